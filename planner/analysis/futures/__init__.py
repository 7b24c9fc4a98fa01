"""Futures of a park: drawn by chance, planned under a stated policy of allocation, and counted."""
