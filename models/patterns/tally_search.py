"""The pattern search for large parks: column generation with steadied prices, and dives for plans.

1. A bound, prices and a first plan from a relaxation by room alone (`room_relaxation`, `room_dive`).
2. In turn: the best patterns of every building at steadied prices (between those of the best bound so far and those
   of the master), which also give a bound; then the master over all patterns known.
3. Whenever bound and master have come nearer to each other, a dive: buildings are given their patterns one
   after the other, those nearest to whole first, and the rest is priced anew among the firms that are left.

*Steadied prices* (Wentges 1997) keep the prices from swinging while few patterns are known. The bound is that of
`Master.bound` and holds at any prices; a building that had to drop states counts with the hope of the best one
dropped, or with what a knapsack over its firms holds if that is less. Nothing looks at a clock; `should_stop` does.
"""

import numpy as np

from models.patterns.master import Master, Relaxation
from models.patterns.pattern_result import Listeners, PatternResult, PriceList, room_for_better
from models.patterns.pool import Ints, Pool
from models.patterns.pricing import Patterns
from models.patterns.restricted_master import USUAL, plan_of_best
from models.patterns.room_dive import RoomDive
from models.patterns.room_relaxation import RoomRelaxation
from models.patterns.separation import Separation
from models.patterns.states import bit_block
from models.patterns.tally_block import TallyBlock, tally_block
from models.patterns.tally_dive import TallyDive
from models.patterns.tally_pricer import PriceRound, Spread, TallyPricer
from models.patterns.tally_pricing import plan_pattern
from models.patterns.tree import Incumbent
from models.solver import FloatArray

_BEAMS = (300, 2_000, 10_000, 40_000)
"""States a building, from the first rounds to the last bound."""
_MOST, _MOST_AT_FIRST = 12, 40
"""Patterns a building a round, and while few are known."""
_STEADY, _FAIRLY = 0.6, 0.2
"""How far prices keep to the steady ones: at first, and where the master moves little."""
_BELOW, _FAR_BELOW = 0.03, 0.25
"""How far below its building's turn a pattern may be and still be looked for; at the first prices, which are rough."""
_LITTLE = 1e-3
"""What the master must gain in a round for prices to keep far to the steady ones."""
_NEARER = 0.6
"""A new dive is worth it when what lies between bound and master has fallen to this part."""
_SMALL = 1e-6
_HALF = 0.5


def search_tallied(
    separation: Separation,
    *,
    known: float,
    chosen: Ints,
    step: int,
    listeners: Listeners,
    spread: Spread | None = None,
    gap: tuple[float, int] = (0.0, 0),
) -> PatternResult:
    """Return the best plan found that is worth at least `known` + `step`, and the bound.

    `chosen` are the candidates of the plan known (empty: of none). With `spread` other processes price the buildings.
    The search ends where plan and bound are as near as `gap` asks, a part of the plan's points with a constant added to them.
    """
    return _LargeSearch(separation, step, listeners, spread=spread, gap=gap).run(known, chosen)


class _LargeSearch:
    def __init__(
        self,
        separation: Separation,
        step: int,
        listeners: Listeners,
        *,
        spread: Spread | None,
        gap: tuple[float, int],
    ) -> None:
        self._separation = separation
        self._spread = spread
        self._step = step
        self._listeners = listeners
        self._gap = gap
        self._blocks: list[TallyBlock] = []
        self._pool = Pool(separation)
        self._incumbent = Incumbent(points=-np.inf, patterns=None)
        self._bound: float | None = None
        self._dived = np.inf
        self._steady: FloatArray = np.zeros(0)
        self._steadiness = _STEADY
        self._level = 0
        self._reached = self._dropped = 0.0
        self._is_done = False
        self._is_first = True

    def run(self, known: float, chosen: Ints) -> PatternResult:
        """Search, from the candidates `chosen` of the plan known."""
        separation = self._separation
        self._incumbent = Incumbent(points=known, patterns=None)
        for block in separation.blocks:
            if self._stop():
                return self._result()
            self._blocks.append(tally_block(block, bit_block(block, separation), separation))
        self._pool.add(
            [
                plan_pattern(own, block.candidates, chosen)
                for own, block in zip(self._blocks, separation.blocks, strict=True)
            ]
        )
        self._pricer = TallyPricer(separation, self._blocks, self._spread, should_stop=self._stop)
        self._dive = TallyDive(
            separation,
            self._pricer,
            self._pool,
            should_stop=self._stop,
            improved=self._improve,
            wanted=lambda: room_for_better(self._incumbent.points, self._step),
        )
        self._steady = self._first_prices()
        master = Master(separation, self._pool)
        master.enter(range(len(self._pool)))
        point: Relaxation | None = None
        while not self._stop() and not self._is_closed() and not self._is_done:
            point = self._round(master, point)
        if point is not None and not self._stop() and not self._is_closed():
            self._dive.run(master)
            self._pick(master)
        return self._result()

    def _first_prices(self) -> FloatArray:
        """Return prices of turns and rows from the relaxation by room; its bound and a first plan come of it."""
        relaxation = RoomRelaxation(self._separation, self._blocks)
        first = relaxation.solve()
        self._lower_bound(first.bound)
        if not self._is_closed():
            dive = RoomDive(self._separation, self._blocks, self._pool, should_stop=self._stop)
            plan = dive.run(relaxation, first)
            if plan is not None:
                self._improve(plan)
        return np.concatenate([first.turns, first.links])

    def _round(self, master: Master, before: Relaxation | None) -> Relaxation | None:
        """Price once, and return the new point of the master if there is one."""
        newest, bound = master.duals, self._bound
        duals = self._steady
        if before is not None:
            duals = _between(self._steady, newest, self._steadiness)
        is_useful = self._price(master, duals, newest)
        is_nearer = self._bound is not None and (bound is None or self._bound < bound - _SMALL)
        if is_nearer:
            self._steady = duals
        if self._stop() or (before is not None and not is_useful):
            if not is_nearer:
                self._go_on()
            return before
        point = self._relaxed(master)
        gain = point.bound - (self._incumbent.points if before is None else before.bound)
        is_slow = gain < _LITTLE * abs(point.bound)
        self._steadiness = _FAIRLY if is_slow else _STEADY
        if not is_nearer and self._dropped > self._reached - point.bound:
            self._level = min(self._level + 1, len(_BEAMS) - 1)
        if not self._is_closed():
            self._look_for_plan(master, point)
        return point

    def _go_on(self) -> None:
        """Look closer where nothing came of a round: at the master's own prices, with larger beams, or no more."""
        if self._steadiness:
            self._steadiness = 0.0
        elif self._level + 1 < len(_BEAMS):
            self._level += 1
            self._steadiness = _FAIRLY
        else:
            self._is_done = True

    # ------------------------------------------------------------ prices and bounds

    def _price(self, master: Master, duals: FloatArray, newest: FloatArray) -> bool:
        """Take in the best patterns at some prices; return whether some add anything at the newest ones.

        What the bound loses to dropped states (`_dropped`) is kept beside what it would be without that loss
        (`_reached`): larger beams are worth it once the loss is more than what else is between bound and master.
        What is worth a little less than its building's turn is looked for too, so that the bound need not
        count that turn in full.
        """
        master.duals = duals
        below = _FAR_BELOW if self._is_first else _BELOW
        self._is_first = False
        least = (1.0 - below) * master.block_prices
        found = self._found(master.worth(), master.link_prices, least)
        if not self._stop():
            best = [
                max(low, one.missed, float(one.worth.max(initial=low)))
                for low, one in zip(least.tolist(), found, strict=True)
            ]
            bound = master.bound(best)
            self._lower_bound(bound)
            self._reached = master.bound([float(one.worth.max(initial=0.0)) for one in found])
            self._dropped = bound - self._reached
        before = len(self._pool)
        self._pool.add(found)
        master.duals = newest
        is_useful = bool((master.reduced_costs()[before:] > _SMALL).any())
        master.enter(range(before, len(self._pool)))
        return is_useful

    def _found(self, worth: FloatArray, links: FloatArray, least: FloatArray) -> list[Patterns]:
        separation = self._separation
        return self._pricer.patterns(
            PriceRound(
                worth=worth,
                sums=links[separation.rows - separation.sums :],
                least=least,
                beam=_BEAMS[self._level],
                most=_MOST if self._pool_is_rich else _MOST_AT_FIRST,
            )
        )

    def _relaxed(self, master: Master) -> Relaxation:
        point = master.relax(should_stop=self._stop)
        if point.is_whole and not self._stop():
            self._improve(point.patterns[point.shares > _HALF])
        return point

    @property
    def _pool_is_rich(self) -> bool:
        return len(self._pool) > _MOST_AT_FIRST * len(self._blocks)

    # ------------------------------------------------------------ plans

    def _look_for_plan(self, master: Master, point: Relaxation) -> None:
        if self._bound is None or point.bound < room_for_better(self._incumbent.points, self._step):
            return
        apart = self._bound - point.bound
        if apart > _NEARER * self._dived and np.isfinite(self._dived):
            return
        self._dived = apart
        self._dive.run(master)
        if self._level > 1:
            self._pick(master)

    def _pick(self, master: Master) -> None:
        """Look for a plan among the best patterns of each building."""
        if self._stop():
            return
        found = plan_of_best(
            self._separation, self._pool, master.reduced_costs(), USUAL, should_stop=self._stop
        )
        if found is not None and found.patterns is not None:
            self._improve(found.patterns)

    def _improve(self, patterns: Ints) -> None:
        """Take a plan that is better; not one that lacks what a row asks for, which a dive need not look after."""
        separation, linked = self._separation, self._pool.linked(patterns)
        points = float(self._pool.points[patterns].sum() + linked @ separation.column_points[:, 0])
        if points <= self._incumbent.points:
            return
        given = self._pool.links_of(patterns).sum(axis=1) + linked @ separation.column_links
        if (given >= separation.row_lower - _SMALL).all():
            self._incumbent = Incumbent(points=points, patterns=patterns)
            self._listeners.improved(self._pool.candidates(patterns))

    def _lower_bound(self, bound: float) -> None:
        if np.isfinite(bound) and (self._bound is None or bound < self._bound):
            self._bound = bound
            self._listeners.bounded(bound)

    def _stop(self) -> bool:
        return self._is_near() or self._listeners.should_stop()

    def _is_near(self) -> bool:
        """Whether plan and bound are as near to each other as was asked for."""
        part, constant = self._gap
        if not part or self._bound is None or not np.isfinite(self._incumbent.points):
            return False
        return self._bound - self._incumbent.points <= part * abs(self._incumbent.points + constant)

    def _is_closed(self) -> bool:
        return self._bound is not None and self._bound < room_for_better(self._incumbent.points, self._step)

    def _result(self) -> PatternResult:
        patterns = self._incumbent.patterns
        return PatternResult(
            chosen=None if patterns is None else self._pool.candidates(patterns),
            points=self._incumbent.points,
            bound=self._incumbent.points if self._is_closed() else self._bound,
            is_proven=self._is_closed(),
            nodes=0,
            prices=PriceList(rows=np.zeros(0)),
            ties=None,
        )


def _between(steady: FloatArray, newest: FloatArray, steadiness: float) -> FloatArray:
    """Return prices between the steady ones and the newest, which may speak of more covers."""
    wide = np.zeros_like(newest)
    wide[: len(steady)] = steady[: len(newest)]
    return steadiness * wide + (1.0 - steadiness) * newest
