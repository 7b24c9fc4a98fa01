"""What is let, kept and free adds up, agrees with the measures, and is told by piece and by end."""

from decimal import Decimal

import pytest

import models
from planner.domain.measures import Extent, measure
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Hold, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Resource, Stage
from planner.services.planning.solving import report_on
from planner.text import Lang
from planner.views.capacity import FLOOR, capacity, floor_title
from planner.views.filling import (
    ends_message,
    fill_message,
    fill_order,
    full_by_phase,
    full_from,
    homeless_message,
    homeless_rows,
    places_message,
    space_message,
    vacancy_message,
)
from planner.views.overview import PhaseShare
from planner.views.vacancy import merged_pieces, pieces, size_classes, stay_ends
from tests.support import make
from tests.support.random_parks import random_park

Q1 = make.quarter("2024Q1")


def random_case(seed: int) -> tuple[Problem, Plan]:
    problem = random_park(seed)
    plan = models.solve(problem, Limits(nodes=50)).plan
    assert plan is not None
    return problem, plan


@pytest.mark.parametrize("seed", [3, 5, 8])
def test_parts_add_up_and_agree_with_the_measures(seed: int) -> None:
    problem, plan = random_case(seed)
    found, measures = capacity(problem, plan), measure(problem, plan)
    for row in found.space:
        assert sum(row.parts.values()) == row.leasable_m2
        if row.extent != FLOOR:
            told = measures.get(
                "occupancy_expected",
                extent=Extent(row.extent),
                subject_id=row.subject_id,
                quarter=row.quarter,
            )
            if told.denominator is not None:
                assert (told.numerator, told.denominator) == (row.expected_m2, row.delivered_m2)
    drawn = {(row.extent, row.subject_id, row.quarter, row.resource): row for row in found.draws}
    for use in measures.resources:
        extent = Extent.BUILDING if use.scope == "building" else Extent.PARK
        key = (
            (Extent.ALL, "", use.quarter, use.resource)
            if extent is Extent.PARK and len(problem.parks) == 1
            else (extent, use.subject_id, use.quarter, use.resource)
        )
        if key in drawn:
            assert abs(drawn[key].used - use.used) < Decimal("1e-12")
            assert drawn[key].cap == use.cap
        else:
            assert not use.used
    for quarter in problem.quarters:
        whole = found.whole(quarter)
        assert sum(row.leasable_m2 for row in found.space_at(FLOOR, quarter)) == whole.leasable_m2
        assert sum(piece.area_m2 for piece in pieces(found.views[quarter])) == whole.free_m2
        for resource in Resource:
            floors = [
                d.used for d in found.draws if (d.extent, d.quarter, d.resource) == (FLOOR, quarter, resource)
            ]
            phases = [
                d.used
                for d in found.draws
                if (d.extent, d.quarter, d.resource) == (Extent.PHASE, quarter, resource)
            ]
            assert abs(sum(floors, Decimal(0)) - sum(phases, Decimal(0))) < Decimal("1e-9")


def house(policy: Policy = Policy()) -> Problem:  # noqa: B008  a frozen record
    """Return three floors of two rooms, and one firm."""
    names = [f"A-{floor}0{seq}" for floor in (1, 2, 3) for seq in (1, 2)]
    return make.problem(firms=[make.firm("F1")], units=[make.unit(name) for name in names], policy=policy)


def test_whole_free_floors_join_with_a_run_next_to_them_and_a_taken_room_parts_them() -> None:
    problem = house()
    plan = make.plan(make.placement("F1", "A-102"))
    view = capacity(problem, plan).views[make.quarter("2024Q2")]
    assert [piece.units for piece in pieces(view)] == [("A-201", "A-202"), ("A-301", "A-302"), ("A-101",)]
    (joined,) = merged_pieces(view)
    assert (sorted(joined.units), joined.is_merged) == (["A-101", "A-201", "A-202", "A-301", "A-302"], True)
    assert (joined.floors, joined.until) == ((1, 2, 3), None)
    beside = make.plan(make.placement("F1", "A-202"))
    (parted,) = merged_pieces(capacity(problem, beside).views[make.quarter("2024Q2")])
    assert sorted(parted.units) == ["A-101", "A-102", "A-201"]
    assert sum(one.rooms for one in size_classes(view)) == 5


def test_what_is_held_is_not_free_and_who_comes_later_ends_a_vacancy() -> None:
    hold = Hold(units=("A-101",), until=make.quarter("2024Q3"))
    problem = house(Policy(holds=(hold,)))
    plan = make.plan(make.placement("F1", "A-201", start="2024Q4"))
    found = capacity(problem, plan)
    row = found.whole(make.quarter("2024Q2"))
    assert row.parts[PhaseShare.HELD] == problem.unit["A-101"].leasable_m2
    assert row.free_m2 + row.parts[PhaseShare.HELD] == row.delivered_m2
    (joined,) = merged_pieces(found.views[make.quarter("2024Q2")])
    assert joined.until == make.quarter("2024Q4")
    assert found.space_of(FLOOR, "A/1")[0].subject == floor_title("A", 1)


def test_an_end_has_a_probability_of_renewal_only_where_the_data_have_an_option() -> None:
    option = Lease(
        lease_id="L1",
        firm_id="S1",
        units=("A-101",),
        lease_end=make.quarter("2024Q3"),
        renew_years=2,
        renew_probability=Decimal("0.7"),
    )
    plain = Lease(lease_id="L2", firm_id="S2", units=("A-102",), lease_end=make.quarter("2024Q4"))
    firms = [
        make.firm("S1", stage=Stage.PRODUCTION, leases=(option,)),
        make.firm("S2", stage=Stage.PRODUCTION, leases=(plain,)),
        make.firm("F1"),
    ]
    problem = make.problem(firms=firms, units=[make.unit(f"A-10{n}") for n in (1, 2, 3)])
    ends = stay_ends(problem, make.plan(make.placement("F1", "A-103")))
    told = [(one.firm_id, one.is_planned, one.renew_probability) for one in ends]
    assert told == [("S1", False, Decimal("0.7")), ("S2", False, None), ("F1", True, None)]
    assert (ends[0].quarter, ends[0].free_from) == (make.quarter("2024Q3"), make.quarter("2026Q3"))
    assert "probability of renewal for 1" in ends_message(ends, problem.quarters).say(Lang.EN)


def test_what_is_tight_first_stands_first_just_inside_and_just_outside() -> None:
    for kw, tight in ((89, False), (90, True)):
        problem = make.problem(
            firms=[make.firm("F1", power_kw=make.number(kw))],
            units=[make.unit(f"A-10{n}") for n in (1, 2, 3)],
            caps=(make.cap(Resource.POWER, 100, subject="A"),),
        )
        outcome = models.solve(problem, Limits())
        report = report_on(problem, outcome)
        found = capacity(problem, report.plan)
        row = next(one for one in fill_order(report, found) if one.resource is Resource.POWER)
        assert ((row.tight_from is not None), row.peak) == (tight, Decimal(kw) / 100)
        assert full_from(found) is None
        for said in (
            space_message(found, Q1),
            places_message(found, Q1),
            fill_message(fill_order(report, found)),
            vacancy_message(found, Q1),
            homeless_message(report),
        ):
            assert all(said.say(lang) for lang in Lang)
        assert homeless_rows(report) == ()


def test_each_phase_is_full_from_its_own_quarter_and_one_alone_is_told_once() -> None:
    buildings = [make.building("A"), make.building("B", phase_id="2", handover="2024Q3")]
    units = [
        make.unit("A-101", m2=950),
        make.unit("A-102", m2=50),
        make.unit("B-101", m2=949, available="2024Q3"),
        make.unit("B-102", m2=51, available="2024Q3"),
    ]
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], buildings=buildings, units=units)
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101", start="2024Q3"))
    found = capacity(problem, plan)
    (one, first), (other, second) = full_by_phase(found)
    assert (str(first), second) == (str(plan.by_firm["F1"][0].start), None)  # 95.0 % is full, 94.9 % is not
    assert (one.full_share, other.full_share) == (Decimal("0.95"), Decimal("0.949"))
    assert "at most 94.9%" in space_message(found, Q1).say(Lang.EN)
    assert full_by_phase(capacity(make.problem(firms=[make.firm("F1")]), make.plan())) == ()
