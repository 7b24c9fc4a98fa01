"""What it would take to place firms that cannot all be placed: who is in each other's way, and what settles it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.edits import Edit, PinFirm
from planner.domain.park.plan import Plan
from planner.text import Message, Text


class KeepScope(StrEnum):
    """Which firms, beside those asked for, must have a place in the end as well."""

    PLACED = "placed"
    """All that have a place in the plan; they may move."""
    SIGNED = "signed"
    """All that are signed."""
    NONE = "none"
    """None but those that are promised a place; the others may be left out."""


KEPT_TITLES: dict[KeepScope, Text] = {
    KeepScope.PLACED: Text(
        "方案中已有位置的企业都要保住位置（可换址）", "every firm of the plan keeps a place (it may move)"
    ),
    KeepScope.SIGNED: Text("已签企业都要有位置", "every signed firm has a place"),
    KeepScope.NONE: Text("其他企业可以让位", "other firms may be left out"),
}


class RepairKind(StrEnum):
    """What sort of change a repair makes."""

    AREA = "area"
    WINDOW = "window"
    DRAW = "draw"
    NEED = "need"
    CAP = "cap"
    HANDOVER = "handover"
    SPLIT = "split"
    TERM = "term"
    STAGE = "stage"
    HOLD = "hold"
    PROMISE = "promise"
    SUPPLY = "supply"
    WAIVER = "waiver"
    RELEASE = "release"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, kw_only=True)
class RepairPart:
    """One change: `amount` of `unit` is the least that does, in steps of `step` (0: it is done or not).

    `key` tells the changes of one thing from those of another; `effort` ranks them.
    """

    key: str
    kind: RepairKind
    edits: tuple[Edit, ...]
    amount: Decimal
    unit: Text
    step: Decimal
    effort: Decimal
    message: Message


@dataclass(frozen=True, kw_only=True)
class RepairOffer:
    """A repair that was proven: with its parts a plan has every firm, without any one of them no plan has.

    `plan` is the plan that proves it, and keeps every rule of the edited facts. `withdrawn` are the firms that it
    does without. `placements` says where the firms asked for are in that plan.
    """

    parts: tuple[RepairPart, ...]
    plan: Plan
    placements: Message
    withdrawn: tuple[str, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of all parts, in order."""
        return tuple(edit for part in self.parts for edit in part.edits)

    @property
    def effort(self) -> Decimal:
        """What it is ranked by."""
        return sum((part.effort for part in self.parts), Decimal(0))

    @property
    def keys(self) -> frozenset[str]:
        """The things it changes: two repairs are distinct if neither's are among the other's."""
        return frozenset(part.key for part in self.parts)

    def scenario_edits(self, firms: tuple[str, ...]) -> tuple[Edit, ...]:
        """Return the edits of a scenario that does it: its own, and a pin for each of `firms` that it places."""
        settled = {edit.firm for edit in self.edits if isinstance(edit, PinFirm)} | set(self.withdrawn)
        return (*self.edits, *(PinFirm(firm=firm) for firm in firms if firm not in settled))


@dataclass(frozen=True, kw_only=True)
class ConflictGroup:
    """Firms that cannot all be placed, while any of them spared leaves places for the others.

    `rules` are the keys of the rules they break on, `messages` say it with figures. It is not `is_minimal` where the
    time did not suffice to show that none can be spared.
    """

    firms: tuple[str, ...]
    rules: tuple[str, ...]
    messages: tuple[Message, ...]
    is_minimal: bool = True


@dataclass(frozen=True, kw_only=True)
class RepairAnswer:
    """What is known so far of firms that are to be placed together.

    Attributes
    ----------
    firms
        Those asked for; empty where the promises of the park itself are asked about.
    demanded
        All that must have a place.
    plan
        One that has them all, if there is; then nothing needs repair.
    groups
        Every minimal conflicting group, up to `most_groups` of them.
    offers
        The repairs proven so far, the least effort first.
    left_open
        Changes of which the limits did not tell whether they do.
    to_promise
        Whom a scenario has to promise a place: those asked for, and those who keep one and have no promise yet.
    """

    firms: tuple[str, ...]
    kept: KeepScope
    demanded: tuple[str, ...]
    plan: Plan | None = None
    groups: tuple[ConflictGroup, ...] = ()
    most_groups: int = 0
    has_all_groups: bool = False
    offers: tuple[RepairOffer, ...] = ()
    asked: int = 0
    left_open: int = 0
    to_promise: tuple[str, ...] = ()
    is_complete: bool = False
