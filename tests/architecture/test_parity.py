"""Every rule and every goal is told everywhere it must be, under one name."""

import re
from pathlib import Path

import pytest

from models import constraints, objective
from planner.check import CHECKS
from planner.domain.goal import GOALS, PRESET_TITLES, PRESETS
from planner.domain.keys import RuleKey
from planner.domain.measures import goals as measured
from planner.domain.rule import RULES
from tests.support import rules_page, tables_page

ROOT = Path(__file__).resolve().parents[2]
RULE_KEYS = [rule.key for rule in RULES]
GOAL_KEYS = [goal.key for goal in GOALS]
MODEL_PAGE = (ROOT / "docs" / "model.md").read_text("utf-8")
ONLY_CANDIDATES = {"run", "handover"}
"""Rules that are held by which placements are candidates at all; their files make them."""


def modules(folder: str) -> set[str]:
    return {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}


def section(title: str) -> str:
    return re.split(r"^## ", MODEL_PAGE.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def test_the_checker_judges_every_rule_in_the_order_of_the_catalogue() -> None:
    assert [key for key, _ in CHECKS] == RULE_KEYS
    assert modules("planner/check") >= set(RULE_KEYS)


def test_the_solver_is_told_every_rule() -> None:
    assert modules("models/constraints") == set(RULE_KEYS)
    ways = (
        constraints.UNIT_BY_UNIT,
        constraints.BY_OPENING,
        constraints.BY_RUN,
        constraints.BY_QUARTER,
        constraints.BY_ROWS,
    )
    assert {key for way in ways for key, _ in way} == set(RULE_KEYS) - ONLY_CANDIDATES


def test_what_can_never_be_switched_off_is_what_makes_a_plan_a_plan() -> None:
    structural = {RuleKey.ONE_HOME, RuleKey.UNIT_ONCE, RuleKey.RUN, RuleKey.HANDOVER, RuleKey.COMMITMENTS}
    assert structural == constraints.STRUCTURAL
    assert all(rule.switchable == rule.waivable for rule in RULES)


def test_every_rule_has_a_golden_file() -> None:
    assert {path.stem for path in (ROOT / "tests" / "golden").glob("*.txt")} == set(RULE_KEYS)


def test_every_rule_has_its_section_in_the_model_page() -> None:
    assert sorted(re.findall(r"^### (\S+)$", section("Rules"), re.MULTILINE)) == sorted(RULE_KEYS)


def test_goals_are_told_twice_in_the_order_of_the_catalogue() -> None:
    assert [key for key, _ in objective.EXPRESSIONS] == GOAL_KEYS
    assert [key for key, _ in measured._TOLD] == GOAL_KEYS


def test_every_goal_has_its_line_in_the_model_page() -> None:
    lines = re.findall(r"^\| (`.*?`) \|", section("Goals"), re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", " ".join(lines))) == sorted(GOAL_KEYS)


def test_the_page_of_tables_says_what_the_columns_declare() -> None:
    written = tables_page.PAGE.read_text("utf-8")
    assert written == tables_page.page(), "write it anew: python -m tests.support.tables_page"


def test_the_page_of_rules_and_goals_says_what_the_docstrings_of_the_model_say() -> None:
    written = rules_page.PAGE.read_text("utf-8")
    assert written == rules_page.page(), "write it anew: python -m tests.support.rules_page"


@pytest.mark.parametrize("page", ["guide.zh.md", "guide.en.md"])
def test_the_guides_name_every_preset(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert [key for key in PRESETS if f"`{key}`" not in text] == []
    assert set(PRESETS) == set(PRESET_TITLES)
