"""When and what to build, each case held against the best plan as it is."""

from planner.analysis.phasing.build_order import MOST_JOBS, build_orders, schedule
from planner.analysis.phasing.handovers import handover_rows, pending
from planner.analysis.phasing.search import PhasingSearch
from planner.analysis.phasing.typologies import (
    build_cost_10k,
    build_quarters,
    not_begun,
    typology_choices,
    typology_edits,
)
from planner.analysis.phasing.upgrades import upgrade_edits, upgrade_rows

__all__ = [
    "MOST_JOBS",
    "PhasingSearch",
    "build_cost_10k",
    "build_orders",
    "build_quarters",
    "handover_rows",
    "not_begun",
    "pending",
    "schedule",
    "typology_choices",
    "typology_edits",
    "upgrade_edits",
    "upgrade_rows",
]
