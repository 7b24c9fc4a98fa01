"""What it means for two plans to differ: figures, firms and why, rows, resources, times."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.changes.difference import RowChange
from planner.domain.park.plan import Placement
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Message, Text

Number = Decimal | int


class Verdict(StrEnum):
    """What a difference is worth."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OPEN = "open"
    """It differs, and neither side is better for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One KPI, goal or tier in every plan compared, and how each differs from the reference.

    `values` has one entry a plan, None where there is none; `differences` and `verdicts` are
    None and `open` where either side has no value. `kind` is `tier`, `kpi` or `goal`.
    """

    kind: str
    key: str
    title: Text
    unit: Text
    values: tuple[Number | None, ...]
    differences: tuple[Number | None, ...]
    verdicts: tuple[Verdict, ...]


class FirmKind(StrEnum):
    """What happened to a firm between two plans."""

    FELL_OUT = "fell_out"
    CAME_IN = "came_in"
    MOVED = "moved"
    """Another run."""
    SHIFTED = "shifted"
    """The same run from another quarter, or until another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One reason for a change: the rule, and the row that changed if one did.

    `rule` is a key of RULES, `facts` where the firm or the place itself came or went, or
    `goal` where nothing forbids it but another plan is worth more. `holders` are firms that
    have what was taken.
    """

    rule: str
    clause: str = ""
    holders: tuple[str, ...] = ()
    row: RowChange | None = None
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmChange:
    """One firm that is not as it was; None where it has no place."""

    firm_id: str
    name: Text
    kind: FirmKind
    before: Placement | None
    after: Placement | None
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceChange:
    """One resource in one quarter where draw or cap differ; a cap is None where there is none."""

    scope: CapScope
    subject_id: str
    resource: Resource
    quarter: Quarter
    used_before: Decimal
    used_after: Decimal
    cap_before: Decimal | None
    cap_after: Decimal | None


class TimeKind(StrEnum):
    """What a time is the time of."""

    HANDOVER = "handover"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChange:
    """A quarter that moved: of a building's handover, or of a firm's start or end."""

    kind: TimeKind
    subject_id: str
    before: Quarter
    after: Quarter

    @property
    def quarters(self) -> int:
        """How much later; negative if earlier."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDifference:
    """One plan against the reference. `sentences` say what matters, the most important first."""

    firms: tuple[FirmChange, ...]
    rows: tuple[RowChange, ...]
    resources: tuple[ResourceChange, ...]
    times: tuple[TimeChange, ...]
    sentences: tuple[Message, ...]

    def of_kind(self, kind: FirmKind) -> tuple[FirmChange, ...]:
        """Return the firms something happened to."""
        return tuple(change for change in self.firms if change.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two to six plans, one of them the reference.

    `names` and `differences` have one entry a plan, in the order given; the reference's
    difference from itself is empty.
    """

    names: tuple[Text, ...]
    reference: int
    figures: tuple[Figure, ...]
    differences: tuple[PlanDifference, ...]
