"""Which starts of a placement are worth a candidate: the earliest, and those at an event.

Proof sketch of *left-shift dominance*. Take a plan in which firm i is in run r from s on, where
even the earliest lease on r outlasts the horizon, and move the start to s − 1, not before the
earliest start on r. Inside the horizon i is then present in one more quarter, s − 1, and in no
fewer. Suppose that no other candidate of the park can end at s. Then all who are inside in s − 1
are inside in s too, so

- *unit once, segregation*: whom i would meet in s − 1 it meets in s already;
- *utilities*: the draw in s − 1 is at most that in s, and fits unless a cap of the building or
  park is lower in s − 1 than in s;
- *reserve*: likewise for a ground-floor share, unless it ends, or ground floor becomes ready, at s;
- *holds, named reserves, unit states* only say "not before": the earliest start counts them in;
- *speculative hold*: from s − 1 a unit has stood empty for less long. That somebody was inside
  before s matters only where a lease can end in the building; there a firm below framework stage
  keeps all starts. Nobody needs i to leave a unit, for i stays;
- *expansion*: its windows move with the start; with that rule on, all starts are kept.

No goal gets worse: who meets whom (synergy, soft segregation) is the same, expected value does
not fall and waiting does not rise with an earlier start, and no other goal sees the start save
*changes*, which looks at the starts of the base. So unless s is an *event* (another candidate
of the park can end, a cap steps up, a reserve loosens, the base or a pin starts there) the plan
from s − 1 is as good in every tier, and repeating this ends at an event or the earliest start.

A start before the opening of the park is a fact of the plan in force; such a run keeps all starts.
So does a firm for which a sitting one moves out: the later it starts, the longer that one stays.
Where a tier gains by a later start (a positive rate on waiting or changes, a negative one on
expected value, losses below 0), or where a lease can end inside the horizon, all starts stay:
leaving later may be what another rule or goal needs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from models.constraints import commitments, handover, reserve, speculative_hold
from models.instance import Instance, Run
from models.tier_directions import LESS, MORE, gains
from planner.domain.keys import GoalKey, RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.policy import Policy
from planner.domain.rule import is_on
from planner.domain.vocabulary.terms import CapScope


@dataclass(frozen=True, slots=True)
class StartOption:
    """A firm in a run, and the quarters in which it may start there; `until` is the end of a seat."""

    firm: Firm
    run: Run
    starts: tuple[int, ...]
    until: int | None = None

    def end(self, start: int) -> int:
        """Return the first quarter after the lease."""
        return handover.end_of(self.firm, start) if self.until is None else self.until


def undominated(options: Sequence[StartOption], instance: Instance) -> list[StartOption]:
    """Return the options with the starts that no other dominates, in the same order.

    The proof is at the head of this file; where it does not hold (an expansion option, a goal that
    may gain by a later start), every start is returned.
    """
    if is_on(instance.policy, RuleKey.EXPANSION) or later_may_pay(instance.policy):
        return list(options)
    events = _Events(instance, options)
    return [replace(option, starts=tuple(_kept(option, events, instance))) for option in options]


def later_may_pay(policy: Policy) -> bool:
    """Whether some tier of the policy may gain by a later start."""
    rates = policy.rates
    amounts = (rates.tax_per_10k, rates.output_per_10k, rates.per_job, rates.per_m2)
    return (
        min(*amounts, rates.waiting_loss_signed, rates.waiting_loss_other) < 0
        or LESS in gains(policy, GoalKey.EXPECTED_VALUE)
        or MORE in gains(policy, GoalKey.WAITING)
        or MORE in gains(policy, GoalKey.CHANGES)
    )


def _kept(option: StartOption, events: "_Events", instance: Instance) -> Iterator[int]:
    instance.clock.tick()
    firm, building_id = option.firm, option.run.building_id
    graduates = firm.firm_id in instance.problem.graduates.values()
    follows = building_id in events.left and speculative_hold.concerns(firm, instance)
    if graduates or follows or _can_end(option, instance) or handover.begun(firm, option.run, instance):
        yield from option.starts
        return
    loosening = events.of(firm, building_id)
    for start in option.starts:
        if start == option.starts[0] or start in loosening:
            yield start


def _can_end(option: StartOption, instance: Instance) -> bool:
    return bool(option.starts) and option.end(option.starts[0]) <= instance.last


class _Events:
    """Quarters at which something that kept a firm from starting earlier may let go."""

    def __init__(self, instance: Instance, options: Iterable[StartOption]) -> None:
        self._facts = instance
        self._ends: dict[str, dict[int, set[str]]] = {}
        self.left: set[str] = set()
        for option in options:
            for end in (option.end(start) for start in option.starts):
                if end <= instance.last:
                    self._add_end(option, end)
        self._known: dict[tuple[str, str], frozenset[int]] = {}
        self._loose = {park.park_id: self._loosening(park.park_id) for park in instance.problem.parks}

    def of(self, firm: Firm, building_id: str) -> frozenset[int]:
        """Return the events that matter to a firm in a building."""
        place = (firm.firm_id, building_id)
        if place not in self._known:
            self._known[place] = self._of(firm, building_id)
        return self._known[place]

    def _of(self, firm: Firm, building_id: str) -> frozenset[int]:
        park_id = self._facts.problem.building[building_id].park_id
        ends = {end for end, firms in self._ends.get(park_id, {}).items() if firms != {firm.firm_id}}
        named = {p.start.index for p in self._facts.problem.base if p.firm_id == firm.firm_id}
        pinned = commitments.pinned_starts(firm, self._facts)
        steps = self._steps[CapScope.BUILDING, building_id] | self._steps[CapScope.PARK, park_id]
        return frozenset(ends | named | pinned | steps | self._loose[park_id])

    def _add_end(self, option: StartOption, end: int) -> None:
        building_id = option.run.building_id
        park_id = self._facts.problem.building[building_id].park_id
        self.left.add(building_id)
        self._ends.setdefault(park_id, {}).setdefault(end, set()).add(option.firm.firm_id)

    @cached_property
    def _steps(self) -> dict[tuple[CapScope, str], set[int]]:
        found: dict[tuple[CapScope, str], set[int]] = defaultdict(set)
        for line in self._facts.cap_lines:
            limits = dict(line.limits)
            for quarter, limit in line.limits:
                if limit > limits.get(quarter - 1, limit):
                    found[line.scope, line.subject_id].add(quarter)
        return found

    def _loosening(self, park_id: str) -> set[int]:
        found: set[int] = set()
        for kept in self._facts.policy.reserves:
            if kept.park_id == park_id and kept.ground_share:
                limits = reserve.shared_ground(self._facts, kept)
                found |= {later for (_, m2), (later, more_m2) in pairwise(limits) if more_m2 > m2}
                found.add(kept.until.index)
        return found
