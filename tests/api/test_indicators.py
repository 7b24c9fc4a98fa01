"""`indicators` as frames."""

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.support import make


def test_indicators_are_told_in_frames() -> None:
    problem = make.problem(firms=[make.firm(f"F{n}") for n in (1, 2)])
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.indicators(base)
    assert found.figures["year"].dtype == "Int64"
    assert found.firms["output_per_m2"].gt(0).all()
    assert found.firms["funds_in_place_rate"].isna().all()
    assert found.same_year["built"].dtype == "period[Q-DEC]"
    assert found.same_year["recruited"].isna().all()
    assert set(found.basis["key"]) == {"tax_10k", "output_10k", "investment_10k", "jobs"}
    assert found.formulas["formula_en"].all()
    assert set(found.sentences) >= {"rent", "yields", "funds"}
    rest = planner.indicators(base, without=["F1", "F2"])
    assert list(rest.same_year)[:2] == ["firm_id", "recruited"]
    assert rest.firms.empty
    with pytest.raises(planner.InputError):
        planner.indicators(base, without=["F9"])
