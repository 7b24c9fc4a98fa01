"""The page of versions and projects, with its components."""
