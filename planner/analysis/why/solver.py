"""What the questions about places are put to; the solver itself is handed in."""

from collections.abc import Sequence
from typing import Protocol

from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome
from planner.domain.solving.place import PlaceOption


class UndecidedError(Exception):
    """The limits ended before a question was decided."""


class PlaceSolver(Protocol):
    """What a solver answers about the places of one problem."""

    def options(self, firm_id: str) -> Sequence[PlaceOption]:
        """Return every run and start of a firm, with what bars it there whoever else comes."""

    def plan_with(self, problem: Problem, placements: Sequence[Placement]) -> Plan | None:
        """Return some plan that keeps every rule and commitment of `problem` and has one of the placements; None if none does.

        Raises
        ------
        UndecidedError
            If the limits end before.
        """

    def best_with(
        self, placements: Sequence[Placement], *, start: Plan | None = None, near: Plan | None = None
    ) -> Outcome:
        """Return the best plan with one of the placements, down to the last goal that carries value.

        Parameters
        ----------
        start
            A plan to begin from.
        near
            Of plans of equal value one that changes as few firms of this one as can be; the outcome's last stage says how many.
        """
