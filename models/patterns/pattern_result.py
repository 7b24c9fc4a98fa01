"""What a pattern search is given beside the program, and what it comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite

from models.patterns.covers import Cover
from models.patterns.pool import Ints, Pool
from models.patterns.pricing import Stop
from models.solver import FloatArray, Objective

_LEAST_SLACK, _SLACK_OF_POINTS = 1e-3, 1e-8
"""How far a solver may tell the value of a relaxation too low: at least, and as a part of the points."""


def room_for_better(points: float, step: int) -> float:
    """Return the least bound that leaves room for a plan better than `points` by `step`.

    It is less than such a plan is worth, by no more than half a step: a relaxation whose true value is the plan's very worth
    may be told a little lower, and the plan must not be lost by that.
    """
    if not isfinite(points):
        return points
    return points + step - min(step / 2, max(_LEAST_SLACK, _SLACK_OF_POINTS * abs(points)))


@dataclass(frozen=True, kw_only=True, eq=False)
class PriceList:
    """Prices of linking rows by their row in the program, of firms, and the covers behind those.

    Any prices are safe to start from; good ones save work. Covers hold for every plan of the program.
    """

    rows: FloatArray
    firms: FloatArray | None = None
    covers: tuple[Cover, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Ties:
    """Every pattern of every plan worth `points` or more, with the covers and the bound at the root."""

    pool: Pool
    covers: tuple[Cover, ...]
    bound: float
    points: float


@dataclass(frozen=True, kw_only=True, eq=False)
class PatternResult:
    """What the search came to.

    `chosen` are the candidates of the best plan found (None: none better than the one known), `bound`
    what no plan exceeds (None: not known); `points` and `bound` are without the objective's constant.
    `prices` are those of the last relaxation at the root.
    """

    chosen: Ints | None
    points: float
    bound: float | None
    is_proven: bool
    nodes: int
    prices: PriceList
    ties: Ties | None


@dataclass(frozen=True, kw_only=True)
class Listeners:
    """Who hears of better plans (candidates chosen) and of bounds (without the constant)."""

    improved: Callable[[Ints], None]
    bounded: Callable[[float], None]
    should_stop: Stop


def start_prices(
    duals: FloatArray, objective: Objective, before: tuple[Objective, PriceList] | None
) -> PriceList:
    """Return the prices a search starts from: those of the last search for the same goal, else those of the relaxation.

    `duals` are of the rows of the program; `before` has the goal of the last search and the prices it ended with.
    """
    rows = duals.copy()
    if before is None:
        return PriceList(rows=rows)
    goal, prices = before
    if goal is not objective:
        return PriceList(rows=rows, covers=prices.covers)
    count = min(len(rows), len(prices.rows))
    rows[:count] = prices.rows[:count]
    return replace(prices, rows=rows)
