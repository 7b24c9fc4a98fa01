"""Branch and bound over the pool: on firms first, then on firms and buildings, then on one pattern.

A node is a set of decisions, told as the patterns it allows and the firms it demands. The node of
the best bound comes first; a node whose bound is under the next value a better plan could have is
dropped. The branching variable is the one whose children lose most (product of both losses), found
by solving both, until a variable was tried twice; then its average losses are taken.

*Safe* as long as the pool holds every pattern of every plan better than the best known.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from models.patterns.master import Master, Relaxation
from models.patterns.pattern_result import room_for_better
from models.patterns.pool import Flags, Ints
from models.patterns.pricing import Stop
from models.patterns.separation import Separation

_FRACTION = 1e-6
_TRIED_AT_ONCE = 8
_TRIED_ENOUGH = 2
_DIVE_EVERY = 5
_COVERS_TO_DEPTH = 6
_HALF = 0.5
Variable = tuple[str, int, int]
"""Kind (firm, home, pattern), then firm and building, or pattern and building."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Incumbent:
    """The best plan so far: its points, and its patterns (None: known from elsewhere)."""

    points: float
    patterns: Ints | None


@dataclass(order=True)
class _Node:
    rank: tuple[float, int]
    allowed: Flags = field(compare=False)
    forced: frozenset[int] = field(compare=False)
    depth: int = field(compare=False)


class Tree:
    """The search below the root of a master whose pool is complete."""

    def __init__(
        self,
        separation: Separation,
        master: Master,
        incumbent: Incumbent,
        *,
        step: int,
        floor: float = -np.inf,
        should_stop: Stop,
        improved: Callable[[Incumbent], None],
        bounded: Callable[[float], None],
    ) -> None:
        self._separation = separation
        self._master = master
        self._step = step
        self._floor = floor
        self._should_stop = should_stop
        self._improved = improved
        self._bounded = bounded
        self._losses: dict[tuple[Variable, int], list[float]] = defaultdict(list)
        self.incumbent = incumbent
        self.nodes = 0
        self.bound = np.inf

    def run(self, allowed: Flags, bound: float, *, nodes: int | None) -> bool:
        """Search the plans over the patterns `allowed`; return whether the incumbent is proven best."""
        queue = [_Node((-bound, 0), allowed, frozenset(), 0)]
        born = 1
        while queue:
            self.bound = -queue[0].rank[0]
            if self.bound < self._wanted():
                break
            self._bounded(self.bound)
            if self._should_stop() or (nodes is not None and self.nodes >= nodes):
                return False
            node = heapq.heappop(queue)
            self.nodes += 1
            for child in self._children(node):
                born += 1
                heapq.heappush(queue, _Node((child.rank[0], born), child.allowed, child.forced, child.depth))
        self.bound = max(self.incumbent.points, self._floor)
        return True

    def dive(self, allowed: Flags, forced: frozenset[int]) -> None:
        """Fix the largest share again and again, and see whether a better plan comes of it."""
        while not self._should_stop():
            point = self._solve(allowed, forced)
            if not self._is_worth(point):
                return
            if point.is_whole:
                self._take(point)
                return
            shares = np.where(point.shares > 1 - _FRACTION, 0.0, point.shares)
            chosen = int(point.patterns[int(np.argmax(shares))])
            allowed, forced = self._fixed(allowed, forced, chosen)

    def _children(self, node: _Node) -> Iterator[_Node]:
        point = self._solve(node.allowed, node.forced)
        if node.depth <= _COVERS_TO_DEPTH and not point.is_whole and self._is_worth(point):
            point = self._master.tighten(point, should_stop=self._should_stop)
        if not self._is_worth(point):
            return
        if point.is_whole:
            self._take(point)
            return
        if self.nodes % _DIVE_EVERY == 1:
            self.dive(node.allowed, node.forced)
        variable, known = self._choose(node, point)
        for value in (0, 1):
            allowed, forced = self._decided(node, variable, value)
            bound = known.get((variable, value), point.bound)
            if min(bound, point.bound) >= self._wanted():
                yield _Node((-min(bound, point.bound), 0), allowed, forced, node.depth + 1)

    def _choose(self, node: _Node, point: Relaxation) -> tuple[Variable, dict[tuple[Variable, int], float]]:
        """Return the variable to branch on, and bounds of children that were solved on the way."""
        found: dict[tuple[Variable, int], float] = {}
        best, best_score = None, -1.0
        for variable in self._fractional(point)[:_TRIED_AT_ONCE]:
            losses = []
            for value in (0, 1):
                history = self._losses[variable, value]
                if len(history) >= _TRIED_ENOUGH:
                    losses.append(float(np.mean(history)))
                    continue
                child = self._solve(*self._decided(node, variable, value))
                bound = -np.inf if child.missed > _FRACTION else child.bound
                found[variable, value] = bound
                loss = min(point.bound - bound, 10.0 * (point.bound - self.incumbent.points) + 1.0)
                history.append(loss)
                losses.append(loss)
                if child.is_whole and self._is_worth(child):
                    self._take(child)
            score = max(losses[0], 1e-3) * max(losses[1], 1e-3)
            if score > best_score:
                best, best_score = variable, score
        assert best is not None  # a point that is not whole has a share between 0 and 1
        return best, found

    def _fractional(self, point: Relaxation) -> list[Variable]:
        """Return what is undecided at a point, the nearest to a half first; firms before homes before patterns."""
        pool, firms = self._master.pool, len(self._separation.firms)
        inside = pool.firms[point.patterns]
        placed = point.shares @ inside
        found = [
            (abs(float(placed[f]) - _HALF), ("firm", f, -1)) for f in range(firms) if _is_open(placed[f])
        ]
        if not found:
            homes = np.zeros((firms, len(self._separation.blocks)))
            for share, row, block in zip(point.shares, inside, pool.block[point.patterns], strict=True):
                homes[row, block] += share
            found = [
                (abs(float(homes[f, b]) - _HALF), ("home", int(f), int(b)))
                for f, b in zip(*np.nonzero(homes), strict=True)
                if _is_open(homes[f, b])
            ]
        if not found:
            found = [
                (abs(float(share) - _HALF), ("pattern", int(pattern), int(pool.block[pattern])))
                for share, pattern in zip(point.shares, point.patterns, strict=True)
                if _is_open(share)
            ]
        return [variable for _, variable in sorted(found)]

    def _decided(self, node: _Node, variable: Variable, value: int) -> tuple[Flags, frozenset[int]]:
        """Return what a node allows and demands once a variable is 0 or 1."""
        kind, one, block = variable
        pool = self._master.pool
        if kind == "pattern":
            if value:
                return self._fixed(node.allowed, node.forced, one)
            return node.allowed & (np.arange(len(pool)) != one), node.forced
        with_firm = pool.firms[:, one]
        there = with_firm & (pool.block == block) if kind == "home" else with_firm
        if not value:
            return node.allowed & ~there, node.forced
        return node.allowed & (there | ~with_firm), node.forced | {one}

    def _fixed(self, allowed: Flags, forced: frozenset[int], pattern: int) -> tuple[Flags, frozenset[int]]:
        """Return what is allowed and demanded with a building given to one pattern, and its firms to it."""
        pool = self._master.pool
        firms = np.flatnonzero(pool.firms[pattern])
        others = (pool.block != pool.block[pattern]) & ~pool.firms[:, firms].any(axis=1)
        others[pattern] = True
        return allowed & others, forced | {*firms.tolist()}

    def _solve(self, allowed: Flags, forced: frozenset[int]) -> Relaxation:
        self._master.restrict(allowed, forced)
        return self._master.relax(should_stop=self._should_stop)

    def _wanted(self) -> float:
        """The least bound that leaves room for a better plan, of those that are looked for."""
        return max(room_for_better(self.incumbent.points, self._step), self._floor - _FRACTION)

    def _is_worth(self, point: Relaxation) -> bool:
        return point.missed < _FRACTION and point.bound >= self._wanted()

    def _take(self, point: Relaxation) -> None:
        chosen = point.patterns[point.shares > _HALF]
        self.incumbent = Incumbent(points=float(round(point.bound)), patterns=chosen)
        self._improved(self.incumbent)


def _is_open(share: float) -> bool:
    return _FRACTION < share < 1.0 - _FRACTION
