"""What many futures say, counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.analysis.futures.statistics import histogram, mean_of, probability, quantile, tail_mean
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.future import AllocationPolicy, FutureRow, FutureTable, PolicyResult
from planner.domain.sweeping.risk import (
    AnswerImpact,
    DecisionVerdict,
    FigureRisk,
    FirmRisk,
    PlaceRisk,
    RiskSummary,
    RoomDecision,
    SpaceRisk,
)
from planner.domain.vocabulary.terms import Stage

HOLDS = 0.9
"""From which share of the futures on a decision holds."""
_HIGH_IS_WORSE = ("vacancy_rate", "waiting_quarters", "waiting_mean_quarters", "waiting_longest_quarters")


def summary_of(problem: Problem, plan: Plan, table: FutureTable, confidence: float = 0.95) -> RiskSummary:
    """Return what the futures of a table say; `plan` is the one they were drawn around."""
    rows = table.rows
    gains = [_value(row.plan) - _value(row.first_come) for row in rows]
    return RiskSummary(
        futures=len(rows),
        asked=table.asked,
        seed=table.seed,
        confidence=confidence,
        figures=tuple(_figures(table, confidence)),
        full=tuple(
            _place(problem, [row.plan.full[k] for row in rows], ("building", name, ""), confidence)
            for k, name in enumerate(table.buildings)
        ),
        beyond=tuple(
            _place(problem, [row.beyond[k] for row in rows], limit, confidence)
            for k, limit in enumerate(table.limits)
        ),
        firms=tuple(_firms(problem, table, confidence)),
        decisions=tuple(_decisions(problem, plan, table, confidence)),
        impacts=tuple(_impacts(rows, confidence)),
        space=tuple(_space(problem, rows, confidence)),
        gain=mean_of(gains, confidence) if gains else None,
        promises=probability(sum(row.plan.promises > 0 for row in rows), len(rows), confidence),
        faults=sum(one.faults > 0 for row in rows for one in (row.plan, row.first_come)),
    )


def _value(result: PolicyResult) -> float:
    return float(result.figures[0] or 0)


def _figures(table: FutureTable, confidence: float) -> Iterator[FigureRisk]:
    for k, key in enumerate(table.keys):
        for policy in AllocationPolicy:
            found = [one for row in table.rows if (one := row.result(policy).figures[k]) is not None]
            values = [float(one) for one in found]
            if not values:
                continue
            yield FigureRisk(
                key=key,
                policy=policy,
                mean=mean_of(values, confidence),
                p5=quantile(values, 0.05),
                median=quantile(values, 0.5),
                p95=quantile(values, 0.95),
                tail=tail_mean(values, is_low_worst=key not in _HIGH_IS_WORSE),
                histogram=histogram(values),
            )


def _place(
    problem: Problem, bits: Sequence[int], subject: tuple[str, str, str], confidence: float
) -> PlaceRisk:
    scope, subject_id, resource = subject
    return PlaceRisk(
        scope=scope,
        subject_id=subject_id,
        resource=resource,
        by_quarter=tuple(
            (quarter, probability(sum(one >> k & 1 for one in bits), len(bits), confidence))
            for k, quarter in enumerate(problem.quarters)
        ),
        ever=probability(sum(one > 0 for one in bits), len(bits), confidence),
    )


def _firms(problem: Problem, table: FutureTable, confidence: float) -> Iterator[FirmRisk]:
    for k, name in enumerate(table.firms):
        firm = problem.firm[name]
        if firm.stage is Stage.EXITED:
            continue
        came = [row for row in table.rows if firm.is_sitting or row.came >> k & 1]
        yield FirmRisk(
            firm_id=name,
            comes=probability(len(came), len(table.rows), confidence),
            place=probability(sum(bool(row.plan.homes[k]) for row in came), len(came), confidence),
            place_first_come=probability(
                sum(bool(row.first_come.homes[k]) for row in came), len(came), confidence
            ),
        )


def _decisions(problem: Problem, plan: Plan, table: FutureTable, confidence: float) -> Iterator[RoomDecision]:
    found = []
    for k, name in enumerate(table.firms):
        if problem.firm[name].is_sitting:
            continue
        homes = [row.plan.homes[k] for row in table.rows if row.came >> k & 1]
        counts = Counter(home for home in homes if home)
        if not counts:
            continue
        home, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
        holds = probability(count, len(homes), confidence)
        verdict = (
            DecisionVerdict.NOW
            if holds.low >= HOLDS
            else DecisionVerdict.LATER
            if holds.high < HOLDS
            else DecisionVerdict.OPEN
        )
        own = "+".join(unit for place in plan.by_firm.get(name, ()) for unit in place.units)
        found.append(RoomDecision(firm_id=name, home=home, holds=holds, is_plan=home == own, verdict=verdict))
    order = list(DecisionVerdict)
    yield from sorted(
        found, key=lambda one: (order.index(one.verdict), -(one.holds.share or 0.0), one.firm_id)
    )


def _impacts(rows: Sequence[FutureRow], confidence: float) -> Iterator[AnswerImpact]:
    flips = [row.flip for row in rows if row.flip is not None]
    found = []
    for name in dict.fromkeys(flip.firm_id for flip in flips):
        own = [flip for flip in flips if flip.firm_id == name]
        changes = mean_of([float(flip.changes) for flip in own], confidence)
        found.append(
            AnswerImpact(
                firm_id=name,
                changes=replace(changes, low=max(0.0, changes.low)),  # nobody is elsewhere less than never
                value=mean_of([float(flip.value) for flip in own], confidence),
            )
        )
    yield from sorted(found, key=lambda one: (-one.changes.mean, -one.value.mean, one.firm_id))


def _space(problem: Problem, rows: Sequence[FutureRow], confidence: float) -> Iterator[SpaceRisk]:
    if not rows:
        return
    for k, quarter in enumerate(problem.quarters):
        values = [float(row.plan.let_m2[k]) for row in rows]
        yield SpaceRisk(
            quarter=quarter,
            mean=mean_of(values, confidence),
            p5=quantile(values, 0.05),
            p95=quantile(values, 0.95),
        )
