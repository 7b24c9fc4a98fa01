"""A comparison as rows ready to be shown: every value written out, words in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.domain.changes.comparison import (
    Comparison,
    Figure,
    FirmChange,
    FirmKind,
    Number,
    PlanDifference,
    TimeKind,
    Verdict,
)
from planner.domain.changes.difference import RowChange, RowKind
from planner.domain.park.plan import Placement
from planner.domain.vocabulary.words import WORDS, word, yes_no
from planner.text import Lang, Message, Text, plain
from planner.views import format as fmt

FIRM_KINDS: Mapping[FirmKind, Text] = {
    FirmKind.FELL_OUT: Text("退出", "fell out"),
    FirmKind.CAME_IN: Text("进入", "came in"),
    FirmKind.MOVED: Text("换址", "moved"),
    FirmKind.SHIFTED: Text("改期", "other time"),
}
ROW_KINDS: Mapping[RowKind, Text] = {
    RowKind.MODIFIED: Text("修改", "modified"),
    RowKind.ADDED: Text("新增", "added"),
    RowKind.DELETED: Text("删除", "deleted"),
}
TIME_KINDS: Mapping[TimeKind, Text] = {
    TimeKind.HANDOVER: Text("交付", "handover"),
    TimeKind.START: Text("起租", "start"),
    TimeKind.END: Text("到期", "end"),
}
VERDICTS: Mapping[Verdict, Text] = {
    Verdict.BETTER: Text("更好", "better"),
    Verdict.WORSE: Text("更差", "worse"),
    Verdict.SAME: Text("相同", "same"),
    Verdict.OPEN: Text("不同", "different"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure of every plan; shares differ by points of a hundred; `verdicts` are keys of VERDICTS."""

    kind: str
    key: str
    title: Text
    unit: Text
    values: tuple[str, ...]
    differences: tuple[Text, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def differs(self) -> bool:
        """Whether some plan is not like the reference."""
        return any(verdict is not Verdict.SAME for verdict in self.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmChangeRow:
    """One firm that changed, with the causes as sentences."""

    firm_id: str
    name: Text
    kind: FirmKind
    what: Text
    before: str
    after: str
    causes: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """One field of a row of the tables, or a whole row that came or went."""

    table: str
    key: str
    what: Text
    field: str
    before: Text
    after: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One quarter that moved; `quarters` is signed, later is positive."""

    what: Text
    subject: str
    before: str
    after: str
    quarters: int


def figure_rows(comparison: Comparison, *, only_different: bool = False) -> tuple[FigureRow, ...]:
    """Return every figure, tiers first; those all alike can be left out."""
    rows = tuple(_figure(figure) for figure in comparison.figures)
    return tuple(row for row in rows if row.differs or not only_different)


def firm_rows(difference: PlanDifference) -> tuple[FirmChangeRow, ...]:
    """Return every firm that changed: out, in, moved, other time."""
    return tuple(_firm(change) for change in difference.firms)


def changed_rows(difference: PlanDifference) -> tuple[ChangedRow, ...]:
    """Return every field of every row that differs."""
    return tuple(row for change in difference.rows for row in _changed(change))


def time_rows(difference: PlanDifference) -> tuple[TimeRow, ...]:
    """Return the handovers, starts and ends that moved."""
    return tuple(
        TimeRow(
            what=TIME_KINDS[change.kind],
            subject=change.subject_id,
            before=str(change.before),
            after=str(change.after),
            quarters=change.quarters,
        )
        for change in difference.times
    )


def sentence_rows(difference: PlanDifference) -> tuple[Text, ...]:
    """Return the sentences, said in both languages."""
    return tuple(_both(said) for said in difference.sentences)


def _figure(figure: Figure) -> FigureRow:
    is_share = figure.unit.en == "fraction"
    return FigureRow(
        kind=figure.kind,
        key=figure.key,
        title=figure.title,
        unit=Text("", "") if is_share else figure.unit,
        values=tuple(_number(value, is_share=is_share) for value in figure.values),
        differences=tuple(_signed(value, is_share=is_share) for value in figure.differences),
        verdicts=figure.verdicts,
    )


def _number(value: Number | None, *, is_share: bool) -> str:
    if value is None:
        return fmt.NONE
    return fmt.percent(value) if is_share else fmt.short_number(value)


def _signed(value: Number | None, *, is_share: bool) -> Text:
    """Return a difference: of two shares it is in points, for 5 % more than 40 % is 42 %."""
    if value is None:
        return Text(fmt.NONE, fmt.NONE)
    said = _number(value, is_share=is_share).removesuffix("%")
    signed = f"+{said}" if value > 0 else said
    return Text(f"{signed} 个百分点", f"{signed} percentage points") if is_share else Text(signed, signed)


def _firm(change: FirmChange) -> FirmChangeRow:
    return FirmChangeRow(
        firm_id=change.firm_id,
        name=change.name,
        kind=change.kind,
        what=FIRM_KINDS[change.kind],
        before=_place(change.before),
        after=_place(change.after),
        causes=tuple(_both(cause.message) for cause in change.causes),
    )


def _place(placement: Placement | None) -> str:
    if placement is None:
        return fmt.NONE
    return f"{'+'.join(placement.units)} {fmt.period(placement.start, placement.end)}"


def _changed(change: RowChange) -> tuple[ChangedRow, ...]:
    what, key = ROW_KINDS[change.kind], " · ".join(part for part in change.key if part)
    nothing = Text("", "")
    if not change.fields:
        return (ChangedRow(table=change.table, key=key, what=what, field="", before=nothing, after=nothing),)
    return tuple(
        ChangedRow(
            table=change.table,
            key=key,
            what=what,
            field=one.field,
            before=_written(one.before),
            after=_written(one.after),
        )
        for one in change.fields
    )


def _written(value: Any) -> Text:
    if value is None:
        return Text(fmt.NONE, fmt.NONE)
    if isinstance(value, Text):
        return value
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, StrEnum):
        return word(value) if type(value) in WORDS else Text(value.value, value.value)
    if isinstance(value, tuple):
        parts = [_written(one) for one in value]
        return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))
    said = plain(value) if isinstance(value, Decimal) else str(value)
    return Text(said, said)


def _both(said: Message) -> Text:
    return Text(zh=said.say(Lang.ZH), en=said.say(Lang.EN))
