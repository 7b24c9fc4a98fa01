"""Edits as small readable JSON."""

import json
import typing
from typing import Any

import pytest

from planner.domain.edits import Edit, EditConflict, describe, edit_from_json, edit_to_json, edits_from_json
from planner.domain.edits.scenario import Scenario, scenario_from_json, scenario_to_json
from planner.text import Lang
from tests.domain.edits import samples


def test_there_is_a_sample_of_every_kind() -> None:
    kinds = {typing.get_args(kind.__annotations__["kind"])[0] for kind in typing.get_args(Edit)}
    assert {sample["kind"] for sample in samples.JSON} == kinds


@pytest.mark.parametrize("sample", samples.JSON, ids=lambda sample: sample["kind"])
def test_an_edit_is_written_as_it_was_read(sample: dict[str, Any]) -> None:
    assert json.loads(json.dumps(edit_to_json(edit_from_json(sample)))) == sample


@pytest.mark.parametrize("sample", samples.JSON, ids=lambda sample: sample["kind"])
def test_an_edit_is_said_in_both_languages_and_leaves_no_pattern_open(sample: dict[str, Any]) -> None:
    said = describe(edit_from_json(sample))
    for lang in Lang:
        assert said.say(lang)
        assert "{" not in said.say(lang)
    assert any("一" <= letter <= "鿿" for letter in said.say(Lang.ZH)) or sample["kind"] == "scale_demand"


def test_every_fault_of_every_edit_is_named_at_once() -> None:
    with pytest.raises(EditConflict) as caught:
        edits_from_json(
            [
                {"kind": "pin", "firm": "F1"},
                {"kind": "pin", "firm": 7, "where": "A"},
                {"kind": "move"},
                {"kind": "set_cap", "park": "P", "resource": "gas", "from": "2024", "value": "much"},
            ]
        )
    said = [issue.message.say(Lang.EN) for issue in caught.value.issues]
    assert len(said) == 6
    for number, field in ((2, "firm"), (2, "where"), (3, "kind"), (4, "resource"), (4, "from"), (4, "value")):
        assert any(line.startswith(f"Edit {number} ") and f"field {field}:" in line for line in said)


def test_a_scenario_file_is_the_identity() -> None:
    edits = edits_from_json(list(samples.JSON))
    scenario = Scenario(name="二期推迟", base=samples.base().fingerprint, edits=edits)
    assert scenario_from_json(scenario_to_json(scenario)) == scenario
    assert scenario_from_json(scenario_to_json(Scenario(name="空"))) == Scenario(name="空")


@pytest.mark.parametrize("text", ["", "[]", '{"edits": 3}', '{"name": 3}', '{"nom": "x"}'])
def test_a_file_that_is_no_scenario_says_what_one_is(text: str) -> None:
    with pytest.raises(EditConflict, match="JSON object with name, base and edits"):
        scenario_from_json(text)


def test_a_scenario_is_stale_when_its_base_has_moved_on() -> None:
    base = samples.base()
    scenario = Scenario(name="x", base=base.fingerprint, edits=edits_from_json([samples.JSON[0]]))
    assert not scenario.is_stale(base)
    assert scenario.is_stale(scenario.problem(base))
