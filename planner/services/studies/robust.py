"""A robust plan: candidates solved for, played through training futures, and the choice judged on fresh ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from pydantic import TypeAdapter

from planner.analysis.futures.draws import future_of, is_settled
from planner.analysis.futures.perfect import perfect_information
from planner.analysis.futures.robust import (
    PERFECT_CONFIDENCE,
    choice_of,
    robust_summary,
    scores_of,
    value_rows,
)
from planner.domain.edits.removal import without_firms
from planner.domain.goal import PRESETS
from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.solving.report import Report
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import CandidatePlan, CandidateSource, RobustTable, ValueRow
from planner.processes.executor import Executor
from planner.processes.tasks import Stop, TaskContext
from planner.services.planning.solving import SolveSettings, configured, plan_findings, solved
from planner.services.studies.frontier import near_plans
from planner.services.studies.risk import FuturesError, study_of

__all__ = ["FRESH", "TRAINING", "WEIGHT", "Executor", "find_robust", "robust_summary"]

TRAINING, FRESH, WEIGHT = 100, 500, Decimal("0.5")
"""Futures to choose on, futures to judge on, and the weight of the worst 5 %, if nothing else is asked for."""
MOST_CANDIDATES = 20
CANDIDATE_S = 10.0
"""Seconds for each candidate that is solved for; one need not be optimal to be a candidate."""
_DRAWS, _NEAR, _BATCH = 5, 4, 5
_WITHIN = Fraction(5, 100)
_LIKELY = Decimal("0.5")


@dataclass(frozen=True, kw_only=True)
class ValueBatch:
    """The order of one worker: these futures, with each of the plans."""

    problem: Problem
    plans: tuple[Plan, ...]
    seed: int
    assumptions: RiskAssumptions
    numbers: tuple[int, ...]


_BATCHES, _ROWS = TypeAdapter(ValueBatch), TypeAdapter(tuple[ValueRow, ...])


def values_task(text: str, context: TaskContext) -> str:
    """Return the rows of a `ValueBatch`: all of them, or those there are when a stop is asked for."""
    batch = _BATCHES.validate_json(text)
    study = study_of(batch.problem, batch.plans[0], seed=batch.seed, assumptions=batch.assumptions)
    found: list[ValueRow] = []
    for row in value_rows(study, batch.plans, batch.numbers):
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
    for pooled in _with_pool(problem, outcome, table, limits=limits, should_stop=should_stop):
        table = pooled
        yield table
    plans = [one.plan for one in table.candidates]
    for rows in _played(problem, plans, table, executor, is_fresh=False, stop=should_stop):
        table = replace(table, trained=rows)
        yield table
    if not table.is_trained or should_stop():
        return
    pair = [plans[choice_of(scores_of(table))], plans[0]]
    for rows in _played(problem, pair, table, executor, is_fresh=True, stop=should_stop):
        table = replace(table, judged=rows)
        yield table
    if _solved_futures(table) < min(perfect, len(table.judged)) and table.is_complete and not should_stop():
        study = study_of(problem, pair[0], seed=table.seed + 1, assumptions=table.assumptions)
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


def _with_pool(
    problem: Problem, outcome: Outcome, table: RobustTable, *, limits: Limits, should_stop: Stop
) -> Iterator[RobustTable]:
    """Return the table with more and more candidates: valid today, and each keeping or giving other rooms than those before."""
    if table.is_pool_complete or outcome.plan is None:
        return
    found = [*table.candidates] or [CandidatePlan(source=CandidateSource.SHOWN, detail="", plan=outcome.plan)]
    seen = {_homes(one.plan) for one in found}
    more = _candidates(problem, outcome, table, limits=limits, should_stop=should_stop)
    for one in more if len(found) < MOST_CANDIDATES else ():
        if should_stop():
            return
        homes = _homes(one.plan)
        if homes in seen or any(fault.is_fault for fault in plan_findings(problem, one.plan)):
            continue
        seen.add(homes)
        found.append(one)
        yield replace(table, candidates=tuple(found))
        if len(found) == MOST_CANDIDATES:
            break
    yield replace(table, candidates=tuple(found), is_pool_complete=not should_stop())


def _homes(plan: Plan) -> frozenset[tuple[str, tuple[str, ...]]]:
    return frozenset((place.firm_id, place.units) for place in plan.placements)


def _candidates(
    problem: Problem, outcome: Outcome, table: RobustTable, *, limits: Limits, should_stop: Stop
) -> Iterator[CandidatePlan]:
    """Return what is solved for in its order, after what the table has; near plans hang on each other and are found again."""
    asked = [
        *_drawn(problem, table),
        *_weighted(problem),
        *((CandidateSource.PRESET, key, configured(problem, SolveSettings(preset=key))) for key in PRESETS),
    ]
    known = {(one.source, one.detail) for one in table.candidates}
    there = [at for at, (source, detail, _) in enumerate(asked, 1) if (source, detail) in known]
    is_near = any(source is CandidateSource.NEAR for source, _ in known)
    for source, detail, one in () if is_near else asked[max(there, default=0) :]:
        if should_stop():
            return
        plan = solved(one, limits, should_stop=should_stop).plan
        if plan is not None:
            yield CandidatePlan(source=source, detail=detail, plan=plan)
    base = Report(
        problem=problem,
        outcome=outcome,
        findings=(),
        measures=measure(problem, outcome.plan or Plan()),
        reasons={},
    )
    nears = near_plans(base, _WITHIN, limits, count=_NEAR, should_stop=should_stop)
    for number, near in enumerate(nears):
        if near.outcome.plan is not None:
            yield CandidatePlan(source=CandidateSource.NEAR, detail=str(number + 1), plan=near.outcome.plan)


def _weighted(problem: Problem) -> Iterator[tuple[CandidateSource, str, Problem]]:
    for name, weigh in (("certain", lambda _: Decimal(1)), ("square", lambda p: p * p)):
        firms = tuple(replace(one, probability=weigh(one.probability)) for one in problem.firms)
        yield CandidateSource.LIKELIHOOD, name, replace(problem, firms=firms)
    unlikely = {
        one.firm_id
        for one in problem.firms
        if _may_be_left(problem, one.firm_id) and one.probability < _LIKELY
    }
    yield CandidateSource.LIKELIHOOD, "likely", without_firms(problem, unlikely)


def _drawn(problem: Problem, table: RobustTable) -> Iterator[tuple[CandidateSource, str, Problem]]:
    for number in range(_DRAWS):
        future = future_of(problem, table.assumptions, seed=table.seed + 2, number=number)
        gone = {name for name, draw in future.firms.items() if not draw.comes and _may_be_left(problem, name)}
        left = without_firms(problem, gone)
        firms = tuple(replace(one, probability=Decimal(1)) for one in left.firms)
        yield CandidateSource.DRAW, str(number + 1), replace(left, firms=firms)


def _may_be_left(problem: Problem, firm_id: str) -> bool:
    firm = problem.firm[firm_id]
    return not firm.is_sitting and not is_settled(problem, firm)


def _played(
    problem: Problem,
    plans: Sequence[Plan],
    table: RobustTable,
    executor: Executor,
    *,
    is_fresh: bool,
    stop: Stop,
) -> Iterator[tuple[ValueRow, ...]]:
    """Return the rows, by number, after each batch."""
    rows = table.judged if is_fresh else table.trained
    there = {row.number for row in rows}
    wanted = [k for k in range(table.fresh if is_fresh else table.training) if k not in there]
    orders = [
        _BATCHES.dump_json(
            ValueBatch(
                problem=problem,
                plans=tuple(plans),
                seed=table.seed + is_fresh,
                assumptions=table.assumptions,
                numbers=tuple(wanted[at : at + _BATCH]),
            )
        ).decode()
        for at in range(0, len(wanted), _BATCH)
    ]
    fault = ""
    if not plans or stop():
        return
    for answer in executor.answers("values", orders, should_stop=stop):
        if answer.text is None:
            fault = answer.fault
        elif answer.is_final:
            rows = tuple(sorted((*rows, *_ROWS.validate_json(answer.text)), key=lambda row: row.number))
            yield rows
    if fault and not stop():
        raise FuturesError(fault)
