"""From prices to proof: the steps of the pattern search in order.

1. Prices of the linking rows from the relaxation of the whole program; patterns worth a good part of the most at them,
   at most a beam of states a building.
2. The master over these, with covers.
3. A first plan from a dive, then from a small whole-number program over the best patterns; that is all where it comes
   up to the relaxation.
4. Patterns that are worth more than any known, until a full enumeration finds none: now the bound holds for the whole
   program.
5. Once more with the threshold lowered by what is between bound and plan: whatever pattern a better plan could hold is in
   the pool then. Where that is much, by a part of it first: every plan worth more than bound − part is made of those.
6. The tree over those patterns. After a part it finds the best plan there is above bound − part, or proves that there is
   none, which lowers the bound; then all of the gap is listed.

A building whose enumeration had to drop states above the threshold leaves the proof open, unless a better plan is made of
what was listed, so that less need be: bound and plan stand, and the general way goes on. So does a search that has made
all the states it may, once the best plan of what it listed was looked for. Nothing here looks at a clock; `should_stop` does.
"""

from dataclasses import replace

import numpy as np

from models.patterns.master import Master, Relaxation
from models.patterns.pattern_lister import BETTER, EVERY, FIRST, SURE, Look, PatternLister
from models.patterns.pattern_result import Listeners, PatternResult, PriceList, Ties, room_for_better
from models.patterns.plan_pattern import pattern_of
from models.patterns.pool import Flags, Ints, Pool
from models.patterns.pricing import Patterns
from models.patterns.restricted_master import THOROUGH, USUAL, RestrictedSize, plan_of_best
from models.patterns.separation import Separation
from models.patterns.tree import Incumbent, Tree
from models.solver import FloatArray

_ROUNDS, _MOST_NODES = 40, 5_000
_SMALL, _CLOSE, _HALF = 1e-6, 1e-4, 0.5
_WIDE, _PART = 0.015, 0.3
"""Gaps of more than this part of the bound are listed in this part first: what a plan of the best is made of lies there."""


def search_patterns(
    separation: Separation,
    prices: PriceList,
    *,
    known: float,
    ceiling: float,
    chosen: Ints,
    step: int,
    listeners: Listeners,
) -> PatternResult:
    """Return the best plan worth at least `known` + `step`, if there is one, and the bound.

    `chosen` are the candidates of the plan known (empty: of none). `prices` are where the search
    starts: those of the program's relaxation, or of a search before. No plan is worth more than
    `ceiling`, which is what the relaxation allows: a plan that comes so near is proven at once.
    """
    return _Search(separation, prices, step, listeners).run(known, chosen, ceiling)


def search_ties(
    separation: Separation, ties: Ties, *, known: float, step: int, listeners: Listeners
) -> PatternResult:
    """Return the best plan worth at least `known` + `step` over the patterns of a search before.

    `separation` is that search's with one more sum asked for; no plan under `ties.points` counts.
    """
    search = _Search(separation, PriceList(rows=np.zeros(0)), step, listeners)
    return search.again(ties, known)


class _Search:
    def __init__(self, separation: Separation, prices: PriceList, step: int, listeners: Listeners) -> None:
        self._separation = separation
        self._prices = prices
        self._step = step
        self._listeners = listeners
        self._stop = listeners.should_stop
        self._lister = PatternLister(separation, listeners.should_stop)
        self._pool = Pool(separation)
        self._incumbent = Incumbent(points=-np.inf, patterns=None)
        self._bound: float | None = None
        self._ties: Ties | None = None
        self._nodes = 0
        self._is_again = False
        self._is_last = True
        self._width = 0.0

    def run(self, known: float, chosen: Ints, ceiling: float) -> PatternResult:
        """Search the program, from the candidates `chosen` of the plan known."""
        separation, start = self._separation, self._prices
        self._incumbent = Incumbent(points=known, patterns=None)
        self._lower_bound(ceiling)
        prices = start.rows[separation.origin]
        worth = separation.points[:, 0] - separation.charged(prices)
        if start.firms is not None:
            worth = worth - start.firms[separation.firm_of]
        self._pool.add(
            [self._lister.patterns(at, (worth, prices), 0.0, FIRST) for at in range(len(self._lister.blocks))]
        )
        self._pool.add([pattern_of(block, chosen) for block in self._lister.blocks])
        master = Master(separation, self._pool, start.covers)
        point = self._relaxed(master)
        self._remember(master)
        self._look_for_plan(master, point)
        is_proven = False
        for look in () if self._is_told() else (BETTER, EVERY):
            self._is_last = look is EVERY
            point, is_complete = self._close(master, point, look)
            self._remember(master)
            if not is_complete or self._stop():
                break
            is_proven = self._is_branched(master, point)
            if is_proven or self._width >= self._gap(point):
                break
        return self._result(is_proven=is_proven or self._is_closed())

    def again(self, ties: Ties, known: float) -> PatternResult:
        """Search the plans of patterns known already, whose candidates are settled."""
        self._is_again = True
        self._incumbent = Incumbent(points=known, patterns=None)
        self._pool = ties.pool.with_last_sum(self._separation)
        master = Master(self._separation, self._pool, ties.covers)
        every = np.ones(len(self._pool), dtype=np.bool_)
        return self._result(is_proven=self._searched(master, every, ties.bound))

    def _remember(self, master: Master) -> None:
        rows = np.zeros_like(self._prices.rows)
        rows[self._separation.origin] = master.link_prices
        self._prices = PriceList(rows=rows, firms=master.firm_prices, covers=tuple(master.covers))

    def _relaxed(self, master: Master) -> Relaxation:
        point = master.tighten(master.relax(should_stop=self._stop), should_stop=self._stop)
        if point.is_whole and point.missed < _SMALL:
            whole = point.patterns[point.shares > _HALF]
            self._improve(Incumbent(points=float(round(point.bound)), patterns=whole))
        return point

    def _close(self, master: Master, point: Relaxation, look: Look) -> tuple[Relaxation, bool]:
        """Complete the pool; return the last point, and whether bound and pool are certain.

        It begins with a `look`. With the small beam only patterns worth more than any known are looked for. When there are no
        more, the large one does the same where states were dropped; then the relaxation is the bound. At
        last the large one looks for every pattern that a plan as good as the best known could hold, and a
        better plan is looked for once more where the relaxation moved.
        """
        looked = np.inf
        before: tuple[FloatArray, list[Patterns]] | None = None
        for _ in range(_ROUNDS):
            gap = self._listed(point) if look is EVERY else -_SMALL
            paid, turns = (master.worth(), master.link_prices), master.block_prices.tolist()
            is_same = look is SURE and before is not None and np.array_equal(before[0], master.duals)
            found = [
                before[1][at]
                if before is not None and is_same and before[1][at].missed <= turn
                else self._lister.patterns(at, paid, turn - gap, look)
                for at, turn in enumerate(turns)
            ]
            before = master.duals, found
            if self._lister.is_spent():
                return self._last_look(master, point, found), False
            pairs = list(zip(turns, found, strict=True))
            tops = [max(turn, one.missed, one.worth.max(initial=turn)) for turn, one in pairs]
            self._lower_bound(master.bound(tops))
            better = any((one.worth > turn + _SMALL).any() for turn, one in pairs)
            is_complete = look is EVERY and all(one.missed <= turn - gap for turn, one in pairs)
            self._pool.add(found)
            if better:
                point = self._relaxed(master)
            elif look is EVERY:
                if is_complete or not self._is_raised(master, point) or self._is_told():
                    return point, is_complete
                continue
            has_missed = any(one.missed > turn + _SMALL for turn, one in pairs)
            if not better and look is BETTER and has_missed and not self._is_told():
                look = SURE
                continue
            if not better or (look is EVERY and abs(point.bound - looked) > _SMALL):
                looked = point.bound
                self._look_for_plan(master, point, THOROUGH if self._lister.leaves_inside else USUAL)
            is_known = np.isfinite(self._incumbent.points)
            if (not better or look is EVERY) and (not is_known or self._is_told()):
                return point, False
            if not better:
                look = EVERY
        return point, False

    def _is_raised(self, master: Master, point: Relaxation) -> bool:
        """Whether all that was listed near the best makes a better plan, so that less need be listed."""
        before = self._incumbent.points
        self._look_for_plan(master, point, THOROUGH)
        return self._incumbent.points > before

    def _last_look(self, master: Master, point: Relaxation, found: list[Patterns]) -> Relaxation:
        """Return the point of what was listed once no more states may be made, after a look for its best plan."""
        if not self._stop():
            self._pool.add(found)
            self._look_for_plan(master, point := self._relaxed(master), THOROUGH)
        return point

    def _gap(self, point: Relaxation) -> float:
        """Return how far under its building's best a pattern of a plan as good as the best known may be."""
        return point.bound - self._incumbent.points + _CLOSE

    def _listed(self, point: Relaxation) -> float:
        """Return how much of that gap is listed; all of it, but for the first time where it is wide."""
        gap = self._gap(point)
        is_part = not self._is_last and gap > _WIDE * abs(point.bound)
        self._width = _PART * gap if is_part else gap
        return self._width

    def _is_branched(self, master: Master, point: Relaxation) -> bool:
        """Branch over what may be in a plan within the gap listed; return whether the best plan is proven."""
        gap = self._width
        allowed = master.reduced_costs() >= -gap
        if self._separation.tells_ties:
            pool = self._pool.only(np.flatnonzero(allowed))
            pool.settle(np.arange(len(pool)), self._lister.blocks)
            self._ties = Ties(pool=pool, covers=tuple(master.covers), bound=point.bound, points=0.0)
        floor = point.bound - gap if gap < self._gap(point) else -np.inf
        is_searched = self._is_closed()
        if not is_searched:
            small = Master(self._separation, self._pool, master.covers)
            small.enter(point.patterns.tolist())
            is_searched = self._searched(small, allowed, point.bound, floor=floor)
        if self._incumbent.points < floor:
            self._ties = None  # plans as good as this one may be made of patterns that are not listed yet
        return is_searched and self._is_closed()

    def _searched(self, master: Master, allowed: Flags, bound: float, *, floor: float = -np.inf) -> bool:
        """Search the tree for plans worth `floor` at least; say whether there is no better one."""
        tree = self._tree(master, floor=floor)
        is_proven = tree.run(allowed, bound, nodes=_MOST_NODES)
        self._nodes += tree.nodes
        self._lower_bound(max(tree.bound, self._incumbent.points))
        return is_proven

    def _look_for_plan(self, master: Master, point: Relaxation, size: RestrictedSize = USUAL) -> None:
        """Look for a better plan: by a dive from the last point, then among the best patterns."""
        if point.bound < room_for_better(self._incumbent.points, self._step):
            return
        every = np.ones(len(self._pool), dtype=np.bool_)
        self._tree(master).dive(every, frozenset())
        master.restrict(every, frozenset())
        if self._is_told():
            return
        master.relax(should_stop=self._stop)
        if point.bound < room_for_better(self._incumbent.points, self._step):
            return
        found = plan_of_best(
            self._separation, self._pool, master.reduced_costs(), size, should_stop=self._stop
        )
        if found is not None:
            self._improve(found)

    def _tree(self, master: Master, *, floor: float = -np.inf) -> Tree:
        return Tree(
            self._separation,
            master,
            self._incumbent,
            step=self._step,
            floor=floor,
            should_stop=self._stop,
            improved=self._improve,
            bounded=self._lower_bound,
        )

    def _improve(self, incumbent: Incumbent) -> None:
        if incumbent.points > self._incumbent.points and incumbent.patterns is not None:
            self._incumbent = incumbent
            self._listeners.improved(self._candidates(incumbent.patterns))

    def _candidates(self, patterns: Ints) -> Ints:
        """Return the candidates that some patterns choose."""
        if not self._is_again:
            self._pool.settle(patterns, self._lister.blocks)
        return self._pool.candidates(patterns)

    def _lower_bound(self, bound: float) -> None:
        if self._bound is None or bound < self._bound:
            self._bound = bound
            self._listeners.bounded(bound)

    def _is_told(self) -> bool:
        """Whether all that is asked for is known: the best value, where ties are not asked for."""
        return self._is_closed() and not self._separation.tells_ties

    def _is_closed(self) -> bool:
        return self._bound is not None and self._bound < room_for_better(self._incumbent.points, self._step)

    def _result(self, *, is_proven: bool) -> PatternResult:
        patterns = self._incumbent.patterns
        return PatternResult(
            chosen=None if patterns is None else self._candidates(patterns),
            points=self._incumbent.points,
            bound=self._incumbent.points if is_proven else self._bound,
            is_proven=is_proven,
            nodes=self._nodes,
            prices=self._prices,
            ties=None if self._ties is None else replace(self._ties, points=self._incumbent.points),
        )
