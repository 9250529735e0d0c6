"""From facts to a report: pure functions of values, no file, clock or database."""
