"""Parks kept under a name: versions, drafts, the life of a plan, and who did what."""
