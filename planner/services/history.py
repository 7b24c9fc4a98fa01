"""What became of a project: what each version changed, in rows and fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.domain.actor import PROGRAM, Actor
from planner.domain.difference import POLICY, RowChange, RowKind, row_changes
from planner.domain.rule import RULES
from planner.domain.words import word
from planner.services.draft_changes import COUNTED
from planner.services.projects import Projects
from planner.services.tabling import column_title, table_title
from planner.text import Text, plain

MOST = 400
_NOTHING = Text("（空）", "(empty)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One field that a version changed; a row that came or went has no field."""

    table: Text
    row: Text
    kind: RowKind
    field: Text
    before: Text
    after: Text


def changes_of(
    projects: Projects, actor: Actor, project_id: str, number: int, *, since: int
) -> tuple[ChangeLine, ...]:
    """Give what version `number` says otherwise than version `since`; the first `MOST` lines."""
    before = projects.open(actor, project_id, since).dossier.problem
    after = projects.open(actor, project_id, number).dossier.problem
    return change_lines(row_changes(before, after))


def change_lines(changes: Iterable[RowChange]) -> tuple[ChangeLine, ...]:
    """Give changed rows field by field, in words; the first `MOST` lines."""
    lines = (line for change in changes for line in _lines(change))
    return tuple(line for line, _ in zip(lines, range(MOST), strict=False))


def _lines(change: RowChange) -> Iterator[ChangeLine]:
    table, row = table_title(change.table), _row(change)
    if not change.fields:
        empty = Text("", "")
        yield ChangeLine(table=table, row=row, kind=change.kind, field=empty, before=empty, after=empty)
    for one in change.fields:
        yield ChangeLine(
            table=table,
            row=row,
            kind=change.kind,
            field=_title(change.table, one.field),
            before=said_value(one.before),
            after=said_value(one.after),
        )


def _row(change: RowChange) -> Text:
    """Name a row by its key; a row of the policy by what it speaks of."""
    if change.table != POLICY:
        return Text(" ".join(change.key), " ".join(change.key))
    titles = {rule.key: rule.title for rule in RULES}
    parts = [_POLICY_ROWS.get(change.key[0], Text(change.key[0], change.key[0]))]
    parts += [titles.get(part, Text(part, part)) for part in change.key[1:] if part]
    return Text(" ".join(part.zh for part in parts), " ".join(part.en for part in parts))


def _title(table: str, field: str) -> Text:
    if table == POLICY and field in _POLICY_FIELDS:
        return _POLICY_FIELDS[field]
    for key in (field, f"{field}_zh"):
        title = column_title(table, key)
        if title.zh != key:
            return title
    return Text(field, field)


def said_value(value: Any) -> Text:
    """Say what a cell holds."""
    if value is None or value in ("", ()):
        return _NOTHING
    if isinstance(value, Text):
        return value
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, bool):
        return Text("是" if value else "否", "yes" if value else "no")
    if isinstance(value, Decimal):
        return Text(plain(value), plain(value))
    said = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return Text(said, said)


def said_by(actor: Actor) -> Text:
    """Give the name of whoever did something; the program has one in each language."""
    return Text("园区规划师", "Park Planner") if actor == PROGRAM else Text(actor.name, actor.name)


def comment_of(actor: Actor, comment: str) -> Text:
    """Give a comment; those of the program and counted ones are kept in both languages, parted by a slash."""
    counted = comment.startswith(COUNTED)
    zh, slash, en = comment.removeprefix(COUNTED).partition(" / ")
    return Text(zh, en) if slash and (counted or actor == PROGRAM) else Text(comment, comment)


_POLICY_ROWS: dict[str, Text] = {
    "settings": Text("设置", "settings"),
    "rates": Text("期望价值的系数", "rates of expected value"),
    "entry": Text("准入", "entry terms"),
    "tier": Text("目标级", "tier"),
    "threshold": Text("门槛", "threshold"),
    "switch": Text("开关", "switch"),
    "waiver": Text("豁免", "waiver"),
    "pin": Text("锁定", "pin"),
    "forbid": Text("禁入", "bar"),
    "hold": Text("预留", "hold"),
    "reserve": Text("保留", "reserve"),
}
_POLICY_FIELDS: dict[str, Text] = {
    "preset": Text("目标", "goal"),
    "mode": Text("合并方式", "how tiers combine"),
    "speculative_hold_quarters": Text("意向企业等待上限（季）", "hold on speculative firms (quarters)"),
    "expansion_quarters": Text("扩租选择权保留（季）", "expansion option kept open (quarters)"),
    "on": Text("启用", "on"),
    "value": Text("值", "value"),
    "reason": Text("理由", "reason"),
    "firm_id": Text("企业", "firm"),
    "building_id": Text("楼栋", "building"),
    "units": Text("单元", "units"),
    "start": Text("自季度", "from"),
    "until": Text("到季度", "until"),
    "park_id": Text("园区", "park"),
    "ground_share": Text("首层比例", "share of the ground floor"),
    "weight": Text("权重", "weight"),
    "terms": Text("组成", "made of"),
}
