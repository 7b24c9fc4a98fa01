"""The page that re-plans, and tries changes by hand, with its components."""
