"""Ids that must be known."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from planner.domain.solving.finding import Severity
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.naming import id_of
from planner.text import Message, Text, message

PARK = Text("园区", "park")
PHASE = Text("分期", "phase")
BUILDING = Text("楼栋", "building")
UNIT = Text("单元", "unit")
FIRM = Text("企业", "firm")
ARCHETYPE = Text("企业类型", "archetype")

_MOST_NAMED = 4
_LIKE = 0.6
"""How alike two names must be for one to be a slip of the other, 0 to 1."""


def unknown(
    row: Any, column: str, names: str | Collection[str] | None, *, known: Collection[str], what: Text
) -> Iterator[Flaw]:
    """Return a flaw for each of `names` (one or several) that is not among `known`."""
    asked = () if names is None else (names,) if isinstance(names, str) else names
    for name in asked:
        if name not in known:
            yield flaw(row, column, unknown_message(what, name, known), name)


def unknown_message(what: Text, name: str, known: Collection[str]) -> Message:
    """Return the sentence that a name is not known, with the names it may have meant, or those there are."""
    if not known:
        return message("没有{what}“{name}”", "there is no {what} “{name}”", what=what, name=name)
    close = get_close_matches(name, sorted(known), n=_MOST_NAMED, cutoff=_LIKE)
    shown = close or sorted(known)[:_MOST_NAMED]
    more = Text("等", ", …") if not close and len(known) > len(shown) else Text("", "")
    return message(
        "没有{what}“{name}”；{lead}：{names}{more}",
        "there is no {what} “{name}”; {lead}: {names}{more}",
        what=what,
        name=name,
        lead=Text("是否是", "is it") if close else Text("现有", "there are"),
        names=Text("、".join(shown), ", ".join(shown)),
        more=more,
    )


def flaw(row: Any, column: str, said: Message, *others: str, severity: Severity = Severity.ERROR) -> Flaw:
    """Return a flaw of `row`; `others` are further ids it concerns."""
    return Flaw(row=row, column=column, said=said, subjects=(id_of(row), *others), severity=severity)
