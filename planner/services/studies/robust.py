"""A robust plan: candidates solved for and played through training futures, the choice confirmed and judged on others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pydantic import TypeAdapter

from planner.analysis.futures.confirmation import choice_of, finalists_of
from planner.analysis.futures.keeps import full_keeps, next_keeps
from planner.analysis.futures.perfect import perfect_information
from planner.analysis.futures.race import first_scores, wanted_plays
from planner.analysis.futures.robust import PERFECT_CONFIDENCE, robust_summary, value_rows
from planner.analysis.futures.scores import best_of, scores_of
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import CandidatePlan, RobustTable, ValueRow
from planner.processes.executor import Executor
from planner.processes.tasks import Stop, TaskContext
from planner.services.planning.solving import solved
from planner.services.studies.candidate_pool import with_pool
from planner.services.studies.risk import FuturesError, study_of

__all__ = ["CONFIRMING", "FRESH", "TRAINING", "WEIGHT", "Executor", "find_robust", "robust_summary"]

TRAINING, FRESH, WEIGHT = 100, 500, Decimal("0.5")
"""Futures to choose on, futures to judge on, and the weight of the worst 5 %, if nothing else is asked for."""
CONFIRMING = 5
"""So many times more futures confirm a choice than it is made on: the worst 5 % vary most, and few plans are played in them."""
MOST_KEPT = 50
"""How often the rooms of a plan are kept, and its waiting list made, otherwise."""
_ROUND = 16
"""So many of them are found together, after the plans with all their rooms kept; then it is looked around the best again."""
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
    for step in (_searched, _confirmed, _judged):
        for grown in step(problem, table, executor, stop=should_stop):
            table = grown
            yield table
    if _solved_futures(table) < min(perfect, len(table.judged)) and table.is_complete and not should_stop():
        chosen = robust_summary(table).chosen
        study = study_of(
            problem, table.candidates[chosen].plan, seed=table.seed + 1, assumptions=table.assumptions
        )
        played = [(row.number, float(row.values[0] or 0)) for row in table.judged[:perfect]]
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
    if not table.is_pool_complete or table.is_search_complete:
        return
    more = full_keeps(problem, table)
    while not stop():
        if more:
            table = replace(table, candidates=(*table.candidates, *more))
            yield table
        while wanted := wanted_plays(table):
            for rows in _trained(problem, table, wanted, executor, stop=stop):
                table = replace(table, trained=rows)
                yield table
            if stop():
                return
        left = max(0, MOST_KEPT - sum(one.base is not None for one in table.candidates))
        number = 1 + max(one.round for one in table.candidates)
        near = next_keeps(problem, table, first_scores(table), best_of(scores_of(table)))
        more = tuple(replace(one, round=number) for one in near[: min(left, _ROUND)])
        if not more:
            yield replace(table, is_search_complete=True)
            return


def _trained(
    problem: Problem,
    table: RobustTable,
    wanted: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    executor: Executor,
    *,
    stop: Stop,
) -> Iterator[tuple[ValueRow, ...]]:
    """Return the training rows after each batch of what is wanted: candidates by their ordinals, and futures."""
    rows = {row.number: row for row in table.trained}
    asked = [
        (which, numbers[at : at + _BATCH])
        for which, numbers in wanted
        for at in range(0, len(numbers), _BATCH)
    ]
    batches = [
        ValueBatch(
            problem=problem,
            candidates=tuple(table.candidates[k] for k in which),
            seed=table.seed,
            assumptions=table.assumptions,
            numbers=numbers,
        )
        for which, numbers in asked
    ]
    for number, answer in _answers(batches, executor, stop=stop):
        which, _ = asked[number]
        for row in answer:
            here = rows.get(row.number, ValueRow(number=row.number, values=()))
            values = dict(enumerate(here.values)) | dict(zip(which, row.values, strict=True))
            rows[row.number] = replace(
                here,
                values=tuple(values.get(k) for k in range(1 + max(values))),
                faults=here.faults + row.faults,
            )
        yield tuple(rows[one] for one in sorted(rows))


def _confirmed(
    problem: Problem, table: RobustTable, executor: Executor, *, stop: Stop
) -> Iterator[RobustTable]:
    """Return the table as the best candidates are held against the plan on show in other futures, and with the choice."""
    if not table.is_search_complete or table.is_chosen:
        return
    best = finalists_of(table)
    if best:
        plans = (table.candidates[0], *(table.candidates[k] for k in best))
        wish = _Wish(plans, table.confirmed, count=table.confirming, seed=table.seed + 3)
        for rows in _played(problem, table, wish, executor, stop=stop):
            table = replace(table, confirmed=rows)
            yield table
        if len(table.confirmed) < table.confirming:
            return
    yield replace(table, chosen=choice_of(table))


def _judged(problem: Problem, table: RobustTable, executor: Executor, *, stop: Stop) -> Iterator[RobustTable]:
    """Return the table as the choice is held against the plan on show in fresh futures."""
    if not table.is_chosen:
        return
    chosen = robust_summary(table).chosen
    pair = (table.candidates[chosen], table.candidates[0])[: 2 if chosen else 1]
    wish = _Wish(pair, table.judged, count=table.fresh, seed=table.seed + 1)
    for rows in _played(problem, table, wish, executor, stop=stop):
        both = (row if len(row.values) > 1 else replace(row, values=row.values * 2) for row in rows)
        table = replace(table, judged=tuple(both))
        yield table


@dataclass(frozen=True)
class _Wish:
    """Plans to be played in the first `count` futures of a seed, of which some are known."""

    plans: tuple[CandidatePlan, ...]
    known: tuple[ValueRow, ...]
    count: int
    seed: int


def _played(
    problem: Problem, table: RobustTable, wish: _Wish, executor: Executor, *, stop: Stop
) -> Iterator[tuple[ValueRow, ...]]:
    """Return the rows of what is wished for, by number, after each batch."""
    rows = wish.known
    there = {row.number for row in rows}
    wanted = [number for number in range(wish.count) if number not in there]
    batches = [
        ValueBatch(
            problem=problem,
            candidates=wish.plans,
            seed=wish.seed,
            assumptions=table.assumptions,
            numbers=tuple(wanted[at : at + _BATCH]),
        )
        for at in range(0, len(wanted), _BATCH)
    ]
    for _, answer in _answers(batches, executor, stop=stop):
        rows = tuple(sorted((*rows, *answer), key=lambda row: row.number))
        yield rows


def _answers(
    batches: Sequence[ValueBatch], executor: Executor, *, stop: Stop
) -> Iterator[tuple[int, tuple[ValueRow, ...]]]:
    """Return the rows of each batch with its ordinal."""
    fault = ""
    if not batches or stop():
        return
    orders = [_BATCHES.dump_json(batch).decode() for batch in batches]
    for answer in executor.answers("values", orders, should_stop=stop):
        if answer.text is None:
            fault = answer.fault
        elif answer.is_final:
            yield answer.number, _ROWS.validate_json(answer.text)
    if fault and not stop():
        raise FuturesError(fault)
