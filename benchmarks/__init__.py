"""Seeded parks in our own tables, and how fast and how well they are planned."""
