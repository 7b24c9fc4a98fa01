"""`risk` as frames."""

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.support import make


@pytest.mark.slow
def test_what_futures_say_is_told_in_frames() -> None:
    problem = make.problem(
        firms=[make.firm(f"F{n}", probability=make.number("0.5")) for n in (1, 2)],
        units=[make.unit("A-101"), make.unit("A-102")],
    )
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.risk(base, futures=4, assumptions={"firm_late": 0.0}, workers=1)
    assert found.is_complete
    assert found.futures.groupby("policy").size().to_dict() == {"first_come": 4, "plan": 4}
    assert (found.futures["placed"] <= found.futures["came"]).all()
    value = found.figures.query("figure == 'expected_value' and policy == 'plan'").iloc[0]
    own = found.futures.query("policy == 'plan'")["expected_value"]
    assert value["mean"] == pytest.approx(own.mean())
    assert found.firms["firm_id"].tolist() == ["F1", "F2"]
    assert found.full["probability"].between(0, 1).all()
    assert str(found.space["quarter"].iloc[0]) == "2024Q1"
    assert set(found.sentences) == {"value", "space", "limits", "firms", "decisions", "calls"}
    perfect = found.perfect(1)
    assert perfect is not None
    assert perfect["solved"] == 1
    robust = found.robust(training=2, fresh=3)
    assert (robust["training"], robust["fresh"], robust["candidates"][0]["source"]) == (2, 3, "shown")
    with pytest.raises(planner.InputError):
        found.robust(weight=1.5)
    with pytest.raises(planner.InputError):
        planner.risk(base, assumptions={"late": 0.5})
    with pytest.raises(planner.InputError):
        planner.risk(base, assumptions={"firm_late": 1.0})
