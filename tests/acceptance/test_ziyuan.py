"""What the Ziyuan park must come to: proven values, not layouts."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import models
from planner.analysis.explain import unplaced_reasons
from planner.check import check_outcome, check_plan, is_valid
from planner.domain.goal import PRESETS
from planner.domain.park.problem import Problem
from planner.domain.park.site import Cap
from planner.domain.solving.finding import Why
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.services.planning.solving import SolveSettings, configured
from planner.tables.reading import read_folder

ZIYUAN = Path(__file__).resolve().parents[2] / "data" / "ziyuan"
FIT_NOWHERE = {"F30", "F31", "F43", "F44", "F45"}
LIMITS = Limits(time_limit_s=240.0)


@cache
def ziyuan() -> Problem:
    reading = read_folder(ZIYUAN)
    assert reading.dossier is not None, reading.issues
    return reading.dossier.problem


def valued(preset: str, *, hold: bool) -> Problem:
    """Return the park under the value tiers of a preset; tidiness cannot change the value."""
    tiers = tuple(tier for tier in PRESETS[preset] if tier.carries_value)
    return configured(ziyuan(), SolveSettings(preset=preset, tiers=tiers, hold=hold, drop_signed=True))


def without_cap(problem: Problem, resource: Resource) -> Problem:
    def is_kept(cap: Cap) -> bool:
        return cap.scope is not CapScope.PARK or cap.resource is not resource

    return replace(problem, caps=tuple(cap for cap in problem.caps if is_kept(cap)))


def proven(problem: Problem) -> Outcome:
    outcome = models.solve(problem, LIMITS)
    assert outcome.status is Status.PROVEN_OPTIMAL, outcome
    assert outcome.plan is not None
    assert outcome.gap == 0
    assert outcome.objective == outcome.bound
    assert is_valid(check_plan(problem, outcome.plan))
    assert check_outcome(problem, outcome) == ()
    return outcome


def test_the_default_goals_are_proven_with_every_signed_firm_placed() -> None:
    problem = valued("default", hold=True)
    outcome = proven(problem)
    assert outcome.plan is not None
    placed = set(outcome.plan.by_firm)
    signed = {firm.firm_id for firm in problem.firms if firm.is_signed}
    assert len(signed) == 15
    assert signed <= placed
    assert 35 <= len(placed) <= 38
    given = sum(problem.unit[u].leasable_m2 for p in outcome.plan.placements for u in p.units)
    assert given >= 0.96 * 75_210
    assert not FIT_NOWHERE & placed
    (shanyuan,) = outcome.plan.by_firm["F01"]
    assert shanyuan.units == tuple(u.unit_id for u in problem.units if u.building_id == "A1")
    reasons = unplaced_reasons(problem, outcome.plan)
    assert set(reasons) == set(problem.firm) - placed
    assert all(reasons[firm_id][0].why is Why.NOWHERE for firm_id in FIT_NOWHERE)


@pytest.mark.parametrize("hold", [True, False])
def test_at_most_thirty_seven_firms_fit(*, hold: bool) -> None:
    assert proven(valued("most_firms", hold=hold)).objective == 37


def _as_it_is(problem: Problem) -> Problem:
    return problem


@pytest.mark.parametrize(
    ("change", "value", "has_f29"),
    [
        (_as_it_is, 157_390, False),
        (lambda problem: without_cap(problem, Resource.STEAM), 159_470, True),
        (lambda problem: without_cap(problem, Resource.WASTEWATER), 157_390, False),
    ],
    ids=["as it is", "steam cap lifted", "wastewater cap lifted"],
)
def test_steam_keeps_the_extraction_firm_out(
    *, change: Callable[[Problem], Problem], value: int, has_f29: bool
) -> None:
    outcome = proven(change(valued("priority_area", hold=False)))
    assert outcome.plan is not None
    assert outcome.objective == value
    assert ("F29" in outcome.plan.by_firm) is has_f29
