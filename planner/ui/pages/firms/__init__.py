"""The page of the firms, with its components."""
