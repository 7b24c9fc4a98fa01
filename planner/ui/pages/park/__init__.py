"""The page of the park's tables, with its components."""
