"""The page of scenarios, with its components."""
