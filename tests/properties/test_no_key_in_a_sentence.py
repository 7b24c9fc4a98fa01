"""What people read of findings and reasons says names and words, never a key of a table or of ours."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from planner.analysis.explain import unplaced_reasons
from planner.check import check_moves, check_outcome, check_placement, check_plan
from planner.cli.messages import say_findings
from planner.cli.printing import print_report
from planner.domain.edits import ChangeFirm, Edit, EditConflict, SetCap, SetWeight, WaiveRule, replay
from planner.domain.goal import GOALS, PRESETS
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Switch
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.tags import TAGS
from planner.domain.rule import RULES
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import STATUS_TITLES, Outcome
from planner.domain.solving.report import Report
from planner.domain.sweeping.relocation import MoveStep, StepKind
from planner.domain.validation import issues_of
from planner.domain.vocabulary.terms import Resource, Stage
from planner.domain.vocabulary.titles import TABLE_TITLES, TITLES
from planner.domain.vocabulary.words import word
from planner.exports.contents import tables_of
from planner.services.importing.intake import SHIPPED, load, shipped_outcome
from planner.services.planning.solving import report_on
from planner.text import Lang, Text
from planner.views.unplaced import unplaced_rows
from tests.support.corruptions import KINDS, Good
from tests.support.random_parks import SMALL, random_park

ASKED = 100
"""Placements tried in each park."""


@cache
def shipped(park: str) -> tuple[Problem, Outcome]:
    folder = next(one.folder for one in SHIPPED if one.key == park)
    dossier, _ = load(folder)
    assert dossier is not None
    outcome = shipped_outcome(folder, dossier.problem.fingerprint)
    assert outcome is not None
    return dossier.problem, outcome


@cache
def park_of(name: str) -> Problem:
    return random_park(int(name), SMALL) if name.isdigit() else shipped(name)[0]


def keys_of(problem: Problem) -> Mapping[str, Text]:
    """Return every key that has a name, with the name."""
    return {
        **{kind.archetype: kind.name for kind in problem.archetypes},
        **TAGS,
        **{stage.value: word(stage) for stage in Stage},
        **{resource.value: word(resource) for resource in Resource},
        **{tier.key: tier.title for tier in problem.policy.goal_tiers},
        **{status.value: title for status, title in STATUS_TITLES.items()},
        **{rule.key: rule.title for rule in RULES},
        **{key: title for key, title in TITLES.items() if "_" in key},
        **TABLE_TITLES,
    }


def reader(problem: Problem) -> Callable[[Text], list[str]]:
    """Return what finds the keys in a text; in English a key that is a plain word may be just that word."""
    keys = {
        lang: [
            re.escape(key)
            for key, name in keys_of(problem).items()
            if key not in name.say(lang) and (lang is Lang.ZH or not (key.isalpha() and key.islower()))
        ]
        for lang in Lang
    }
    # All keys at once, the longest first: a search for each of some hundreds takes a hundred times as long.
    found = {
        lang: re.compile(
            rf"(?<![A-Za-z0-9_])(?:{'|'.join(sorted(own, key=len, reverse=True))})(?![A-Za-z0-9_])"
        )
        for lang, own in keys.items()
    }
    return lambda said: [
        f"{key} in “{said.say(lang)}”" for lang in Lang for key in found[lang].findall(said.say(lang))
    ]


def at_random(dice: Random, problem: Problem, firm_id: str) -> Placement:
    """Put a firm on up to three units of a building, whether it fits or not."""
    building = dice.choice([name for name, units in sorted(problem.units_of.items()) if units])
    names = [unit.unit_id for unit in problem.units_of[building]]
    start = dice.choice(problem.quarters)
    return Placement(
        firm_id=firm_id,
        units=tuple(dice.sample(names, min(len(names), dice.randint(1, 3)))),
        start=start,
        end=start + 4 * problem.firm[firm_id].lease_years,
    )


def crowd(dice: Random, problem: Problem) -> Plan:
    return Plan(placements=tuple(at_random(dice, problem, firm.firm_id) for firm in problem.firms))


def sparse(dice: Random, problem: Problem, full: Plan) -> Plan:
    kept = [placement for placement in full.placements if dice.random() < 0.6]
    return Plan(placements=tuple(kept)) if kept else Plan(placements=full.placements[:1])


def findings(dice: Random, problem: Problem, plan: Plan) -> Iterator[Finding]:
    full = crowd(dice, problem)
    yield from check_plan(problem, full)
    for _ in range(ASKED):
        firm = dice.choice(problem.firms).firm_id
        others = tuple(p for p in plan.placements if p.firm_id != firm)
        yield from check_placement(problem, Plan(placements=others), at_random(dice, problem, firm))
    steps = [MoveStep(firm_id=p.firm_id, kind=StepKind.PLACE, before=None, after=p) for p in full.placements]
    yield from check_moves(problem, Plan(), full, steps)


def parted(problem: Problem) -> Problem:
    """Switch off what else would bar, so that neighbours and resources are what is told."""
    rules = ("area_fit", "floor_load", "clear_height", "freight_lift", "ground_floor", "hazard_class")
    off = tuple(Switch(rule=rule, on=False) for rule in rules)
    return problem.with_policy(replace(problem.policy, switches=off))


@pytest.mark.parametrize("name", ["ziyuan", "mature", *map(str, range(12))])
def test_no_finding_names_a_key(name: str) -> None:
    problem, dice = park_of(name), Random(f"keys-{name}")
    plan = crowd(dice, problem) if name.isdigit() else shipped(name)[1].plan
    assert plan is not None
    found = list(findings(dice, problem, plan))
    assert {"segregation", "utilities", "moves"} <= {one.rule for one in found} or name.isdigit()
    raw = reader(problem)
    assert [fault for one in found for fault in raw(one.message.both())] == []


@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_no_finding_on_a_spoiled_plan_or_certificate_names_a_key(name: str) -> None:
    good = Good(*shipped(name))
    spoiled = [one for kind in KINDS if (one := kind(Random(f"spoiled-{name}"), good)) is not None]
    assert len(spoiled) > 20
    for one in spoiled:
        assert one.outcome.plan is not None
        found = (
            *check_plan(one.problem, one.outcome.plan),
            *check_outcome(one.problem, one.outcome),
            *check_outcome(one.problem, replace(one.outcome, plan=None)),
        )
        raw = reader(one.problem)
        assert [fault for each in found for fault in raw(each.message.both())] == []


@pytest.mark.parametrize("name", ["ziyuan", *map(str, range(10))])
def test_no_reason_names_a_key(name: str) -> None:
    dice = Random(f"reasons-{name}")
    full = crowd(dice, park_of(name)) if name.isdigit() else shipped(name)[1].plan
    assert full is not None
    told: set[str] = set()
    for problem, plans in (
        (park_of(name), (full,)),
        (parted(park_of(name)), (full, sparse(dice, park_of(name), full)) if name.isdigit() else (full,)),
    ):
        raw = reader(problem)
        for plan in plans:
            found = unplaced_reasons(problem, plan)
            told |= {reason.rule for own in found.values() for reason in own}
            for row in unplaced_rows(problem, plan, found):
                for reason in row.reasons:
                    assert [*raw(reason.sentence), *raw(reason.rule)] == []
    assert "segregation" in told or name.isdigit()


@cache
def told_of(name: str) -> Report:
    problem, outcome = shipped(name)
    dossier, _ = load(next(one.folder for one in SHIPPED if one.key == name))
    assert dossier is not None
    return report_on(problem, outcome, sources=dossier.sources, records=dossier.records)


@cache
def crowded(name: str) -> Report:
    """Return the report on a plan in which everything is wrong, with a reason for each firm left out."""
    problem, outcome = shipped(name)
    plan = sparse(Random(name), problem, crowd(Random(name), problem))
    return replace(told_of(name), findings=check_plan(problem, plan), reasons=unplaced_reasons(problem, plan),
                   outcome=replace(outcome, plan=plan))  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_no_cell_of_an_exported_table_names_a_key(name: str) -> None:
    for report in (told_of(name), crowded(name)) if name == "ziyuan" else (told_of(name),):
        raw = reader(report.problem)
        for table in tables_of(report):
            words = {cell if isinstance(cell, Text) else Text(cell, cell)
                     for row in table.rows for cell in row if isinstance(cell, str | Text)}  # fmt: skip
            whole = Text("\n".join(one.zh for one in words), "\n".join(one.en for one in words))
            assert raw(whole) == [], table.key


@pytest.mark.parametrize("name", ["ziyuan", "mature"])
@pytest.mark.parametrize("lang", Lang)
def test_no_line_of_the_command_line_names_a_key(
    name: str, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    report = crowded(name) if name == "ziyuan" else told_of(name)
    print_report(report, lang)
    say_findings(report.findings, lang)
    said = capsys.readouterr().out.replace("\n", " ")
    assert reader(report.problem)(Text(said, "") if lang is Lang.ZH else Text("", said)) == []


EDITED = (
    ChangeFirm(firm="F01", field="area_max_m2", value=1),
    ChangeFirm(firm="F01", field="min_clear_height_m", value=Decimal(-3)),
    ChangeFirm(firm="F01", field="stage", value="signd"),
    ChangeFirm(firm="F01", field="committed_units", value=("Z-1",)),
    SetCap(building="Z9", resource=Resource.STEAM, from_quarter=Quarter.parse("2024Q4"), value=Decimal(1)),
    SetWeight(tier="nowhere", term="beauty", value=Decimal(1)),
    WaiveRule(rule="clear_height", clause="min", firms=("F99",)),
)


@pytest.mark.parametrize("edit", EDITED, ids=lambda edit: edit.kind)
def test_no_refused_edit_names_a_key(edit: Edit) -> None:
    problem = shipped("ziyuan")[0]
    with pytest.raises(EditConflict) as refusal:
        replay(problem, (edit,))
    offered = {stage.value for stage in Stage} | {goal.key for goal in GOALS} | set(PRESETS)
    offered |= {tier.key for tier in problem.policy.goal_tiers}
    raw = reader(problem)
    for issue in refusal.value.issues:
        faults = raw(issue.message.both())
        assert [one for one in faults if one.split(" ")[0] not in offered] == []


def test_no_fault_of_facts_without_a_table_names_a_key() -> None:
    problem = shipped("ziyuan")[0]
    firm, unit = problem.firms[0], problem.units[0]
    spoiled = replace(
        problem,
        firms=(
            replace(firm, area_min_m2=-1, min_load_kn_m2=Decimal(-1), sitting_units=("Z",)),
            *problem.firms[1:],
        ),
        units=(replace(unit, building_id="Z", clear_height_m=Decimal(-1)), *problem.units[1:]),
    )
    faults = issues_of(Dossier(problem=spoiled))
    assert len(faults) > 4
    raw = reader(problem)
    assert [fault for issue in faults for fault in raw(issue.message.both())] == []
