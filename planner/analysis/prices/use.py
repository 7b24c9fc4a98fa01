"""Which of several reliefs a plan makes use of, so that the others can be asked for without them."""

from collections.abc import Sequence

from planner.analysis.prices.relief import Relief
from planner.check import check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


def reliefs_in_use(problem: Problem, group: Sequence[Relief], plan: Plan) -> tuple[Relief, ...]:
    """Return those reliefs of a group without which a plan breaks a rule, all the others being there.

    `plan` keeps every rule of `problem` with the whole group. Where two of them do the same, neither may be told.
    """
    return tuple(one for one in group if not _keeps_rules_without(problem, one, group, plan))


def _keeps_rules_without(problem: Problem, left: Relief, group: Sequence[Relief], plan: Plan) -> bool:
    eased = problem
    for one in group:
        if one is not left:
            eased = one.eased(eased, None)
    return is_valid(check_plan(eased, plan))
