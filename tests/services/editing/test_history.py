"""What a version or a plan's facts changed is told in words, in the language of the reader."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.changes.difference import row_changes
from planner.domain.goal import PRESET_TITLES, PRESETS, GoalMode, Term, Tier
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    ValueRates,
    Waiver,
)
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.rule import RULES
from planner.domain.vocabulary.terms import RegPath
from planner.services.editing.history import ChangeLine, change_lines
from planner.services.importing.intake import load
from planner.settings import ROOT
from planner.text import Text

END = Quarter.parse("2026Q1")
FULL = Policy(
    preset="most_firms",
    mode=GoalMode.WEIGHTED,
    rates=ValueRates(tax_per_10k=Decimal(9), per_job=Decimal(1), priority_a=8),
    speculative_hold_quarters=5,
    expansion_quarters=6,
    thresholds=tuple(
        Threshold(key=key, value=Decimal(7)) for key in ("m2_per_mu", "renewal_from", "deposit_months")
    ),
    switches=(Switch(rule="segregation", on=False), Switch(rule="utilities", clause="power_kw", on=False)),
    waivers=(
        Waiver(rule="entry_terms", clause="tax_per_mu", firms=("F01",), reason=Text("特批", "granted")),
    ),
    pins=(Pin(firm_id="F02", building_id="A1", start=END),),
    forbids=(Forbid(firm_id="F03"),),
    holds=(Hold(units=("A1-101",), until=END),),
    reserves=(Reserve(park_id="P1", until=END, ground_share=Decimal("0.2")),),
    entry=EntryTerms(
        min_tax_10k_per_mu=Decimal(3), min_area_m2=200, reg_paths=(RegPath.NEW, RegPath.TRANSFER)
    ),
)
FIELD_NAME = re.compile(r"[a-z]+_[a-z_0-9]+|\b[a-z]{3,}\b|[A-Za-z]+\(")
IN_ENGLISH = re.compile(r"[a-z]+_[a-z_0-9]+|[A-Za-z]+\(|[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def park() -> Problem:
    dossier, _ = load(ROOT / "data" / "ziyuan")
    assert dossier is not None
    return dossier.problem


def told(before: Problem, after: Problem) -> tuple[ChangeLine, ...]:
    return change_lines(row_changes(before, after))


def parts(lines: tuple[ChangeLine, ...]) -> Iterator[Text]:
    for line in lines:
        yield from (line.table, line.row, line.field, line.before, line.after)


@pytest.mark.parametrize("preset", PRESETS)
def test_another_goal_is_told_by_its_title(park: Problem, preset: str) -> None:
    lines = told(park, replace(park, policy=replace(park.policy, preset=preset)))
    for said in parts(lines):
        assert not FIELD_NAME.search(said.zh), said
        assert not IN_ENGLISH.search(said.en), said
    if preset != park.policy.preset:
        assert PRESET_TITLES[preset] in [line.after for line in lines]


def test_every_part_of_the_policy_is_told_in_words(park: Problem) -> None:
    bare = replace(park, policy=Policy())
    full = replace(park, policy=FULL)
    for lines in (told(bare, full), told(full, bare)):
        assert len(lines) > 20
        for said in parts(lines):
            assert not FIELD_NAME.search(said.zh), said
            assert not IN_ENGLISH.search(said.en), said


def test_the_terms_of_a_tier_and_the_ways_of_registration_are_told_in_words(park: Problem) -> None:
    tier = PRESETS["default"][1]
    other = Tier(key=tier.key, title=tier.title, terms=(Term(goal="jobs", rate=3), Term(goal="tax", rate=-1)))
    policy = replace(park.policy, tiers=(PRESETS["default"][0], other), entry=FULL.entry)
    after = {line.field.en: line.after for line in told(park, replace(park, policy=policy))}
    assert after["made of"] == Text("3 × 就业、-1 × 年纳税额", "3 × Jobs, -1 × Tax")
    assert after["registration paths"] == Text("新注册 注册转移", "new registration transfer")


def test_tags_of_a_firm_are_told_by_their_words(park: Problem) -> None:
    firm = park.firms[0]
    changed = replace(firm, emits=("DUST", "OWN_TAG"), receptors=("CLEAN",))
    after = {
        line.field.en: line.after for line in told(park, replace(park, firms=(changed, *park.firms[1:])))
    }
    assert after["Emits"] == Text("粉尘 OWN_TAG", "dust OWN_TAG")
    assert after["Receptors"] == Text("洁净车间", "clean workshop")


def test_every_switch_is_told_by_the_title_of_its_rule(park: Problem) -> None:
    policy = Policy(switches=tuple(Switch(rule=rule.key, on=False) for rule in RULES))
    rows = {line.row for line in told(replace(park, policy=Policy()), replace(park, policy=policy))}
    assert rows >= {Text(f"开关 {rule.title.zh}", f"switch {rule.title.en}") for rule in RULES}
