"""`price` as frames: a relief, what it gains, the plan it is held against."""

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Resource, Stage
from planner.services.planning.solving import report_on, solved
from tests.api.told import columns
from tests.support import make


def test_a_price_has_its_gains() -> None:
    firms = [make.firm(f"F{n}", power_kw=make.number(100), stage=Stage.LEAD) for n in (1, 2)]
    units = [make.unit("A-101"), make.unit("A-102")]
    problem = make.problem(firms=firms, units=units, caps=(make.cap(Resource.POWER, 190, subject="A"),))
    found = planner.price(planner.PlanResult(report_on(problem, solved(problem, Limits()))))
    assert found.is_complete
    assert len(found.base_placements) == 1
    step = found.prices.query("kind == 'step' and clause == 'power_kw' and since.isna()").iloc[0]
    assert (step["subject"], step["amount"], step["unit"], step["proven"]) == ("A", 10.0, "kW", True)
    gains = found.gains.query(f"price == {step['price']}")
    assert (gains["least"] == gains["most"]).all()
    assert gains["most"].sum() > 0
    assert found.sentence.startswith("Worth most: ")
    assert set(found.prices["proof"]) >= {"solved"}
    for name in ("prices", "gains"):
        assert list(getattr(found, name).columns) == columns(f"PriceResult.{name}")


def test_a_rule_that_is_tried_is_priced_alone() -> None:
    problem = make.problem(firms=[make.firm("F1")], units=[make.unit("A-101")])
    plan = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.price(plan, tried=[{"kind": "switch_rule", "rule": "area_fit", "on": False}])
    assert found.prices[["kind", "proven"]].to_numpy().tolist() == [["trial", True]]
    with pytest.raises(planner.InputError, match="no_such_rule"):
        planner.price(plan, tried=[{"kind": "switch_rule", "rule": "no_such_rule", "on": False}])
