"""A sweep read: which input swings a figure most, and at which value the plan breaks."""

import json
from typing import Any

from planner.analysis.sweeping import breaks, doubtful, left_out, tornado, unproven_pairs
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Status
from planner.domain.sweeping.sweep import Sweep, sweep_from_json
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.text import Lang
from tests.support import make

PROBLEM: Problem = make.problem(
    firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")],
    buildings=(make.building("A", handover="2024Q2"),),
)
LATE = {
    "edit": {"kind": "delay_handover", "phase": "1"},
    "field": "quarters",
    "values": [0, 1, 2],
    "title": "late",
}
MORE = {"edit": {"kind": "scale_demand"}, "field": "factor", "values": [1, 2], "title": "demand"}


def sweep(*axes: dict[str, Any]) -> Sweep:
    return sweep_from_json(json.dumps({"axes": list(axes)}))


def at(**rooms: str) -> Plan:
    return make.plan(*(make.placement(firm, room) for firm, room in rooms.items()))


def row(number: int, values: tuple[int | None, ...], plan: Plan | None, **changes: Any) -> SweepRow:
    facts: dict[str, Any] = {"status": Status.PROVEN_OPTIMAL, "plan": plan}
    if plan is None:
        facts["status"] = Status.INFEASIBLE
    else:
        facts["figures"] = (("firms_placed", len(plan.by_firm)),)
    return SweepRow(number=number, values=values, **(facts | changes))


def table(*rows: SweepRow, of: Sweep, base: int = 2) -> SweepTable:
    figures = (("firms_placed", base),)
    first = SweepRow(
        number=-1, values=(), status=Status.PROVEN_OPTIMAL, plan=at(F1="A-101", F2="A-102"), figures=figures
    )
    return SweepTable(sweep=of, base=first, rows=rows, cells=len(rows))


BOTH, ONE, OTHER = at(F1="A-101", F2="A-102"), at(F1="A-101"), at(F1="A-101", F2="A-201")
BY_QUARTER = table(row(0, (0,), BOTH), row(1, (1,), OTHER), row(2, (2,), ONE), of=sweep(LATE))


def test_breaks_say_who_moves_and_who_is_lost_and_since_when() -> None:
    found = breaks(PROBLEM, BY_QUARTER)
    assert [(one.before, one.after, one.moved, one.lost, one.gained) for one in found] == [
        (0, 1, ("F2",), (), ()),
        (1, 2, (), ("F2",), ()),
    ]
    assert [one.message.say(Lang.EN) for one in found] == [
        "phase 1 handed over later than 2024Q2 moves F2",
        "phase 1 handed over later than 2024Q3 costs F2",
    ]


def test_values_that_are_no_handover_are_told_as_they_are() -> None:
    found = breaks(PROBLEM, table(row(0, (1,), BOTH), row(1, (2,), at(F3="A-101")), of=sweep(MORE)))
    assert [one.message.say(Lang.EN) for one in found] == [
        "demand at 2 instead of 1 costs F1 and F2 and lets in F3"
    ]


def test_a_value_without_any_plan_is_a_break_of_its_own() -> None:
    found = breaks(PROBLEM, table(row(0, (0,), BOTH), row(1, (1,), None), of=sweep(LATE)))
    assert [(one.lost, one.message.say(Lang.EN)) for one in found] == [
        (("F1", "F2"), "phase 1 handed over later than 2024Q2 leaves no plan")
    ]


def test_of_what_a_limit_ended_no_break_is_told_but_the_pair_is_counted() -> None:
    open_ = row(1, (1,), ONE, status=Status.TIME_LIMIT)
    found = table(row(0, (0,), BOTH), open_, row(2, (2,), ONE), of=sweep(LATE))
    assert breaks(PROBLEM, found) == ()
    assert unproven_pairs(found) == 2
    assert unproven_pairs(BY_QUARTER) == 0


def test_a_tornado_orders_the_axes_by_their_swing() -> None:
    grid = table(
        row(0, (0, None), BOTH),
        row(1, (2, None), BOTH),
        row(2, (None, 1), BOTH),
        row(3, (None, 2), at(F3="A-101")),
        of=sweep(LATE, MORE),
    )
    bars = tornado(grid, "firms_placed")
    assert [(one.title, one.least, one.greatest, one.swing) for one in bars] == [
        ("demand", 1, 2, 1),
        ("late", 2, 2, 0),
    ]
    assert (bars[0].least_at, bars[0].greatest_at, bars[0].base) == (2, 1, 2)


def test_a_bar_that_contradicts_the_base_for_want_of_proof_is_left_out_and_named() -> None:
    worse = row(1, (1,), ONE, status=Status.TIME_LIMIT)
    found = table(worse, of=sweep(LATE))
    assert tornado(found, "firms_placed") == ()
    assert left_out(found, "firms_placed") == ("late",)
    assert doubtful(found, "firms_placed") == (worse,)
    proven = table(row(1, (1,), ONE), of=sweep(LATE))
    assert [one.least for one in tornado(proven, "firms_placed")] == [1]
    assert left_out(proven, "firms_placed") == ()


def test_an_axis_without_a_figure_has_no_bar() -> None:
    assert tornado(table(row(0, (0,), None), of=sweep(LATE)), "firms_placed") == ()
    assert tornado(BY_QUARTER, "no_such_figure") == ()
