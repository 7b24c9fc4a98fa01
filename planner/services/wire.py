"""The lines a worker process and its parent speak: JSON, one object a line, versioned."""

import json
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from planner.domain.outcome import Limits, Outcome, Progress
from planner.domain.plan import Plan
from planner.domain.problem import Problem

T = TypeVar("T")
WIRE_FORMAT = 1
BEAT_S = 1.0
"""How often a worker says that it lives."""
_PROBLEM = TypeAdapter(Problem)
_LIMITS = TypeAdapter(Limits)
_PLAN = TypeAdapter(Plan | None)
_PROGRESS = TypeAdapter(Progress)
_OUTCOME = TypeAdapter(Outcome)


class WireError(Exception):
    """A line that is not of this format."""


@dataclass(frozen=True, slots=True)
class SolveOrder:
    """What a worker is asked: solve `problem` within `limits`, from `start` if given."""

    problem: Problem
    limits: Limits
    start: Plan | None = None


def write_order(order: SolveOrder) -> bytes:
    """Write an order as one line."""
    return _line(
        "order",
        {
            "problem": _PROBLEM.dump_python(order.problem, mode="json"),
            "limits": _LIMITS.dump_python(order.limits, mode="json"),
            "start": _PLAN.dump_python(order.start, mode="json"),
        },
    )


def read_order(line: bytes) -> SolveOrder:
    """Read an order.

    Raises
    ------
    WireError
        If the line is not an order of this format.
    """
    kind, body = _parse(line)
    if kind != "order":
        raise WireError(f"expected an order, found {kind}")
    return SolveOrder(
        problem=_value(_PROBLEM, body["problem"]),
        limits=_value(_LIMITS, body["limits"]),
        start=_value(_PLAN, body["start"]),
    )


def write_beat() -> bytes:
    """Write that the worker lives, as one line."""
    return _line("beat", None)


def write_progress(progress: Progress) -> bytes:
    """Write a sign of life as one line."""
    return _line("progress", _PROGRESS.dump_python(progress, mode="json"))


def write_outcome(outcome: Outcome) -> bytes:
    """Write the result as one line."""
    return _line("outcome", _OUTCOME.dump_python(outcome, mode="json"))


def write_failure(note: str) -> bytes:
    """Write a failure as one line."""
    return _line("failure", {"note": note})


def read_report(line: bytes) -> Progress | Outcome | str | None:
    """Read what a worker says: progress, an outcome, the note of a failure, or only that it lives (None).

    Raises
    ------
    WireError
        If the line is none of these.
    """
    kind, body = _parse(line)
    if kind == "progress":
        return _value(_PROGRESS, body)
    if kind == "outcome":
        return _value(_OUTCOME, body)
    if kind == "beat":
        return None
    if kind == "failure":
        return str(body["note"])
    raise WireError(f"unknown line: {kind}")


def _line(kind: str, body: Any) -> bytes:
    return (
        json.dumps({"format": WIRE_FORMAT, "kind": kind, "body": body}, ensure_ascii=False).encode() + b"\n"
    )


def _parse(line: bytes) -> tuple[str, Any]:
    try:
        said = json.loads(line)
        if said["format"] != WIRE_FORMAT:
            raise WireError(f"format {said['format']}, expected {WIRE_FORMAT}")
        return said["kind"], said["body"]
    except (ValueError, KeyError, TypeError) as fault:
        raise WireError(f"not a line of this format: {line[:80]!r}") from fault


def _value(adapter: TypeAdapter[T], body: Any) -> T:
    try:
        return adapter.validate_json(json.dumps(body))
    except ValidationError as fault:
        raise WireError(str(fault)) from fault
