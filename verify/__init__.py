"""Source reliability and claim verification."""
