"""The page that compares plans, with its components."""
