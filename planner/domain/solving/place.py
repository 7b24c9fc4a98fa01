"""Why a firm is in a place, or is not: the answer for a building or a unit, and what it costs to put it there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from planner.domain.park.plan import Placement
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding

Cause = tuple[str, str]
"""Rule and clause, without the quarter."""


class PlaceState(StrEnum):
    """What a plan and the rules say of a firm in a building, or on a unit."""

    HERE = "here"
    """The plan has the firm there."""
    FITS = "fits"
    """It can go there as things stand: every other firm keeps its place, and no rule is broken."""
    POSSIBLE = "possible"
    """Some plan that keeps every hard rule and every commitment has it there; others make room."""
    BLOCKED = "blocked"
    """No such plan has it there."""
    OPEN = "open"
    """Not decided yet, or not within the limits."""


@dataclass(frozen=True, kw_only=True)
class PlaceOption:
    """A run in one building, and the starts at which the same clauses bar the firm from it.

    `causes` are the rules and clauses that bar the firm whoever else comes; empty where none does.
    With `follows` it may come only after somebody else was in the units (speculative hold).
    """

    building_id: str
    units: tuple[str, ...]
    starts: tuple[Quarter, ...]
    causes: frozenset[Cause]
    follows: bool = False


@dataclass(frozen=True, kw_only=True)
class BlockingSet:
    """A smallest set of clauses in the way: without all of them the firm could be there, without fewer it could not.

    `findings` has one for each clause, in reading order of the rules, with need and best available;
    `placement` is what would be open to the firm then.
    """

    findings: tuple[Finding, ...]
    placement: Placement

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The rules and clauses of the set."""
        return tuple((one.rule, one.clause.split("@")[0]) for one in self.findings)


@dataclass(frozen=True, kw_only=True)
class GoalCost:
    """What a goal loses by a wish, in its own unit, against the plan on show; negative where it gains.

    `least` is proven: no plan with the wish loses less, as far as the goals above lose what they must. `most` is
    what the best plan found with the wish loses. Where both are the same the price is a point.
    """

    goal: str
    least: int | None
    most: int | None

    @property
    def is_point(self) -> bool:
        """Whether the cost is known exactly."""
        return self.least is not None and self.least == self.most


@dataclass(frozen=True, kw_only=True)
class PlacePrice:
    """What it costs to have a firm in a place, goal by goal in the order they count.

    The other figures are of the best plan found: `out` are firms that lose their place in it,
    `moved` those that get another run or start, `joined` those that come in beside the firm itself.
    `fewest` is proven: every plan that costs this changes so many other firms at least, out or moved; None if not known.
    """

    costs: tuple[GoalCost, ...]
    out: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    fewest: int | None = None

    @property
    def changes(self) -> int:
        """How many other firms lose their place or get another in the plan found."""
        return len(self.out) + len(self.moved)

    @property
    def is_proven(self) -> bool:
        """Whether every figure is exact."""
        return all(cost.is_point for cost in self.costs)

    @property
    def rank(self) -> tuple[float, ...]:
        """What prices of one plan are ranked by: what is lost at most, the goal that counts first before the others."""
        return tuple(inf if cost.most is None else float(cost.most) for cost in self.costs)


@dataclass(frozen=True, kw_only=True)
class PlaceAnswer:
    """The answer for one firm and one building, or one unit of it (`unit_id`, else empty).

    `placement` is where it is (here), would fit (fits) or could be (possible). Of a blocked place
    `sets` are the smallest sets of clauses in the way, few first; `fixed` is what nothing can lift:
    a room taken by a firm that was promised it, a building that is not handed over in time.
    """

    firm_id: str
    building_id: str
    unit_id: str = ""
    state: PlaceState
    placement: Placement | None = None
    sets: tuple[BlockingSet, ...] = ()
    fixed: tuple[Finding, ...] = ()
    price: PlacePrice | None = None

    @property
    def place_id(self) -> str:
        """The unit asked about, else the building."""
        return self.unit_id or self.building_id


def cheapest(answers: Iterable[PlaceAnswer]) -> PlaceAnswer | None:
    """Return the answer with the least price, of those that the firm is not in now; None if it can be in none of them."""
    priced = [one for one in answers if one.price is not None and one.state is not PlaceState.HERE]
    return min(priced, key=lambda one: (one.price.rank if one.price else (), one.building_id), default=None)


@dataclass(frozen=True, kw_only=True)
class PlaceMap:
    """What became of a question about places: the states of firms as they are filled, one answer, or those of every building.

    `states` has for each firm the state of each building and unit; `firms` is how many there will be. `answers` has
    one for each building for one firm, with the prices proven so far.
    """

    firms: int = 0
    states: Mapping[str, Mapping[str, PlaceState]] = field(default_factory=dict)
    answer: PlaceAnswer | None = None
    answers: tuple[PlaceAnswer, ...] = ()

    @property
    def is_priced(self) -> bool:
        """Whether every price of `answers` is exact."""
        return all(one.price is None or one.price.is_proven for one in self.answers)
