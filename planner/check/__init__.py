"""The independent checker: has never heard of a solver, reads a plan, and tells what is wrong.

Every rule is told here a second time, in its own file and its own words; the first telling
is models/constraints.
"""

from planner.check.certificate import check_outcome
from planner.check.moves import check_moves
from planner.check.plan import CHECKS, check_placement, check_plan, is_valid

__all__ = ["CHECKS", "check_moves", "check_outcome", "check_placement", "check_plan", "is_valid"]
