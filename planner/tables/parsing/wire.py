"""Sheets and issues as JSON, between the process that parses and the one that asked."""

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from planner.domain.finding import Issue
from planner.tables.sheets import Sheet


@dataclass(frozen=True, kw_only=True)
class ParsedFile:
    """What came of a file: its sheets, or the issues that say why not."""

    sheets: tuple[Sheet, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What a file may take: seconds by the clock, seconds of work, bytes of memory."""

    seconds: float = 20.0
    cpu_seconds: int = 15
    memory_bytes: int = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class ParseOrder:
    """What the parsing process is told before it gets the file."""

    name: str
    allowance: Allowance


_PARSED: TypeAdapter[ParsedFile] = TypeAdapter(ParsedFile)
_ORDER: TypeAdapter[ParseOrder] = TypeAdapter(ParseOrder)


def write_order(order: ParseOrder) -> bytes:
    """Write an order as one line."""
    return _ORDER.dump_json(order) + b"\n"


def read_order(line: bytes) -> ParseOrder:
    """Read what `write_order` wrote."""
    return _ORDER.validate_json(line)


def write_parsed(parsed: ParsedFile) -> bytes:
    """Write what came of a file."""
    return _PARSED.dump_json(parsed)


def read_parsed(content: bytes) -> ParsedFile:
    """Read what `write_parsed` wrote.

    Raises
    ------
    pydantic.ValidationError
        If it is anything else.
    """
    return _PARSED.validate_json(content)
