"""The plans that a robust plan is chosen among: by other chances, by hindsight, for other goals, near the plan on show."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from planner.analysis.futures.draws import future_of, is_settled
from planner.analysis.futures.keeps import homes_of
from planner.analysis.futures.perfect import hindsight_shares
from planner.domain.edits.removal import without_firms
from planner.domain.goal import PRESETS
from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.solving.report import Report
from planner.domain.sweeping.robust import CandidatePlan, CandidateSource, RobustTable
from planner.processes.tasks import Stop
from planner.services.planning.solving import SolveSettings, configured, plan_findings, solved
from planner.services.studies.frontier import near_plans
from planner.services.studies.risk import study_of

MOST_CANDIDATES = 22
_DRAWS, _NEAR = 5, 4
_WITHIN = Fraction(5, 100)
_LIKELY, _OFTEN = Decimal("0.5"), Fraction(1, 2)
_HINDSIGHT = 20
"""Drawn futures, no more than there are to train, in which is seen who has a place if all is known: a firm that comes with a half
is seen in ten of them."""
_BY_SHARE = ("hindsight", "often")
_STEP = Decimal("0.0001")


def with_pool(
    problem: Problem, outcome: Outcome, table: RobustTable, *, limits: Limits, should_stop: Stop
) -> Iterator[RobustTable]:
    """Return the table with more and more candidates: valid today, and each keeping or giving other rooms than those before."""
    if table.is_pool_complete or outcome.plan is None:
        return
    found = [*table.candidates] or [CandidatePlan(source=CandidateSource.SHOWN, detail="", plan=outcome.plan)]
    seen = {homes_of(one.plan) for one in found}
    more = _candidates(problem, outcome, table, limits=limits, should_stop=should_stop)
    for one in more if len(found) < MOST_CANDIDATES else ():
        if should_stop():
            return
        homes = homes_of(one.plan)
        if homes in seen or any(fault.is_fault for fault in plan_findings(problem, one.plan)):
            continue
        seen.add(homes)
        found.append(one)
        yield replace(table, candidates=tuple(found))
        if len(found) == MOST_CANDIDATES:
            break
    yield replace(table, candidates=tuple(found), is_pool_complete=not should_stop())


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
    if not any(detail in _BY_SHARE for _, detail in known):
        for detail, one in _by_hindsight(problem, outcome, table, limits=limits, stop=should_stop):
            plan = solved(one, limits, should_stop=should_stop).plan
            if plan is not None:
                yield CandidatePlan(source=CandidateSource.LIKELIHOOD, detail=detail, plan=plan)
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


def _by_hindsight(
    problem: Problem, outcome: Outcome, table: RobustTable, *, limits: Limits, stop: Stop
) -> Iterator[tuple[str, Problem]]:
    """Return the facts with firms that the best plans of drawn futures seldom place weighted down, or left out."""
    study = study_of(problem, outcome.plan or Plan(), seed=table.seed + 2, assumptions=table.assumptions)
    count = min(_HINDSIGHT, table.training)
    shares = hindsight_shares(study, count, lambda one: solved(one, limits, should_stop=stop), stop)
    if stop():
        return
    weighted, often = _BY_SHARE
    free = [one.firm_id for one in problem.firms if _may_be_left(problem, one.firm_id) and not one.is_signed]
    firms = tuple(
        replace(one, probability=_weight(one.probability, shares[one.firm_id]))
        if one.firm_id in free
        else one
        for one in problem.firms
    )
    yield weighted, replace(problem, firms=firms)
    yield often, without_firms(problem, {name for name in free if shares[name] < _OFTEN})


def _weight(probability: Decimal, share: Fraction) -> Decimal:
    return (probability * share.numerator / share.denominator).quantize(_STEP)


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
