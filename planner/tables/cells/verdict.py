"""The three verdicts on a cell: accepted, accepted with a remark, refused."""

from dataclasses import dataclass
from typing import Any

from planner.domain.finding import Severity
from planner.text import Message


@dataclass(frozen=True, slots=True)
class Accepted:
    """A cell that was understood; `remark` says what was done to it, if anything was."""

    value: Any
    remark: Message | None = None
    severity: Severity = Severity.NOTE


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that was not understood, and what was expected instead."""

    reason: Message


Verdict = Accepted | Refused
