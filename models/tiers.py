"""The stages of a policy: each tier of goals as one whole-number sum over the columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm

import numpy as np

from models.formulation import Formulation, Group
from models.solver import Matrix, Objective
from planner.domain.goal import GoalMode, Tier

WEIGHTED = "weighted"
"""Goal of the one stage that adds up the tiers that carry value."""


@dataclass(frozen=True, eq=False)
class ObjectiveStage:
    """One sum to be maximised; no plan has more than `ceiling`, whatever the rows say."""

    goal: str
    objective: Objective
    carries_value: bool
    ceiling: int


def stages_of(formulation: Formulation, matrix: Matrix) -> tuple[ObjectiveStage, ...]:
    """Return the stages in force, highest first; in weighted mode all value is one stage."""
    policy = formulation.problem.policy
    tiers: Sequence[Tier] = policy.goal_tiers
    ranked = policy.mode is GoalMode.RANKED
    valued = [tier for tier in tiers if tier.carries_value]
    if ranked or not valued:
        return tuple(_stage(formulation, matrix, [(tier, 1)]) for tier in tiers)
    weights = _whole([Fraction(tier.weight) for tier in valued])
    added = _stage(formulation, matrix, list(zip(valued, weights, strict=True)), goal=WEIGHTED)
    tidy = [_stage(formulation, matrix, [(tier, 1)]) for tier in tiers if not tier.carries_value]
    return (added, *tidy)


def valued(stages: Sequence[ObjectiveStage]) -> tuple[ObjectiveStage, ...]:
    """Return the stages down to the last one that carries value; all of them if none does."""
    last = max((number for number, stage in enumerate(stages) if stage.carries_value), default=len(stages))
    return tuple(stages[: last + 1])


def goal_value(formulation: Formulation, goal: str, values: Sequence[float]) -> int:
    """Return a goal's value for the values of all columns, shape (columns,), in exact integers."""
    linear = formulation.goals[goal]
    pairs = zip(linear.columns, linear.rates, strict=True)
    return linear.constant + sum(rate * round(values[column]) for column, rate in pairs)


def _whole(weights: Iterable[Fraction]) -> list[int]:
    """Scale weights to whole numbers by their common denominator."""
    given = list(weights)
    common = reduce(lcm, (weight.denominator for weight in given), 1)
    return [int(weight * common) for weight in given]


def _stage(
    formulation: Formulation, matrix: Matrix, tiers: Sequence[tuple[Tier, int]], *, goal: str = ""
) -> ObjectiveStage:
    coefficients = np.zeros(matrix.columns, dtype=np.int64)
    constant = 0
    for tier, weight in tiers:
        for term in tier.terms:
            linear = formulation.goals[term.goal]
            rate = weight * term.rate
            constant += rate * linear.constant
            np.add.at(
                coefficients,
                np.array(linear.columns, dtype=np.int64),
                rate * np.array(linear.rates, dtype=np.int64),
            )
    return stage_of(
        formulation,
        matrix,
        Objective(coefficients, constant),
        goal=goal or tiers[0][0].key,
        carries_value=tiers[0][0].carries_value,
    )


def stage_of(
    formulation: Formulation, matrix: Matrix, objective: Objective, *, goal: str, carries_value: bool = True
) -> ObjectiveStage:
    """Return the stage that maximises a sum.

    Parameters
    ----------
    goal
        Key of the tier, as progress and results name it.
    carries_value
        Whether a plan without it is worth less; tidiness is not.
    """
    return ObjectiveStage(
        goal=goal,
        objective=objective,
        carries_value=carries_value,
        ceiling=_ceiling(formulation, matrix, objective),
    )


def _ceiling(formulation: Formulation, matrix: Matrix, objective: Objective) -> int:
    """Add up each firm's best candidate, all of a sitting firm, and each other column's best limit.

    A column that says that one of some candidates of a firm is chosen counts with each of these, of which
    one at most is chosen: a firm has several homes to choose from, and lives in one.
    """
    count = len(formulation.candidates)
    coefficients = objective.coefficients[: matrix.columns].copy()
    for column in (np.flatnonzero(coefficients[count:]) + count).tolist():
        members = _alternatives(formulation, column)
        coefficients[list(members)] += coefficients[column]
        if members:
            coefficients[column] = 0
    best: dict[str, int] = {}
    for position, candidate in enumerate(formulation.candidates):
        points = int(coefficients[position])
        if formulation.problem.firm[candidate.firm_id].is_sitting:
            best[candidate.firm_id] = best.get(candidate.firm_id, 0) + points
            continue
        known = best.get(candidate.firm_id, points if candidate.fixed else 0)
        best[candidate.firm_id] = max(known, points)
    rest = slice(count, matrix.columns)
    points_rest = coefficients[rest]
    limits = np.where(points_rest > 0, matrix.upper[rest], matrix.lower[rest])
    others = sum(int(p) * round(float(limit)) for p, limit in zip(points_rest, limits, strict=True) if p)
    return objective.constant + sum(best.values()) + others


def _alternatives(formulation: Formulation, column: int) -> Group:
    """Return the candidates of one firm that is yet to come of which a column is the sum; none for any other column."""
    one = formulation.columns[column] if column < len(formulation.columns) else None
    if one is None or one.negated or len(one.cases) != 1 or len(one.cases[0]) != 1:
        return ()
    (group,) = one.cases[0]
    firms = {formulation.candidates[k].firm_id for k in group}
    is_one = len(firms) == 1 and not formulation.problem.firm[min(firms)].is_sitting
    return group if is_one else ()
