"""The page of several parks planned as one."""
