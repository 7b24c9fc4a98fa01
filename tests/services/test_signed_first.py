"""Signed firms come before every other goal that is chosen, until someone agrees that they need not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import models
from planner.cli import app
from planner.domain.edits import SetGoal, apply, edit_from_json
from planner.domain.goal import PRESETS, GoalMode, Term, may_drop_signed
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.goal_setting import changed_tiers
from planner.services.planning.solving import SolveSettings, configured
from planner.services.scenarios.comparison import open_sides
from planner.text import Lang
from tests.cli.parks import call, folder_of, scenario
from tests.support import make

TWO_OR_ONE = make.problem(
    units=[make.unit("A-101"), make.unit("A-102")],
    firms=[
        make.firm("F1", m2=2000, area_min_m2=2000),
        *(make.firm(name, stage=Stage.NEGOTIATING, tax_10k=make.number(900)) for name in ("F2", "F3")),
    ],
)
"""Room for one signed firm or for two that are worth more together."""


def placed(problem: Problem) -> set[str]:
    plan = models.solve(problem).plan
    assert plan is not None
    return set(plan.by_firm)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_leaves_a_signed_firm_out_unasked(preset: str) -> None:
    wished = configured(TWO_OR_ONE, SolveSettings(preset=preset))
    assert not may_drop_signed(wished.policy.goal_tiers, wished.policy.mode)
    assert placed(wished) == {"F1"}
    assert placed(apply(TWO_OR_ONE, SetGoal(preset=preset))) == {"F1"}


def test_most_firms_leaves_it_out_where_that_is_agreed() -> None:
    assert placed(configured(TWO_OR_ONE, SolveSettings(preset="most_firms", drop_signed=True))) == {
        "F2",
        "F3",
    }
    assert placed(apply(TWO_OR_ONE, SetGoal(preset="most_firms", drop_signed=True))) == {"F2", "F3"}


@pytest.mark.parametrize("rate", [0, -1])
def test_a_rate_that_undoes_the_tier_of_signed_firms_is_no_consent(rate: int) -> None:
    tiers = changed_tiers("tax", {("signed", "signed_firms"): rate}, {})
    assert tiers is not None
    assert may_drop_signed(tiers, GoalMode.RANKED)
    assert placed(configured(TWO_OR_ONE, SolveSettings(preset="tax", tiers=tiers))) == {"F1"}


def test_a_weighted_sum_may_leave_one_out_and_is_asked_about() -> None:
    assert may_drop_signed(PRESETS["default"], GoalMode.WEIGHTED)
    mixed = replace(PRESETS["tax"][0], terms=(Term(goal="signed_firms", rate=1), Term(goal="tax", rate=1)))
    assert may_drop_signed((mixed,), GoalMode.RANKED)


def test_an_edit_says_what_becomes_of_signed_firms() -> None:
    said = [
        SetGoal(preset=preset, mode=mode, drop_signed=drop).said().say(Lang.EN)
        for preset, mode, drop in (
            ("most_firms", None, False),
            ("most_firms", None, True),
            ("tax", None, False),
            ("tax", GoalMode.WEIGHTED, False),
        )
    ]
    assert ["first" in one for one in said] == [True, False, False, False]
    assert ["left out" in one for one in said] == [False, True, False, True]
    assert edit_from_json({"kind": "set_goal", "preset": "most_firms"}) == SetGoal(preset="most_firms")


def test_the_command_line_asks_before_a_signed_firm_is_left_out(tmp_path: Path) -> None:
    folder = folder_of(TWO_OR_ONE.with_policy(Policy(preset="most_firms")), tmp_path / "own")
    for wish, firms in (([], {"F1"}), (["--goal", "most_firms"], {"F1"}), (["--drop-signed"], {"F2", "F3"})):
        run = CliRunner().invoke(app, ["plan", str(folder), "--json", *wish])
        assert run.exit_code == 0, run.output
        assert {one["firm_id"] for one in json.loads(run.stdout)["placements"]} == firms
    summed = folder_of(TWO_OR_ONE.with_policy(Policy(mode=GoalMode.WEIGHTED)), tmp_path / "sum")
    assert CliRunner().invoke(app, ["plan", str(summed)]).exit_code == 2
    assert CliRunner().invoke(app, ["plan", str(summed), "--drop-signed"]).exit_code == 0


UNASKED = (
    ({"kind": "set_goal", "preset": "tax", "mode": "weighted"},),
    (
        {"kind": "set_goal", "preset": "default", "mode": "weighted"},
        {"kind": "set_weight", "tier": "value", "value": 9},
    ),
    ({"kind": "set_weight", "tier": "signed", "term": "signed_firms", "value": 0},),
    ({"kind": "set_weight", "tier": "signed", "term": "tax", "value": 5},),
)


@pytest.mark.parametrize("edits", UNASKED)
def test_goals_of_a_file_leave_no_signed_firm_out_unasked(
    tmp_path: Path, edits: tuple[dict[str, object], ...]
) -> None:
    park = folder_of(TWO_OR_ONE, tmp_path / "park")
    asked = scenario(tmp_path, *edits)
    for lang, wanted in ((Lang.ZH, "已签企业可能落选"), (Lang.EN, "a signed firm may be left out")):
        calls: tuple[list[str | Path], ...] = (["plan", park, "--scenario", asked], ["compare", park, asked])
        for verb in calls:
            said = call(*verb, "--lang", lang.value)
            assert said.status == 2
            assert wanted in said.err
            assert asked.name in said.err
            assert '"drop_signed": true' in said.err
    agreed = scenario(tmp_path, *({**one, "drop_signed": True} for one in edits))
    assert call("plan", park, "--scenario", agreed, "--json").status == 0
    opened = open_sides([park, agreed], Limits(time_limit_s=20))
    assert [one for one in opened.issues if one.is_error] == []
    assert len(opened.sides) == 2


def test_goals_that_keep_signed_firms_first_need_no_consent(tmp_path: Path) -> None:
    park = folder_of(TWO_OR_ONE, tmp_path / "park")
    for edits in (
        [{"kind": "set_goal", "preset": "most_firms"}],
        [{"kind": "set_weight", "rate": "tax_per_10k", "value": 7}],
        [{"kind": "set_goal", "preset": "tax", "mode": "weighted", "off": True}],
    ):
        said = call("plan", park, "--scenario", scenario(tmp_path, *edits), "--json")
        assert said.status == 0
        assert {one["firm_id"] for one in said.told["placements"]} == {"F1"}
