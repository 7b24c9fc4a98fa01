"""A scenario is a difference: a name, the base it starts from, and edits in order."""

import json
from typing import Any

from pydantic.dataclasses import dataclass

from planner.domain.edits import Edit, EditConflict, edit_to_json, edits_from_json, replay
from planner.domain.park.problem import Problem
from planner.domain.read_errors import ReadError, read_json
from planner.domain.record import STRICT
from planner.domain.solving.finding import Issue, Severity
from planner.text import Text, message

_FIELDS = {"name", "base", "edits"}


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Scenario:
    """Edits on a base; `base` names the base or is the fingerprint of its problem."""

    name: str
    base: str = ""
    edits: tuple[Edit, ...] = ()

    def problem(self, base: Problem) -> Problem:
        """Return the base with every edit that is not off replayed on it.

        Raises
        ------
        EditConflict
            With every conflict and every edit that does not fit.
        """
        return replay(base, self.edits)

    def is_stale(self, base: Problem) -> bool:
        """Whether the scenario was made from other facts than `base` holds now."""
        return self.base != base.fingerprint


def scenario_to_json(scenario: Scenario) -> str:
    """Write a scenario as readable JSON, one edit a line."""
    lines = ",\n".join("    " + json.dumps(edit_to_json(edit), ensure_ascii=False) for edit in scenario.edits)
    name, base = (json.dumps(text, ensure_ascii=False) for text in (scenario.name, scenario.base))
    edits = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "name": {name},\n  "base": {base},\n  "edits": {edits}\n}}\n'


def scenario_from_json(text: str | bytes) -> Scenario:
    """Read a scenario file.

    Raises
    ------
    EditConflict
        Naming every part that cannot be read.
    """
    try:
        data = read_json(text)
    except ReadError as misread:
        raise _unreadable(misread.text) from misread
    if not isinstance(data, dict) or not isinstance(data.get("edits", []), list):
        raise _unreadable(Text("外层或 edits 的形状不对", "the whole or its edits have another shape"))
    if unknown := sorted(set(data) - _FIELDS):
        raise _unreadable(Text(f"未知字段 {', '.join(unknown)}", f"unknown field {', '.join(unknown)}"))
    return Scenario(
        name=_said(data, "name"),
        base=_said(data, "base"),
        edits=edits_from_json(data.get("edits", [])),
    )


def _said(data: dict[str, Any], field: str) -> str:
    value = data.get(field, "")
    if not isinstance(value, str):
        raise _unreadable(Text(f"{field} 应为文字", f"{field} should be text"))
    return value


def _unreadable(what: Text) -> EditConflict:
    said = message(
        "情景文件无法识别：{what}。应为含 name、base、edits 的 JSON 对象。",
        "The scenario file cannot be read: {what}. It is a JSON object with name, base and edits.",
        what=what,
    )
    return EditConflict(Issue(severity=Severity.ERROR, message=said))
