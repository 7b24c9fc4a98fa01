"""The page of capacity: what is let, kept and free, what fills first, and what has no place."""
