"""From the stages' results to an Outcome: what may be called proven, and what may not."""

from dataclasses import dataclass

from models.clock import Clock
from models.conflict import Conflict
from models.lexicographic import StagesResult
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, StageResult, Status

_GRAVEST = (
    Status.INFEASIBLE,
    Status.FAILED,
    Status.CANCELLED,
    Status.NO_PLAN,
    Status.TIME_LIMIT,
    Status.WITHIN_GAP,
)


@dataclass(frozen=True)
class SolveRecord:
    """Whose solve it was, and under which limits."""

    problem: Problem
    limits: Limits
    clock: Clock


def outcome_of(
    account: SolveRecord,
    result: StagesResult,
    versions: tuple[tuple[str, str], ...],
    conflict: Conflict | None = None,
) -> Outcome:
    """Return the Outcome; objective, bound and gap are those of the last stage of value."""
    valued = _valued(result.results)
    last = valued[-1] if valued else None
    plan = result.plan
    return Outcome(
        status=_status(valued),
        plan=plan,
        objective=last.objective if last else None,
        bound=last.bound if last else None,
        gap=last.gap if last else None,
        stages=result.results,
        seconds=account.clock.now(),
        solver=account.limits.solver,
        versions=versions,
        limits=account.limits,
        fingerprint=account.problem.fingerprint,
        conflict=conflict.names if conflict else (),
        note=conflict.note if conflict else result.note,
    )


def halted(account: SolveRecord) -> Outcome:
    """Return the Outcome of a solve that ended before there was a model: no plan, and nothing proven."""
    return Outcome(
        status=Status.CANCELLED if account.clock.should_stop() else Status.NO_PLAN,
        plan=None,
        objective=None,
        bound=None,
        gap=None,
        stages=(),
        seconds=account.clock.now(),
        solver=account.limits.solver,
        versions=(),
        limits=account.limits,
        fingerprint=account.problem.fingerprint,
    )


def _valued(results: tuple[StageResult, ...]) -> tuple[StageResult, ...]:
    """Return the stages of value; where a policy has none, every stage counts."""
    return tuple(one for one in results if one.carries_value) or results


def _status(valued: tuple[StageResult, ...]) -> Status:
    """Return the gravest status of the stages of value; the highest of _GRAVEST."""
    found = {one.status for one in valued}
    gravest = next((status for status in _GRAVEST if status in found), Status.PROVEN_OPTIMAL)
    if not valued:
        return Status.FAILED
    return gravest
