"""What stops a target of firms: the smallest set of rules, against every set tried by brute force."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

import models
from planner.analysis.fits import counting
from planner.analysis.stops import rules_in_question, stop_of, under
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.fit import FitLevel, FitPart, FitStop, FitTable
from planner.domain.vocabulary.terms import GroundFloor
from planner.text import Lang
from planner.views.fits import target_message
from tests.support import make
from tests.support.brute import best_plan


def solver(problem: Problem) -> Outcome:
    return models.solve(problem, Limits())


def one_rule() -> Problem:
    """Return a park in which two firms need the one floor that is strong enough."""
    heavy: dict[str, Any] = {"min_load_kn_m2": make.number(12)}
    return make.problem(
        firms=[make.firm("F1", **heavy), make.firm("F2", **heavy), make.firm("F3")],
        units=[make.unit("A-101", load_kn_m2=make.number(15)), make.unit("A-102"), make.unit("A-103")],
    )


def two_rules() -> Problem:
    """Return a park with one floor that is strong enough, but not the ground floor that the firm must have."""
    firm = make.firm("F1", min_load_kn_m2=make.number(12), ground_floor=GroundFloor.REQUIRED)
    return make.problem(
        firms=[firm], units=[make.unit("A-101"), make.unit("A-201", load_kn_m2=make.number(15))]
    )


def no_room() -> Problem:
    return make.problem(firms=[make.firm("F1"), make.firm("F2")], units=[make.unit("A-101")])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("facts", "target", "rules"),
    [
        (one_rule, 3, {RuleKey.FLOOR_LOAD}),
        (two_rules, 1, {RuleKey.FLOOR_LOAD, RuleKey.GROUND_FLOOR}),
        (no_room, 2, set()),
    ],
)
def test_what_stops_a_target_is_the_smallest_set_that_does_by_trying_every_plan(
    facts: Callable[[], Problem], target: int, rules: set[RuleKey]
) -> None:
    problem = counting(facts())
    found = stop_of(problem, target, solver, lambda: False)
    assert found is not None
    assert set(found.rules) == rules

    def placed(chosen: frozenset[RuleKey]) -> int:
        best = best_plan(under(problem, chosen))
        assert best is not None
        return len(best.plan.by_firm)

    assert placed(frozenset(rules)) == found.most == target - 1
    for chosen in combinations(rules_in_question(problem), max(0, len(rules) - 1)):
        assert not rules or placed(frozenset(chosen)) >= target  # nothing smaller stops it
    for rule in rules:
        assert placed(frozenset(rules - {rule})) >= target


def test_nothing_stops_a_target_that_is_reached_and_nothing_is_said_after_a_stop() -> None:
    problem = counting(one_rule())
    assert stop_of(problem, 2, solver, lambda: False) is None
    assert stop_of(problem, 3, solver, lambda: True) is None


def test_what_stops_a_target_is_said_in_one_sentence_with_its_proof() -> None:
    problem = one_rule()
    level = FitLevel(more=0, has_hold=False, placed=2, most=2)
    table = FitTable(
        target=3, added=FitPart(archetype="DEV", area_m2=700), levels=(level,), is_stop_asked=True
    )
    told = [
        target_message(problem, FitTable(**{**vars(table), "stop": stop})).say(Lang.EN).split("; ")[1]
        for stop in (
            FitStop(rules=(RuleKey.FLOOR_LOAD,), most=2),
            FitStop(rules=(RuleKey.FLOOR_LOAD, RuleKey.GROUND_FLOOR), most=2),
            FitStop(rules=(), most=2),
            None,
        )
    ]
    assert told[0].startswith("what stops 3 is one rule: Floor load")
    assert told[1].startswith("what stops 3 is 2 rules, no fewer: Floor load, Ground floor")
    assert told[2].startswith("what stops 3 is space itself")
    assert told[3].startswith("what stops it is not known within the limits *")
    few = FitTable(**{**vars(table), "target": 4, "stop": FitStop(rules=(), most=2)})
    assert "; there are 3 firms in all" in target_message(problem, few).say(Lang.EN)


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (2, "not with this demand"),
        (3, "whether with this demand is not proven *"),
        (None, "whether with this demand is not proven *"),
    ],
)
def test_a_target_is_out_of_reach_where_that_is_proven_alone(most: int | None, said: str) -> None:
    level = FitLevel(more=0, has_hold=False, placed=2, most=most)
    told = target_message(one_rule(), FitTable(target=3, added=None, levels=(level,))).say(Lang.EN)
    assert told.startswith(f"3 firms or more: {said}, ")
