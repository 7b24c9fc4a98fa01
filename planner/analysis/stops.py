"""What stops a target of firms: the smallest set of rules with which alone it is out of reach.

Firms keep the area they ask for and what structural rules say; each other rule may be left out. A set stops the target where
no plan under it alone places so many. Fewer rules let more plans in, so what stops it with few rules does with more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planner.analysis.why.smallest import smallest_sets
from planner.check import check_plan
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Switch
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES, is_on
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.sweeping.fit import FitStop

DEMAND = frozenset({RuleKey.AREA_FIT, RuleKey.WHOLE_BUILDING})
"""Rules that say how much room a firm asks for: they are the demand itself."""


class _OpenError(Exception):
    """The limits ended before a set was decided."""


def rules_in_question(problem: Problem) -> tuple[RuleKey, ...]:
    """Return the rules that are in force and may be left out, in reading order."""
    return tuple(
        rule.key
        for rule in RULES
        if rule.switchable and rule.key not in DEMAND and is_on(problem.policy, rule.key)
    )


def under(problem: Problem, rules: frozenset[RuleKey]) -> Problem:
    """Return the facts with only these of the rules in question in force."""
    left = [key for key in rules_in_question(problem) if key not in rules]
    kept = tuple(one for one in problem.policy.switches if one.rule not in left)
    off = tuple(Switch(rule=key, on=False) for key in left)
    return problem.with_policy(replace(problem.policy, switches=(*kept, *off)))


def stop_of(
    problem: Problem, target: int, solver: Callable[[Problem], Outcome], should_stop: Callable[[], bool]
) -> FitStop | None:
    """Return the smallest set of rules that stops a target; None if nothing does, or the limits end before it is known.

    Parameters
    ----------
    problem
        Under the goal of placing as many firms as can be.
    solver
        Answers with a plan of as many firms as the target, or proves that there is none.
    """
    search = _StopSearch(problem, target, solver, should_stop)
    try:
        found = smallest_sets(rules_in_question(problem), search.stops, most=1)
    except _OpenError:
        return None
    if not found:
        return None
    (rules,) = found
    ranked = [key for key in rules_in_question(problem) if key in rules]
    return FitStop(rules=tuple(key.value for key in ranked), most=search.most[rules])


@dataclass
class _StopSearch:
    problem: Problem
    target: int
    solver: Callable[[Problem], Outcome]
    should_stop: Callable[[], bool]
    most: dict[frozenset[RuleKey], int] = field(default_factory=dict)
    """What no plan exceeds under sets that stop the target."""
    open: list[frozenset[RuleKey]] = field(default_factory=list)
    """Sets under which a checked plan reaches it."""

    def stops(self, rules: frozenset[RuleKey]) -> bool:
        if any(rules <= one for one in self.open):
            return False
        if any(one <= rules for one in self.most):
            return True
        if self.should_stop():
            raise _OpenError
        asked = under(self.problem, rules)
        outcome = self.solver(asked)
        plan = outcome.plan
        is_sound = plan is not None and not any(one.is_fault for one in check_plan(asked, plan))
        if plan is not None and is_sound and len(plan.by_firm) >= self.target:
            self.open.append(frozenset(rules_in_question(self.problem)) - self._broken(plan))
            return False
        most = -1 if outcome.status is Status.INFEASIBLE else outcome.bound
        if most is None or most >= self.target:
            raise _OpenError
        self.most[rules] = most
        return True

    def _broken(self, plan: Plan) -> frozenset[RuleKey]:
        """Return the rules that a plan breaks: under all others it is a plan as well."""
        return frozenset(RuleKey(one.rule) for one in check_plan(self.problem, plan) if one.is_fault)
