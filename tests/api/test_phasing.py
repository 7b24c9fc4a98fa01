"""`phasing` as frames."""

from dataclasses import replace

import pytest

import planner
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Resource
from planner.services.planning.solving import report_on, solved
from tests.analysis.test_construction import park as park_to_build
from tests.analysis.test_phasing import park
from tests.support import make


def test_later_handovers_are_told_in_frames() -> None:
    problem = park()
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.phasing(base, ["B"], quarters=2)
    assert (found.is_complete, found.is_proven) == (True, True)
    assert found.buildings["latest"].astype(str).tolist() == ["2024Q3"]
    assert found.dates["lost"].tolist() == ["", "F2"]
    assert found.dates["loses"].tolist() == [False, True]
    assert (found.gains["least"] == found.gains["most"]).all()
    assert "B until 2024Q3" in found.sentence
    with pytest.raises(planner.InputError):
        planner.phasing(base, ["A"])


def test_what_to_build_is_told_in_frames() -> None:
    problem = replace(park_to_build(), caps=(make.cap(Resource.STEAM, 0),))
    base = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    found = planner.construction(base, "upgrades", quarters=1)
    assert (found.is_complete, found.is_proven) == (True, True)
    assert found.rows["upgrade"].tolist() == ["boiler_2t"]
    assert found.rows["latest"].tolist() == ["2024Q3"]
    assert "F2" in found.rows["worths"][0]
    assert found.sentence.startswith("Upgrades looked at: 1")
    with pytest.raises(planner.InputError):
        planner.construction(base, "nothing")
