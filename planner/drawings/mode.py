"""What the colours of a drawing stand for."""

from collections.abc import Mapping
from enum import StrEnum

from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import Priority
from planner.text import Text
from planner.views.tenants import Tenant
from planner.views.words import (
    CHANGES,
    EXPIRIES,
    FAMILIES,
    STAGE_GROUPS,
    expiry_of,
    stage_group_of,
    word,
)


class Mode(StrEnum):
    """Colour by kind of industry, stage, priority, lease end, or change against the base."""

    FAMILY = "family"
    STAGE = "stage"
    PRIORITY = "priority"
    EXPIRY = "expiry"
    CHANGE = "change"


MODES: Mapping[Mode, Text] = {
    Mode.FAMILY: Text("产业类别", "Industry"),
    Mode.STAGE: Text("阶段", "Stage"),
    Mode.PRIORITY: Text("优先级", "Priority"),
    Mode.EXPIRY: Text("到期", "Lease end"),
    Mode.CHANGE: Text("与基准对比", "Change"),
}

_TITLES: Mapping[Mode, Mapping[str, Text]] = {
    Mode.FAMILY: {key.value: title for key, title in FAMILIES.items()},
    Mode.STAGE: {key.value: title for key, title in STAGE_GROUPS.items()},
    Mode.PRIORITY: {key.value: word(key) for key in Priority},
    Mode.EXPIRY: {key.value: title for key, title in EXPIRIES.items()},
    Mode.CHANGE: {key.value: title for key, title in CHANGES.items()},
}


def key_of(tenant: Tenant, mode: Mode, quarter: Quarter) -> str:
    """Return the key of a tenant's colour in the vocabulary of `mode`."""
    return {
        Mode.FAMILY: tenant.family.value,
        Mode.STAGE: stage_group_of(tenant.stage).value,
        Mode.PRIORITY: tenant.priority.value,
        Mode.EXPIRY: expiry_of(tenant.end - quarter).value,
        Mode.CHANGE: tenant.change.value,
    }[mode]


def legend_of(mode: Mode) -> Mapping[str, Text]:
    """Return the keys of a mode with their titles, in reading order."""
    return _TITLES[mode]
