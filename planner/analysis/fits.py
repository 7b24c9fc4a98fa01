"""How many more firms of an archetype, or of a mix, fit beside a plan; and what a target of firms takes.

Firms that are added are alike but for their ids, so that a count says all: so many are asked for that
some stay out, and the most of them that a solver can place, proven, is the count. Beside the plan as it is,
every placed firm is pinned to its rooms; where firms may move, each has to have a place somewhere.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.analysis.explain import reasons_of
from planner.analysis.stops import stop_of
from planner.check import check_plan
from planner.domain.goal import GoalMode, Term, Tier
from planner.domain.keys import GoalKey, RuleKey
from planner.domain.park.enquiry import Enquiry, firm_of
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Forbid, Pin, Switch
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.rule import is_on
from planner.domain.solving.finding import Reason
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.sweeping.fit import FitCount, FitLevel, FitPart, FitPoint, FitStop
from planner.domain.vocabulary.terms import Priority, Stage
from planner.text import Text

Solver = Callable[[Problem], Outcome]
"""Places as many firms of a problem as can be, within the limits of the one who asks."""
FIRST_COPIES, MOST_COPIES = 4, 64
"""How many alike firms are asked for at first, and at most."""
_NOWHERE = -1
"""What no plan exceeds where there is none."""
_Answer = tuple[Problem, Plan]
"""The last question of a count, with the plan that places most of those asked for."""
_BEYOND = (0, 3, 7)
"""Firms added beside those that the target lacks."""
_TIER = Tier(
    key=GoalKey.FIRMS, title=Text("落位企业数", "Firms placed"), terms=(Term(goal=GoalKey.FIRMS, rate=1),)
)


def copies(problem: Problem, parts: Sequence[FitPart], quarter: Quarter, last: Quarter) -> tuple[Firm, ...]:
    """Return alike signed firms of each part, to start from `quarter` to `last`; their ids are new in the problem."""
    found: list[Firm] = []
    for number, part in enumerate(parts):
        stem = f"+{number}."
        while any(firm.firm_id.startswith(stem) for firm in problem.firms):
            stem = f"+{stem}"
        kind = problem.archetype[part.archetype]
        found += [
            firm_of(
                Enquiry(
                    firm_id=f"{stem}{at:03d}",
                    name=kind.name,
                    area_req_m2=part.area_m2,
                    desired_quarter=quarter,
                    stage=Stage.SIGNED,
                    priority=Priority.B,
                ),
                kind,
                latest_quarter=last,
            ).firm
            for at in range(part.count)
        ]
    return tuple(found)


def counting(problem: Problem) -> Problem:
    """Return the facts under the goal of placing as many firms as can be; no plan is in force."""
    policy = replace(problem.policy, tiers=(_TIER,), mode=GoalMode.RANKED)
    return replace(problem, policy=policy, base=())


def beside(problem: Problem, plan: Plan, *, may_move: bool) -> Problem:
    """Return the facts in which the firms of a plan have to be placed, where they are or anywhere, and no other may be."""
    placed = plan.by_firm
    pins = tuple(
        Pin(firm_id=name) if may_move else Pin(firm_id=name, units=stays[0].units, start=stays[0].start)
        for name, stays in placed.items()
        if not problem.firm[name].is_sitting
    )
    kept = tuple(pin for pin in problem.policy.pins if may_move and pin.firm_id in placed)
    pinned = {pin.firm_id for pin in kept}
    out = tuple(Forbid(firm_id=firm.firm_id) for firm in problem.firms if firm.firm_id not in placed)
    policy = replace(
        problem.policy,
        pins=(*kept, *(pin for pin in pins if pin.firm_id not in pinned)),
        forbids=(*problem.policy.forbids, *out),
    )
    return counting(problem.with_policy(policy))


def moments(problem: Problem) -> tuple[Quarter, ...]:
    """Return now and each later handover inside the horizon: the quarters in which what fits may change."""
    now = min(park.opening_quarter for park in problem.parks)
    last = problem.quarters[-1]
    ready = {problem.ready_quarter(unit) for unit in problem.units}
    return tuple(sorted({now, *(quarter for quarter in ready if now < quarter <= last)}))


@dataclass(frozen=True, kw_only=True)
class FitSearch:
    """The questions of one order, answered one by one; `should_stop` is asked between them."""

    problem: Problem
    plan: Plan
    solver: Solver
    should_stop: Callable[[], bool] = lambda: False
    may_move: bool = False

    def count(self, mix: Sequence[FitPart], quarter: Quarter) -> FitCount:
        """Return how often a mix fits, with what is in the way of one more."""
        held = beside(self.problem, self.plan, may_move=self.may_move)
        is_alike = len(mix) == 1 and mix[0].count == 1
        told, last = self._alike(held, mix[0], quarter) if is_alike else self._bundles(held, mix, quarter)
        return replace(told, reason=_in_the_way(held, *last)) if told.is_proven and last else told

    def _alike(self, held: Problem, part: FitPart, quarter: Quarter) -> tuple[FitCount, _Answer | None]:
        wanted = FIRST_COPIES
        while True:
            asked = _with(held, copies(held, [replace(part, count=wanted)], quarter, quarter))
            placed, most, plan = self._placed(asked)
            found = max(0, placed - len(self.plan.by_firm))
            top = None if most is None or plan is None else most - len(self.plan.by_firm)
            if found < wanted or wanted >= MOST_COPIES or self.should_stop():
                is_all = found == wanted  # more might fit: what was asked for is no bound
                most = None if is_all else top
                told = FitCount(mix=(part,), quarter=quarter, count=found, most=most, plan=plan)
                return told, None if plan is None else (asked, plan)
            wanted *= 2

    def _bundles(
        self, held: Problem, mix: Sequence[FitPart], quarter: Quarter
    ) -> tuple[FitCount, _Answer | None]:
        told = FitCount(mix=tuple(mix), quarter=quarter, count=0, most=None)
        size = sum(part.count for part in mix)
        while size and told.count < MOST_COPIES and not self.should_stop():
            times = told.count + 1
            wanted = [replace(part, count=part.count * times) for part in mix]
            asked = _with(held, copies(held, wanted, quarter, quarter))
            placed, most, plan = self._placed(asked)
            whole = len(self.plan.by_firm) + size * times
            if plan is None:
                return told, None
            if placed < whole:
                is_closed = most is not None and most < whole
                return replace(told, most=told.count if is_closed else None), (asked, plan)
            told = replace(told, count=times, plan=plan)
        return told, None

    def level(self, part: FitPart | None, more: int, *, has_hold: bool) -> FitLevel:
        """Return the most firms of the pipeline and `more` of a part that can be placed, nobody held where they are."""
        problem = self._counted(has_hold=has_hold)
        if part is not None and more:
            first = min(park.opening_quarter for park in problem.parks)
            added = copies(problem, [replace(part, count=more)], first, problem.quarters[-1])
            problem = _with(problem, added)
        placed, most, plan = self._placed(problem)
        reasons = () if more or plan is None else self._left_out(problem, plan)
        return FitLevel(more=more, has_hold=has_hold, placed=placed, most=most, reasons=reasons)

    def _counted(self, *, has_hold: bool) -> Problem:
        problem = counting(self.problem)
        if has_hold:
            return problem
        switches = tuple(one for one in problem.policy.switches if one.rule != RuleKey.SPECULATIVE_HOLD)
        off = Switch(rule=RuleKey.SPECULATIVE_HOLD, on=False)
        return problem.with_policy(replace(problem.policy, switches=(*switches, off)))

    def stop(self, levels: Sequence[FitLevel], target: int, decider: Solver) -> FitStop | None:
        """Return the smallest set of rules that stops a target; of the first row of levels whose pipeline does not reach it."""
        starts = [one for one in levels if not one.more]
        out = next((one for one in starts if one.most is not None and one.most < target), None)
        if out is None:
            return None
        found = stop_of(self._counted(has_hold=out.has_hold), target, decider, self.should_stop)
        return None if found is None else replace(found, has_hold=out.has_hold)

    def _left_out(self, problem: Problem, plan: Plan) -> tuple[Reason, ...]:
        return tuple(
            reasons_of(problem, plan, firm)[0]
            for firm in problem.firms
            if firm.firm_id not in plan.by_firm and firm.stage is not Stage.EXITED
        )

    def levels(self, part: FitPart | None, target: int) -> Iterator[FitLevel]:
        """Return levels with nothing added, then with what the target lacks, and 3 and 7 more; each without the hold and with it.

        So many firms more cannot place more than so many: where what the target lacks reaches it, fewer do not.
        """
        for has_hold in self._holds():
            start = self.level(part, 0, has_hold=has_hold)
            yield start
            lacking = max(0, target - start.placed)
            for more in [(lacking or 3) + beyond for beyond in _BEYOND] if part is not None else []:
                if self.should_stop():
                    return
                yield self.level(part, more, has_hold=has_hold)

    def level_count(self, part: FitPart | None) -> int:
        """Return how many levels there are to ask for."""
        return len(self._holds()) * (1 if part is None else 1 + len(_BEYOND))

    def _holds(self) -> tuple[bool, ...]:
        return (False, True) if is_on(self.problem.policy, RuleKey.SPECULATIVE_HOLD) else (False,)

    def points(self, pair: tuple[FitPart, FitPart], quarter: Quarter) -> Generator[FitPoint, None, bool]:
        """Return for each number of the first that fits the most of the second beside it.

        At the end it returns whether it is proven that no more of the first fits.
        """
        held = beside(self.problem, self.plan, may_move=self.may_move)
        base = len(self.plan.by_firm)
        for first in range(MOST_COPIES):
            if self.should_stop():
                return False
            wanted, found, top = FIRST_COPIES, 0, None
            while True:
                parts = [replace(pair[0], count=first), replace(pair[1], count=wanted)]
                added = copies(held, parts, quarter, quarter)
                must = tuple(Pin(firm_id=firm.firm_id) for firm in added[:first])
                asked = _with(held, added)
                policy = replace(asked.policy, pins=(*asked.policy.pins, *must))
                placed, most, plan = self._placed(asked.with_policy(policy))
                if plan is None:
                    return most == _NOWHERE
                found = placed - base - first
                top = None if most is None else most - base - first
                if found < wanted or wanted >= MOST_COPIES:
                    break
                wanted *= 2
            yield FitPoint(first=first, second=found, most=None if found == wanted else top)
        return False

    def _placed(self, problem: Problem) -> tuple[int, int | None, Plan | None]:
        """Return how many firms a checked plan places, what no plan exceeds, and the plan; nothing if the checker refuses it."""
        outcome = self.solver(problem)
        most = _NOWHERE if outcome.status is Status.INFEASIBLE else outcome.bound
        if outcome.plan is None or any(one.is_fault for one in check_plan(problem, outcome.plan)):
            return 0, most if outcome.plan is None else None, None
        return len(outcome.plan.by_firm), most, outcome.plan


def _with(problem: Problem, firms: Sequence[Firm]) -> Problem:
    return replace(problem, firms=(*problem.firms, *firms))


def _in_the_way(held: Problem, asked: Problem, plan: Plan) -> Reason | None:
    """Return the first reason against the first firm added that has no place in the plan with most of them."""
    out = next((f for f in asked.firms if f.firm_id not in held.firm and f.firm_id not in plan.by_firm), None)
    return None if out is None else reasons_of(asked, plan, out)[0]
