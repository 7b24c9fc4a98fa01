"""What is wrong with a plan, what is wrong with input, and why a firm is not placed."""

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.park.quarter import Quarter
from planner.text import Message


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A rule broken by a plan.

    `need` and `available` say by how much, with unit (`"12 m"`, `"6.9 m"`); `subjects` are
    ids, firms first. `soft` findings cost points and break nothing. `existing` ones are facts of
    today: they concern sitting firms alone, where they sit, and are no fault of the plan.
    """

    rule: str
    clause: str = ""
    subjects: tuple[str, ...]
    need: str = ""
    available: str = ""
    message: Message
    soft: bool = False
    existing: bool = False

    @property
    def is_fault(self) -> bool:
        """Whether the plan breaks a rule by it."""
        return not self.soft and not self.existing


class Severity(StrEnum):
    """An error stops; a warning asks; a note tells what was normalised."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Where in the input: `row` and `column` as a person counts them (from 1, header name)."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """A fault of the input: what, where, what was found, what to do."""

    severity: Severity
    message: Message
    cell: Cell | None = None
    subjects: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether nothing can be done before this is mended."""
        return self.severity is Severity.ERROR


OPEN_RULE = "limit"
"""What stands for a rule in a reason that nobody has looked for."""


class Why(StrEnum):
    """What kind of reason keeps a firm out."""

    NOWHERE = "nowhere"
    """A rule bars every unit of the parks, whoever else comes."""
    NEAR_MISS = "near_miss"
    """The place that comes closest, and by how little it fails."""
    TAKEN = "taken"
    """The firm could be placed; others hold the space or the resource."""
    GOAL = "goal"
    """It would fit as things stand, but a goal ranks the plan without it higher."""
    OPEN = "open"
    """Nobody has looked: there were too many to look into, or the time was over."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a firm is not placed: the rule, what it needs, the best there is.

    `subject` is the place or resource spoken of (unit, building or park id); `holders` are
    the firms that hold it. `missing` is how much is lacking, with its unit, where that is a quantity; `frees` is the
    quarter from which what others hold is free for the firm to the end of the horizon, None where it is not, or where
    nothing is held.
    """

    firm_id: str
    why: Why
    rule: str
    clause: str = ""
    subject: str = ""
    need: str = ""
    available: str = ""
    holders: tuple[str, ...] = ()
    missing: str = ""
    frees: Quarter | None = None
    message: Message
