"""One piece of space made free by at most two moves: the cheapest chains, each replayed by the checker."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from planner.analysis.enquiry.effects import PlanBefore, Worth
from planner.analysis.enquiry.movers import Movers, holders, in_the_way
from planner.analysis.explain.runs import Run, area_m2, runs_of
from planner.analysis.moves import order_of
from planner.check import check_moves, check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.place_offer import BlockChain, VacancyAnswer

MOST_CHAINS = 5
MOST_TRIED = 60
"""How many pairs of new places of one block are tried, the likeliest first."""
MOST_MOVES = 2
ChainCost = tuple[Worth, Decimal, int]
"""What a chain costs, the most important first: the worth of the plan by tiers (negated), 万元 of moving, moves."""


@dataclass(frozen=True)
class SpaceBlock:
    """A run of units wanted free from a quarter to the end, and who is in it then."""

    units: tuple[str, ...]
    since: Quarter
    until: Quarter
    occupants: tuple[str, ...]

    def touches(self, place: Placement) -> bool:
        """Whether a placement has a unit of the block while it is to be free."""
        return (
            place.start < self.until
            and self.since < place.end
            and not set(self.units).isdisjoint(place.units)
        )


@dataclass(frozen=True)
class _ChainSearch:
    """Where firms may go, looked up once for all blocks; each run from its first start only, unless `is_exact`."""

    before: PlanBefore
    movers: Movers
    is_exact: bool
    passes: dict[str, list[tuple[Placement, ...]]] = field(default_factory=dict)
    _places: dict[str, tuple[Placement, ...]] = field(default_factory=dict)
    _open: dict[tuple[str, tuple[str, ...]], tuple[Placement, ...]] = field(default_factory=dict)

    def places(self, name: str) -> tuple[Placement, ...]:
        """Return the other places of a firm, whoever is there."""
        if name not in self._places:
            first: dict[tuple[str, ...], Placement] = {}
            every = [one for one in self.movers.places(name) if one not in self.before.plan.placements]
            for place in every:
                first.setdefault(place.units, place)
            self._places[name] = tuple(every if self.is_exact else first.values())
        return self._places[name]

    def open_to(self, name: str, moving: tuple[str, ...]) -> tuple[Placement, ...]:
        """Return the other places of a firm that stand beside those who do not move."""
        key = (name, tuple(sorted(moving)))
        if key not in self._open:
            beside = self.before.without(*moving)
            self._open[key] = tuple(
                place
                for place in self.places(name)
                if not holders(beside, place) and _may_stand(self.before, beside, place)
            )
        return self._open[key]


def block_chains(
    problem: Problem,
    plan: Plan,
    wanted_m2: int,
    since: Quarter,
    *,
    most_tried: int | None = MOST_TRIED,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[VacancyAnswer]:
    """Return the cheapest chains for one piece of at least `wanted_m2`, free from `since` on, as they are found.

    No smaller run inside a block has the area too. Only the cheapest chain of each block is told, the cheapest
    blocks first. Without `most_tried` every pair of new places is tried.
    """
    before = PlanBefore(problem, plan)
    search = _ChainSearch(before, Movers(before), is_exact=most_tried is None)
    found: list[tuple[ChainCost, BlockChain]] = []
    answer = VacancyAnswer()
    for block in sorted(blocks_of(problem, plan, wanted_m2, since), key=lambda one: len(one.occupants)):
        if should_stop():
            yield answer
            return
        best = _cheapest(search, block, most_tried)
        if best is not None:
            found = sorted([*found, best], key=lambda one: (one[0], one[1].area_m2, one[1].units))[
                :MOST_CHAINS
            ]
            answer = replace(answer, chains=tuple(chain for _, chain in found))
            yield answer
    yield replace(answer, is_complete=True)


def blocks_of(problem: Problem, plan: Plan, wanted_m2: int, since: Quarter) -> Iterator[SpaceBlock]:
    """Return the runs of at least `wanted_m2` that are ready by `since` and could be emptied by two moves."""
    for building in problem.buildings:
        park = problem.park[building.park_id]
        runs = [
            run
            for run in runs_of(problem, building.building_id, largest_m2=2 * wanted_m2)
            if area_m2(run) >= wanted_m2
        ]
        for run in _smallest(runs):
            if max(problem.ready_quarter(unit) for unit in run) > since:
                continue
            names = tuple(sorted(unit.unit_id for unit in run))
            block = SpaceBlock(names, since, park.last_quarter + 1, ())
            inside = sorted({p.firm_id for p in plan.placements if block.touches(p)})
            if len(inside) <= MOST_MOVES:
                yield replace(block, occupants=tuple(inside))


def _smallest(runs: Sequence[Run]) -> Iterator[Run]:
    """Return the runs that have no other one inside them."""
    names = [frozenset(unit.unit_id for unit in run) for run in runs]
    for run, own in zip(runs, names, strict=True):
        if not any(other < own for other in names):
            yield run


def cost_of(before: PlanBefore, after: Plan) -> ChainCost:
    """Return what it costs to go from the plan to another one by moving firms."""
    moved = [p for p in after.placements if p not in before.plan.placements]
    old = {p.firm_id: p.units for p in before.plan.placements}
    firms = before.problem.firm
    worth = before.worth(before.values_of(after))
    cost = sum((firms[p.firm_id].move_cost_10k for p in moved if p.units != old[p.firm_id]), Decimal(0))
    return tuple(-value for value in worth), cost, len(moved)


def _cheapest(
    search: _ChainSearch, block: SpaceBlock, most_tried: int | None
) -> tuple[ChainCost, BlockChain] | None:
    before = search.before
    if not all(search.movers.may_move(name) for name in block.occupants):
        return None
    plans = _emptied(search, block, most_tried) if block.occupants else [before.plan]
    costs = sorted(
        ((cost_of(before, after), number, after) for number, after in enumerate(plans)),
        key=lambda one: one[:2],
    )
    for cost, _, after in costs:
        steps = order_of(before.problem, before.plan, after)
        if not check_moves(before.problem, before.plan, after, steps):
            return cost, BlockChain(
                units=block.units,
                area_m2=sum(before.problem.unit[name].leasable_m2 for name in block.units),
                since=block.since,
                steps=steps,
                after=after.placements,
                effects=before.effects(after),
                cost_10k=cost[1],
            )
    return None


def _emptied(search: _ChainSearch, block: SpaceBlock, most_tried: int | None) -> Iterator[Plan]:
    """Return the plans in which the block is empty after one or two moves."""
    before = search.before
    pairs: Iterable[tuple[Placement, ...]]
    if len(block.occupants) == 1:
        (name,) = block.occupants
        yield from _kept(before, block, ((place,) for place in search.open_to(name, (name,))))
        pairs = _passed_on(search, name)
    else:
        one, other = block.occupants
        firsts, seconds = (
            [place for place in search.open_to(name, block.occupants) if not block.touches(place)]
            for name in (one, other)
        )
        pairs = ((first, second) for first in firsts for second in seconds)
    outside = (pair for pair in pairs if not any(block.touches(place) for place in pair))
    yield from _kept(before, block, _likeliest(before, outside, most_tried))


def _passed_on(search: _ChainSearch, name: str) -> Iterator[tuple[Placement, ...]]:
    """Return the pairs in which the firm takes a place that is free only once another firm has moved on."""
    if name not in search.passes:
        search.passes[name] = [*_passes(search, name)]
    yield from search.passes[name]


def _passes(search: _ChainSearch, name: str) -> Iterator[tuple[Placement, ...]]:
    before = search.before
    beside = before.without(name)
    for place in search.places(name):
        is_free = not holders(beside, place)
        if is_free and before.keeps_rules(before.with_others((name,), (place,))):
            continue
        for other in in_the_way(before.problem, beside, place):
            if search.movers.may_move(other) and _may_stand(before, before.without(name, other), place):
                yield from ((place, new) for new in search.open_to(other, (name, other)))


def _may_stand(before: PlanBefore, beside: Plan, place: Placement) -> bool:
    """Whether a placement breaks no rule that another firm could not put right."""
    return not any(
        one.is_fault and one.rule != RuleKey.SPECULATIVE_HOLD
        for one in check_placement(before.problem, beside, place)
    )


def _likeliest(
    before: PlanBefore, pairs: Iterable[tuple[Placement, ...]], most: int | None
) -> Iterable[tuple[Placement, ...]]:
    """Return the pairs that do not meet, at most so many: those first that wait least for their new places."""
    apart = [pair for pair in pairs if not _meet(*pair)]
    if most is None or len(apart) <= most:
        return apart
    old = {p.firm_id: p for p in before.plan.placements}

    def wait(pair: tuple[Placement, ...]) -> tuple[int, int]:
        changes = [(place.start - old[place.firm_id].start, place) for place in pair]
        return sum(max(0, late) for late, _ in changes), sum(
            abs(_area(before, place) - _area(before, old[place.firm_id])) for _, place in changes
        )

    return sorted(apart, key=wait)[:most]


def _area(before: PlanBefore, place: Placement) -> int:
    return sum(before.problem.unit[name].leasable_m2 for name in place.units)


def _meet(one: Placement, other: Placement) -> bool:
    return one.overlaps(other) and not set(one.units).isdisjoint(other.units)


def _kept(before: PlanBefore, block: SpaceBlock, moves: Iterable[tuple[Placement, ...]]) -> Iterator[Plan]:
    for pair in moves:
        after = before.with_others([place.firm_id for place in pair], pair)
        if not any(block.touches(place) for place in after.placements) and before.keeps_rules(after):
            yield after
