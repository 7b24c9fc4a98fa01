"""Variables, constraints and goals put together into a PuLP program."""

from collections.abc import Iterable, Sequence
from typing import Any

import pulp

from models import pair_tally
from models.builder import ModelBuilder
from models.clock import ENDLESS, Clock
from models.constraints import BY_ROWS
from models.formulation import Candidate, Formulation, LinearGoal, ModelColumn, ModelRow, RowSense
from models.instance import Instance, facts_of
from models.no_candidate import barred_of
from models.objective import EXPRESSIONS
from models.placements import candidates_of
from planner.domain.park.problem import Problem


def candidates(problem: Problem, *, every_start: bool = False) -> tuple[Candidate, ...]:
    """Return the candidate placements of a problem, dominated starts left out unless asked for."""
    return candidates_of(facts_of(problem), every_start=every_start)


def build(
    problem: Problem, *, every_start: bool = False, clock: Clock = ENDLESS, lists_pairs: bool = False
) -> Formulation:
    """Build the model of a problem, for the tiers of its own policy.

    Parameters
    ----------
    every_start
        Whether dominated starts stay in: slower, but then every plan that keeps the rules is
        admitted, which questions about a given plan need.
    clock
        Asked for each candidate, column and row.
    lists_pairs
        Whether pairs of firms have columns of their own however large the park is; see `pair_tally`.

    Raises
    ------
    HaltedError
        If the clock says so before it stands.
    """
    instance = facts_of(problem, clock)
    made = candidates_of(instance, every_start=every_start)
    builder = ModelBuilder(
        instance, made, tallies_pairs=not lists_pairs and pair_tally.can_tally(instance, made)
    )
    for _, add_rows in BY_ROWS:
        add_rows(builder)
    sums = {goal: expression(builder) for goal, expression in EXPRESSIONS}
    program, variables = _program(builder.columns, builder.rows, clock)
    goals: dict[str, LinearGoal] = {
        goal: LinearGoal(
            variables=tuple(variables[column] for column, _ in total.terms),
            rates=tuple(rate for _, rate in total.terms),
            constant=total.constant,
            columns=tuple(column for column, _ in total.terms),
        )
        for goal, total in sums.items()
    }
    return _formulation(builder, instance, program=program, variables=variables, goals=goals)


def _formulation(
    builder: ModelBuilder,
    instance: Instance,
    *,
    program: Any,
    variables: Sequence[Any],
    goals: dict[str, LinearGoal],
) -> Formulation:
    return Formulation(
        problem=instance.problem,
        candidates=builder.candidates,
        columns=tuple(builder.columns),
        rows=tuple(builder.rows),
        program=program,
        place=tuple(variables[: len(builder.candidates)]),
        variables=tuple(variables),
        goals=goals,
        commitments=builder.commitments,
        barred=barred_of(instance, builder.candidates),
        row_rule={row.name: (row.rule, row.clause) for row in builder.rows},
    )


def _program(columns: Iterable[ModelColumn], rows: Iterable[ModelRow], clock: Clock) -> tuple[Any, list[Any]]:
    program = pulp.LpProblem("park", pulp.LpMaximize)
    variables = []
    for one in columns:
        clock.tick()
        kind = pulp.LpInteger if one.is_binary else pulp.LpContinuous
        variables.append(program.add_variable(one.name, one.low, one.high, kind))
    for row in rows:
        clock.tick()
        total = pulp.lpSum(())
        for column, coefficient in row.terms:
            total.addterm(variables[column], coefficient)
        program.addConstraint(_limited(total, row), row.name)
    return program, variables


def _limited(total: Any, row: ModelRow) -> Any:
    if row.sense is RowSense.AT_MOST:
        return total <= row.limit
    return total >= row.limit if row.sense is RowSense.AT_LEAST else total == row.limit
