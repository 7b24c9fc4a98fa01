"""What is to be expected of a chain, and the lights just inside and outside each limit."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.milestones.entry import MilestoneDates, ServiceTask
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.milestones.status import (
    LATE_DAYS,
    NEAR_DAYS,
    Light,
    MilestoneStatus,
    chain_status,
    light_of,
    next_of,
    task_light,
)
from planner.domain.vocabulary.terms import Stage
from tests.support import make

K, D = MilestoneKind, timedelta
START = date(2024, 1, 1)
EARLY = date(2023, 10, 1)


def chain(
    entered: dict[MilestoneKind, MilestoneDates], on: date = EARLY, **changes: Any
) -> dict[MilestoneKind, MilestoneStatus]:
    facts: dict[str, Any] = {
        "fitout_weeks": 8,
        "licence_weeks": 10,
        "stage": Stage.NEGOTIATING,
        "output_10k": Decimal(8000),
    }
    problem = make.problem(firms=[make.firm("F1", **facts | changes)])
    placement = make.placement("F1", "A-101", "2024Q1", "2029Q1")
    return {one.kind: one for one in chain_status(problem, placement, entered, on=on)}


@pytest.mark.parametrize(
    ("due_in", "late", "light"),
    [
        (NEAR_DAYS + 1, 0, Light.GREEN),
        (NEAR_DAYS, 0, Light.AMBER),
        (0, 0, Light.AMBER),
        (-1, 1, Light.RED),
        (NEAR_DAYS + 9, 1, Light.AMBER),
        (NEAR_DAYS + 9, LATE_DAYS, Light.AMBER),
        (NEAR_DAYS + 9, LATE_DAYS + 1, Light.RED),
    ],
)
def test_the_light_just_inside_and_outside_each_limit(due_in: int, late: int, light: Light) -> None:
    planned = EARLY + D(days=due_in)
    expected = planned + D(days=late)
    assert light_of(planned, expected, is_met=False, days_late=late, on=EARLY) is light


def test_a_step_that_was_met_late_is_amber_and_one_without_a_day_has_no_light() -> None:
    assert light_of(START, START, is_met=True, days_late=0, on=EARLY) is Light.GREEN
    assert light_of(START, START, is_met=True, days_late=1, on=EARLY) is Light.AMBER
    assert light_of(None, None, is_met=False, days_late=0, on=EARLY) is None
    assert light_of(START, None, is_met=False, days_late=0, on=EARLY) is Light.RED  # no longer reached


def test_tasks_have_lights_by_their_day() -> None:
    due = {
        days: ServiceTask(title="环评", due=EARLY + D(days=days))
        for days in (-1, 0, NEAR_DAYS, NEAR_DAYS + 1)
    }
    assert [task_light(one, on=EARLY) for one in due.values()] == [
        Light.RED,
        Light.AMBER,
        Light.AMBER,
        Light.GREEN,
    ]
    assert task_light(ServiceTask(title="环评", due=START, done=START), on=START + D(days=9)) is Light.GREEN


def test_as_planned_all_is_green_and_the_next_step_is_the_first() -> None:
    found = chain({})
    assert {one.light for one in found.values()} == {Light.GREEN}
    assert all(one.expected == one.planned for one in found.values())
    first = next_of(tuple(found.values()))
    assert first is not None
    assert first.kind is K.SIGN


def test_a_late_handover_moves_every_later_step_and_above_scale_by_its_own_calendar() -> None:
    found = chain({K.HANDOVER: MilestoneDates(actual=START + D(days=31))}, on=START + D(days=31))
    assert found[K.SIGN].is_met  # what lies before a step that was met is met
    assert found[K.HANDOVER].light is Light.AMBER
    assert [found[kind].days_late for kind in (K.FITOUT, K.ACCEPTANCE, K.LICENCE, K.PRODUCTION)] == [31] * 4
    assert found[K.PRODUCTION].light is Light.RED
    # production on 27 May or 27 June: the third quarter is the first whole one either way
    assert found[K.ABOVE_SCALE].days_late == 0
    later = chain({K.HANDOVER: MilestoneDates(actual=START + D(days=40))}, on=START + D(days=40))
    assert later[K.ABOVE_SCALE].expected == date(2024, 12, 31)


def test_an_early_step_leaves_the_plan_as_it_is() -> None:
    found = chain({K.FITOUT: MilestoneDates(actual=date(2024, 2, 1))}, on=date(2024, 2, 2))
    assert found[K.FITOUT].days_late < 0
    assert found[K.LICENCE].days_late == 0


def test_a_promised_day_stands_for_the_schedule_and_what_has_passed_is_expected_today() -> None:
    promised = START + D(days=7)
    found = chain({K.HANDOVER: MilestoneDates(planned=promised)})
    assert found[K.HANDOVER].planned == promised
    assert found[K.HANDOVER].days_late == 0
    assert found[K.PRODUCTION].days_late == 7
    passed = chain({}, on=START + D(days=3), stage=Stage.SIGNED)
    assert passed[K.SIGN].is_met
    assert passed[K.HANDOVER].light is Light.RED
    assert passed[K.HANDOVER].expected == START + D(days=3)
    assert passed[K.FITOUT].days_late == 3


def test_an_earlier_promise_is_a_plan_and_no_delay() -> None:
    found = chain({K.FITOUT: MilestoneDates(planned=date(2024, 2, 1))})
    assert (found[K.FITOUT].days_late, found[K.FITOUT].light) == (0, Light.GREEN)
    late = chain(
        {
            K.HANDOVER: MilestoneDates(actual=START + D(days=5)),
            K.FITOUT: MilestoneDates(planned=date(2024, 2, 1)),
        }
    )
    assert late[K.FITOUT].expected == date(2024, 2, 26) + D(days=5)


def test_a_line_that_is_no_longer_reached_in_the_stay_is_red() -> None:
    problem = make.problem(firms=[make.firm("F1", fitout_weeks=0, licence_weeks=0, output_10k=Decimal(8000))])
    placement = make.placement("F1", "A-101", "2024Q1", "2024Q3")
    found = chain_status(
        problem, placement, {K.PRODUCTION: MilestoneDates(actual=date(2024, 5, 1))}, on=START
    )
    assert (found[-1].planned, found[-1].expected, found[-1].light) == (date(2024, 7, 20), None, Light.RED)
