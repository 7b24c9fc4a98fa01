"""Processes that work for this one: how each begins, what it may take, and that nothing of it is left behind."""
