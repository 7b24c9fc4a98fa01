"""Whatever stands in a field of an edit, it is refused with a reason or carried out."""

from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from typing import Any

import pytest

from planner.domain.edits import EditConflict, apply, describe, edits_from_json
from planner.text import Lang
from tests.domain.edits import samples

BASE = samples.base()
HOSTILE: tuple[Any, ...] = (
    None, True, -1, 10**30, 1e308, float("nan"), float("inf"), "", "\ud800", "x" * 10_000, "0000Q1", "9999Q4", "8999Q4",
    "1000Q1", "1e999999", "1e-999999", "NaN", [], [[]], {}, {"a": 1}, "9999-12-31",
)  # fmt: skip


def places(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Return the way to every value inside."""
    yield before
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield from places(one, (*before, key))


def changed(value: Any, place: tuple[Any, ...], other: Any) -> Any:
    if not place:
        return other
    copy = deepcopy(value)
    *way, last = place
    reduce(lambda at, key: at[key], way, copy)[last] = other
    return copy


@pytest.mark.parametrize("sample", samples.JSON, ids=lambda sample: sample["kind"])
def test_no_value_of_a_field_is_more_than_an_edit_can_bear(sample: dict[str, Any]) -> None:
    answers = [
        answer(changed(sample, place, value), lang)
        for place in places(sample)
        for value in HOSTILE
        for lang in Lang
    ]
    assert all(answers)


def answer(edit: Any, lang: Lang) -> str:
    """Say what an edit does, or why it does nothing."""
    try:
        (one,) = edits_from_json([edit])
        apply(BASE, one)
    except EditConflict as refusal:
        return "\n".join(issue.message.say(lang) for issue in refusal.issues)
    return describe(one).say(lang)
