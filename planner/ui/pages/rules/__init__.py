"""The page of rules and settings, with its components."""
