"""One home, one firm per unit, runs and windows."""

from planner.domain.park.plan import Plan
from tests.check.limits.limit import TWO, in_room, same, two_firms
from tests.support import make

_LEAVES = make.problem(
    firms=[
        make.sitting("F1", ["A-101"], until="2025Q1"),
        make.firm("F2"),
    ]
)


def _sitting(start: str) -> Plan:
    return make.plan(make.placement("F1", "A-101", "2022Q1", "2025Q1"), make.placement("F2", "A-101", start))


STRUCTURE = (
    same(
        "one_home",
        TWO,
        two_firms(),
        make.plan(make.placement("F1", "A-101"), make.placement("F1", "A-102", "2024Q2")),
        subjects=("F1", "A-101", "A-102"),
        figures=("1", "2"),
    ),
    same(
        "one_home",
        TWO,
        two_firms(),
        make.plan(make.placement("F9", "A-101")),
        clause="unknown_firm",
        subjects=("F9", "A-101"),
    ),
    same(
        "unit_once",
        _LEAVES,
        _sitting("2025Q1"),
        _sitting("2024Q4"),
        subjects=("F1", "F2", "A-101"),
        figures=("1", "2"),
    ),
    same(
        "run",
        make.problem(units=[make.unit(f"A-10{n}", m2=500) for n in (1, 2, 3)], firms=[make.firm()]),
        in_room(("A-102", "A-103")),
        in_room(("A-101", "A-103")),
        subjects=("F1", "A-101", "A-103"),
    ),
    same("run", TWO, in_room(), in_room(()), clause="no_unit", subjects=("F1",)),
    same("run", TWO, in_room(), in_room("A-999"), clause="unknown_unit", subjects=("F1", "A-999")),
    same(
        "run",
        TWO,
        in_room(),
        in_room(("A-101", "A-101")),
        clause="unit_twice",
        subjects=("F1", "A-101"),
    ),
    same(
        "handover",
        make.problem(units=[make.unit("A-101", available="2024Q3")], firms=[make.firm(latest="2024Q4")]),
        in_room(start="2024Q3"),
        in_room(start="2024Q2"),
        subjects=("F1", "A-101"),
        figures=("2024Q3", "2024Q2"),
    ),
    same(
        "handover",
        make.problem(firms=[make.firm(latest="2024Q4")]),
        in_room(start="2024Q4"),
        in_room(start="2025Q1"),
        subjects=("F1", "A-101"),
        figures=("2024Q4", "2025Q1"),
    ),
    same(
        "handover",
        make.problem(firms=[make.firm()]),
        in_room(end="2029Q1"),
        in_room(end="2029Q2"),
        subjects=("F1", "A-101"),
        figures=("2029Q1", "2029Q2"),
    ),
)
