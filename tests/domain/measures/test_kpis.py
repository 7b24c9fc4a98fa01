"""Each KPI on the smallest plan that shows it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from planner.domain.measures import Extent, Measures, measure
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy, Threshold
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import CapScope, Resource, Stage
from planner.tables.reading import read_folder
from tests.support import make

Q = make.quarter
ZIYUAN = Path(__file__).parents[3] / "data" / "ziyuan"


@pytest.fixture(scope="module")
def ziyuan() -> Problem:
    dossier = read_folder(ZIYUAN).dossier
    assert dossier is not None
    return dossier.problem


def two_phases() -> Problem:
    return make.problem(
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("B-101", m2=2000, available="2024Q3")],
        buildings=(make.building("A"), make.building("B", phase_id="2", handover="2024Q3")),
        firms=[
            make.firm("F1"),
            make.firm("F2", m2=2000, stage=Stage.LEAD, probability=Decimal("0.1")),
            make.sitting("F3", ["A-102"], probability=Decimal("0.5"), until="2024Q4"),
        ],
    )


FULL = make.plan(
    make.placement("F1", "A-101", "2024Q2"),
    make.placement("F2", "B-101", "2024Q4"),
    make.placement("F3", "A-102", "2022Q1", "2024Q4"),
)


def test_the_three_occupancies_stand_side_by_side() -> None:
    told = measure(two_phases(), FULL)
    assert [told.get(f"occupancy_{kind}").value for kind in ("signed", "expected", "pencilled")] == [
        Decimal("0.5"),
        Decimal("0.5125"),
        Decimal(1),
    ]
    assert (told.get("occupancy_signed").numerator, told.get("occupancy_signed").denominator) == (2000, 4000)


def test_by_quarter_they_count_who_is_present_over_what_is_delivered() -> None:
    told = measure(two_phases(), FULL)
    pencilled = [(str(m.quarter), m.numerator, m.denominator) for m in told.series("occupancy_pencilled")]
    assert pencilled[:4] == [
        ("2024Q1", 1000, 2000),
        ("2024Q2", 2000, 2000),
        ("2024Q3", 2000, 4000),
        ("2024Q4", 3000, 4000),
    ]
    assert told.get("occupancy_expected", quarter=Q("2024Q4")).value == Decimal("0.2625")


def test_occupancy_rate_and_vacancy_are_of_the_delivered_area_at_the_end() -> None:
    told = measure(two_phases(), FULL)
    assert told.get("occupancy_rate").value == Decimal("0.75")
    assert told.get("vacancy_rate").value == Decimal("0.25")
    assert told.get("vacancy_rate", quarter=Q("2024Q1")).value == Decimal("0.5")
    assert told.get("commitment_rate").value == Decimal("0.5")


def test_a_unit_let_twice_counts_once() -> None:
    problem = make.problem(firms=[make.sitting("F1", ["A-101"], until="2024Q3"), make.firm("F2")])
    plan = make.plan(
        make.placement("F1", "A-101", "2022Q1", "2024Q3"), make.placement("F2", "A-101", "2024Q3")
    )
    told = measure(problem, plan)
    assert told.get("allocated_m2").value == 1000
    assert told.get("occupancy_expected").value == Decimal("0.25"), "the sitting firm is certain"


def test_phases_and_buildings_have_their_own_figures() -> None:
    told = measure(two_phases(), FULL)
    assert told.get("allocated_m2", extent=Extent.PHASE, subject_id="P/2").value == 2000
    assert told.get("jobs", extent=Extent.PHASE, subject_id="P/1").value == 40
    assert told.get("leasable_m2", extent=Extent.BUILDING, subject_id="A").value == 2000


def test_several_parks_are_told_apart_and_together() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        parks=(make.park("P"), make.park("P2", land_mu=Decimal(30))),
        buildings=(make.building("A"), make.building("B", park_id="P2")),
        firms=[make.firm("F1")],
    )
    told = measure(problem, make.plan(make.placement("F1", "B-101")))
    assert told.get("tax_per_mu").value == Decimal("2.5")
    assert told.get("tax_per_mu", extent=Extent.PARK, subject_id="P2").value == Decimal("3.333333")
    assert told.get("tax_per_mu", extent=Extent.PARK, subject_id="P").value == 0


def test_totals_are_given_with_and_without_whole_project_figures() -> None:
    problem = make.problem(firms=[make.firm("F1", is_real=True, jobs=90), make.firm("F2")])
    told = measure(problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102")))
    for kind, both, one in (("tax", 200, 100), ("output", 4000, 2000), ("investment", 2000, 1000)):
        assert (told.get(f"{kind}_10k").value, told.get(f"{kind}_without_real_10k").value) == (both, one)
    assert (told.get("jobs").value, told.get("jobs_without_real").value) == (110, 20)


def test_a_park_is_measured_by_its_land_and_a_firm_by_its_space() -> None:
    problem = make.problem(
        firms=[make.firm("F1", tax_10k=Decimal(250))],
        policy=Policy(thresholds=(Threshold(key="m2_per_mu", value=Decimal(500)),)),
    )
    told = measure(problem, make.plan(make.placement("F1", "A-101")))
    assert told.get("tax_per_mu").value == 25
    firm = told.get("tax_per_mu", extent=Extent.FIRM, subject_id="F1")
    assert (firm.value, firm.denominator) == (125, 2)


def test_a_park_stands_for_its_own_floor_area_to_the_mu_where_none_is_set() -> None:
    parks = (
        make.park("P", land_mu=Decimal(10), gfa_m2=Decimal(2000)),
        make.park("Q", land_mu=Decimal(3), gfa_m2=Decimal(1000)),
    )
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        buildings=(make.building("A"), make.building("B", park_id="Q")),
        parks=parks,
        firms=[make.firm("F1", tax_10k=Decimal(250)), make.firm("F2", tax_10k=Decimal(250))],
    )
    told = measure(problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101")))
    firms = [told.get("tax_per_mu", extent=Extent.FIRM, subject_id=name) for name in ("F1", "F2")]
    assert [firm.value for firm in firms] == [50, Decimal("83.333333")]
    assert problem.m2_per_mu("B") == Fraction(1000, 3)
    assert (
        replace(problem, policy=Policy(thresholds=(Threshold(key="m2_per_mu", value=Decimal(7)),))).m2_per_mu(
            "B"
        )
        == 7
    )


@pytest.mark.parametrize(("tax", "meets"), [("200", True), ("199.99", False)])
def test_a_threshold_is_met_exactly_or_not(*, tax: str, meets: bool) -> None:
    problem = make.problem(firms=[make.firm("F1", tax_10k=Decimal(tax))])
    told = measure(problem, make.plan(make.placement("F1", "A-101"))).get("tax_per_mu")
    assert told.threshold == 20
    assert told.meets is meets


def test_a_policy_may_move_a_threshold() -> None:
    policy = Policy(thresholds=(Threshold(key="tax_10k_per_mu_min", value=Decimal(5)),))
    problem = make.problem(firms=[make.firm("F1")], policy=policy)
    told = measure(problem, make.plan(make.placement("F1", "A-101"))).get("tax_per_mu")
    assert (told.value, told.threshold) == (Decimal(10), Decimal(5))
    assert told.meets


def test_a_storey_above_eight_metres_counts_twice_in_the_floor_area_ratio() -> None:
    land = Decimal(10) * 2000 / 3
    usual = make.problem()
    high = make.problem(floors=(make.floor("A", 1, storey_height_m=Decimal("8.1")), make.floor("A", 2)))
    limit = make.problem(floors=(make.floor("A", 1, storey_height_m=Decimal(8)), make.floor("A", 2)))
    for problem, gfa in ((usual, 5000), (high, 7500), (limit, 5000)):
        assert measure(problem, Plan()).get("far").value == (gfa / land).quantize(Decimal("0.000001"))


def test_production_rate_counts_those_producing_by_the_end_of_the_quarter() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", fitout_weeks=9, licence_weeks=0),
            make.firm("F2", fitout_weeks=10, licence_weeks=0),
        ]
    )
    told = measure(problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102")))
    rates = {str(m.quarter): (m.numerator, m.denominator) for m in told.series("production_rate")}
    assert rates["2024Q1"] == (1, 2)
    assert rates["2024Q2"] == (2, 2)


def test_nothing_to_divide_by_gives_no_value() -> None:
    told = measure(make.problem(), Plan())
    assert told.get("production_rate").value is None
    assert told.get("five_same_year_share").value is None
    assert told.get("jobs_per_1000m2").value is None


def test_yearly_output_counts_from_production() -> None:
    problem = make.problem(firms=[make.firm("F1", fitout_weeks=10, licence_weeks=0)])
    told = measure(problem, make.plan(make.placement("F1", "A-101")))
    assert {m.year: m.value for m in told.series("output_in_year_10k")} == {2024: 1500, 2025: 2000}
    assert {m.year: m.value for m in told.series("tax_in_year_10k")} == {2024: 75, 2025: 100}


def test_above_scale_firms_density_and_waiting() -> None:
    problem = make.problem(
        firms=[make.firm("F1", output_10k=Decimal(2000)), make.firm("F2", output_10k=Decimal(1999), jobs=10)]
    )
    told = measure(problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102", "2024Q4")))
    assert told.get("above_scale_count").value == 1
    assert told.get("jobs_per_1000m2").value == 15
    assert [
        told.get(f"waiting_{kind}").value for kind in ("quarters", "mean_quarters", "longest_quarters")
    ] == [
        3,
        Decimal("1.5"),
        3,
    ]


def test_firms_are_counted_by_stage_and_those_gone_are_not() -> None:
    problem = make.problem(
        firms=[make.firm("F1"), make.firm("F2", stage=Stage.LEAD), make.firm("F3", stage=Stage.EXITED)]
    )
    told = measure(problem, make.plan(make.placement("F1", "A-101")))
    assert told.get("firms_placed").value == told.get("placed_signed").value == 1
    assert told.get("firms_unplaced").value == told.get("unplaced_lead").value == 1


def test_resource_use_by_quarter_includes_diversity_and_resources_without_a_cap() -> None:
    problem = make.problem(
        firms=[make.firm("F1"), make.firm("F2")],
        caps=(
            make.cap(Resource.POWER, 120, diversity="0.5"),
            make.cap(Resource.POWER, 80, start="2024Q3", diversity="0.5"),
        ),
    )
    told = measure(problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102", "2024Q2")))
    rows = {(u.scope, u.subject_id, u.resource, str(u.quarter)): u for u in told.resources}
    park = [rows[CapScope.PARK, "P", Resource.POWER, q] for q in ("2024Q1", "2024Q2", "2024Q3")]
    assert [(u.used, u.cap) for u in park] == [
        (Decimal(50), Decimal(120)),
        (Decimal(100), Decimal(120)),
        (Decimal(100), Decimal(80)),
    ]
    assert [u.meets for u in park] == [True, True, False]
    assert park[2].share == Decimal("1.25")
    building = rows[CapScope.BUILDING, "A", Resource.POWER, "2024Q2"]
    assert (building.used, building.cap) == (Decimal(200), Decimal(1000))
    water = rows[CapScope.PARK, "P", Resource.WATER, "2024Q2"]
    assert water.used == 4
    assert (water.cap, water.share, water.meets) == (None, None, None)


def test_measures_come_back_from_json() -> None:
    told = measure(two_phases(), FULL)
    adapter = TypeAdapter(Measures)
    assert adapter.validate_json(adapter.dump_json(told)) == told


def test_every_measure_says_what_it_is_in_both_languages() -> None:
    for kpi in measure(two_phases(), FULL).kpis:
        for text in (kpi.title, kpi.unit, kpi.formula):
            assert text.zh
            assert text.en
        assert kpi.source


def test_no_measure_is_told_twice() -> None:
    keys = [
        (kpi.key, kpi.extent, kpi.subject_id, kpi.quarter, kpi.year)
        for kpi in measure(two_phases(), FULL).kpis
    ]
    assert len(keys) == len(set(keys))


def test_the_demo_park_has_its_known_figures(ziyuan: Problem) -> None:
    told = measure(ziyuan, Plan())
    assert told.get("leasable_m2").value == 75210
    assert told.get("far").value == Decimal("1.080236")
    assert told.get("building_density").value == Decimal("0.353974")
    assert told.get("park_investment_intensity").value == Decimal("242.710796")
    phases = {
        kpi.subject_id: kpi.value
        for kpi in told.kpis
        if kpi.key == "leasable_m2" and kpi.extent is Extent.PHASE
    }
    assert sorted(phases.values(), key=str) == [29010, 46200]
    everyone = measure(
        ziyuan,
        make.plan(
            *(make.placement(f.firm_id, u.unit_id) for f, u in zip(ziyuan.firms, ziyuan.units, strict=False))
        ),
    )
    assert everyone.get("output_10k").value == 158300
    assert everyone.get("output_without_real_10k").value == 111300
    assert everyone.get("tax_without_real_10k").value == 6785
    assert everyone.get("jobs").value == 1507
