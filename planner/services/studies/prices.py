"""What a step of each resource, a unit more and each rule is worth: asked of the solver one by one, told as it is found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from planner.analysis.prices import PriceSearch, concerned, relief_of, trial_edits
from planner.analysis.why.price import worth
from planner.check import is_valid
from planner.domain.edits import Edit, replay
from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.domain.solving.report import Report
from planner.domain.sweeping.price import PriceTable, ReliefPrice
from planner.services.planning.solving import (
    Clock,
    HaltedError,
    Session,
    nothing_found,
    opened,
    plan_findings,
)

__all__ = ["concerned", "edits_of", "find_prices", "price_reports", "trial_edits"]

QUESTION_S, WHOLE_S = 20.0, 600.0
"""Seconds for each solve, and for all of them together, if no other limit is given."""


def find_prices(
    problem: Problem,
    limits: Limits,
    *,
    edits: Sequence[Edit] = (),
    base: Outcome | None = None,
    seconds: float = WHOLE_S,
    known: PriceTable | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[PriceTable]:
    """Return the prices known so far, again and again with more; see `PriceSearch`.

    Parameters
    ----------
    limits
        Of each solve; `seconds` is for all of them together.
    known
        What the same question came to before it was stopped.
    edits
        What is tried; with any, they alone are priced.
    base
        An outcome of the problem: where its plan is proven to be the best it is not solved for, else it is begun from.

    Raises
    ------
    EditConflict
        If the edits do not fit.
    """
    whole = Clock(seconds, should_stop)
    solver, near = solvers(limits, whole, should_stop)
    search = PriceSearch(
        problem=problem,
        solver=solver,
        nearest=near,
        base=base,
        start=base.plan if base else None,
        known=known,
        should_stop=whole.is_over,
    )
    return search.trial(edits) if edits else search.tables()


def solvers(
    limits: Limits,
    whole: Clock,
    should_stop: Callable[[], bool],
    *,
    hear: Callable[[Problem, Progress], None] | None = None,
) -> tuple[Callable[[Problem, Plan | None], Outcome], Callable[[Outcome, Plan], Outcome]]:
    """Return what solves a problem as far as goals carry value, and what then looks for as good a plan with the fewest changes.

    Parameters
    ----------
    limits
        Of each solve; none goes on when `whole` is over.
    hear
        Hears a solve of a problem while it lasts.
    """
    last: list[Session] = []

    def limited() -> Limits:
        return replace(limits, time_limit_s=min(limits.time_limit_s, max(0.1, whole.left())))

    def near(found: Outcome, plan: Plan) -> Outcome:
        own = limited()
        clock = Clock(own.time_limit_s, should_stop)
        return nearest(last[0], found, plan, limits=own, clock=clock) if last else found

    def solver(question: Problem, start: Plan | None) -> Outcome:
        last.clear()
        own = limited()
        clock = Clock(own.time_limit_s, should_stop)
        try:
            session = opened(question, clock)
            last.append(session)
            heard = None if hear is None else partial(hear, question)
            return session.solve(own, start=start, clock=clock, value_only=True, on_progress=heard)
        except HaltedError:
            return nothing_found(question, own, clock)

    return solver, near


def nearest(session: Session, found: Outcome, start: Plan | None, *, limits: Limits, clock: Clock) -> Outcome:
    """Return an outcome with the plan of the same value that has the fewest firms of `start` change, if there is time.

    What is proven of the value stays as it was found. Where the value is that of `start`, and that
    may stay, there is nothing to ask.
    """
    problem = session.problem
    if start is None or found.plan is None or found.status is not Status.PROVEN_OPTIMAL or clock.is_over():
        return found
    if worth(problem, found.plan) == worth(problem, start) and is_valid(plan_findings(problem, start)):
        return found
    near = session.solve(limits, start=found.plan, clock=clock, value_only=True, near=start)
    is_as_good = near.plan is not None and worth(problem, near.plan) == worth(problem, found.plan)
    return replace(found, plan=near.plan) if is_as_good else found


def edits_of(problem: Problem, price: ReliefPrice) -> tuple[Edit, ...]:
    """Return the edits with which a scenario has what is priced; none where no edit makes it."""
    relief = relief_of(problem, price)
    return () if relief is None else relief.edits(price.since)


def price_reports(
    report: Report, table: PriceTable, price: ReliefPrice, edits: Sequence[Edit] = ()
) -> tuple[Report, Report] | None:
    """Return the two plans behind a price, each checked and measured under its own facts; None where one is missing.

    Parameters
    ----------
    report
        Of the facts the prices are of.
    edits
        Those of a trial.
    """
    relief = relief_of(report.problem, price)
    if table.plan is None or price.plan is None or (relief is None and not edits):
        return None
    eased = relief.eased(report.problem, price.since) if relief else replay(report.problem, edits)
    return _report(report, report.problem, table.plan), _report(report, eased, price.plan)


def _report(report: Report, problem: Problem, plan: Plan) -> Report:
    """Return a plan with what the checker says of it; nothing is claimed of bounds."""
    outcome = replace(
        report.outcome,
        plan=plan,
        status=Status.TIME_LIMIT,
        objective=None,
        bound=None,
        gap=None,
        stages=(),
        fingerprint=problem.fingerprint,
        conflict=(),
        repair_changes=None,
    )
    findings = plan_findings(problem, plan)
    return Report(problem=problem, outcome=outcome, findings=findings, measures=measure(problem, plan))
