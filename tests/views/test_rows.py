"""Gantt, gauges, allocation, unplaced, occupancy, timeline, assumptions."""

from datetime import date
from decimal import Decimal

from planner.domain.measures import measure
from planner.domain.park.dossier import Source
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Hold, Policy, Reserve
from planner.domain.solving.finding import Reason, Why
from planner.domain.vocabulary.terms import CapScope, Resource, SourceClass, Stage, UnitState
from planner.text import Lang, Text, message
from planner.views.allocation import firm_rows, unit_rows
from planner.views.assumptions import assumption_rows, class_counts
from planner.views.gantt import GanttStep, gantt_rows
from planner.views.gauges import WHOLE_PARK, gauges
from planner.views.occupancy import occupancy_by_quarter, occupancy_overall
from planner.views.timeline import timeline_rows
from planner.views.unplaced import rule_title, unplaced_rows
from tests.support import make
from tests.support.printed import shipped_report

Q = make.quarter


def test_a_gantt_row_runs_through_waiting_fit_out_licence_trial_and_production() -> None:
    firm = make.firm("F1", desired="2024Q1", fitout_weeks=4, licence_weeks=2)
    plan = make.plan(make.placement("F1", "A-101", "2024Q3", "2025Q3"))
    (row,) = gantt_rows(make.problem(firms=[firm]), plan)
    assert [(bar.step, bar.start, bar.end) for bar in row.bars] == [
        (GanttStep.WAITING, date(2024, 1, 1), date(2024, 7, 1)),
        (GanttStep.FITOUT, date(2024, 7, 1), date(2024, 7, 29)),
        (GanttStep.LICENCE, date(2024, 7, 29), date(2024, 8, 12)),
        (GanttStep.TRIAL, date(2024, 8, 12), date(2024, 9, 2)),
        (GanttStep.PRODUCTION, date(2024, 9, 2), date(2025, 7, 1)),
    ]
    assert row.waited_quarters == 2


def test_steps_of_no_length_are_left_out() -> None:
    firm = make.firm("F1", fitout_weeks=0, licence_weeks=0)
    (row,) = gantt_rows(make.problem(firms=[firm]), make.plan(make.placement("F1", "A-101")))
    assert [bar.step for bar in row.bars] == [GanttStep.TRIAL, GanttStep.PRODUCTION]


def test_no_bar_outlasts_the_lease() -> None:
    firm = make.firm("F1", fitout_weeks=60, licence_weeks=60)
    plan = make.plan(make.placement("F1", "A-101", "2024Q1", "2025Q1"))
    (row,) = gantt_rows(make.problem(firms=[firm]), plan)
    assert [(bar.step, bar.end) for bar in row.bars] == [(GanttStep.FITOUT, date(2025, 1, 1))]


def test_an_actual_start_of_production_overrides_the_derived_one() -> None:
    sitting = make.sitting("F1", ["A-101"], production_quarter=Q("2022Q2"))
    plan = make.plan(make.placement("F1", "A-101", "2022Q1", "2027Q1"))
    (row,) = gantt_rows(make.problem(firms=[sitting]), plan)
    assert row.bars[-1].start == date(2022, 4, 1)


def test_a_gauge_follows_the_cap_in_force_and_knows_its_fullest_quarter() -> None:
    problem = make.problem(
        firms=[make.firm("F1", steam_tph=make.number("0.9"))],
        caps=(make.cap(Resource.STEAM, 2), make.cap(Resource.STEAM, 1, start="2024Q3")),
    )
    plan = make.plan(make.placement("F1", "A-101", "2024Q2"))
    found = gauges(problem, measure(problem, plan))
    (steam,) = [g for g in found if g.resource is Resource.STEAM and g.scope is CapScope.PARK]
    assert steam.at(Q("2024Q1")).used == 0
    assert steam.at(Q("2024Q2")).level == "ample"
    assert (steam.peak.quarter, steam.peak.share, steam.peak.level) == (Q("2024Q3"), Decimal("0.9"), "tight")


def test_a_gauge_over_its_cap_says_so() -> None:
    problem = make.problem(firms=[make.firm("F1", power_kw=make.number(1500))])
    plan = make.plan(make.placement("F1", "A-101"))
    found = gauges(problem, measure(problem, plan))
    (power,) = [g for g in found if g.resource is Resource.POWER and g.scope is CapScope.BUILDING]
    assert power.peak.level == "over"


def test_parks_come_before_buildings_and_uncapped_gauges_have_no_share() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    found = gauges(problem, measure(problem, make.plan(make.placement("F1", "A-101"))))
    scopes = [gauge.scope for gauge in found]
    assert scopes == sorted(scopes, key=lambda s: s is CapScope.BUILDING)
    (water,) = [g for g in found if g.resource is Resource.WATER and g.scope is CapScope.PARK]
    assert (water.has_cap, water.peak.share) == (False, None)


def test_in_a_list_a_park_is_told_by_its_name_where_there_are_several_and_a_building_by_its_number() -> None:
    caps = (make.cap(Resource.POWER, 100, subject="P"), make.cap(Resource.POWER, 100, subject="A"))
    problem = make.problem(caps=caps)
    park, building = (one for one in gauges(problem, measure(problem, Plan())) if one.has_cap)
    assert (park.place, building.place.en) == (WHOLE_PARK, "A")
    mature = shipped_report("mature")
    places = {one.place.en for one in gauges(mature.problem, mature.measures) if one.scope is CapScope.PARK}
    assert places == {park.name.en for park in mature.problem.parks}


def test_a_park_and_its_only_phase_are_told_once() -> None:
    mature = shipped_report("mature")
    told = [row.subject_id for row in occupancy_overall(mature.problem, mature.measures)]
    assert told == ["", "incubator", "mature", "mature/1", "mature/2"]


def test_the_unit_ledger_has_a_row_for_each_firm_in_a_unit_and_one_for_a_free_unit() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")]).with_policy(
        Policy(holds=(Hold(units=("A-202",), until=Q("2025Q1")),))
    )
    plan = make.plan(
        make.placement("F2", "A-101", "2025Q1", "2026Q1"), make.placement("F1", "A-101", "2024Q1", "2025Q1")
    )
    rows = unit_rows(problem, plan)
    assert [(r.unit.unit_id, r.tenant.firm_id if r.tenant else None) for r in rows] == [
        ("A-101", "F1"),
        ("A-101", "F2"),
        ("A-102", None),
        ("A-201", None),
        ("A-202", None),
    ]
    assert (rows[0].starts, rows[0].ends) == (date(2024, 1, 1), date(2024, 12, 31))
    assert rows[0].gross_m2 == Decimal("1111.11")
    assert rows[0].load_kg_m2 == 1000
    assert "2025Q1" in rows[-1].note.zh


def test_the_ledger_keeps_the_state_of_a_unit_its_firm_sits_in() -> None:
    problem = make.problem(
        units=[make.unit("A-101", state=UnitState.PRODUCTION)], firms=[make.sitting("F1", ["A-101"])]
    )
    (row,) = unit_rows(problem, make.plan(make.placement("F1", "A-101", "2022Q1", "2027Q1")))
    assert row.state.zh == "投产"


def test_contract_areas_of_the_unit_ledger_add_up_to_what_firms_take() -> None:
    problem = make.problem(firms=[make.firm("F1", m2=2000)])
    plan = make.plan(make.placement("F1", ("A-101", "A-102")))
    assert sum(row.contract_m2 or 0 for row in unit_rows(problem, plan)) == 2000
    assert [row.tenant.area_m2 for row in firm_rows(problem, plan)] == [2000]


def test_only_a_firm_with_a_contract_has_contract_area_and_dates() -> None:
    firms = [make.firm("F1"), make.firm("F2", stage=Stage.LEAD, probability=make.number("0.1"))]
    problem = make.problem(firms=firms)
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102", "2024Q2", "2026Q1"))
    signed, pencilled, *_ = unit_rows(problem, plan)
    assert (signed.contract_m2, signed.remark) == (1000, signed.note)
    assert (signed.state.en, pencilled.state.en) == ("signed", "pencilled")
    assert (signed.state.zh, pencilled.state.zh) == ("已签", "意向")
    assert (pencilled.contract_m2, pencilled.starts, pencilled.ends) == (None, None, None)
    assert pencilled.remark.zh == "拟 2024Q2–2025Q4"
    assert pencilled.remark.en == "planned 2024Q2–2025Q4"


def test_unplaced_firms_come_signed_first_and_those_that_left_are_not_listed() -> None:
    firms = [
        make.firm("F1", stage=Stage.LEAD, probability=make.number("0.1")),
        make.firm("F2", stage=Stage.FRAMEWORK, probability=make.number("0.6")),
        make.firm("F3"),
        make.firm("F4", stage=Stage.EXITED),
        make.firm("F5"),
    ]
    reason = Reason(
        firm_id="F2",
        why=Why.NOWHERE,
        rule="clear_height",
        need="12 m",
        available="6.9 m",
        message=message("净高需 {a}", "needs {a}", a="12 m"),
    )
    rows = unplaced_rows(
        make.problem(firms=firms), make.plan(make.placement("F5", "A-101")), {"F2": (reason,)}
    )
    assert [row.firm.firm_id for row in rows] == ["F3", "F2", "F1"]
    (first,) = rows[1].reasons
    assert (first.rule.say(Lang.EN), first.sentence.say(Lang.EN)) == ("Clear height", "needs 12 m")
    assert rows[0].reasons == ()


def test_a_reason_that_is_not_a_rule_keeps_its_key() -> None:
    assert rule_title("expected_value").zh == "expected_value"


def test_occupancies_are_those_of_the_measures() -> None:
    firms = [make.firm("F1"), make.firm("F2", stage=Stage.LEAD, probability=make.number("0.1"))]
    problem = make.problem(firms=firms)
    measures = measure(problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102")))
    whole, phase = occupancy_overall(problem, measures)
    shown = (whole.signed_m2, whole.expected_m2, whole.pencilled_m2, whole.of_m2)
    assert [int(m2) for m2 in shown] == [1000, 950, 2000, 4000]
    assert (phase.subject_id, phase.pencilled) == ("P/1", Decimal("0.5"))
    assert [row.quarter for row in occupancy_by_quarter(problem, measures)] == list(problem.quarters)


def test_the_timeline_tells_who_comes_produces_and_leaves() -> None:
    firm = make.firm("F1", fitout_weeks=4, licence_weeks=8)
    problem = make.problem(firms=[firm], buildings=[make.building("A", handover="2024Q2")])
    plan = make.plan(make.placement("F1", "A-101", "2024Q2", "2025Q2"))
    rows = {str(row.quarter): row for row in timeline_rows(problem, plan, measure(problem, plan))}
    assert (rows["2024Q2"].handed_over, rows["2024Q2"].arriving) == (("A",), ("F1",))
    assert rows["2024Q3"].producing == ("F1",)
    assert (rows["2025Q1"].present, rows["2025Q2"].present) == (1, 0)
    assert rows["2025Q2"].leaving == ("F1",)
    assert [int(rows[q].delivered_m2) for q in ("2024Q1", "2024Q2")] == [0, 4000]


def test_sources_come_best_founded_first_and_are_counted_by_class() -> None:
    sources = [
        Source(table=table, row="", column="", source_class=one, reference="r")
        for table, one in (
            ("units", SourceClass.ASSUMPTION),
            ("parks", SourceClass.PUBLISHED),
            ("a", SourceClass.ASSUMPTION),
        )
    ]
    assert [row.table for row in assumption_rows(sources)] == ["parks", "a", "units"]
    assert [(c.source_class, c.lines) for c in class_counts(sources)] == [
        (SourceClass.PUBLISHED, 1),
        (SourceClass.ASSUMPTION, 2),
    ]


def test_a_reference_in_both_languages_is_parted() -> None:
    said = {
        "一处 / one place": Text("一处", "one place"),
        "W08": Text("W08", "W08"),
        "a/b": Text("a/b", "a/b"),
    }
    for reference, parted in said.items():
        source = Source(table="units", row="", column="", source_class=SourceClass.WEB, reference=reference)
        assert assumption_rows([source])[0].reference == parted


def test_a_held_and_a_kept_unit_say_until_when_and_why() -> None:
    held = Hold(units=("A-101",), until=make.quarter("2024Q3"), reason=Text("谈判", "talks"))
    kept = Reserve(park_id="P", units=("A-101",), until=make.quarter("2024Q4"))
    problem = make.problem().with_policy(Policy(holds=(held,), reserves=(kept,)))
    note = unit_rows(problem, make.plan())[0].note
    assert note.zh == "2024Q3 前预留：谈判；2024Q4 前保留"
    assert note.en == "Held before 2024Q3: talks; Kept free before 2024Q4"
