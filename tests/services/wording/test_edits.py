"""Edits in the words of the park: no key of ours in any sentence."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.edits import DelayHandover, Edit, SetCap, SwitchRule, describe, edits_from_json
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import Resource
from planner.services.wording.edits import edit_text, edits_text
from planner.text import Lang, Text
from tests.domain.edits.samples import JSON, base

RAW = re.compile(r"\b[a-z]+_[a-z_]+\b")
PROBLEM = base()
EXAMPLES = edits_from_json(JSON)


@pytest.mark.parametrize("edit", EXAMPLES, ids=lambda edit: edit.kind)
@pytest.mark.parametrize("lang", Lang)
def test_every_kind_of_edit_is_said_without_a_key(edit: Edit, lang: Lang) -> None:
    said = edit_text(PROBLEM, edit).say(lang)
    assert said
    assert said == said.strip()
    assert not RAW.findall(said)


@pytest.mark.parametrize("resource", Resource)
def test_a_cap_is_said_with_its_unit_once(resource: Resource) -> None:
    (park,) = PROBLEM.parks
    edit = SetCap(park=park.park_id, resource=resource, from_quarter=park.first_quarter, value=Decimal(5))
    name, unit = RESOURCE_NAMES[resource], RESOURCE_UNITS[resource]
    for lang in Lang:
        said = edit_text(PROBLEM, edit).say(lang)
        assert said.count(unit) == 1
        assert name.say(lang) in said


def test_a_phase_that_is_late_is_called_by_its_name_and_an_unknown_one_as_it_is() -> None:
    phase = replace(PROBLEM.phases[0], name=Text("改造", "Conversion"))
    problem = replace(PROBLEM, phases=(phase,))
    late = DelayHandover(phase=phase.phase_id, quarters=2)
    assert edit_text(problem, late) == Text("改造推迟 2 季交付", "Conversion handed over 2 quarters later")
    early = edits_text(problem, (replace(late, quarters=-2),))
    assert early == Text("改造提前 2 季交付", "Conversion handed over 2 quarters earlier")
    there = edit_text(problem, replace(late, park=phase.park_id)).en
    assert there == f"{problem.park[phase.park_id].name.en} Conversion handed over 2 quarters later"
    assert "X9" in edit_text(problem, replace(late, phase="X9")).zh


def test_a_name_of_several_edits_is_short() -> None:
    for lang in Lang:
        short, whole = (edits_text(PROBLEM, EXAMPLES, most=most).say(lang) for most in (80, None))
        assert whole.startswith(short.removesuffix("…"))
        assert len(short) <= 80 < len(whole)


def test_a_clause_that_is_a_row_keeps_its_id() -> None:
    edit = SwitchRule(rule="segregation", clause="R08", on=False)
    assert "R08" in edit_text(PROBLEM, edit).zh
    assert "R08" in describe(edit).say(Lang.EN)
