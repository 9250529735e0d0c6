"""Drafts resolved into rows: names into numbers, what is known told from what is new."""
