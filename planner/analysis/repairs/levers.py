"""Changes that can be made in steps, each step more than the one before: what repairs are put together from."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.edits import Edit
from planner.domain.park.problem import Problem
from planner.domain.sweeping.repair import RepairKind, RepairPart
from planner.text import Message, Text

NO_STEP = Decimal(0)
"""The step of what is done or not."""


@dataclass(frozen=True, kw_only=True)
class LeverStep:
    """One step: how much it is, the edits that make it, its effort in points, the sentence."""

    amount: Decimal
    edits: tuple[Edit, ...]
    effort: Decimal
    message: Message


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One thing that can be changed, by `steps` that grow; each leaves open all that the one before does."""

    key: str
    kind: RepairKind
    unit: Text
    step: Decimal
    steps: tuple[LeverStep, ...]
    firm_id: str | None = None
    """The firm it is about, where it is about one alone: it does nothing for firms that conflict without that one."""

    @property
    def last(self) -> int:
        """The number of the largest step."""
        return len(self.steps) - 1

    def part(self, number: int) -> RepairPart:
        """Return the change that step `number` makes."""
        one = self.steps[number]
        return RepairPart(
            key=self.key,
            kind=self.kind,
            edits=one.edits,
            amount=one.amount,
            unit=self.unit,
            step=self.step,
            effort=one.effort,
            message=one.message,
        )


def once(
    key: str,
    kind: RepairKind,
    edit: Edit,
    effort: int,
    *,
    unit: Text,
    said: Message,
    firm: str | None = None,
) -> Lever:
    """Return the lever of what is done or not; `effort` in points, `said` the sentence."""
    step = LeverStep(amount=Decimal(1), edits=(edit,), effort=Decimal(effort), message=said)
    return Lever(key=key, kind=kind, unit=unit, step=NO_STEP, steps=(step,), firm_id=firm)


def applied(problem: Problem, edits: Iterator[Edit] | tuple[Edit, ...]) -> Problem:
    """Return the problem after edits that are known to fit it.

    Raises
    ------
    EditConflict
        If one does not fit after all.
    """
    for edit in edits:
        problem = edit.applied(problem)
    return problem


def share_points(amount: Decimal, of: Decimal) -> Decimal:
    """Return the effort of changing `of` by `amount`: a point for each whole or begun per cent."""
    per_cent = -(-amount * 100 // of) if of else Decimal(100)
    return max(Decimal(1), per_cent)
