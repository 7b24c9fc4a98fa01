"""Chinese sentences are set with Chinese punctuation, everywhere but in the headings of tables."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import planner

ROOT = Path(planner.__path__[0])
ROOMS = (
    "analysis",
    "charts",
    "check",
    "cli",
    "domain",
    "drawings",
    "rest",
    "processes",
    "services",
    "store",
    "ui",
    "tables",
    "views",
)
HEADINGS = {"columns", "ledgers"}
"""Where the headings of tables are declared, as offices write them."""
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:(!?]|[,;:)][\u4e00-\u9fff]")
NO_SENTENCE = re.compile(r"\[0-9\]|\(\?[:!<P]|\\s")
"""What tells a pattern that texts are searched by."""
IN_ENGLISH_TOO = re.compile(r"园区规划师|万元|亩|max\([^()]*\)")


def told(path: Path) -> Iterator[tuple[int, str]]:
    """Return the literals of a file that are no docstrings, gaps as `{}`."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    silent |= {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield node.lineno, "".join(map(str, parts))


def test_chinese_sentences_carry_chinese_punctuation() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    files = [path for path in files if not HEADINGS & set(path.parts)]
    assert len(files) > 150
    found = {
        f"{path.relative_to(ROOT)}:{line}": text
        for path in files
        for line, text in told(path)
        if HALF_WIDTH.search(IN_ENGLISH_TOO.sub("", text)) and not NO_SENTENCE.search(text)
    }
    assert not found
