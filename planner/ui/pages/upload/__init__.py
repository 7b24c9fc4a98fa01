"""The page that takes files in, with its components and words."""
