"""Yes and no, words of closed vocabularies, and lists of ids."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from planner.domain.vocabulary.spelling import spelling, visible
from planner.domain.vocabulary.terms import (
    BuildingKind,
    CapScope,
    GroundFloor,
    HazardClass,
    PairScope,
    RegPath,
    Resource,
    SourceClass,
    Stage,
    UnitState,
)
from planner.domain.vocabulary.words import WORDS
from planner.tables.cells.cell_result import Ambiguous, CellFault, CellValue, Choice, Verdict
from planner.text import Text, message

NOTHING = "-"
"""How an empty list or text is written in a column whose blanks are filled from the archetype."""

_YES = frozenset(["y", "yes", "true", "t", "1", "是", "有", "需", "需要", "√", "✓", "对"])
_NO = frozenset(["n", "no", "false", "f", "0", "否", "无", "不需", "不需要", "×", "✗", "x", "不"])
_NONE = frozenset((NOTHING, "无", "none"))
_SEPARATOR = re.compile(r"[;；、,，\n]")
_BARRED = re.compile(r"[;；、,，\x00-\x1f\x7f]")

_SYNONYMS: Mapping[type[StrEnum], Mapping[str, StrEnum]] = MappingProxyType(
    {
        Stage: {
            "考察": Stage.VISITED,
            "洽谈": Stage.NEGOTIATING,
            "框架": Stage.FRAMEWORK,
            "框架/意向协议": Stage.FRAMEWORK,
            "意向协议": Stage.FRAMEWORK,
            "正式签约": Stage.SIGNED,
            "签约": Stage.SIGNED,
            "已签": Stage.SIGNED,
            "交房": Stage.HANDOVER,
            "装修": Stage.FITOUT,
            "验收": Stage.ACCEPTED,
            "办证": Stage.LICENSED,
            "投产": Stage.PRODUCTION,
            "上规": Stage.ABOVE_SCALE,
            "上规入统": Stage.ABOVE_SCALE,
            "退出": Stage.EXITED,
            "腾退": Stage.EXITED,
        },
        UnitState: {
            "闲置": UnitState.VACANT,
            "签约": UnitState.SIGNED,
            "已签约": UnitState.SIGNED,
            "装修中": UnitState.FITOUT,
            "已投产": UnitState.PRODUCTION,
        },
        GroundFloor: {
            "无": GroundFloor.NONE,
            "优先": GroundFloor.PREFERRED,
            "必须": GroundFloor.REQUIRED,
        },
        HazardClass: {f"{member.value}类": member for member in HazardClass},
        Resource: {
            "用电": Resource.POWER,
            "用水": Resource.WATER,
            "废水": Resource.WASTEWATER,
            "排水": Resource.WASTEWATER,
            "蒸汽": Resource.STEAM,
            "危废": Resource.HAZWASTE,
            "park_peak_power_kw": Resource.POWER,
        },
        PairScope: {"层": PairScope.FLOOR, "楼栋": PairScope.BUILDING, "园区": PairScope.PARK},
        CapScope: {"栋": CapScope.BUILDING},
        BuildingKind: {"厂房": BuildingKind.WORKSHOP, "服务用房": BuildingKind.SERVICE},
        RegPath: {"许可": RegPath.LICENCE_ONLY, "转移": RegPath.TRANSFER, "新": RegPath.NEW},
        SourceClass: {"公开": SourceClass.PUBLISHED, "标准": SourceClass.STANDARD},
    }
)


def read_yes_no(text: str, *, yes: tuple[str, ...] = (), no: tuple[str, ...] = ()) -> Verdict:
    """Read yes or no; `yes` and `no` are further words of the column."""
    said = spelling(text)
    if said in _YES or said in yes:
        return CellValue(value=True)
    if said in _NO or said in no:
        return CellValue(value=False)
    return CellFault(message("应为 是/否 或 Y/N", "Y or N is needed"))


def read_word(text: str, among: type[StrEnum]) -> Verdict:
    """Read a word of the vocabulary `among`, canonical, Chinese or English."""
    member = _spellings(among).get(spelling(text))
    if member is not None:
        return CellValue(member)
    words = WORDS[among]
    said = message(
        "应为其中之一：{known}",
        "one of these is needed: {known}",
        known=Text("/".join(one.zh for one in words.values()), " / ".join(one.en for one in words.values())),
    )
    return Ambiguous(said, tuple(Choice(member.value, words[member]) for member in among if member in words))


def read_id(text: str) -> Verdict:
    """Read an id: kept as written but for outer spaces and what cannot be seen; separators are barred."""
    kept = visible(text).strip()
    if _BARRED.search(kept):
        return CellFault(
            message("编号不得含分号、逗号、顿号或控制字符", "an id may not hold ; , 、 or control characters")
        )
    if kept == text:
        return CellValue(kept)
    if kept == text.strip():
        return CellValue(kept, message("去掉了首尾空格", "outer spaces dropped"))
    return CellValue(kept, message("去掉了看不见的字符", "characters that cannot be seen dropped"))


def read_list(text: str) -> Verdict:
    """Read ids separated by semicolons; other separators are noted, repeats refused."""
    if spelling(text) in _NONE:
        return CellValue(())
    items = tuple(item.strip() for item in _SEPARATOR.split(visible(text)) if item.strip())
    if len(set(items)) < len(items):
        return CellFault(message("名单中有重复", "the list repeats an entry"))
    if any(_BARRED.search(item) or item == NOTHING for item in items):
        return CellFault(message("名单含控制字符或横线", "an entry holds a control character or is a dash"))
    tidy = ";".join(items) == text
    return CellValue(
        items, None if tidy else message("名单读作 {list}", "list read as {list}", list=";".join(items))
    )


@cache
def _spellings(among: type[StrEnum]) -> Mapping[str, StrEnum]:
    found: dict[str, StrEnum] = {}
    for member in among:
        text = WORDS[among][member]
        for said in (member.value, text.zh, text.en, f"{text.en} ({member.value})"):
            found.setdefault(spelling(said), member)
    for said, member in _SYNONYMS.get(among, {}).items():
        found.setdefault(spelling(said), member)
    return found
