"""Records in and out: NDJSON, JSON and CSV, and an attribution in one line."""
