"""The claims database: SQLite, and nothing else."""
