"""The three verdicts on a cell: accepted, accepted with a remark, refused."""

from dataclasses import dataclass
from typing import Any

from planner.domain.solving.finding import Severity
from planner.text import Message, Text


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell that was understood; `remark` says what was done to it, if anything was."""

    value: Any
    remark: Message | None = None
    severity: Severity = Severity.NOTE


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that was not understood, and what was expected instead."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read a cell: the text that says it without doubt, and how it is shown."""

    text: str
    shown: Text


@dataclass(frozen=True, slots=True)
class Ambiguous(CellFault):
    """A cell with several readings: refused where nobody can be asked, else asked about."""

    choices: tuple[Choice, ...]


Verdict = CellValue | CellFault


def as_written(*texts: str) -> tuple[Choice, ...]:
    """Return choices that are shown as they are written, each once."""
    return tuple(Choice(text, Text(text, text)) for text in dict.fromkeys(texts))
