"""A firm that graduates gives its room up when it starts elsewhere; what a transfer costs is weighed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import Any

import pytest

from models.session import Session
from planner.check import check_plan, is_valid
from planner.domain.measures import measure_goals
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.relations import Transfer
from planner.domain.park.seats import seats_of
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.vocabulary.terms import Resource, Stage, UnitState
from tests.support import make
from tests.support.brute import candidates, worth_of

LIMITS = Limits(time_limit_s=60)


def two_parks(*firms: Firm, transfers: tuple[Transfer, ...] = (), **changes: Any) -> Problem:
    """Return park P with building A (two rooms) and park Q with building B (one room)."""
    buildings = (make.building("A"), make.building("B", park_id="Q"))
    taken = {name for firm in firms for name in firm.sitting_units}
    rooms = [
        make.unit(name, state=UnitState.PRODUCTION if name in taken else UnitState.VACANT)
        for name in ("A-101", "A-102", "B-101")
    ]
    parks = (make.park("P", last="2024Q4"), make.park("Q", last="2024Q4"))
    return make.problem(
        units=rooms, firms=firms, buildings=buildings, parks=parks, transfers=transfers, **changes
    )


def solved(problem: Problem) -> tuple[Outcome, Plan]:
    outcome = Session(problem).solve(LIMITS)
    assert outcome.plan is not None
    assert outcome.status is Status.PROVEN_OPTIMAL
    assert is_valid(check_plan(problem, outcome.plan))
    return outcome, outcome.plan


def of(plan: Plan, firm_id: str) -> Placement | None:
    return next((one for one in plan.placements if one.firm_id == firm_id), None)


def young(until: str = "2030Q1") -> Firm:
    return make.sitting("Y", ("B-101",), until=until, parks=("Q",))


def grown(**changes: Any) -> Firm:
    return make.firm("Y2", parks=("P",), desired="2024Q2", stage=Stage.FRAMEWORK, **changes)


GRADUATION = Transfer(firm_id="Y2", park_id="P", price_10k=Decimal(10), leaves="Y")


def test_a_room_is_free_for_the_next_firm_when_its_firm_graduates() -> None:
    late = make.firm("N", parks=("Q",), desired="2024Q1", stage=Stage.NEGOTIATING)
    _, plan = solved(two_parks(young(), grown(), late, transfers=(GRADUATION,)))
    moved, seat, following = of(plan, "Y2"), of(plan, "Y"), of(plan, "N")
    assert moved is not None
    assert str(moved.start) == "2024Q2"
    assert seat == make.placement("Y", "B-101", "2022Q1", "2024Q2")
    assert following is not None
    assert (following.units, following.start) == (("B-101",), moved.start)


def test_a_firm_that_does_not_graduate_keeps_its_room() -> None:
    late = make.firm("N", parks=("Q",), stage=Stage.NEGOTIATING)
    stuck = grown(min_load_kn_m2=Decimal(99))
    _, plan = solved(two_parks(young(), stuck, late, transfers=(GRADUATION,)))
    assert of(plan, "Y2") is None
    assert of(plan, "N") is None
    assert of(plan, "Y") == make.placement("Y", "B-101", "2022Q1", "2030Q1")


def test_a_firm_that_outgrew_nothing_is_left_as_it_is_by_a_park_without_transfers() -> None:
    plain = two_parks(young(), grown())
    assert plain.fingerprint == replace(plain, transfers=()).fingerprint
    assert plain.fingerprint != replace(plain, transfers=(GRADUATION,)).fingerprint
    _, plan = solved(plain)
    assert of(plan, "Y") == make.placement("Y", "B-101", "2022Q1", "2030Q1")


@pytest.mark.parametrize(
    ("ends", "starts", "holds"),
    [("2024Q2", "2024Q2", True), ("2030Q1", "2024Q2", False), ("2024Q3", "2024Q2", False), ("2024Q2", "", False)],
)  # fmt: skip
def test_the_checker_lets_a_seat_end_with_the_graduation_alone(
    ends: str, starts: str, *, holds: bool
) -> None:
    problem = two_parks(young(), grown(), transfers=(GRADUATION,))
    moved = (make.placement("Y2", "A-101", starts),) if starts else ()
    plan = make.plan(make.placement("Y", "B-101", "2022Q1", ends), *moved)
    faults = [one for one in check_plan(problem, plan) if one.is_fault]
    assert [(one.rule, one.clause) for one in faults] == ([] if holds else [("commitments", "sitting")])
    assert Session(problem, every_start=True).admits(plan) is holds


def priced(price: Decimal) -> Problem:
    """Return two parks in which Q is open to F1 at a price, and P is wanted by a firm of more worth."""
    rich = make.firm("F0", m2=2000, parks=("P",), stage=Stage.LEAD, probability=Decimal(1))
    poor = make.firm("F1", parks=("P", "Q"), stage=Stage.LEAD, probability=Decimal(1))
    return two_parks(rich, poor, transfers=(Transfer(firm_id="F1", park_id="Q", price_10k=price),))


def test_a_price_just_below_the_worth_of_a_firm_is_paid_and_one_just_above_is_not() -> None:
    free = priced(Decimal(0))
    gross = measure_goals(free, make.plan(make.placement("F1", "B-101")))["expected_value"]
    worth = Decimal(gross) / free.policy.rates.tax_per_10k
    _, below = solved(priced(worth - 1))
    assert of(below, "F1") is not None
    _, above = solved(priced(worth + 1))
    assert of(above, "F1") is None
    assert of(above, "F0") is not None


def test_a_cap_of_one_park_does_not_bind_the_other() -> None:
    firms = [make.firm(name, parks=("P", "Q"), water_m3d=Decimal(5)) for name in ("F1", "F2", "F3")]
    dry = two_parks(*firms, caps=(make.cap(Resource.WATER, 4, subject="P"),))
    _, plan = solved(dry)
    assert [one.units for one in plan.placements] == [("B-101",)]


def test_a_firm_in_a_park_it_does_not_accept_is_refused() -> None:
    problem = two_parks(make.firm("F1", parks=("P",)))
    faults = [one for one in check_plan(problem, make.plan(make.placement("F1", "B-101"))) if one.is_fault]
    assert [(one.rule, one.clause, one.subjects[-1]) for one in faults] == [("commitments", "park", "Q")]


def random_parks(seed: int) -> Problem:
    dice = Random(seed)
    kinds = [Stage.LEAD, Stage.FRAMEWORK, Stage.SIGNED, Stage.NEGOTIATING]

    def some(name: str, parks: tuple[str, ...]) -> Firm:
        return make.firm(
            name,
            m2=dice.choice((1000, 1000, 2000)),
            parks=parks,
            stage=dice.choice(kinds),
            probability=Decimal(dice.randint(1, 10)) / 10,
            desired=dice.choice(("2024Q1", "2024Q2", "2024Q3")),
            tax_10k=Decimal(dice.randint(0, 60)),
            output_10k=Decimal(dice.randint(0, 500)),
            water_m3d=Decimal(dice.randint(0, 4)),
            lease_years=dice.choice((1, 5)),
        )

    grows = some("Y2", dice.choice((("P",), ("P", "Q"))))
    firms = [young(dice.choice(("2024Q3", "2030Q1"))), grows]
    firms += [some(f"F{k}", dice.choice((("P",), ("Q",), ("P", "Q")))) for k in range(dice.randint(1, 2))]
    transfers = [Transfer(firm_id="Y2", park_id="P", price_10k=Decimal(dice.randint(0, 60)), leaves="Y")]
    transfers += [
        Transfer(firm_id=firm.firm_id, park_id="Q", price_10k=Decimal(dice.randint(0, 80)))
        for firm in firms[2:]
    ]
    caps = (make.cap(Resource.WATER, dice.randint(2, 8)),)
    return two_parks(*firms, transfers=tuple(transfers), caps=caps)


def every_plan(problem: Problem) -> Iterator[Plan]:
    incoming = [firm for firm in problem.firms if not firm.is_sitting]
    (seat,) = seats_of(problem, problem.firm["Y"])
    unseated = replace(problem, transfers=(), firms=tuple(incoming))
    rooms = replace(unseated, units=tuple(replace(unit, state=UnitState.VACANT) for unit in unseated.units))
    choices = [[None, *candidates(rooms, firm)] for firm in incoming]
    for chosen in product(*choices):
        placed = [one for one in chosen if one is not None]
        starts = [one.start for one in placed if one.firm_id == "Y2"]
        yield Plan(placements=(*placed, replace(seat, end=min((seat.end, *starts)))))


@pytest.mark.parametrize("seed", range(12))
def test_two_parks_with_a_graduate_are_worth_what_brute_force_is_worth(seed: int) -> None:
    problem = random_parks(seed)
    best = max(worth_of(problem, plan) for plan in every_plan(problem) if is_valid(check_plan(problem, plan)))
    _, plan = solved(problem)
    assert worth_of(problem, plan) == best
