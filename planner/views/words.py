"""Classes by which views group and colour, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum

from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import Family, Priority, Resource, Stage
from planner.domain.vocabulary.words import WORDS
from planner.text import Text


class Firmness(StrEnum):
    """How firm a placement is."""

    SIGNED = "signed"
    RESERVED = "reserved"
    PENCILLED = "pencilled"


class Lock(StrEnum):
    """Why a placement may not be moved by the solver."""

    SITTING = "sitting"
    COMMITTED = "committed"
    PINNED = "pinned"


class Change(StrEnum):
    """How a placement differs from the plan it is compared with."""

    NONE = "none"
    SAME = "same"
    MOVED = "moved"
    NEW = "new"


class StageGroup(StrEnum):
    """Stages of the pipeline as a colour scale, from lead to production."""

    LEAD = "lead"
    VISITED = "visited"
    NEGOTIATING = "negotiating"
    FRAMEWORK = "framework"
    SIGNED = "signed"
    PREPARING = "preparing"
    PRODUCING = "producing"
    EXITED = "exited"


class Expiry(StrEnum):
    """How soon a lease ends, counted from the quarter on show."""

    WITHIN_2 = "within_2"
    WITHIN_4 = "within_4"
    WITHIN_8 = "within_8"
    LATER = "later"


STANDINGS: dict[Firmness, Text] = {
    Firmness.SIGNED: Text("已签", "Signed"),
    Firmness.RESERVED: Text("预留", "Reserved"),
    Firmness.PENCILLED: Text("意向", "Pencilled"),
}
LOCKS: dict[Lock, Text] = {
    Lock.SITTING: Text("在园", "Sitting"),
    Lock.COMMITTED: Text("已承诺", "Committed"),
    Lock.PINNED: Text("已锁定", "Pinned"),
}
CHANGES: dict[Change, Text] = {
    Change.NONE: Text("无对比方案", "Nothing to compare with"),
    Change.SAME: Text("未变", "Unchanged"),
    Change.MOVED: Text("有变动", "Changed"),
    Change.NEW: Text("新增", "New"),
}
FAMILIES: Mapping[Family, Text] = {one: WORDS[Family][one] for one in Family}
STAGE_GROUPS: dict[StageGroup, Text] = {
    StageGroup.LEAD: Text("线索", "Lead"),
    StageGroup.VISITED: Text("已考察", "Visited"),
    StageGroup.NEGOTIATING: Text("在谈", "Negotiating"),
    StageGroup.FRAMEWORK: Text("框架协议", "Framework"),
    StageGroup.SIGNED: Text("已签约", "Signed"),
    StageGroup.PREPARING: Text("装修办证", "Fitting out"),
    StageGroup.PRODUCING: Text("投产", "Producing"),
    StageGroup.EXITED: Text("退出", "Exited"),
}
EXPIRIES: dict[Expiry, Text] = {
    Expiry.WITHIN_2: Text("2 季内到期", "Ends within 2 quarters"),
    Expiry.WITHIN_4: Text("1 年内到期", "Ends within a year"),
    Expiry.WITHIN_8: Text("2 年内到期", "Ends within 2 years"),
    Expiry.LATER: Text("2 年后到期", "Ends later"),
}
PRIORITIES: dict[Priority, Text] = {one: Text(f"{one.value} 级", f"Priority {one.value}") for one in Priority}
RESOURCES: dict[Resource, Text] = {
    one: Text(name.zh, name.en.capitalize()) for one, name in RESOURCE_NAMES.items()
}
"""Names of resources as titles."""

_PREPARING = (Stage.HANDOVER, Stage.FITOUT, Stage.ACCEPTED, Stage.LICENSED, Stage.FITTED)


def word(member: StrEnum) -> Text:
    """Return the word of a member of one of the tables' vocabularies."""
    return WORDS[type(member)][member]


def named(key: str, name: Text) -> Text:
    """Return the id with the name of what it stands for."""
    return Text(f"{key} {name.zh}", f"{key} {name.en}")


def stage_group_of(stage: Stage) -> StageGroup:
    """Return the step of the colour scale a stage stands on."""
    if stage in _PREPARING:
        return StageGroup.PREPARING
    if stage in {Stage.PRODUCTION, Stage.ABOVE_SCALE}:
        return StageGroup.PRODUCING
    return StageGroup(stage.value)


def expiry_of(quarters_left: int) -> Expiry:
    """Return the class of a lease that ends in `quarters_left` quarters."""
    for most, expiry in ((2, Expiry.WITHIN_2), (4, Expiry.WITHIN_4), (8, Expiry.WITHIN_8)):
        if quarters_left <= most:
            return expiry
    return Expiry.LATER
