"""What every edit is: a frozen record with a kind, that applies itself and says what it does."""

from abc import abstractmethod
from decimal import Decimal
from typing import Annotated

from pydantic import ConfigDict, Field, PlainSerializer
from pydantic.dataclasses import dataclass

from planner.domain.edits.conflict import Key
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.text import Message

EDIT = ConfigDict(strict=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


def _as_number(value: Decimal) -> int | float | str:
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


MOST = Decimal("1e1000")
Amount = Annotated[
    Decimal, Field(ge=-MOST, le=MOST, decimal_places=30), PlainSerializer(_as_number, when_used="json")
]
"""A decimal written as a plain JSON number where one says it exactly; arithmetic holds within these limits."""

From = Annotated[Quarter, Field(alias="from")]
"""A quarter written as `from`, which is a reserved word here."""


@dataclass(frozen=True, kw_only=True, config=EDIT)
class BaseEdit:
    """One change of the facts or the policy; `off` keeps it in the list without effect."""

    off: bool = False

    def said(self) -> Message:
        """Say what the edit does."""
        return self._say()

    def touched(self, problem: Problem) -> frozenset[Key]:
        """Return the fields the edit writes when applied to `problem`."""
        return self._touches_in(problem)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem after the edit.

        Raises
        ------
        EditConflict
            If the edit does not fit the problem.
        """
        return self._apply(problem)

    @abstractmethod
    def _say(self) -> Message: ...

    @abstractmethod
    def _apply(self, problem: Problem) -> Problem: ...

    def _touches_in(self, _problem: Problem) -> frozenset[Key]:
        return self._touches()

    def _touches(self) -> frozenset[Key]:
        return frozenset()
