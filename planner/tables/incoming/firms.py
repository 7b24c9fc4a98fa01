"""Which firm a ledger speaks of: by id, by name, by a name that looks the same; else a new one."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from planner.domain.vocabulary.spelling import spelling, visible
from planner.tables.cells.cell_result import Choice
from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.tables.lines import ParsedRow
from planner.text import Text, message

NEW = "+"
"""Put before a name, it says that this firm is new however much it looks like another."""

_NUMBERED = re.compile(r"(\D*)(\d+)")
_ALIKE = 0.8
_WHAT_ALL_FIRMS_ARE_CALLED = re.compile(r"有限责任公司|股份有限公司|有限公司|集团|公司|\(.*?\)")


def firm_of(buffer: ImportBuffer, line: ParsedRow, key: str = "firm") -> str | None:
    """Return the id of the firm a line speaks of, an unused id for a new one; None if it must be asked."""
    origin = Origin(line, key)
    told = line.values.get("firm_id")
    if told:
        _name(buffer, str(told), line, key)
        return str(told)
    name = visible(str(line.values[key])).strip()
    is_new = name.startswith(NEW)
    name = name.removeprefix(NEW).strip()
    firms = {str(firm_id): buffer.known("firms", (firm_id,)) for (firm_id,) in buffer.keys("firms")}
    same = [firm_id for firm_id, values in firms.items() if _is_named(firm_id, values, name)]
    if len(same) == 1:
        return same[0]
    if len(same) > 1:
        choices = tuple(_choice(firm_id, firms[firm_id]) for firm_id in same)
        buffer.refuse(origin, message("有几家企业叫这个名称", "several firms bear this name"), choices)
        return None
    alike = [] if is_new else _alike(name, firms)
    if alike:
        choices = tuple(_choice(firm_id, firms[firm_id]) for firm_id in alike)
        new = Choice(f"{NEW}{name}", Text(f"新企业“{name}”", f"a new firm “{name}”"))
        said = message("与已有企业的名称相近，是同一家吗？", "looks like a firm there is; is it the same?")
        buffer.refuse(origin, said, (*choices, new))
        return None
    firm_id = _next_id(firms)
    buffer.put("firms", (firm_id,), "firm_id", firm_id, origin)
    buffer.put("firms", (firm_id,), "name_zh", name, origin)
    return firm_id


def is_new(buffer: ImportBuffer, firm_id: str) -> bool:
    """Whether a firm is not there yet."""
    return (firm_id,) not in buffer.base["firms"]


def archetype_of(buffer: ImportBuffer, line: ParsedRow, key: str = "archetype") -> str | None:
    """Return the key of the archetype named by key or name in a cell; None if it must be asked."""
    said = spelling(str(line.values.get(key) or ""))
    kinds = {str(code): buffer.known("archetypes", (code,)) for (code,) in buffer.keys("archetypes")}
    for code, values in kinds.items():
        names = {spelling(code), spelling(str(values["name_zh"])), spelling(str(values["name_en"]))}
        if said in names | {spelling(str(values["name_zh"]).split("(")[0])}:
            return code
    choices = tuple(
        Choice(code, Text(str(values["name_zh"]), str(values["name_en"]))) for code, values in kinds.items()
    )
    buffer.refuse(Origin(line, key), message("是哪一种企业类型？", "which archetype is it?"), choices)
    return None


def _name(buffer: ImportBuffer, firm_id: str, line: ParsedRow, key: str) -> None:
    name = visible(str(line.values[key])).strip()
    if is_new(buffer, firm_id):
        buffer.put("firms", (firm_id,), "firm_id", firm_id, Origin(line, "firm_id"))
        buffer.put("firms", (firm_id,), "name_zh", name, Origin(line, key))


def _is_named(firm_id: str, values: Mapping[str, Any], name: str) -> bool:
    names = (firm_id, str(values.get("name_zh", "")), str(values.get("name_en", "")))
    return spelling(name) in {spelling(one) for one in names if one}


def _alike(name: str, firms: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return firms whose names share their own part, or are all but the same; numbers must agree."""
    own = _core(name)
    cores = {firm_id: _core(str(values.get("name_zh", ""))) for firm_id, values in firms.items()}
    fitting = [firm_id for firm_id, core in cores.items() if core and own and core == own]
    close = (
        get_close_matches(own, [core for core in cores.values() if core], n=3, cutoff=_ALIKE) if own else []
    )
    numbers = re.findall(r"\d+", own)
    near = [one for one, core in cores.items() if core in close and re.findall(r"\d+", core) == numbers]
    return list(dict.fromkeys((*fitting, *near)))[:3]


def _core(name: str) -> str:
    return _WHAT_ALL_FIRMS_ARE_CALLED.sub("", spelling(name))


def _choice(firm_id: str, values: Mapping[str, Any]) -> Choice:
    return Choice(
        firm_id, Text(f"{firm_id} {values.get('name_zh', '')}", f"{firm_id} {values.get('name_zh', '')}")
    )


def _next_id(firms: Mapping[str, Any]) -> str:
    numbered = [match for match in map(_NUMBERED.fullmatch, firms) if match]
    if not numbered:
        return "F01"
    last = max(numbered, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"
