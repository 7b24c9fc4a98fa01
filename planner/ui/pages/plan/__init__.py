"""The page that makes a plan and shows it, with its components."""
