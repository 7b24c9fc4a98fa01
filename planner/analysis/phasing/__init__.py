"""When to build: what later handovers cost, each case held against the best plan as it is."""

from planner.analysis.phasing.handovers import handover_rows, pending
from planner.analysis.phasing.search import PhasingSearch

__all__ = ["PhasingSearch", "handover_rows", "pending"]
