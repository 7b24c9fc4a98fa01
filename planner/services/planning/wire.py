"""A solve as the JSON of an order, of its progress and of its outcome."""

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress
from planner.processes.protocol import ProtocolError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SolveOrder:
    """What a worker is asked: solve `problem` within `limits`, from `start` if given."""

    problem: Problem
    limits: Limits
    start: Plan | None = None


_SOLVE: TypeAdapter[SolveOrder] = TypeAdapter(SolveOrder)
_PROGRESS: TypeAdapter[Progress] = TypeAdapter(Progress)
_OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)


def write_solve(order: SolveOrder) -> str:
    """Return the JSON of an order."""
    return _SOLVE.dump_json(order).decode()


def read_solve(text: str) -> SolveOrder:
    """Return what `write_solve` wrote.

    Raises
    ------
    ProtocolError
        If it is anything else.
    """
    return _read(_SOLVE, text)


def write_progress(progress: Progress) -> str:
    """Return the JSON of a sign of life."""
    return _PROGRESS.dump_json(progress).decode()


def read_progress(text: str) -> Progress:
    """Return what `write_progress` wrote.

    Raises
    ------
    ProtocolError
        If it is anything else.
    """
    return _read(_PROGRESS, text)


def write_outcome(outcome: Outcome) -> str:
    """Return the JSON of what a solve came to."""
    return _OUTCOME.dump_json(outcome).decode()


def read_outcome(text: str) -> Outcome:
    """Return what `write_outcome` wrote.

    Raises
    ------
    ProtocolError
        If it is anything else.
    """
    return _read(_OUTCOME, text)


def _read(adapter: TypeAdapter[T], text: str) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError as fault:
        raise ProtocolError(str(fault)) from fault
