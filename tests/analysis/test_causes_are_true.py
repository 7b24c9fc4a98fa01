"""A cause that is told holds: each sentence is held against the two plans and their facts again."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

import models
from planner.analysis.compare import difference
from planner.analysis.compare.causes import FACTS, GOAL
from planner.analysis.explain import unplaced_reasons
from planner.analysis.explain.window import placed, starts
from planner.check import check_placement
from planner.domain.changes.comparison import FirmChange, FirmKind
from planner.domain.edits import ChangeFirm, EditConflict, replay
from planner.domain.goal import PRESETS
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.text import Lang
from tests.support import make
from tests.support.edits import edits
from tests.support.random_parks import SMALL, random_park
from tests.support.reports import report as plain_report

pytestmark = pytest.mark.slow


def report(problem: Problem, plan: Plan) -> Report:
    return plain_report(problem, plan, reasons=unplaced_reasons(problem, plan))


def seats(problem: Problem, placement: Placement) -> Iterator[Placement]:
    """Return the firm on the units of a placement, from every start it may have."""
    firm = problem.firm[placement.firm_id]
    run = tuple(problem.unit[name] for name in placement.units)
    yield from (placed(firm, run, start) for start in starts(problem, firm, run))


def is_shut(side: Report, placement: Placement) -> bool:
    """Whether the firm cannot be on these units from any start, as the plan of `side` stands."""
    others = Plan(placements=tuple(p for p in side.plan.placements if p.firm_id != placement.firm_id))
    return all(
        any(one.is_fault for one in check_placement(side.problem, others, seat))
        for seat in seats(side.problem, placement)
    )


def pair(seed: int) -> tuple[Report, Report] | None:
    before = random_park(seed, SMALL)
    try:
        after = replay(before, edits(Random(seed), before, 2))
    except EditConflict:
        return None
    plans = [models.solve(one, Limits(time_limit_s=600.0, nodes=5)).plan or Plan() for one in (before, after)]
    return report(before, plans[0]), report(after, plans[1])


@pytest.mark.parametrize("seed", range(20))
def test_a_rule_is_the_cause_only_where_it_shuts_the_firm_out(seed: int) -> None:
    sides = pair(seed)
    for change in difference(*sides).firms if sides is not None else ():
        assert sides is not None
        if change.kind is FirmKind.SHIFTED or change.causes[0].rule == FACTS:
            continue
        asked, side = (change.after, sides[0]) if change.before is None else (change.before, sides[1])
        assert asked is not None
        if change.causes[0].rule == GOAL:
            assert not is_shut(side, asked) or side.problem.firm[change.firm_id].is_sitting
        else:
            assert is_shut(side, asked)


ROOMS = [make.unit("A-101"), make.unit("A-102")]
BOTH = make.problem(units=ROOMS, firms=[make.firm("F1", latest="2024Q4"), make.firm("F2")])
PLAN = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
LATER = (
    ChangeFirm(firm="F1", field="desired_quarter", value="2024Q3"),
    ChangeFirm(firm="F1", field="latest_quarter", value="2024Q4"),
)


def told(after: Problem, plan: Plan) -> FirmChange:
    (change,) = difference(report(BOTH, PLAN), report(after, plan)).firms
    return change


def test_a_later_wish_does_not_drive_a_firm_out_whose_window_is_open() -> None:
    out = told(replay(BOTH, LATER), make.plan(PLAN.placements[1]))
    assert out.kind is FirmKind.FELL_OUT
    said = out.causes[0].message.say(Lang.EN)
    assert out.causes[0].rule == GOAL
    assert "at the earliest" not in said
    assert "could still be in A-101 from 2024Q3" in said
    assert "could be improved" in said


def test_a_later_wish_is_why_it_starts_later() -> None:
    later = make.placement("F1", "A-101", "2024Q3")
    shifted = told(replay(BOTH, LATER), make.plan(later, PLAN.placements[1]))
    assert shifted.kind is FirmKind.SHIFTED
    assert "can come in 2024Q3 at the earliest" in shifted.causes[0].message.say(Lang.EN)


def test_a_firm_kept_out_by_another_from_every_start_names_it() -> None:
    plan = make.plan(make.placement("F2", "A-101"))
    changes = difference(report(BOTH, PLAN), report(replay(BOTH, LATER), plan)).firms
    out = next(change for change in changes if change.firm_id == "F1")
    assert (out.causes[0].rule, out.causes[0].holders) == ("unit_once", ("F2",))


def test_a_row_that_changed_is_not_blamed_for_a_rule_that_barred_the_firm_before() -> None:
    heavy = make.problem(units=ROOMS, firms=[make.firm("F1", min_load_kn_m2=Decimal(20)), make.firm("F2")])
    heavier = replay(heavy, [ChangeFirm(firm="F1", field="min_load_kn_m2", value=30)])
    (out,) = difference(report(heavy, PLAN), report(heavier, make.plan(PLAN.placements[1]))).firms
    assert out.causes[0].rule == "floor_load"
    assert out.causes[0].row is None
    light = replay(BOTH, [ChangeFirm(firm="F1", field="min_load_kn_m2", value=30)])
    (fair,) = difference(report(BOTH, PLAN), report(light, make.plan(PLAN.placements[1]))).firms
    assert fair.causes[0].row is not None


def test_what_a_goal_says_is_worked_out_from_the_plan_with_the_firm_there() -> None:
    one = make.problem(units=ROOMS, firms=[make.firm("F1", latest="2024Q4")])
    sides = [report(one, make.plan(make.placement("F1", *where))) for where in
             (("A-101", "2024Q1"), ("A-102", "2024Q1"), ("A-102", "2024Q3"))]  # fmt: skip
    said = {
        (was, now): difference(sides[was], sides[now]).firms[0].causes[0].message.say(Lang.EN)
        for was, now in ((1, 0), (0, 1), (0, 2))
    }
    assert "at the same value; “Fixed order” chose the other plan" in said[1, 0]
    assert "could be improved" in said[0, 1]
    assert "could be improved" in said[0, 2]
    small = replace(ROOMS[0], leasable_m2=850)
    pair = replay(replace(one, units=(small, ROOMS[1])), ())
    less = replace(pair, policy=replace(pair.policy, tiers=(*PRESETS["default"][:1], *PRESETS["rent"][1:])))
    rents = [report(less, make.plan(make.placement("F1", unit))) for unit in ("A-101", "A-102")]
    (moved,) = difference(*rents).firms
    assert "but “List rent a month” would be 1,500 lower" in moved.causes[0].message.say(Lang.EN)
