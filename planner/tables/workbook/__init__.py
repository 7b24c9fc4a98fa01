"""Workbooks: limits held before anything is parsed, then cells, merges and what cells do not show."""
