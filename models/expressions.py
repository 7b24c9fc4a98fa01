"""Sums that are asked of plans from outside: a mix of goals, a place kept, a distance to a plan."""

from collections.abc import Iterable, Mapping

import numpy as np

from models.formulation import Formulation
from models.solver import Matrix, Objective
from planner.domain.park.plan import Placement, Plan


def goal_sum(formulation: Formulation, matrix: Matrix, rates: Mapping[str, int]) -> Objective:
    """Return Σ rate × goal over the columns, each goal in its own unit; rates may be negative."""
    coefficients = np.zeros(matrix.columns, dtype=np.int64)
    constant = 0
    for goal, rate in rates.items():
        linear = formulation.goals[goal]
        constant += rate * linear.constant
        columns, weights = (np.array(row, dtype=np.int64) for row in (linear.columns, linear.rates))
        np.add.at(coefficients, columns, rate * weights)
    return Objective(coefficients, constant)


def placement_sum(
    formulation: Formulation, matrix: Matrix, placements: Iterable[Placement]
) -> Objective | None:
    """Return how many of `placements` a plan has; None if no plan can have any."""
    wanted = {(one.firm_id, one.units, one.start, one.end) for one in placements}
    coefficients = np.zeros(matrix.columns, dtype=np.int64)
    for ordinal, candidate in enumerate(formulation.candidates):
        if (candidate.firm_id, candidate.units, candidate.start, candidate.end) in wanted:
            coefficients[ordinal] = 1
    return Objective(coefficients) if coefficients.any() else None


def distance(formulation: Formulation, matrix: Matrix, plans: Iterable[Plan]) -> Objective:
    """Return Σ over `plans` of the firms that have another run there, or a place in one plan only.

    For one plan P with |P| firms placed: |P| − Σ_k y_k over the candidates on their firm's run
    in P + Σ_k y_k over the candidates of firms that P does not place. Of a firm that sits in
    several places only the first counts.
    """
    seats = _seats(formulation)
    coefficients = np.zeros(matrix.columns, dtype=np.int64)
    constant = 0
    for plan in plans:
        runs = {firm_id: {p.units for p in placements} for firm_id, placements in plan.by_firm.items()}
        constant += len(runs)
        for ordinal, candidate in enumerate(formulation.candidates):
            own = seats.get(candidate.firm_id, [ordinal])
            if ordinal != own[0] and candidate.firm_id in seats:
                continue
            if candidate.firm_id not in runs:
                coefficients[ordinal] += 1
            elif runs[candidate.firm_id] == {formulation.candidates[k].units for k in own}:
                coefficients[ordinal] -= 1
    return Objective(coefficients, constant)


def unmoved(formulation: Formulation, matrix: Matrix, plan: Plan) -> Objective:
    """Return Σ_k y_k − n over the candidates that repeat the only placement their firm has in `plan`, n of them.

    The firms that get another run or start or none, negative. A placement the model does not have counts for
    nothing, so that the sum never tells of more changes than plans need.
    """
    sole = {places[0] for places in plan.by_firm.values() if len(places) == 1}
    coefficients = np.zeros(matrix.columns, dtype=np.int64)
    for ordinal, one in enumerate(formulation.candidates):
        same = Placement(firm_id=one.firm_id, units=one.units, start=one.start, end=one.end)
        coefficients[ordinal] = same in sole
    return Objective(coefficients, -int(coefficients.sum()))


def _seats(formulation: Formulation) -> dict[str, list[int]]:
    """Return the candidates of each sitting firm that stays."""
    found: dict[str, list[int]] = {}
    for ordinal, candidate in enumerate(formulation.candidates):
        if formulation.problem.stays(candidate.firm_id):
            found.setdefault(candidate.firm_id, []).append(ordinal)
    return found
