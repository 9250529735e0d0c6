"""From the bytes of a text to the attributed claims it may hold; a person decides which do."""
