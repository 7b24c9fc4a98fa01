"""A renewal asked in a what-if: which lease, until when, and what it leaves as it was."""

from datetime import date
from decimal import Decimal

import pytest

from models.session import Session
from planner.domain.edits import EditConflict, RenewLease, replay
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.park.seats import LeaseEnd
from planner.text import Lang
from planner.views.assumptions import lease_end_rows
from tests.support import make


def lease(number: int, unit: str, until: str | None, **more: int | Decimal) -> Lease:
    return Lease(
        lease_id=f"L{number}",
        firm_id="S2",
        units=(unit,),
        lease_start=make.quarter("2021Q1"),
        lease_end=make.quarter(until) if until else None,
        renew_years=int(more.get("years", 0)),
        renew_probability=Decimal(more.get("likely", 0)),
    )


def park(day: date = date(2023, 12, 31)) -> Problem:
    one = make.sitting("S1", ["A-101"], until="2024Q3")
    two = make.firm(
        "S2", leases=(lease(1, "A-102", "2025Q1", years=2, likely=Decimal("0.3")), lease(2, "A-201", None))
    )
    parks = (make.park(cut_off=day, gfa_m2=Decimal(5000)),)
    return make.problem(firms=[one, two, make.firm("F1")], parks=parks)


def renewed(firm: str, until: str, name: str | None = None, *, day: date = date(2023, 12, 31)) -> Problem:
    return replay(park(day), [RenewLease(firm=firm, until=make.quarter(until), lease=name)])


def test_the_one_lease_of_a_firm_gets_another_end() -> None:
    assert str(renewed("S1", "2027Q3").firm["S1"].lease_end) == "2027Q3"
    assert str(renewed("S1", "2024Q1").firm["S1"].lease_end) == "2024Q1"


def test_one_of_several_leases_gets_another_end_and_its_option_is_used() -> None:
    first, second = renewed("S2", "2028Q1", "L1").firm["S2"].leases
    assert (str(first.lease_end), first.renew_years) == ("2028Q1", 0)
    assert second == lease(2, "A-201", None)


@pytest.mark.parametrize(
    ("firm", "until", "name", "wrong"),
    [
        ("F9", "2027Q1", None, "F9"),
        ("F1", "2027Q1", None, "not a sitting firm"),
        ("S2", "2027Q1", None, "L1, L2"),
        ("S2", "2027Q1", "L9", "L9"),
        ("S1", "2023Q4", None, "2024Q1 at the earliest"),
        ("S1", "2022Q1", None, "too early"),
    ],
)
def test_a_renewal_that_does_not_fit_says_why(firm: str, until: str, name: str | None, wrong: str) -> None:
    with pytest.raises(EditConflict, match=wrong):
        renewed(firm, until, name)


def test_two_renewals_of_one_lease_are_a_conflict_and_of_two_leases_are_not() -> None:
    edits = [RenewLease(firm="S2", until=make.quarter("2027Q1"), lease=name) for name in ("L1", "L2")]
    assert len(replay(park(), edits).leases) == 2
    with pytest.raises(EditConflict):
        replay(park(), [edits[0], edits[0]])


def test_a_renewal_keeps_the_rooms_from_whoever_would_have_followed() -> None:
    def comer(problem: Problem) -> str:
        plan = Session(problem).solve().plan
        assert plan is not None
        return " ".join(str(stay.start) for stay in plan.by_firm.get("F9", ()))

    one = make.sitting("S1", ["A-101"], until="2024Q3")
    problem = make.problem(units=[make.unit("A-101")], firms=[one, make.firm("F9")])
    assert comer(problem) == "2024Q3"
    assert comer(replay(problem, [RenewLease(firm="S1", until=make.quarter("2025Q2"))])) == "2025Q2"
    assert comer(replay(problem, [RenewLease(firm="S1", until=make.quarter("2027Q1"))])) == ""


def test_what_is_assumed_at_each_end_is_said_soonest_first() -> None:
    rows = lease_end_rows(park())
    assert [(row.firm_id, row.lease_id, row.fate) for row in rows] == [
        ("S1", "S1", LeaseEnd.LEAVES),
        ("S2", "L1", LeaseEnd.LEAVES),
        ("S2", "L2", LeaseEnd.STAYS_ON),
    ]
    said = [row.said.say(Lang.EN) for row in rows]
    assert said[0] == "taken to leave: free from 2024Q3"
    assert "30% is below 50%" in said[1]
    assert said[2] == "taken to stay on: no end is agreed"
    (over, *_) = lease_end_rows(park(date(2024, 9, 30)))
    assert over.fate is LeaseEnd.STAYS_ON
    assert "2024Q3" in over.said.say(Lang.ZH)
