"""The plan in force under new facts, without a solver: what can stay stays, what cannot starts later or is left out.

It is in hand before a model stands, so that a solve whose time ends too early has a plan to give.
Each step is put to the checker. It looks for no other rooms than those a firm has or is promised.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.analysis.explain.window import placed, starts
from planner.check import check_plan
from planner.check.pinned import promises
from planner.domain.measures.placed import without_unknown
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.seats import seats_of

Places = Sequence[Placement]
_Told = tuple[str, str, tuple[str, ...], str, str]


def plan_in_force(problem: Problem, *, is_over: Callable[[], bool] = lambda: False) -> Plan | None:
    """Return the plan in force as far as it keeps the rules; None without one, or if no part keeps them.

    A plan that keeps every rule as it is is returned at once; else `is_over` is asked at each step.
    """
    if not problem.base:
        return None
    ways = {name: way for name, way in _ways(problem).items() if way}
    seats = Plan(placements=tuple(seat for firm in problem.firms for seat in seats_of(problem, firm)))
    adding = _Adding(problem, ways, is_over)
    found = adding.all_of(tuple(ways), seats)
    return found if found is not None and not adding.broken(found) else None


def _ways(problem: Problem) -> Mapping[str, Sequence[Places]]:
    """Return what may become of each firm that does not sit inside, the most wanted first; who is promised a place first."""
    base = without_unknown(problem, Plan(placements=problem.base)).by_firm
    promised: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for pin in promises(problem):
        promised[pin.firm_id] = promised[pin.firm_id] or pin.units
    found: dict[str, Sequence[Places]] = {}
    for firm_id in (*promised, *base):
        firm = problem.firm.get(firm_id)
        if firm is not None and not firm.is_sitting and firm_id not in found:
            found[firm_id] = [*_options(problem, firm, base.get(firm_id, ()), promised.get(firm_id, ()))]
    return found


def _options(problem: Problem, firm: Firm, stays: Places, promised: Sequence[str]) -> Iterator[Places]:
    """Return the stays as they are, then the same rooms from other starts, then the rooms promised."""
    if stays:
        yield stays
    for names in dict.fromkeys((*(stay.units for stay in stays[:1]), tuple(sorted(promised)))):
        run = tuple(problem.unit[name] for name in names if name in problem.unit)
        if run:
            yield from ((placed(firm, run, start),) for start in starts(problem, firm, run))


@dataclass(frozen=True)
class _Adding:
    """Firms added to a plan as long as no rule is broken that was not broken before."""

    problem: Problem
    ways: Mapping[str, Sequence[Places]]
    is_over: Callable[[], bool]
    known: dict[Plan, frozenset[_Told]] = field(default_factory=dict)
    """What each plan that was put to the checker breaks: most are met again, with other firms to be added."""

    def broken(self, plan: Plan) -> frozenset[_Told]:
        """Return the rules a plan breaks; the checker is asked once of each plan."""
        if plan not in self.known:
            self.known[plan] = _told(self.problem, plan)
        return self.known[plan]

    def all_of(self, firms: Sequence[str], plan: Plan) -> Plan | None:
        """Return the plan with as many of the firms as keep the rules; None if the time ended before."""
        before = self.broken(plan)
        whole = _joined(plan, [self.ways[name][0] for name in firms])
        worse = self.broken(whole) - before
        if not worse:
            return whole
        if self.is_over():
            return None
        if len(firms) == 1:
            others = (_joined(plan, [way]) for way in self.ways[firms[0]][1:])
            return next((one for one in others if self.broken(one) <= before), plan)
        for part in _parted(firms, {name for told in worse for name in told[2]}):
            found = self.all_of(part, plan)
            if found is None:
                return None
            plan = found
        return plan


def _parted(firms: Sequence[str], named: Collection[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the firms in two parts: those that no finding names first, else by halves."""
    free, blamed = [one for one in firms if one not in named], [one for one in firms if one in named]
    half = len(firms) // 2
    return (free, blamed) if free and blamed else (firms[:half], firms[half:])


def _joined(plan: Plan, more: Sequence[Places]) -> Plan:
    return Plan(placements=(*plan.placements, *(stay for places in more for stay in places)))


def _told(problem: Problem, plan: Plan) -> frozenset[_Told]:
    """Return the rules a plan breaks, as what can be compared."""
    return frozenset(
        (one.rule, one.clause, one.subjects, one.need, one.available)
        for one in check_plan(problem, plan)
        if one.is_fault
    )
