import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from planner.settings import ROOT
from planner.text import Text

UI = ROOT / "planner" / "ui"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
"""Two words side by side: no key, name of an attribute or CSS looks like that in our code."""
SAME_IN_BOTH = {"中文", "English", "{m2} / {all}", "{area} · {stage}", "{id} {name}", "{desired} / {latest}"}
NOT_SHOWN = ("st.components", "st.columns", "st.session_state", "st.query_params", "st.user")


def is_words(path: Path) -> bool:
    """Whether a file holds sentences: those of one page, or one of those that pages share."""
    return path.stem == "words" or path.parent.name == "words"


def words() -> Iterator[tuple[str, Text]]:
    for path in filter(is_words, UI.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found = importlib.import_module(name.removesuffix(".__init__"))
        for word, value in vars(found).items():
            yield from ((f"{name}.{word}", text) for text in texts(value))


def texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    elif isinstance(value, tuple):
        yield from (text for one in value for text in texts(one))


ALL = list(words())


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_there_are_words_to_judge() -> None:
    assert len(ALL) > 150


def test_every_text_speaks_both_languages() -> None:
    assert not [where for where, text in ALL if not text.zh.strip() or not text.en.strip()]


def test_chinese_is_chinese_and_english_is_english() -> None:
    judged = [(where, text) for where, text in ALL if text.zh not in SAME_IN_BOTH and has_letters(text.zh)]
    assert not [where for where, text in judged if not CHINESE.search(text.zh)]
    assert not [where for where, text in judged if CHINESE.search(text.en)]


def has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in re.sub(r"\{\w+\}", "", text))


def test_both_languages_fill_the_same_gaps() -> None:
    assert not [where for where, text in ALL if fields(text.zh) != fields(text.en)]


def literals(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    told |= {
        id(after.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef)
        for before, after in zip(node.body, node.body[1:], strict=False)
        if isinstance(before, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


DRAW_NOTHING = {"door.py", "server.py"}
"""What serves the pages: names of settings, lines of the log."""
PAGES = sorted(
    path
    for path in UI.rglob("*.py")
    if not is_words(path) and not path.name.startswith("__") and path.name not in DRAW_NOTHING
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_says_anything_that_is_not_a_word(path: Path) -> None:
    said = [
        (line, text)
        for line, text in literals(path)
        if (CHINESE.search(text) or SENTENCE.search(text)) and not text.startswith("<")
    ]
    allowed = {
        "杉源",
        "rect x",
        "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif",
        "The database: %s",
    }
    assert not [one for one in said if not any(one[1].startswith(known) for known in allowed)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_widget_is_labelled_with_a_literal(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    on_screen = [call for call in calls if ast.unparse(call.func).startswith("st.") and call.args]
    labels = [call.args[0] for call in on_screen if not ast.unparse(call.func).startswith(NOT_SHOWN)]
    assert not [label.value for label in labels if isinstance(label, ast.Constant) and label.value != ""]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_lets_markup_of_others_in(path: Path) -> None:
    source = path.read_text("utf-8")
    for door in ("unsafe_allow_html", "unsafe_allow_javascript", "components.v1", "st.iframe", "innerHTML"):
        assert door not in source


def test_no_script_of_ours_writes_markup() -> None:
    for path in UI.rglob("*.js"):
        assert "innerHTML" not in path.read_text("utf-8")
        assert "insertAdjacentHTML" not in path.read_text("utf-8")
