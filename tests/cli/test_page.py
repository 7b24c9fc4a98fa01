"""docs/cli.md tells every verb, every option and every key."""

import click
import pytest
import typer

from planner.cli import app
from planner.domain.goal import PRESETS
from planner.domain.solving.outcome import Status
from planner.exports.json_report import report_object
from planner.services.planning.part_times import PARTS
from planner.settings import ROOT
from tests.exports.test_excel import full

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8")


def told(verb: str) -> str:
    """Return the section of a verb."""
    return PAGE.split(f"\n## {verb}\n")[1].split("\n## ")[0]


VERBS = typer.main.get_group(app).commands


def options(command: click.Command) -> set[str]:
    return {name for one in command.params for name in one.opts if name.startswith("--")} - {"--help"}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_told_with_its_options(verb: str) -> None:
    assert f"| `{verb} " in PAGE.split("\n## ")[0]
    command = VERBS[verb]
    inner = list(getattr(command, "commands", {}).items())
    assert bool(inner) is (verb in {"db", "user", "token"})
    for name, one in (("", command), *inner):
        assert not name or f"`{verb} {name}" in told(verb)
        assert {option for option in options(one) if option not in told(verb)} - {"--lang"} == set()


def test_every_key_that_plan_prints_is_told() -> None:
    keys = {*report_object(full()), "note", "conflict", "contradictions", "times", *PARTS}
    keys |= {*report_object(full())["measures"]}
    assert {key for key in keys if f"`{key}`" not in told("plan")} == set()
    assert {status for status in Status if f"`{status}`" not in told("plan")} == set()
    assert {preset for preset in PRESETS if f"`{preset}`" not in told("plan")} == set()
