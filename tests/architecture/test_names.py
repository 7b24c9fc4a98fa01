"""One word, one thing: every class is defined once, and nothing is named by a participle or a picture."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("planner", "models")
PICTURES = frozenset(
    [
        "told",
        "said",
        "asked",
        "kept",
        "shown",
        "known",
        "seen",
        "given",
        "desk",
        "course",
        "ascent",
        "climb",
        "crowd",
        "errand",
        "news",
        "aside",
        "wishes",
    ]
)
"""Words that name nothing a reader of the field would look for."""
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@cache
def classes() -> tuple[tuple[str, str], ...]:
    return tuple(
        (node.name, str(path.relative_to(ROOT)))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )


def words_of(name: str) -> set[str]:
    return {word.lower() for word in WORD.findall(name)}


def test_every_class_is_defined_once() -> None:
    places = list(classes())
    twice = {name for name, count in Counter(name for name, _ in places).items() if count > 1}
    assert sorted(place for place in places if place[0] in twice) == []


def test_no_class_is_named_by_a_participle_or_a_picture() -> None:
    assert [(name, path) for name, path in classes() if words_of(name) & PICTURES] == []


def test_no_module_is_named_by_a_participle_or_a_picture() -> None:
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    names = {str(path.relative_to(ROOT)): set(path.stem.split("_")) for path in paths}
    assert sorted(path for path, words in names.items() if words & PICTURES) == []


@pytest.mark.parametrize(("name", "words"), [("KnownJobs", {"known", "jobs"}), ("_LpPoint", {"lp", "point"})])
def test_the_words_of_a_name(name: str, words: set[str]) -> None:
    assert words_of(name) == words


SPOKEN = ("planner/domain", "planner/check", "planner/analysis", "planner/views", "planner/exports", "models")
"""Rooms whose functions are all named by what they do or return."""


def functions() -> Iterator[tuple[str, str]]:
    for room in SPOKEN:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield node.name, str(path.relative_to(ROOT))


def test_no_public_function_is_named_by_a_participle_or_a_picture() -> None:
    assert [
        (name, path)
        for name, path in functions()
        if set(name.split("_")) & PICTURES and not name.startswith(("require_", "is_", "has_"))
    ] == []
