"""Whether two sets of facts speak of the same park, and of the same firms and units by the same ids."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.park.problem import Problem
from planner.text import Message, Text, listed, message

_MOST_NAMED = 6
_Known = Mapping[str, tuple[object, ...]]
"""What each id stands for."""
_INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """How far two sets of facts can be held against each other.

    `is_same_park` is False where they have no park and no building in common. `renamed` maps a
    firm's id before to its id after, where only the id differs and the name is the same.
    `caveats` say so, in the order in which a reader needs them.
    """

    is_same_park: bool
    renamed: Mapping[str, str]
    caveats: tuple[Message, ...]


def likeness_of(before: Problem, after: Problem) -> Likeness:
    """Return what must be known before two plans of these facts are compared."""
    parks = [{name: _names(one.name) for name, one in facts.park.items()} for facts in (before, after)]
    buildings = [
        {name: _names(one.name) for name, one in facts.building.items()} for facts in (before, after)
    ]
    if not _share(*parks) or not _share(*buildings):
        return Likeness(is_same_park=False, renamed={}, caveats=(_other_park(before, after),))
    other_buildings = _renamed(*buildings)
    units = [
        {
            key: (names.get(one.building_id, one.building_id), one.floor, one.seq)
            for key, one in facts.unit.items()
        }
        for facts, names in ((before, other_buildings), (after, {}))
    ]
    firms = _renamed(
        *({key: _names(one.name) for key, one in facts.firm.items()} for facts in (before, after))
    )
    kinds = (
        (Text("园区", "parks"), _renamed(*parks), Text("名称", "name")),
        (Text("企业", "firms"), firms, Text("名称", "name")),
        (Text("楼栋", "buildings"), other_buildings, Text("名称", "name")),
        (Text("单元", "units"), _renamed(*units), Text("位置", "place")),
    )
    caveats = tuple(_said(what, pairs, by) for what, pairs, by in kinds if pairs)
    return Likeness(is_same_park=True, renamed=firms, caveats=caveats)


def renamed_firm(old: str, new: str) -> Message:
    """Return the sentence that says a firm only has another id."""
    return message(
        "{old} 在另一份资料中编号为 {new}（名称相同）",
        "{old} has the id {new} in the other facts (the name is the same)",
        old=old,
        new=new,
    )


def _share(one: _Known, other: _Known) -> bool:
    return not one.keys().isdisjoint(other) or not set(one.values()).isdisjoint(other.values())


def _other_park(before: Problem, after: Problem) -> Message:
    return message(
        "这是两个不同的园区：{one}与{other}；只比较指标，不比较企业和房间",
        "these are two different parks, {one} and {other}: figures are compared, firms and rooms are not",
        one=_parks(before),
        other=_parks(after),
    )


def _parks(problem: Problem) -> Text:
    return Text(
        "、".join(f"{park.name.zh}（{park.park_id}）" for park in problem.parks),
        ", ".join(f"{park.name.en} ({park.park_id})" for park in problem.parks),
    )


def _renamed(before: _Known, after: _Known) -> dict[str, str]:
    """Return id that went → id that came, where both stand for the same thing and for nothing else."""
    gone = _unique({key: what for key, what in before.items() if key not in after})
    come = _unique({key: what for key, what in after.items() if key not in before})
    return {key: come[what] for what, key in gone.items() if what in come}


def _unique(known: _Known) -> dict[tuple[object, ...], str]:
    times = Counter(known.values())
    return {what: key for key, what in known.items() if times[what] == 1 and any(what)}


def _names(name: Text) -> tuple[str, str]:
    return _folded(name.zh), _folded(name.en)


def _folded(name: str) -> str:
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in wide if unicodedata.category(character) not in _INVISIBLE)


def _said(what: Text, pairs: Mapping[str, str], by: Text) -> Message:
    named = listed((f"{old} → {new}" for old, new in pairs.items()), most=_MOST_NAMED)
    return message(
        "编号已改：{n} 个{what}按{by}看是同一个，编号不同：{named}；下面仍按编号比较",
        "ids changed: {n} {what} are the same by {by} under another id: {named}; below, ids are compared",
        n=len(pairs),
        what=what,
        by=by,
        named=named,
    )
