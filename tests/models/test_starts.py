"""Starts left out by dominance: which stay, and that nothing is lost by the others."""

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from models import milp
from models.starts import later_may_pay
from planner.domain.goal import PRESETS, GoalMode, Tier
from planner.domain.park.firm import Firm
from planner.domain.park.policy import Hold, Pin, Policy, Reserve, Switch, ValueRates
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Resource, Stage
from tests.models.asking import starts
from tests.models.climbing import ranked, result, tier
from tests.support import make
from tests.support.random_parks import SMALL, TINY, Size, random_park

EVERY = [str(make.quarter("2024Q1") + n) for n in range(8)]
ROOM = [make.unit("A-101")]


def parked(*others: Firm, **changes: Any) -> Problem:
    return make.problem(units=ROOM, firms=[make.firm("F1"), *others], **changes)


def test_alone_the_earliest_start_is_enough() -> None:
    assert starts(parked()) == ["2024Q1"]
    assert starts(parked(), every_start=True) == EVERY


def test_a_cap_that_steps_up_is_an_event_and_one_that_steps_down_is_not() -> None:
    caps = tuple(
        make.cap(Resource.WATER, value, start=start)
        for value, start in ((50, "2024Q1"), (40, "2024Q3"), (60, "2025Q1"))
    )
    assert starts(parked(caps=caps)) == ["2024Q1", "2025Q1"]


def test_a_smaller_diversity_counts_as_a_cap_that_steps_up() -> None:
    caps = (
        make.cap(Resource.POWER, 500, diversity="0.9"),
        make.cap(Resource.POWER, 500, diversity="0.8", start="2024Q4"),
    )
    assert starts(parked(caps=caps)) == ["2024Q1", "2024Q4"]


def test_the_possible_end_of_another_lease_in_the_park_is_an_event() -> None:
    leaving = make.sitting("F2", ["A-101"], until="2024Q3")
    assert starts(parked(leaving)) == ["2024Q1", "2024Q3"]
    staying = make.sitting("F2", ["A-101"], until="2026Q1")
    assert starts(parked(staying)) == ["2024Q1"]


def test_a_firm_whose_lease_can_end_inside_keeps_all_starts() -> None:
    short = make.problem(units=ROOM, firms=[make.firm("F1", lease_years=1)])
    assert starts(short) == EVERY
    longer = make.problem(units=ROOM, firms=[make.firm("F1", lease_years=2)])
    assert starts(longer) == ["2024Q1"]


def test_the_starts_of_base_and_pin_stay() -> None:
    assert starts(parked(base=(make.placement("F1", "A-101", "2024Q3"),))) == ["2024Q1", "2024Q3"]
    pinned = Policy(pins=(Pin(firm_id="F1", start=make.quarter("2025Q2")),))
    assert starts(parked(policy=pinned)) == ["2025Q2"]


def test_the_end_of_a_hold_only_moves_the_earliest_start() -> None:
    held = Policy(holds=(Hold(units=("A-101",), until=make.quarter("2024Q3")),))
    assert starts(parked(policy=held)) == ["2024Q3"]


def test_the_end_of_a_reserved_share_is_an_event_and_so_is_ground_floor_that_becomes_ready() -> None:
    reserve = Reserve(park_id="P", until=make.quarter("2024Q4"), ground_share=Decimal("0.5"))
    units = [make.unit("A-101"), make.unit("A-102", available="2024Q2")]
    firm = make.firm("F1", committed_units=("A-101",))
    problem = make.problem(units=units, firms=[firm], policy=Policy(reserves=(reserve,)))
    assert starts(problem) == ["2024Q1", "2024Q2", "2024Q4"]


def test_with_expansion_options_in_force_all_starts_stay() -> None:
    on = Policy(switches=(Switch(rule="expansion", on=True),))
    assert starts(parked(policy=on)) == EVERY


def test_a_lead_keeps_all_starts_where_somebody_can_leave() -> None:
    lead = make.firm("F1", stage=Stage.LEAD)
    leaving = make.sitting("F2", ["A-101"], until="2024Q2")
    assert starts(make.problem(units=ROOM, firms=[lead, leaving]))[:3] == EVERY[:3]
    assert starts(make.problem(units=ROOM, firms=[lead])) == ["2024Q1"]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gains_by_a_later_start(preset: str) -> None:
    assert not later_may_pay(Policy(preset=preset))


@pytest.mark.parametrize(
    "policy",
    [
        Policy(tiers=(tier(firms=1, waiting=1),)),
        Policy(tiers=(tier(changes=1),)),
        Policy(tiers=(tier(expected_value=-1),)),
        Policy(tiers=(replace(tier(waiting=-1), weight=Decimal(-2)),), mode=GoalMode.WEIGHTED),
        Policy(rates=ValueRates(waiting_loss_other=Decimal("-0.01"))),
    ],
)
def test_all_starts_stay_where_a_later_one_may_pay(policy: Policy) -> None:
    assert starts(parked(policy=policy)) == EVERY


def test_a_short_lease_may_start_late_so_that_a_lead_can_follow() -> None:
    firms = [make.firm("F1", lease_years=1), make.firm("F2", stage=Stage.LEAD, desired="2025Q4")]
    policy = Policy(speculative_hold_quarters=0, tiers=(tier(firms=1),))
    found = result(milp.build(make.problem(units=ROOM, firms=firms, policy=policy)))
    assert found is not None
    assert found[0] == [2]
    assert [str(p.start) for p in found[1].placements] == ["2024Q4", "2025Q4"]


def random_tiers(dice: Random) -> tuple[Tier, ...]:
    """Return tiers as a planner may make them: gains at positive rates, costs at negative ones."""
    gains = ("firms", "expected_value", "synergy", "signed_firms", "rent", "tax", "phase1_area")
    costs = ("waiting", "excess_area", "ground_missed", "soft_segregation", "changes", "order")
    return tuple(
        tier(
            **{dice.choice(gains): dice.choice((1, 7))},
            **{goal: -dice.choice((1, 5, 90)) for goal in dice.sample(costs, dice.choice((0, 1, 2)))},
        )
        for _ in range(dice.choice((1, 2, 3)))
    )


@pytest.mark.parametrize(
    ("size", "seed"), [(TINY, s) for s in range(14)] + [(SMALL, s) for s in range(10)], ids=str
)
def test_no_optimum_is_lost_with_the_starts_left_out(size: Size, seed: int) -> None:
    problem, dice = random_park(seed, size), Random(seed)
    switches = tuple(s for s in problem.policy.switches if s.rule != "expansion")
    problem = problem.with_policy(replace(problem.policy, switches=switches))
    problem = ranked(problem, *random_tiers(dice))
    few, every = result(milp.build(problem)), result(milp.build(problem, every_start=True))
    assert (few is None) == (every is None), seed
    if few is not None and every is not None:
        assert few[0] == every[0], (seed, problem.policy.tiers)


def test_the_random_parks_leave_starts_out_at_all() -> None:
    parks = [random_park(seed, SMALL) for seed in range(12)]
    dropped = [len(milp.candidates(park, every_start=True)) - len(milp.candidates(park)) for park in parks]
    assert sum(n > 0 for n in dropped) >= 4, dropped
