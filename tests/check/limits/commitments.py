"""Pins, sitting firms, forbidden places, holds, parks, unit states."""

from planner.domain.park.policy import Forbid, Hold, Pin
from planner.domain.vocabulary.terms import Stage, UnitState
from tests.check.limits.limit import Limit, in_room, same, with_policy
from tests.support import make

COMMITMENTS = (
    same(
        "commitments",
        with_policy(pins=(Pin(firm_id="F1", units=("A-102",)),)),
        in_room("A-102"),
        in_room("A-101"),
        clause="pin",
        subjects=("F1", "A-102"),
        figures=("A-102", "A-101"),
    ),
    same(
        "commitments",
        with_policy(pins=(Pin(firm_id="F1", start=make.quarter("2024Q2")),)),
        in_room(start="2024Q2"),
        in_room(start="2024Q3"),
        clause="pin",
        subjects=("F1", "A-101"),
        figures=("2024Q2", "2024Q3"),
    ),
    same(
        "commitments",
        make.problem(
            units=[make.unit("A-101"), make.unit("B-101")], firms=[make.firm(committed_building="B")]
        ),
        in_room("B-101"),
        in_room("A-101"),
        clause="pin",
        subjects=("F1", "B"),
        figures=("B", "A-101"),
    ),
    same(
        "commitments",
        make.problem(firms=[make.firm(committed_units=("A-101",))]),
        in_room("A-101"),
        make.plan(),
        clause="pin",
        subjects=("F1", "A-101"),
    ),
    same(
        "commitments",
        make.problem(firms=[make.sitting("F1", ["A-101"], until="2025Q1")]),
        in_room(start="2022Q1", end="2025Q1"),
        in_room(start="2022Q1", end="2025Q2"),
        clause="sitting",
        subjects=("F1", "A-101"),
    ),
    same(
        "commitments",
        make.problem(firms=[make.sitting("F1", ["A-101"], until="2025Q1")]),
        in_room(start="2022Q1", end="2025Q1"),
        make.plan(),
        clause="sitting",
        subjects=("F1", "A-101"),
    ),
    same(
        "commitments",
        with_policy(forbids=(Forbid(firm_id="F1", units=("A-101",)),)),
        in_room("A-102"),
        in_room("A-101"),
        clause="forbid",
        subjects=("F1", "A-101"),
    ),
    same(
        "commitments",
        with_policy(holds=(Hold(units=("A-101",), until=make.quarter("2024Q3")),)),
        in_room(start="2024Q3"),
        in_room(start="2024Q2"),
        clause="hold",
        subjects=("F1", "A-101"),
        figures=("2024Q3", "2024Q2"),
    ),
    Limit(
        rule="commitments",
        clause="park",
        inside=(make.problem(firms=[make.firm(parks=("P",))]), in_room()),
        outside=(make.problem(firms=[make.firm(parks=("P9",))]), in_room()),
        subjects=("F1", "P"),
        figures=("P9", "P"),
    ),
    Limit(
        rule="commitments",
        clause="exited",
        inside=(make.problem(firms=[make.firm(stage=Stage.ABOVE_SCALE)]), in_room()),
        outside=(make.problem(firms=[make.firm(stage=Stage.EXITED)]), in_room()),
        subjects=("F1", "A-101"),
    ),
    Limit(
        rule="unit_state",
        inside=(
            make.problem(
                units=[make.unit(state=UnitState.RESERVED)], firms=[make.firm(committed_building="A")]
            ),
            in_room(),
        ),
        outside=(make.problem(units=[make.unit(state=UnitState.RESERVED)], firms=[make.firm()]), in_room()),
        subjects=("F1", "A-101"),
        figures=("vacant", "reserved"),
    ),
)
