"""The overview, with its components."""
