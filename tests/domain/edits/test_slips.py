"""A delay as edits of the facts: none while production is in time, and afterwards the calendar says what is expected."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.edits import replay
from planner.domain.edits.slips import slip_edits
from planner.domain.milestones.entry import MilestoneDates
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.milestones.observation import licence_observation, weeks_between, with_observation
from planner.domain.milestones.status import chain_status
from planner.domain.park.calendar import milestones
from planner.domain.park.quarter import Quarter
from tests.support import make

K = MilestoneKind
START = date(2024, 1, 1)
PLACE = make.placement("F1", "A-101", "2024Q1", "2029Q1")


def problem_of(**changes: Any) -> Any:
    facts: dict[str, Any] = {"fitout_weeks": 8, "licence_weeks": 10, "output_10k": Decimal(8000)}
    return make.problem(
        firms=[make.firm("F1", **facts | changes)],
        archetypes=(make.archetype(licence_weeks_lo=4, licence_weeks_hi=8),),
    )


def chain_of(problem: Any, entered: dict[MilestoneKind, MilestoneDates]) -> Any:
    on = max([START, *(one.actual for one in entered.values() if one.actual)])
    return chain_status(problem, PLACE, entered, on=on)


@pytest.mark.parametrize("days", [0, 1, 7, 30, 90, 91, 200])
def test_after_the_edits_the_calendar_gives_what_is_to_be_expected(days: int) -> None:
    problem = problem_of()
    chain = chain_of(problem, {K.HANDOVER: MilestoneDates(actual=START + timedelta(days=days))})
    edits = slip_edits(problem, PLACE, chain)
    assert bool(edits) is (days > 0)
    edited = replay(problem, edits)
    later = Quarter.of(START + timedelta(days=days)) - PLACE.start
    after = make.placement("F1", "A-101", str(PLACE.start + later), str(PLACE.end + later))
    expected = next(one.expected for one in chain if one.kind is K.PRODUCTION)
    assert 0 <= (milestones(edited, after).production - expected).days < 7
    assert (edited.firm["F1"].desired_quarter > problem.firm["F1"].desired_quarter) is (later > 0)


def test_a_late_licence_becomes_weeks_of_it_and_a_told_quarter_moves() -> None:
    problem = problem_of()
    licence = MilestoneDates(actual=milestones(problem, PLACE).licence_end + timedelta(days=15))
    (edit,) = slip_edits(problem, PLACE, chain_of(problem, {K.LICENCE: licence}))
    assert (edit.field, edit.value) == ("licence_weeks", 13)  # type: ignore[union-attr]
    told = problem_of(production_quarter=make.quarter("2024Q2"))
    late = MilestoneDates(actual=date(2024, 7, 1))
    (edit,) = slip_edits(told, PLACE, chain_of(told, {K.PRODUCTION: late}))
    assert (edit.field, edit.value) == ("production_quarter", "2024Q3")  # type: ignore[union-attr]
    near = MilestoneDates(actual=date(2024, 6, 30))
    assert slip_edits(told, PLACE, chain_of(told, {K.PRODUCTION: near})) == ()


def test_a_licence_teaches_its_archetype_only_from_the_first_week_above_the_default() -> None:
    problem = problem_of(archetype="DEV")
    ready = date(2024, 2, 26)
    for weeks, high in ((6, None), (7, 10), (10, 16)):
        dates = {
            K.FITOUT: MilestoneDates(actual=ready),
            K.LICENCE: MilestoneDates(actual=ready + timedelta(weeks=weeks)),
        }
        found = licence_observation(problem, "F1", chain_of(problem, dates))
        assert (found and found.new_high) == high
        if found:
            kind = with_observation(problem, found).archetype["DEV"]
            assert (kind.licence_weeks_lo + kind.licence_weeks_hi) // 2 == weeks
    assert licence_observation(problem, "F1", chain_of(problem, {})) is None
    assert [weeks_between(ready, ready + timedelta(days=days)) for days in (-1, 0, 1, 7, 8)] == [
        0,
        0,
        1,
        1,
        2,
    ]
