"""Moves from one plan to another: in an order that never over-fills anything on the way."""

from planner.analysis.moves.order import order_of

__all__ = ["order_of"]
