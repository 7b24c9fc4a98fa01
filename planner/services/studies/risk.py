"""Futures of a park asked of an executor, batch by batch, the table growing as answers come in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from planner.analysis.futures.pairs import reserve_advice
from planner.analysis.futures.perfect import perfect_information
from planner.analysis.futures.study import VALUE, FutureStudy
from planner.analysis.futures.summary import HOLDS, summary_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.future import FutureRow, FutureTable, RiskAssumptions, RoomReserve
from planner.domain.sweeping.risk import PerfectInformation, RiskSummary
from planner.processes.executor import Executor
from planner.processes.pool import ClusterError, executor_for
from planner.processes.tasks import TaskContext
from planner.services.planning.solving import opened_allocation, solved
from planner.services.recent import Recent

__all__ = [
    "CONFIDENCE",
    "FUTURES",
    "HOLDS",
    "SEED",
    "VALUE",
    "ClusterError",
    "FuturesError",
    "executor_for",
    "find_perfect_information",
    "reserve_advice",
    "risk_summary",
    "run_futures",
    "study_of",
]

FUTURES, SEED, CONFIDENCE = 1000, 1, 0.95
"""How many futures are drawn, from which seed, and how sure the intervals are, if nothing else is asked for."""
MOST_FUTURES = 100_000
_BATCH = 10
"""Futures of one order to a worker: some seconds, so that what is known is told often and a stop is soon heard."""


PERFECT_S = 30.0
"""Seconds for each future that is solved as if all were known."""


class FuturesError(Exception):
    """A worker that came to no futures."""


@dataclass(frozen=True, kw_only=True)
class FutureBatch:
    """The order of one worker: these futures of a park, around a plan."""

    problem: Problem
    plan: Plan
    seed: int
    assumptions: RiskAssumptions
    reserve: RoomReserve | None
    numbers: tuple[int, ...]


_BATCHES, _ROWS = TypeAdapter(FutureBatch), TypeAdapter(tuple[FutureRow, ...])


def study_of(
    problem: Problem,
    plan: Plan,
    *,
    seed: int,
    assumptions: RiskAssumptions,
    reserve: RoomReserve | None = None,
) -> FutureStudy:
    """Return the futures of a park around a plan, each to be played through when it is asked for."""
    return FutureStudy(problem, plan, opened_allocation, seed, assumptions, reserve)


def futures_task(text: str, context: TaskContext) -> str:
    """Return the rows of a `FutureBatch`: all of them, or those there are when a stop is asked for."""
    batch = _BATCHES.validate_json(text)
    study = study_of(
        batch.problem, batch.plan, seed=batch.seed, assumptions=batch.assumptions, reserve=batch.reserve
    )
    found: list[FutureRow] = []
    for row in study.rows(batch.numbers):
        found.append(row)
        if context.should_stop():
            break
    return _ROWS.dump_json(tuple(found)).decode()


def run_futures(
    study: FutureStudy,
    asked: int,
    executor: Executor,
    *,
    known: Sequence[FutureRow] = (),
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[FutureTable]:
    """Return the table after each batch of futures, its rows by number; those `known` are not played again.

    The last table is complete unless a stop was asked for. The same table comes of any executor, and of any number of workers.

    Raises
    ------
    FuturesError
        If a worker came to nothing, after what the others came to is told.
    """
    table = replace(study.table(asked), rows=tuple(row for row in known if row.number < asked))
    yield table
    there = {row.number for row in table.rows}
    wanted = [number for number in range(asked) if number not in there]
    batches = [
        FutureBatch(
            problem=study.problem,
            plan=study.plan,
            seed=study.seed,
            assumptions=study.assumptions,
            reserve=study.reserve,
            numbers=tuple(wanted[at : at + _BATCH]),
        )
        for at in range(0, len(wanted), _BATCH)
    ]
    fault = ""
    orders = [_BATCHES.dump_json(batch).decode() for batch in batches]
    for answer in executor.answers("futures", orders, should_stop=should_stop):
        if answer.text is None:
            fault = answer.fault
        elif answer.is_final:
            rows = sorted((*table.rows, *_ROWS.validate_json(answer.text)), key=lambda row: row.number)
            table = replace(table, rows=tuple(rows))
            yield table
    if fault and not should_stop():
        raise FuturesError(fault)


_SUMMARIES: Recent[tuple[object, ...], RiskSummary] = Recent(16)


def risk_summary(
    problem: Problem, plan: Plan, table: FutureTable, confidence: float = CONFIDENCE
) -> RiskSummary:
    """Return what a table says; one table is counted once, however often it is drawn."""
    numbers = tuple(row.number for row in table.rows)
    key = (
        problem.fingerprint,
        plan,
        table.seed,
        table.asked,
        table.assumptions,
        table.reserve,
        numbers,
        confidence,
    )
    known = _SUMMARIES.get(key)
    return known or _SUMMARIES.put(key, summary_of(problem, plan, table, confidence))


def values_of(rows: Sequence[FutureRow]) -> list[tuple[int, float]]:
    """Return the futures by number with the points that the policy of the plan came to."""
    return [(row.number, float(row.plan.figures[0] or 0)) for row in rows]


def find_perfect_information(
    study: FutureStudy,
    table: FutureTable,
    count: int,
    *,
    confidence: float = CONFIDENCE,
    seconds: float = PERFECT_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> PerfectInformation | None:
    """Return what knowing every answer from the first would be worth, over the first futures of a table.

    `seconds` is for each solve; one that is not proven by then widens the interval.
    """

    def solver(problem: Problem) -> Outcome:
        return solved(problem, Limits(time_limit_s=seconds), should_stop=should_stop)

    return perfect_information(
        study, values_of(table.rows[:count]), solver, confidence=confidence, should_stop=should_stop
    )
