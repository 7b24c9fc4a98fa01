"""Answers known for the demo park: they must come out whatever is made faster."""

from pathlib import Path

import pytest

import models
from planner.analysis.repairs import Feasibility, RepairSearch
from planner.check import check_plan, is_valid
from planner.domain.edits import DelayHandover, replay
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.repair import KeepScope, RepairAnswer
from planner.services.importing.intake import load
from planner.text import Lang

LIMITS = Limits(time_limit_s=60.0)


def ziyuan() -> Problem:
    dossier, _ = load(Path(__file__).resolve().parents[3] / "data" / "ziyuan")
    assert dossier is not None
    return dossier.problem


def first_with(problem: Problem, *firms: str, kept: KeepScope, offers: int) -> RepairAnswer:
    """Return the answer as soon as it has so many repairs."""
    search = RepairSearch(
        problem=problem,
        firms=firms,
        kept=kept,
        placed=frozenset(),
        feasibility=Feasibility(solver=lambda one: models.solve(one, LIMITS)),
        namer=lambda one: models.solve(one, LIMITS),
    )
    return next(found for found in search.answers() if len(found.offers) >= offers)


def test_three_firms_cannot_all_be_placed_and_any_two_can() -> None:
    problem = ziyuan()
    found = first_with(problem, "F29", "F34", "F38", kept=KeepScope.NONE, offers=3)
    (group,) = found.groups
    assert (group.firms, group.is_minimal) == (("F29", "F34", "F38"), True)
    assert "R08" in " ".join(said.say(Lang.EN) for said in group.messages)
    assert len({offer.keys for offer in found.offers}) == 3


@pytest.mark.slow
def test_with_a4_two_quarters_late_f07_drops_out_and_30_m2_more_bring_it_back() -> None:
    late = DelayHandover(building="A4", quarters=2).applied(ziyuan())
    plan = models.solve(late, LIMITS).plan
    assert plan is not None
    assert {firm.firm_id for firm in late.firms if firm.is_signed} - plan.by_firm.keys() == {"F07"}
    found = first_with(late, kept=KeepScope.SIGNED, offers=1)
    assert [group.firms for group in found.groups] == [("F07",)]
    (part,) = found.offers[0].parts
    assert (part.key, int(part.amount), part.unit.en) == ("area_max_m2:F07", 30, "㎡")
    back = found.offers[0].plan
    assert is_valid(check_plan(replay(late, part.edits), back))
    assert {firm.firm_id for firm in late.firms if firm.is_signed} <= back.by_firm.keys()
