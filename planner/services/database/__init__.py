"""The database, the servers on it, and its upkeep."""
