"""Corrections: what was recorded is ended or withdrawn by a further entry, and nothing is overwritten."""
