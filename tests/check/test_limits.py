"""Every rule on either side of its limit, waived, switched off, and said aloud."""

from dataclasses import replace

import pytest

from planner.check import CHECKS, check_placement, check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Switch, Waiver
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES, rule_of
from planner.domain.solving.finding import Finding
from planner.text import Lang
from tests.check.limits import LIMITS, Limit

ALL = pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
LOOSE = pytest.mark.parametrize(
    "limit", [limit for limit in LIMITS if rule_of(limit.rule).waivable], ids=lambda limit: limit.name
)


def found(limit: Limit, problem: Problem, plan: Plan) -> list[Finding]:
    return [finding for finding in check_plan(problem, plan) if finding.rule == limit.rule]


def switch_clause(limit: Limit) -> str | None:
    """A cap is switched and waived by its resource, without the quarter."""
    return limit.clause.split("@")[0] or None


@ALL
def test_just_inside_the_limit_nothing_is_wrong(limit: Limit) -> None:
    assert check_plan(*limit.inside) == ()


@ALL
def test_just_outside_the_limit_the_rule_is_reported_with_its_figures(limit: Limit) -> None:
    (finding,) = found(limit, *limit.outside)
    assert (finding.clause, finding.subjects) == (limit.clause, limit.subjects)
    assert (finding.need, finding.available) == limit.figures
    assert finding.soft == limit.soft
    assert is_valid(check_plan(*limit.outside)) == limit.soft


@LOOSE
@pytest.mark.parametrize("by_clause", [False, True])
def test_a_waiver_for_the_firms_releases_them(limit: Limit, *, by_clause: bool) -> None:
    problem, plan = limit.outside
    firms = tuple(name for name in limit.subjects if name in problem.firm)
    waiver = Waiver(rule=limit.rule, clause=switch_clause(limit) if by_clause else None, firms=firms)
    waived = problem.with_policy(replace(problem.policy, waivers=(waiver,)))
    assert found(limit, waived, plan) == []


@LOOSE
def test_a_waiver_for_another_firm_releases_nobody(limit: Limit) -> None:
    problem, plan = limit.outside
    waiver = Waiver(rule=limit.rule, firms=("F99",))
    waived = problem.with_policy(replace(problem.policy, waivers=(waiver,)))
    assert len(found(limit, waived, plan)) == 1


@LOOSE
@pytest.mark.parametrize("by_clause", [False, True])
def test_a_switch_turns_the_rule_off(limit: Limit, *, by_clause: bool) -> None:
    problem, plan = limit.outside
    switch = Switch(rule=limit.rule, clause=switch_clause(limit) if by_clause else None, on=False)
    quiet = problem.with_policy(replace(problem.policy, switches=(*problem.policy.switches, switch)))
    assert found(limit, quiet, plan) == []


@pytest.mark.parametrize(
    "limit", [limit for limit in LIMITS if not rule_of(limit.rule).waivable], ids=lambda limit: limit.name
)
def test_a_structural_rule_can_be_neither_waived_nor_switched_off(limit: Limit) -> None:
    problem, plan = limit.outside
    firms = tuple(name for name in limit.subjects if name in problem.firm) or ("F1",)
    policy = replace(
        problem.policy,
        waivers=(Waiver(rule=limit.rule, firms=firms),),
        switches=(Switch(rule=limit.rule, on=False),),
    )
    assert len(found(limit, problem.with_policy(policy), plan)) == 1


@ALL
def test_the_sentence_names_every_firm_in_both_languages(limit: Limit) -> None:
    problem, plan = limit.outside
    (finding,) = found(limit, problem, plan)
    for lang in Lang:
        said = finding.message.say(lang)
        assert all(name in said for name in limit.subjects if name in problem.firm)
        assert "{" not in said
        assert "None" not in said


@ALL
def test_one_placement_added_to_the_rest_causes_what_the_whole_plan_shows(limit: Limit) -> None:
    problem, plan = limit.outside
    for number, added in enumerate(plan.placements):
        rest = Plan(placements=plan.placements[:number] + plan.placements[number + 1 :])
        assert found(limit, problem, plan)[0] in check_placement(problem, rest, added)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_of_the_catalogue_has_a_limit_shown(rule: object) -> None:
    assert any(limit.rule == getattr(rule, "key", None) for limit in LIMITS)


def test_the_checks_are_those_of_the_catalogue_in_reading_order() -> None:
    assert [key for key, _ in CHECKS] == [rule.key for rule in RULES]
