"""A report as text: for a screen, for a script, for a page."""
