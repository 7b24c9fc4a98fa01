"""One relief: what is priced, and how it eases a problem."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.edits import Edit
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.price import ReliefPrice


@dataclass(frozen=True, kw_only=True, eq=False)
class Relief:
    """One relief: its price, not asked yet, and how it eases a problem from a quarter on (None: all along).

    Attributes
    ----------
    edits
        What makes it, as a scenario would; none where there is no such edit.
    part_of
        The relief that is this one and more: where that brings nothing, so does this.
    later
        The quarters from which it may hold instead, in order; empty where that cannot be chosen.
    is_widening
        Whether it only lets in more plans: those without it, and those with it from a later quarter on. A unit more
        may do otherwise: a whole floor or building is larger by it, and it may stand empty for too long for some firms.
    across
        For what is no widening: facts that let in every plan of the relief from any quarter between two on, and few more.
    is_doubtful
        Whether it is likely to bring nothing, and so asked for together with others.
    """

    price: ReliefPrice
    eased: Callable[[Problem, Quarter | None], Problem]
    edits: Callable[[Quarter | None], tuple[Edit, ...]] = lambda _: ()
    part_of: "Relief | None" = None
    later: tuple[Quarter, ...] = ()
    is_widening: bool = True
    across: Callable[[Problem, Quarter, Quarter], Problem] | None = None
    is_doubtful: bool = False
