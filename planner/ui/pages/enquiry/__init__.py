"""The page of enquiries, with its components."""
