"""`capacity` as frames."""

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.support import make


def test_what_is_left_is_told_in_frames() -> None:
    problem = make.problem(
        firms=[make.firm(f"F{n}") for n in (1, 2)], units=[make.unit(f"A-10{n}") for n in (1, 2, 3)]
    )
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.capacity(base)
    whole = found.space[found.space["extent"] == "all"].iloc[-1]
    assert whole["delivered_m2"] - whole["free_m2"] == whole["signed_m2"] + whole["pencilled_m2"]
    assert found.vacancy["area_m2"].iloc[-1] == whole["free_m2"]
    assert found.fill_order["peak"].between(0, 1).all()
    assert found.ends["planned"].all()
    assert (found.homeless.empty, next(iter(found.homeless))) == (True, "firm_id")
    assert found.sentences["homeless"] == "All of the demand has a place."
    assert not found.utilities.empty
    with pytest.raises(planner.InputError):
        planner.capacity(base, "1024Q1")


def test_how_many_more_fit_is_told_in_frames() -> None:
    problem = make.problem(
        firms=[make.firm("F1")], units=[make.unit(f"A-10{n}", m2=650) for n in (1, 2, 3, 4)]
    )
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.count_fits(base, mixes=["DEV"], pair="DEV,DEV", target=3)
    assert found.is_complete
    assert found.counts["mix"].tolist() == ["DEV:1"] * len(found.counts)
    assert (found.counts["count"] == found.counts["most"]).all()
    assert found.levels["placed"].max() >= 3
    assert found.frontier["first"].tolist() == list(range(len(found.frontier)))
    assert found.sentence.startswith("3 firms or more: ")
    with pytest.raises(planner.InputError):
        planner.count_fits(base, mixes=["DEV:0"])
