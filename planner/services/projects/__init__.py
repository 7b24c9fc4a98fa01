"""Projects with their versions, read and packed."""
