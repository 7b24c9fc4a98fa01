"""From variable values to a plan, and from a plan to variable values."""

from collections.abc import Sequence

from models.formulation import Formulation, ModelColumn, ModelRow, RowSense
from planner.domain.park.plan import Plan

WHOLE_WITHIN = 1e-6
"""How far from a whole number a solver may leave a candidate."""


def plan_of(formulation: Formulation, values: Sequence[float]) -> Plan:
    """Return the plan that variable values stand for; those of the candidates come first.

    Raises
    ------
    ValueError
        If a candidate is neither chosen nor left out.
    """
    chosen = []
    for candidate, value in zip(formulation.candidates, values, strict=False):
        if abs(value - round(value)) > WHOLE_WITHIN or round(value) not in (0, 1):
            raise ValueError(f"{candidate.firm_id} is placed {value} times in {candidate.units}")
        if round(value):
            chosen.append(candidate.placement())
    return Plan(placements=tuple(chosen))


def values_of(formulation: Formulation, plan: Plan) -> list[float] | None:
    """Return the value of every column in a plan, in order; None if a placement is no candidate.

    Each is 0 or 1 (a tally: any whole number), so that the plan can be handed to a solver as a
    start or be held against the rows.
    """
    chosen = {formulation.ordinal.get(placement, -1) for placement in plan.placements}
    return None if -1 in chosen else values_of_chosen(formulation, chosen)


def completed(formulation: Formulation, values: Sequence[float]) -> list[float] | None:
    """Return the value of every column from those of the candidates, which come first; None if one is not 0 or 1."""
    chosen = set()
    for k, value in enumerate(values[: len(formulation.candidates)]):
        if value > WHOLE_WITHIN or value < -WHOLE_WITHIN:
            if abs(value - 1.0) > WHOLE_WITHIN:
                return None
            chosen.add(k)
    return values_of_chosen(formulation, chosen)


def values_of_chosen(formulation: Formulation, chosen: set[int]) -> list[float]:
    """Return the value of every column where the candidates `chosen` are, in order."""
    values = [0.0] * len(formulation.candidates)
    values += [float(column.negated) for column in formulation.columns[len(values) :]]
    for k in chosen:
        values[k] = 1.0
    for position in {position for k in chosen for position in formulation.told_by[k]}:
        values[position] = _value(formulation.columns[position], chosen)
    for position in formulation.tallies:
        tally = formulation.columns[position].tally
        if tally is not None:
            values[position] = float(tally.value(formulation.candidates[k] for k in sorted(chosen)))
    return values


def _value(column: ModelColumn, chosen: set[int]) -> float:
    holds = any(all(not chosen.isdisjoint(group) for group in case) for case in column.cases)
    return float(holds is not column.negated)


def broken_rows(formulation: Formulation, values: Sequence[float]) -> list[ModelRow]:
    """Return the rows that whole values break: none if the model allows the plan."""
    broken = []
    for row in formulation.rows:
        total = sum(coefficient * round(values[column]) for column, coefficient in row.terms)
        holds = {
            RowSense.AT_MOST: total <= row.limit,
            RowSense.AT_LEAST: total >= row.limit,
            RowSense.EXACTLY: total == row.limit,
        }
        if not holds[row.sense]:
            broken.append(row)
    return broken
