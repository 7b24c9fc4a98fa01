"""Trade-offs: plans that no other beats in two goals at once, and plans nearly as good."""

from dataclasses import dataclass

from planner.domain.solving.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """One plan of the frontier: both goals in their own unit, and the ε it was found with.

    `epsilon` is None for the best of the first goal, where nothing was held. `is_proven` says
    that no plan is better in one goal and as good in the other; else that was not closed, and the best
    of the first goal under this ε lies between `first` and `first_bound`, of the second likewise; None
    where that is not known. `broken` counts the rules the checker finds broken: none, unless something is very wrong.
    """

    first: int
    second: int
    epsilon: int | None
    outcome: Outcome
    is_proven: bool
    broken: int = 0
    first_bound: int | None = None
    second_bound: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """Points from the best of the first goal to the best of the second.

    `is_complete` says that there is no other point: every step was closed and none left out.
    `are_lower_bounds_proven` says that no plan keeps more of what is held up in every point (signed firms).
    """

    first: str
    second: str
    points: tuple[FrontierPoint, ...]
    is_complete: bool
    are_lower_bounds_proven: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A plan within the per cent asked for; `distance` is to the nearest of those before it.

    `is_farthest` says that no plan in reach is farther from all of them together.
    """

    outcome: Outcome
    distance: int
    is_farthest: bool
    broken: int
