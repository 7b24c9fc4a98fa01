"""What a pattern search is given beside the program, and what it comes to."""

from collections.abc import Callable
from dataclasses import dataclass

from models.patterns.covers import Cover
from models.patterns.pool import Ints, Pool
from models.patterns.pricing import Stop
from models.solver import FloatArray


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
