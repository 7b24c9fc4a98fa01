"""Plans and outcomes as JSON; a problem has its own form in `planner.domain.park.problem`."""

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Outcome

_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)
_OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)


def plan_to_json(plan: Plan) -> bytes:
    """Write a plan as canonical JSON (UTF-8)."""
    return _PLAN.dump_json(plan)


def plan_from_json(data: bytes) -> Plan:
    """Read what `plan_to_json` wrote.

    Raises
    ------
    pydantic.ValidationError
        If the data are not a plan of this format.
    """
    return _PLAN.validate_json(data)


def outcome_to_json(outcome: Outcome) -> bytes:
    """Write an outcome as canonical JSON (UTF-8)."""
    return _OUTCOME.dump_json(outcome)


def outcome_from_json(data: bytes) -> Outcome:
    """Read what `outcome_to_json` wrote.

    Raises
    ------
    pydantic.ValidationError
        If the data are not an outcome of this format.
    """
    return _OUTCOME.validate_json(data)
