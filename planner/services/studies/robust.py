"""A robust plan: candidates solved for, played through training futures, and the choice judged on fresh ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pydantic import TypeAdapter

from planner.analysis.futures.keeps import full_keeps, next_keeps
from planner.analysis.futures.perfect import perfect_information
from planner.analysis.futures.robust import (
    PERFECT_CONFIDENCE,
    choice_of,
    robust_summary,
    scores_of,
    value_rows,
)
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import CandidatePlan, RobustTable, ValueRow
from planner.processes.executor import Executor
from planner.processes.tasks import Stop, TaskContext
from planner.services.planning.solving import solved
from planner.services.studies.candidate_pool import with_pool
from planner.services.studies.risk import FuturesError, study_of

__all__ = ["FRESH", "TRAINING", "WEIGHT", "Executor", "find_robust", "robust_summary"]

TRAINING, FRESH, WEIGHT = 100, 500, Decimal("0.5")
"""Futures to choose on, futures to judge on, and the weight of the worst 5 %, if nothing else is asked for."""
MOST_KEPT = 60
"""How often the rooms of a plan are kept, and its waiting list made, otherwise."""
CANDIDATE_S = 10.0
"""Seconds for each candidate that is solved for; one need not be optimal to be a candidate."""
_BATCH = 5


@dataclass(frozen=True, kw_only=True)
class ValueBatch:
    """The order of one worker: these futures, with each of the candidates."""

    problem: Problem
    candidates: tuple[CandidatePlan, ...]
    seed: int
    assumptions: RiskAssumptions
    numbers: tuple[int, ...]


_BATCHES, _ROWS = TypeAdapter(ValueBatch), TypeAdapter(tuple[ValueRow, ...])


def values_task(text: str, context: TaskContext) -> str:
    """Return the rows of a `ValueBatch`: all of them, or those there are when a stop is asked for."""
    batch = _BATCHES.validate_json(text)
    plan = batch.candidates[0].plan
    study = study_of(batch.problem, plan, seed=batch.seed, assumptions=batch.assumptions)
    found: list[ValueRow] = []
    for row in value_rows(study, batch.candidates, batch.numbers):
        found.append(row)
        if context.should_stop():
            break
    return _ROWS.dump_json(tuple(found)).decode()


def find_robust(
    problem: Problem,
    outcome: Outcome,
    table: RobustTable,
    executor: Executor,
    *,
    limits: Limits,
    perfect: int = 0,
    should_stop: Stop = lambda: False,
) -> Iterator[RobustTable]:
    """Return the table as it grows; what it has already is not worked out again.

    Parameters
    ----------
    outcome
        Of the plan on show, the deterministic one, which is the first candidate.
    limits
        For each candidate, and for each future that is solved as if all were known.
    perfect
        How many fresh futures are solved so.

    Raises
    ------
    FuturesError
        If a worker came to nothing.
    """
    yield table
    for pooled in with_pool(problem, outcome, table, limits=limits, should_stop=should_stop):
        table = pooled
        yield table
    for trained in _searched(problem, table, executor, stop=should_stop):
        table = trained
        yield table
    if not table.is_trained or should_stop():
        return
    pair = (table.candidates[choice_of(scores_of(table))], table.candidates[0])
    for rows in _judged(problem, pair, table, executor, stop=should_stop):
        table = replace(table, judged=rows)
        yield table
    if _solved_futures(table) < min(perfect, len(table.judged)) and table.is_complete and not should_stop():
        study = study_of(problem, pair[0].plan, seed=table.seed + 1, assumptions=table.assumptions)
        played = [(row.number, float(row.values[0])) for row in table.judged[:perfect]]
        found = perfect_information(
            study,
            played,
            lambda one: solved(one, limits, should_stop=should_stop),
            confidence=PERFECT_CONFIDENCE,
            should_stop=should_stop,
        )
        yield replace(table, perfect=found)


def _solved_futures(table: RobustTable) -> int:
    """Return how many futures were solved as if all were known: fewer than wanted where a stop came."""
    return 0 if table.perfect is None else table.perfect.least.of + table.perfect.unsolved


def _searched(
    problem: Problem, table: RobustTable, executor: Executor, *, stop: Stop
) -> Iterator[RobustTable]:
    """Return the table as candidates are played in the training futures, and more around the best of them."""
    if not table.is_pool_complete:
        return
    more = full_keeps(problem, table)
    while True:
        if more:
            table = replace(table, candidates=(*table.candidates, *more))
            yield table
        for rows in _trained(problem, table, executor, stop=stop):
            table = replace(table, trained=rows)
            yield table
        if table.is_trained or not table.is_played or stop():
            return
        scores = scores_of(table)
        left = max(0, MOST_KEPT - sum(one.base is not None for one in table.candidates))
        more = next_keeps(problem, table, scores, choice_of(scores))[:left]
        if not more:
            table = replace(table, is_search_complete=True)
            yield table


def _trained(
    problem: Problem, table: RobustTable, executor: Executor, *, stop: Stop
) -> Iterator[tuple[ValueRow, ...]]:
    """Return the training rows after each batch: of each future those candidates are played that are new to it."""
    rows = {row.number: row for row in table.trained}
    new = dict[int, list[int]]()
    for number in range(table.training):
        played = len(rows[number].values) if number in rows else 0
        if played < len(table.candidates):
            new.setdefault(played, []).append(number)
    batches = [
        ValueBatch(
            problem=problem,
            candidates=table.candidates[played:],
            seed=table.seed,
            assumptions=table.assumptions,
            numbers=tuple(numbers[at : at + _BATCH]),
        )
        for played, numbers in new.items()
        for at in range(0, len(numbers), _BATCH)
    ]
    for answer in _answers(batches, executor, stop=stop):
        for row in answer:
            here = rows.get(row.number, ValueRow(number=row.number, values=()))
            rows[row.number] = replace(
                here, values=(*here.values, *row.values), faults=here.faults + row.faults
            )
        yield tuple(rows[number] for number in sorted(rows))


def _judged(
    problem: Problem, pair: tuple[CandidatePlan, ...], table: RobustTable, executor: Executor, *, stop: Stop
) -> Iterator[tuple[ValueRow, ...]]:
    """Return the fresh rows, by number, after each batch."""
    rows = table.judged
    there = {row.number for row in rows}
    wanted = [number for number in range(table.fresh) if number not in there]
    batches = [
        ValueBatch(
            problem=problem,
            candidates=pair,
            seed=table.seed + 1,
            assumptions=table.assumptions,
            numbers=tuple(wanted[at : at + _BATCH]),
        )
        for at in range(0, len(wanted), _BATCH)
    ]
    for answer in _answers(batches, executor, stop=stop):
        rows = tuple(sorted((*rows, *answer), key=lambda row: row.number))
        yield rows


def _answers(
    batches: Sequence[ValueBatch], executor: Executor, *, stop: Stop
) -> Iterator[tuple[ValueRow, ...]]:
    fault = ""
    if not batches or stop():
        return
    orders = [_BATCHES.dump_json(batch).decode() for batch in batches]
    for answer in executor.answers("values", orders, should_stop=stop):
        if answer.text is None:
            fault = answer.fault
        elif answer.is_final:
            yield _ROWS.validate_json(answer.text)
    if fault and not stop():
        raise FuturesError(fault)
