"""Who is meant: the noun phrases that name people and bodies, and what later words for them go back to."""
