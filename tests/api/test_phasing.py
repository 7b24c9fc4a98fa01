"""`phasing` as frames."""

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.analysis.test_phasing import park


def test_later_handovers_are_told_in_frames() -> None:
    problem = park()
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.phasing(base, ["B"], quarters=2)
    assert found.is_complete
    assert found.buildings["latest"].astype(str).tolist() == ["2024Q3"]
    assert found.dates["lost"].tolist() == ["", "F2"]
    assert found.dates["loses"].tolist() == [False, True]
    assert (found.gains["least"] == found.gains["most"]).all()
    assert "B until 2024Q3" in found.sentence
    with pytest.raises(planner.InputError):
        planner.phasing(base, ["A"])
