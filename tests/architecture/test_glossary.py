"""The glossary has every public word of the domain and the model, and no word that the code does not use."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "glossary.md").read_text("utf-8")
ROWS = [
    line.strip("|").split("|")
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| 中文")
]
IDENTIFIERS = [name for row in ROWS for name in re.findall(r"`([\w.]+)`", row[2])]
NAMES = [part for name in IDENTIFIERS for part in name.split(".")]
LINKS = frozenset({"a", "in", "of", "the"})


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


@cache
def code() -> str:
    rooms = [ROOT / "planner", ROOT / "models"]
    return "\n".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py"))


@cache
def spoken() -> frozenset[str]:
    """Every word of the code: of names, docstrings and sentences alike."""
    return frozenset(re.findall(r"[a-z]+|亩|ε", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", code()).lower()))


def public_classes() -> list[tuple[str, str]]:
    paths = [path for room in ("planner/domain", "models") for path in (ROOT / room).rglob("*.py")]
    return [
        (node.name, str(path.relative_to(ROOT)))
        for path in paths
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_every_row_is_whole_and_every_identifier_stands_once() -> None:
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in ROWS)
    assert sorted({name for name in IDENTIFIERS if IDENTIFIERS.count(name) > 1}) == []


def test_every_public_class_of_domain_and_model_has_a_row() -> None:
    names = set(NAMES)
    missing = [f"{name} ({path})" for name, path in public_classes() if not {name, snake(name)} & names]
    assert missing == [], (
        "give it a row of docs/glossary.md, or put it into the row of the word it belongs to"
    )


def test_the_code_knows_every_identifier() -> None:
    names = frozenset(re.findall(r"\w+", code()))
    unheard = [name for name in NAMES if name not in names]
    assert [
        name for name in unheard if not any(one.startswith(name) or f"_{name}" in one for one in names)
    ] == []


def test_the_code_uses_every_english_word() -> None:
    words = {word for row in ROWS for word in re.findall(r"[a-z]+|亩|ε", row[1].lower())} - LINKS
    assert sorted(words - spoken()) == []


def test_no_two_rows_are_called_the_same() -> None:
    called = [row[1].strip() for row in ROWS]
    assert sorted({name for name in called if called.count(name) > 1}) == []
