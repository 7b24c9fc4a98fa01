"""People who came in by login: their roles, logins and tokens, and what a call of theirs may do."""
