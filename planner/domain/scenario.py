"""A scenario is a difference: a name, the base it starts from, and edits in order."""

import json
from typing import Any

from pydantic.dataclasses import dataclass

from planner.domain.edit import Edit, EditConflict, edit_to_json, edits_from_json, replay
from planner.domain.finding import Issue, Severity
from planner.domain.problem import Problem
from planner.domain.record import STRICT
from planner.text import message

_FIELDS = {"name", "base", "edits"}


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Scenario:
    """Edits on a base; `base` names the base or is the fingerprint of its problem."""

    name: str
    base: str = ""
    edits: tuple[Edit, ...] = ()

    def problem(self, base: Problem) -> Problem:
        """Give the base with every edit that is not off replayed on it.

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
        data = json.loads(text)
    except ValueError as error:
        raise _unreadable(f"JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("edits", []), list):
        raise _unreadable('{"name", "base", "edits": [...]}')
    if unknown := sorted(set(data) - _FIELDS):
        raise _unreadable(", ".join(unknown))
    return Scenario(
        name=_said(data, "name"),
        base=_said(data, "base"),
        edits=edits_from_json(data.get("edits", [])),
    )


def _said(data: dict[str, Any], field: str) -> str:
    value = data.get(field, "")
    if not isinstance(value, str):
        raise _unreadable(f"{field}: {value!r}")
    return value


def _unreadable(what: str) -> EditConflict:
    said = message(
        "情景文件无法识别：{what}。应为含 name、base、edits 的 JSON 对象。",
        "The scenario file cannot be read: {what}. It is a JSON object with name, base and edits.",
        what=what,
    )
    return EditConflict(Issue(severity=Severity.ERROR, message=said))
