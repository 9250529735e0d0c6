"""Other people's formats: records in, records out."""
