"""What a signature cannot say of an array, its docstring says: whose figures they are, or the shape."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARRAY = re.compile(r"\b(FloatArray|IntArray|Bools|Ints|NDArray|ndarray)\b")
SAYS = re.compile(r"shape|(of|for|all|every|each|a|one a|the) (column|row)s?\b|`values`|entry a column|A x")


def wanting(source: str) -> Iterator[str]:
    """Public functions and methods over arrays whose docstring does not say what an entry stands for."""
    for scope, function in _public(ast.parse(source).body, ""):
        hints = [arg.annotation for arg in (*function.args.args, *function.args.kwonlyargs)]
        text = " ".join(ast.unparse(hint) for hint in (*hints, function.returns) if hint is not None)
        if ARRAY.search(text) and not SAYS.search(ast.get_docstring(function) or ""):
            yield f"{scope}{function.name}"


def _public(body: list[ast.stmt], scope: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _public(node.body, f"{node.name}.")
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield scope, node


def test_every_array_of_the_model_says_what_its_entries_stand_for() -> None:
    paths = [path for path in (ROOT / "models").rglob("*.py") if "patterns" not in path.parts]
    assert [
        f"{path.relative_to(ROOT)}: {name}" for path in paths for name in wanting(path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize("says", ["Return the plan.", "Return ever better plans."])
def test_an_array_without_a_word_is_found(says: str) -> None:
    assert list(wanting(f'def best(plan: FloatArray) -> int:\n    """{says}"""\n')) == ["best"]


def test_a_docstring_says_what_is_returned_and_gives_nothing() -> None:
    begins = re.compile(r'^\s*"""(Give|Gives|Tell for)\b', re.MULTILINE)
    paths = [path for room in ("planner", "models") for path in (ROOT / room).rglob("*.py")]
    assert [str(path.relative_to(ROOT)) for path in paths if begins.search(path.read_text("utf-8"))] == []
