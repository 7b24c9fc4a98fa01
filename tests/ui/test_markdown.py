import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ui.markdown import WORD_JOINER, show


def test_a_plain_name_is_shown_as_it_is() -> None:
    assert show("杉源医疗 F01") == "杉源医疗 F01"


def test_marks_of_markdown_are_escaped() -> None:
    assert show("**a** [b](c) <i>") == r"\*\*a\*\* \[b\](c) \<i\>"


def test_shortcodes_and_addresses_are_broken_invisibly() -> None:
    assert ":smile:" not in show(":smile:")
    assert "http://" not in show("http://a.b").replace("\\", "")
    assert "www." not in show("www.a.b").replace("\\", "")
    assert show(":smile:").replace(WORD_JOINER, "").replace("\\", "") == ":smile:"


def test_a_name_stays_on_one_line() -> None:
    assert show("a\n\n# b") == "a # b"


@pytest.mark.parametrize("name", ["# a", "- a", "+ a", "1. a", "12) a", "> a", "=="])
def test_a_name_never_begins_a_heading_a_list_or_a_quotation(name: str) -> None:
    assert "\\" in show(name)[:3]


@pytest.mark.parametrize("name", ["A-101", "3.5 m (B)", "二期·一层！", "a+b = c", "F01 #2"])
def test_an_ordinary_name_is_handed_over_as_it_is(name: str) -> None:
    assert show(name) == name


@pytest.mark.parametrize("name", ["a -> b", "a <- b", "a -- b", "a >= b", "a ~= b"])
def test_signs_are_not_joined_into_one(name: str) -> None:
    assert WORD_JOINER in show(name)


@pytest.mark.slow
@given(st.text(max_size=60))
def test_what_is_read_is_what_was_typed(name: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", show(name)).replace(WORD_JOINER, "")
    assert shown == " ".join(name.split()).replace(WORD_JOINER, "")
