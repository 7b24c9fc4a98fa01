"""Rules and goals are named by `RuleKey` and `GoalKey`, never by their text, so that a type checker sees every slip."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.goal import GOALS
from planner.domain.keys import GoalKey, RuleKey
from planner.domain.rule import RULES

ROOT = Path(__file__).resolve().parents[2]
ENUMS = "planner/domain/keys.py"
KEYS = {*RuleKey, *GoalKey}
ELSEWHERE_TOO = frozenset(
    {"changes", "firms", "ground_floor", "handover", "hazard_class", "jobs", "order", "output"}
    | {"priority_area", "rent", "reserve", "run", "tax", "utilities", "waiting"}
)
"""Keys whose word also names a table, a column, a KPI, a preset or a kind of edit: judged by where they stand."""
TAKES_A_KEY = frozenset(
    {"applies", "gains", "is_on", "is_waived", "relax", "released", "releases", "rule_of", "waives"}
)
HOLDS_A_KEY = frozenset({"goal", "rule", "GOAL", "RULE"})


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every key that is written as a literal where it stands for a rule or a goal."""
    tree = ast.parse(source)
    as_key = {id(node) for place in ast.walk(tree) for node in _read_as_keys(place)}
    words = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    for node in words:
        if node.value in KEYS and (node.value not in ELSEWHERE_TOO or id(node) in as_key):
            yield node.lineno, str(node.value)


def _read_as_keys(place: ast.AST) -> Iterator[ast.expr]:
    """Return what stands where only the key of a rule or goal can stand."""
    if isinstance(place, ast.Call) and _name(place.func) in TAKES_A_KEY:
        yield from place.args
    if isinstance(place, ast.keyword) and place.arg in HOLDS_A_KEY:
        yield place.value
    if isinstance(place, ast.Compare) and _name(place.left) in HOLDS_A_KEY:
        yield from place.comparators
    if isinstance(place, ast.Assign) and {_name(target) for target in place.targets} & HOLDS_A_KEY:
        yield place.value
    if isinstance(place, ast.Subscript) and _name(place.value) == "goals":
        yield place.slice


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_the_catalogues_have_every_key_in_order() -> None:
    assert [rule.key for rule in RULES] == list(RuleKey)
    assert [goal.key for goal in GOALS] == list(GoalKey)


def test_no_rule_or_goal_is_named_by_a_literal() -> None:
    paths = [path for room in ("planner", "models") for path in (ROOT / room).rglob("*.py")]
    assert [
        f"{path.relative_to(ROOT)}:{line} {key}"
        for path in paths
        if str(path.relative_to(ROOT)) != ENUMS
        for line, key in literals(path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    "source",
    [
        'RULE = "reserve"',
        'is_on(policy, "utilities")',
        'finding.rule == "handover"',
        'Term(goal="jobs", rate=1)',
        'measures.goals["changes"]',
        '{"area_fit": 1}',
    ],
)
def test_a_key_that_is_written_out_is_found(source: str) -> None:
    assert list(literals(source)) != []


@pytest.mark.parametrize("source", ['desk.table("firms")', 'kind: str = "reserve"', '_row("changes", 1)'])
def test_a_table_or_a_kind_of_the_same_word_is_none(source: str) -> None:
    assert list(literals(source)) == []
