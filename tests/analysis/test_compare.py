"""Plans compared: who moved and why, which rows, resources and times differ, and in words."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

import models
from planner.analysis.compare import compare, difference
from planner.analysis.compare.causes import FACTS, GOAL
from planner.analysis.explain import unplaced_reasons
from planner.domain.changes.comparison import FirmKind, PlanDifference, Verdict
from planner.domain.edits import (
    ChangeFirm,
    CloseBuilding,
    DelayHandover,
    Edit,
    RemoveFirm,
    SetCap,
    SwitchRule,
    replay,
)
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang, Text
from planner.views.comparison import changed_rows, figure_rows, firm_rows, sentence_rows
from tests.support import make
from tests.support.edits import edits
from tests.support.random_parks import SMALL, random_park
from tests.support.reports import report as plain_report

PROBLEM = make.problem(
    units=[make.unit("A-101"), make.unit("B-101"), make.unit("B-102")],
    buildings=(make.building("A"), make.building("B", phase_id="2")),
    firms=[
        make.firm("F1"),
        make.firm("F2", steam_tph=Decimal(4)),
        make.firm("F3", steam_tph=Decimal(2)),
    ],
    caps=(make.cap(Resource.STEAM, 6),),
)
PLAN = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101"), make.placement("F3", "B-102"))


def report(problem: Problem, plan: Plan) -> Report:
    return plain_report(problem, plan, reasons=unplaced_reasons(problem, plan))


def changed(plan: Plan, *edits: Edit) -> PlanDifference:
    return difference(report(PROBLEM, PLAN), report(replay(PROBLEM, edits), plan))


def without(*firms: str) -> Plan:
    return Plan(placements=tuple(p for p in PLAN.placements if p.firm_id not in firms))


def test_a_plan_does_not_differ_from_itself() -> None:
    assert changed(PLAN) == PlanDifference(firms=(), rows=(), resources=(), times=(), sentences=())


def test_closing_what_stands_empty_is_no_gain() -> None:
    firms = [make.firm("F1"), make.firm("F2")]
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101"), make.unit("C-101")],
        buildings=(make.building("A"), make.building("B"), make.building("C")),
        firms=firms,
    )
    plan = make.plan(make.placement("F1", "A-101"))
    better = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101"))
    closed = replay(problem, [CloseBuilding(building="C")])
    sides = [
        (Text(name, name), report(facts, one))
        for name, facts, one in (
            ("open", problem, plan),
            ("closed", closed, plan),
            ("fuller", closed, better),
        )
    ]
    verdicts = {figure.key: figure.verdicts for figure in compare(sides).figures if figure.kind == "kpi"}
    for share in ("occupancy_pencilled", "occupancy_expected", "occupancy_rate", "vacancy_rate"):
        assert verdicts[share][1] is Verdict.OPEN, share
    assert verdicts["occupancy_pencilled"][2] is Verdict.BETTER
    assert verdicts["leasable_m2"][1] is Verdict.WORSE


def test_a_firm_that_falls_out_with_a_smaller_cap_names_the_cap_and_its_row() -> None:
    cap = SetCap(park="P", resource=Resource.STEAM, from_quarter=make.quarter("2024Q1"), value=Decimal(3))
    found = changed(without("F2"), cap)
    (out,) = found.of_kind(FirmKind.FELL_OUT)
    cause = out.causes[0]
    assert (out.firm_id, cause.rule, cause.clause) == ("F2", "utilities", "steam_tph")
    assert cause.row is not None
    assert cause.row.table == "caps"
    said = [one.en for one in sentence_rows(found)]
    assert any(line.startswith("F2 Firm F2 loses B-101") and "4 t/h" in line for line in said)
    assert any("Tax: down 1 million yuan a year" in line for line in said)


def test_a_firm_that_must_wait_names_the_handover() -> None:
    later = make.placement("F2", "B-101", "2024Q2")
    found = changed(
        make.plan(PLAN.placements[0], later, make.placement("F3", "B-102", "2024Q2")),
        DelayHandover(phase="2", quarters=1),
    )
    shifted = found.of_kind(FirmKind.SHIFTED)
    assert [change.firm_id for change in shifted] == ["F2", "F3"]
    row = shifted[0].causes[0].row
    assert row is not None
    assert row.table in ("buildings", "units")
    assert {(t.kind.value, t.subject_id, t.quarters) for t in found.times} == {
        ("handover", "B", 1),
        *((kind, firm, 1) for kind in ("start", "end") for firm in ("F2", "F3")),
    }


def test_a_firm_whose_place_went_to_another_names_the_holder() -> None:
    plan = make.plan(make.placement("F1", "B-101"), make.placement("F2", "A-101"), PLAN.placements[2])
    moved = changed(plan).of_kind(FirmKind.MOVED)
    assert {change.firm_id: change.causes[0].holders for change in moved} == {"F1": ("F2",), "F2": ("F1",)}


def test_a_firm_that_nothing_forbids_is_said_to_be_ranked_out() -> None:
    (out,) = changed(without("F3")).of_kind(FirmKind.FELL_OUT)
    assert [cause.rule for cause in out.causes] == [GOAL]


def test_a_firm_that_left_or_came_is_a_matter_of_facts() -> None:
    (gone,) = changed(without("F1"), RemoveFirm(firm="F1")).firms
    assert (gone.kind, gone.causes[0].rule) == (FirmKind.FELL_OUT, FACTS)
    smaller = replay(PROBLEM, [RemoveFirm(firm="F1")])
    (new,) = difference(report(smaller, without("F1")), report(PROBLEM, PLAN)).firms
    assert (new.kind, new.causes[0].rule) == (FirmKind.CAME_IN, FACTS)


def test_a_firm_that_came_in_names_what_opened_the_door() -> None:
    heavy = replay(PROBLEM, [ChangeFirm(firm="F1", field="min_load_kn_m2", value=20)])
    opened = replay(heavy, [SwitchRule(rule="floor_load", on=False)])
    (came,) = difference(report(heavy, without("F1")), report(opened, PLAN)).firms
    assert came.kind is FirmKind.CAME_IN
    assert came.causes[0].rule == "floor_load"
    assert came.causes[0].row is not None
    assert came.causes[0].row.key[0] == "switch"


def test_figures_have_a_verdict_against_any_reference() -> None:
    three = [(Text(name, name), report(PROBLEM, plan)) for name, plan in
             (("a", PLAN), ("b", without("F3")), ("c", without("F2", "F3")))]  # fmt: skip
    rows = {}
    for reference, verdicts in ((0, ["same", "worse", "worse"]), (1, ["better", "same", "worse"])):
        comparison = compare(three, reference=reference)
        rows = {(row.kind, row.key): row for row in figure_rows(comparison)}
        assert [v.value for v in rows["kpi", "firms_placed"].verdicts] == verdicts
        assert [v.value for v in rows["tier", "signed"].verdicts] == verdicts
        assert comparison.differences[reference].sentences == ()
    assert [one.zh for one in rows["kpi", "firms_placed"].differences] == ["+1", "0", "-1"]
    shares = rows["kpi", "occupancy_pencilled"].differences
    assert {(one.zh.partition(" ")[2], one.en.partition(" ")[2]) for one in shares} == {
        ("个百分点", "percentage points")
    }
    assert not [one for one in shares if "%" in one.zh + one.en]
    assert rows["kpi", "firms_unplaced"].verdicts == (Verdict.BETTER, Verdict.SAME, Verdict.WORSE)
    assert figure_rows(compare(three[:1] * 2), only_different=True) == ()


def test_a_side_without_a_plan_is_said_so_and_no_firm_is_called_moved() -> None:
    none = replace(
        report(PROBLEM, Plan()).outcome, plan=None, status=Status.INFEASIBLE, conflict=("F1", "A-101")
    )
    after = replace(report(PROBLEM, Plan()), outcome=none)
    for pair in ((report(PROBLEM, PLAN), after), (after, report(PROBLEM, PLAN))):
        found = difference(*pair)
        assert found.firms == ()
        assert [one.en for one in sentence_rows(found)] == [
            "there is no plan: what is promised to F1 cannot all hold, at A-101"
        ]


@pytest.mark.parametrize("count", [1, 7])
def test_one_plan_or_seven_cannot_be_compared(count: int) -> None:
    with pytest.raises(ValueError, match="two to six"):
        compare([(Text("a", "a"), report(PROBLEM, PLAN))] * count)


@pytest.mark.parametrize("seed", range(6))
def test_every_firm_that_differs_has_a_cause_and_every_sentence_can_be_said(seed: int) -> None:
    dice = Random(seed)
    before = random_park(seed, SMALL)
    after = replay(before, edits(dice, before, 2)[:1])
    limits = Limits(time_limit_s=20.0)
    plans = [models.solve(problem, limits).plan or Plan() for problem in (before, after)]
    found = difference(report(before, plans[0]), report(after, plans[1]))
    homes = [dict(plan.by_firm) for plan in plans]
    assert {change.firm_id for change in found.firms} == {
        firm for firm in {*homes[0], *homes[1]} if homes[0].get(firm) != homes[1].get(firm)
    }
    assert all(change.causes for change in found.firms)
    for said in found.sentences:
        assert all("{" not in said.say(lang) for lang in Lang)
    assert len(firm_rows(found)) == len(found.firms)
    assert bool(changed_rows(found)) == bool(found.rows)


def test_rows_of_resources_tell_only_what_differs() -> None:
    found = changed(without("F3"))
    assert {(c.subject_id, c.resource) for c in found.resources} >= {("P", Resource.STEAM)}
    assert all(c.used_before != c.used_after for c in found.resources)
