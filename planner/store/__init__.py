"""What is kept: SQLite by default, PostgreSQL by URL. Rows in, domain values out; no SQL leaves this room."""
