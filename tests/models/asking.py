"""Questions the tests put to a model without a solver: what it offers, and which plans it allows."""

from models import milp, reading
from models.formulation import ModelRow
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from tests.support import make


def offered(problem: Problem, firm_id: str = "F1") -> set[str]:
    """Return the runs the model offers a firm, as `A-101+A-102`."""
    return {"+".join(c.units) for c in milp.candidates(problem) if c.firm_id == firm_id}


def starts(problem: Problem, firm_id: str = "F1", *, every_start: bool = False) -> list[str]:
    """Return the starts the model offers a firm."""
    found = milp.candidates(problem, every_start=every_start)
    return sorted({str(c.start) for c in found if c.firm_id == firm_id})


def broken(problem: Problem, *placements: Placement) -> list[ModelRow] | None:
    """Return the rows a plan breaks; None if a placement is not offered at all."""
    built = milp.build(problem, every_start=True)
    values = reading.values_of(built, make.plan(*placements))
    return None if values is None else reading.broken_rows(built, values)


def allows(problem: Problem, *placements: Placement) -> bool:
    """Whether the model allows a plan."""
    return broken(problem, *placements) == []


def broken_clauses(problem: Problem, *placements: Placement) -> set[tuple[str, str]]:
    """Return rule and clause of the rows that a plan of offered placements breaks."""
    rows = broken(problem, *placements)
    assert rows is not None, "a placement is not offered"
    return {(row.rule, row.clause) for row in rows}
