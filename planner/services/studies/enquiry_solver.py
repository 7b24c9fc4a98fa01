"""The solver behind the prices of an enquiry: one session for every place."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from planner.analysis.explain.window import placed
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.services.planning.solving import HaltedError, Session, begun, nothing_found, opened
from planner.services.studies.prices import nearest


def solver_with(
    problem: Problem,
    plan: Plan,
    firm: Firm,
    limits: Limits,
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> Callable[[tuple[str, ...], Plan | None], Outcome]:
    """Return what finds the best plan with a firm of the problem on units, or anywhere; one session for all questions.

    Of the best plans that have it anywhere the one is told in which the fewest firms of `plan` change; where units are
    asked for, the value alone counts.
    """
    sessions: list[Session] = []

    def solve(units: tuple[str, ...], start: Plan | None) -> Outcome:
        clock = begun(limits, should_stop)
        try:
            sessions[:] = sessions or [opened(problem, clock)]
            with _asked_for(sessions[0], firm, units):
                found = sessions[0].solve(limits, start=start, value_only=True, clock=clock)
                return found if units else nearest(sessions[0], found, plan, limits=limits, clock=clock)
        except (HaltedError, ValueError):  # stopped before the model stood, or no plan has it there
            return nothing_found(problem, limits, clock)

    return solve


def _asked_for(session: Session, firm: Firm, units: tuple[str, ...]) -> AbstractContextManager[object]:
    if not units:
        return session.force(firm.firm_id)
    rooms = tuple(session.problem.unit[name] for name in units)
    return session.keep(*(placed(firm, rooms, quarter) for quarter in session.problem.quarters))
