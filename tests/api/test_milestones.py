"""`milestones` as frames."""

from datetime import date
from pathlib import Path

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.support import make


def test_milestones_are_told_in_frames(tmp_path: Path) -> None:
    problem = make.problem(firms=[make.firm(f"F{n}") for n in (1, 2)])
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.milestones(base, on=date(2024, 1, 15), wanted=date(2024, 9, 1))
    assert len(found.steps) == 7 * len(found.firms)
    assert found.steps["planned"].dtype.kind == "M"
    assert found.firms.loc[found.firms.index[0], "light"] == "red"
    assert set(found.backwards["production"].dt.strftime("%Y-%m-%d")) == {"2024-09-01"}
    assert not found.dispatch.empty
    assert found.sentence.startswith("2024-01-15: ")
    told = tmp_path / "milestones.csv"
    told.write_text("firm_id,sign_actual,owner\nF1,2024-01-05,Ann\n", "utf-8")
    entered = planner.milestones(base, on=date(2024, 1, 15), entries=told)
    assert entered.firms.loc["F1", "owner"] == "Ann"
    assert entered.steps.set_index(["firm_id", "step"]).loc[("F1", "sign"), "met"]
    told.write_text("firm_id,sign_actual\nF9,2024-01-05\n", "utf-8")
    with pytest.raises(planner.InputError, match="F9"):
        planner.milestones(base, entries=told)
    empty = planner.milestones(
        planner.PlanResult(report_on(make.problem(), solved(make.problem(), Limits())))
    )
    assert empty.steps.empty
