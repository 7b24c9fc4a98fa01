"""How often a rule binds: what it bars by itself, counted by the checker."""

from collections import Counter
from collections.abc import Mapping

from planner.analysis.explain.window import last_start, placed, starts
from planner.check import check_placement
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY, SegregationRule


def rule_counts(problem: Problem) -> Mapping[str, int]:
    """Return for each rule how many pairs of a firm and a unit it bars, nobody else there, at the first start there is."""
    count: Counter[str] = Counter()
    for firm in problem.firms:
        if firm.is_sitting:
            continue
        for unit in problem.units:
            run = (unit,)
            start = next(iter(starts(problem, firm, run)), None) or last_start(problem, firm, run)
            found = check_placement(problem, Plan(), placed(firm, run, start))
            count.update({one.rule for one in found if one.is_fault})
    return count


def pair_count(problem: Problem, row: SegregationRule) -> int:
    """Return how many pairs of firms a row of the segregation table keeps apart, each from the other or both."""
    pairs = {
        frozenset((one.firm_id, other.firm_id))
        for one in problem.firms
        if row.emitter_tag in one.emits
        for other in problem.firms
        if other is not one and (row.receptor_tag == ANY or row.receptor_tag in other.receptors)
    }
    return len(pairs)
