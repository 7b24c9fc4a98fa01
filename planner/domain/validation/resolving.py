"""Ids that must be known."""

from collections.abc import Collection, Iterator
from typing import Any

from planner.domain.finding import Severity
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.naming import id_of
from planner.text import Message, Text, message

PARK = Text("园区", "park")
PHASE = Text("分期", "phase")
BUILDING = Text("楼栋", "building")
UNIT = Text("单元", "unit")
FIRM = Text("企业", "firm")
ARCHETYPE = Text("企业类型", "archetype")


def unknown(
    row: Any, column: str, names: str | Collection[str] | None, *, known: Collection[str], what: Text
) -> Iterator[Flaw]:
    """Give a flaw for each of `names` (one or several) that is not among `known`."""
    asked = () if names is None else (names,) if isinstance(names, str) else names
    for name in asked:
        if name not in known:
            said = message("没有{what}“{name}”", "there is no {what} “{name}”", what=what, name=name)
            yield flaw(row, column, said, name)


def flaw(row: Any, column: str, said: Message, *others: str, severity: Severity = Severity.ERROR) -> Flaw:
    """Give a flaw of `row`; `others` are further ids it concerns."""
    return Flaw(row=row, column=column, said=said, subjects=(id_of(row), *others), severity=severity)
