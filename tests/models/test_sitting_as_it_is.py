"""That a firm sits in the park is a fact: it is planned around, whatever rule of today it breaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.session import Session
from planner.check import check_plan, is_valid
from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Forbid, Hold, Pin, Policy, Reserve
from planner.domain.park.problem import Problem
from planner.domain.park.seats import LeaseEnd, ending_of, seats_of
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Limits, Status
from planner.domain.validation import flaws_of_rows, flaws_together
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Resource, UnitState
from tests.support import make

ROOMS = tuple(make.unit(name) for name in ("A-101", "A-102", "A-103", "A-201", "B-101", "B-201"))
INCOMING = make.firm("F9", m2=1000)


def parked(*firms: Firm, **changes: Any) -> Problem:
    return make.problem(units=ROOMS, firms=[*firms, INCOMING], **changes)


def lease(number: int, units: tuple[str, ...], since: str | None, until: str | None, **more: Any) -> Lease:
    return Lease(
        lease_id=f"L{number}",
        firm_id="S1",
        units=units,
        lease_start=make.quarter(since) if since else None,
        lease_end=make.quarter(until) if until else None,
        **more,
    )


def leased(*leases: Lease, **changes: Any) -> Firm:
    return make.firm("S1", leases=leases, **changes)


def sits(units: tuple[str, ...] = ("A-101",), firm_id: str = "S1", **changes: Any) -> Firm:
    return make.sitting(firm_id, units, **changes)


ODD: tuple[tuple[str, Problem, set[tuple[str, str]]], ...] = (
    ("in two buildings", parked(sits(("A-101", "B-101"), m2=1000)), {("one_home", ""), ("area_fit", "max")}),
    ("in rooms that are not adjacent", parked(sits(("A-101", "A-103"), m2=2000)), {("run", "")}),
    ("in more area than it may", parked(sits(("A-101", "A-102"), m2=1000)), {("area_fit", "max")}),
    ("in less area than it may", parked(sits(m2=5000)), {("area_fit", "min")}),
    ("in a room with another", parked(sits(), sits(firm_id="S2")), {("unit_once", "")}),
    ("upstairs with a need for the ground", parked(sits(("A-201",), ground_floor=GroundFloor.REQUIRED)), {("ground_floor", "")}),
    ("on too weak a floor", parked(sits(min_load_kn_m2=Decimal(20))), {("floor_load", "")}),
    ("with too dangerous a process", parked(sits(hazard_class=HazardClass.A)), {("hazard_class", "")}),
    ("in part of a building it needs whole", parked(sits(needs_whole_building=True)), {("whole_building", "")}),
    ("drawing more than there is", parked(sits(power_kw=Decimal(5000))), {("utilities", "power_kw")}),
    ("where it is forbidden", parked(sits(), policy=Policy(forbids=(Forbid(firm_id="S1"),))), {("commitments", "forbid")}),
    ("in a park it does not accept", parked(sits(parks=("Q",))), {("commitments", "park")}),
    ("away from where it is committed", parked(sits(committed_units=("B-101",))), {("commitments", "pin")}),
    (
        "on more of the ground than may be",
        parked(sits(), policy=Policy(reserves=(Reserve(park_id="P", until=make.quarter("2025Q1"), ground_share=Decimal(1)),))),
        {("reserve", "ground_share")},
    ),
    (
        "beside whom it disturbs",
        parked(
            sits(emits=("DUST",)),
            sits(("A-102",), "S2", receptors=("CLEAN",)),
            segregation_rules=(make.segregation("R1", "DUST", "CLEAN"),),
        ),
        {("segregation", "R1")},
    ),
    (
        "by contracts with different ends",
        parked(leased(lease(1, ("A-101",), "2020Q1", "2024Q3"), lease(2, ("B-201",), "2022Q1", "2026Q1"))),
        {("one_home", ""), ("area_fit", "max")},
    ),
    ("twice in one room", parked(leased(lease(1, ("A-101",), "2020Q1", "2025Q1"), lease(2, ("A-101", "A-102"), "2022Q1", "2026Q1"), m2=1000)), {("one_home", ""), ("area_fit", "max")}),
    ("with a lease that has run out", parked(sits(until="2023Q2")), set()),
    ("without an end agreed", parked(leased(lease(1, ("A-101",), None, None))), set()),
)  # fmt: skip


def said(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(one.rule, one.clause.split("@")[0]) for one in findings}


@pytest.mark.parametrize(("problem", "breaks"), [row[1:] for row in ODD], ids=[row[0] for row in ODD])
def test_a_park_can_be_planned_however_its_firms_sit(problem: Problem, breaks: set[tuple[str, str]]) -> None:
    dossier = Dossier(problem=problem)
    unreadable = [
        flaw for gate in (flaws_of_rows, flaws_together) for flaw in gate(dossier) if flaw.issue.is_error
    ]
    assert {flaw.column for flaw in unreadable} <= {"parks"}, "only the park that is not there is refused"
    outcome = Session(problem).solve(Limits(time_limit_s=60))
    assert outcome.status is Status.PROVEN_OPTIMAL
    assert outcome.plan is not None
    findings = check_plan(problem, outcome.plan)
    assert is_valid(findings)
    assert said(findings) == breaks
    assert all(one.existing for one in findings)
    for firm in problem.firms:
        if firm.is_sitting:
            assert outcome.plan.by_firm[firm.firm_id] == seats_of(problem, firm)


def test_nobody_comes_into_a_room_that_sitting_firms_share() -> None:
    problem = make.problem(units=[make.unit("A-101")], firms=[sits(), sits(firm_id="S2"), INCOMING])
    plan = Session(problem).solve().plan
    assert plan is not None
    assert set(plan.by_firm) == {"S1", "S2"}
    crowded = Plan(placements=(*plan.placements, make.placement("F9", "A-101")))
    faults = [one for one in check_plan(problem, crowded) if one.is_fault]
    assert ("unit_once", ("F9", "S1", "S2", "A-101")) in [(one.rule, one.subjects) for one in faults]


def test_nobody_who_draws_more_comes_where_sitting_firms_draw_too_much() -> None:
    caps = (make.cap(Resource.WATER, 1),)
    thirsty, dry = make.firm("F1", water_m3d=Decimal(1)), make.firm("F2", water_m3d=Decimal(0))
    problem = parked(sits(("B-101",), water_m3d=Decimal(5)), thirsty, dry, caps=caps)
    plan = Session(problem).solve().plan
    assert plan is not None
    assert set(plan.by_firm) == {"S1", "F2"}
    assert is_valid(check_plan(problem, plan))
    more = Plan(placements=(*plan.placements, make.placement("F1", "B-201")))
    rows = [(one.is_fault, one.existing, one.need) for one in check_plan(problem, more)]
    assert rows == [(True, False, "6 m³/d"), (False, True, "5 m³/d")]


def test_the_rooms_of_a_lease_that_has_run_out_stay_blocked() -> None:
    held = make.problem(units=[make.unit("A-101")], firms=[sits(until="2023Q4"), INCOMING])
    plan = Session(held).solve().plan
    assert plan is not None
    assert plan.placements == (make.placement("S1", "A-101", "2022Q1", "2026Q1"),)
    left = make.problem(units=[make.unit("A-101")], firms=[sits(until="2024Q1"), INCOMING])
    plan = Session(left).solve().plan
    assert plan is not None
    assert set(plan.by_firm) == {"S1", "F9"}


def test_a_room_is_free_when_its_own_contract_ends() -> None:
    firm = leased(lease(1, ("A-101",), "2020Q1", "2024Q3"), lease(2, ("A-102",), "2022Q1", "2026Q1"))
    rooms = [make.unit("A-101", state=UnitState.PRODUCTION), make.unit("A-102", state=UnitState.PRODUCTION)]
    problem = make.problem(units=rooms, firms=[firm, INCOMING])
    plan = Session(problem).solve().plan
    assert plan is not None
    assert plan.by_firm["F9"] == (make.placement("F9", "A-101", "2024Q3"),)
    assert is_valid(check_plan(problem, plan))


@pytest.mark.parametrize(
    ("one", "fate", "end"),
    [
        (lease(1, ("A-101",), "2020Q1", "2024Q3"), LeaseEnd.LEAVES, "2024Q3"),
        (lease(1, ("A-101",), "2020Q1", "2024Q1"), LeaseEnd.LEAVES, "2024Q1"),
        (lease(1, ("A-101",), "2020Q1", "2023Q4"), LeaseEnd.STAYS_ON, "2026Q1"),
        (lease(1, ("A-101",), "2020Q1", None), LeaseEnd.STAYS_ON, "2026Q1"),
        (lease(1, ("A-101",), "2020Q1", "2024Q3", renew_years=1, renew_probability=Decimal("0.5")), LeaseEnd.RENEWS, "2025Q3"),
        (lease(1, ("A-101",), "2020Q1", "2024Q3", renew_years=1, renew_probability=Decimal("0.49")), LeaseEnd.LEAVES, "2024Q3"),
        (lease(1, ("A-101",), "2020Q1", "2022Q1", renew_years=1, renew_probability=Decimal(1)), LeaseEnd.STAYS_ON, "2026Q1"),
    ],
)  # fmt: skip
def test_what_is_assumed_at_the_end_of_a_lease(one: Lease, fate: LeaseEnd, end: str) -> None:
    firm = leased(one)
    problem = parked(firm)
    assert (ending_of(problem, firm, one).fate, str(ending_of(problem, firm, one).end)) == (fate, end)
    assert is_valid(check_plan(problem, Plan(placements=seats_of(problem, firm))))


def test_a_contract_followed_by_another_ends() -> None:
    old, new = lease(1, ("A-101",), "2019Q1", "2022Q1"), lease(2, ("A-101", "A-102"), "2022Q1", "2025Q1")
    firm = leased(old, new)
    assert ending_of(parked(firm), firm, old).fate is LeaseEnd.LEAVES


def test_a_pin_of_the_policy_that_wants_a_sitting_firm_elsewhere_is_a_contradiction() -> None:
    problem = parked(sits(), policy=Policy(pins=(Pin(firm_id="S1", units=("B-101",)),)))
    outcome = Session(problem).solve()
    assert outcome.status is Status.INFEASIBLE
    assert "S1" in outcome.conflict
    seat = Plan(placements=seats_of(problem, problem.firm["S1"]))
    assert ("commitments", "pin") in [
        (one.rule, one.clause) for one in check_plan(problem, seat) if one.is_fault
    ]


def test_a_hold_on_other_rooms_does_not_touch_who_sits() -> None:
    held = Hold(units=("A-101",), until=make.quarter("2025Q1"))
    problem = parked(sits(), policy=Policy(holds=(held,)))
    assert check_plan(problem, Plan(placements=seats_of(problem, problem.firm["S1"]))) == ()


@pytest.mark.parametrize("spoil", ["missing", "moved", "shortened", "one of two missing"])
def test_a_sitting_firm_that_a_plan_moves_or_forgets_is_a_fault_of_the_plan(spoil: str) -> None:
    problem = parked(
        leased(lease(1, ("A-101",), "2020Q1", "2026Q1"), lease(2, ("B-101",), "2022Q1", "2026Q1"))
    )
    first = seats_of(problem, problem.firm["S1"])[0]
    plans: dict[str, tuple[Placement, ...]] = {
        "missing": (),
        "moved": (first, make.placement("S1", "B-201", "2022Q1", "2026Q1")),
        "shortened": (first, make.placement("S1", "B-101", "2022Q1", "2025Q1")),
        "one of two missing": (first,),
    }
    faults = [one for one in check_plan(problem, Plan(placements=plans[spoil])) if one.is_fault]
    assert ("commitments", "sitting") in [(one.rule, one.clause) for one in faults]


def test_the_cut_off_decides_whether_a_lease_has_run_out() -> None:
    firm = sits(until="2024Q3")
    late = parked(firm, parks=(make.park(cut_off=date(2024, 7, 1), gfa_m2=Decimal(10000)),))
    assert [str(seat.end) for seat in seats_of(parked(firm), firm)] == ["2024Q3"]
    assert [str(seat.end) for seat in seats_of(late, firm)] == ["2026Q1"]
