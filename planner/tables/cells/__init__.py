"""The one cell parser: text and column in, value or reason out. Nothing is ever guessed in silence."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from planner.domain.solving.finding import Severity
from planner.domain.vocabulary.spelling import spelling, visible
from planner.tables.cells.amounts import read_decimal, read_whole
from planner.tables.cells.cell_result import Ambiguous, CellFault, CellValue, Choice, Verdict
from planner.tables.cells.choices import NOTHING, read_id, read_list, read_word, read_yes_no
from planner.tables.cells.times import read_day, read_end, read_quarter
from planner.tables.columns.column import FILLED, Column, Kind
from planner.tables.columns.quantity import StatedUnit
from planner.text import Text, message

LONGEST_CELL = 32_767
"""Characters a spreadsheet cell can hold."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MEASURED = frozenset((Kind.WHOLE, Kind.DECIMAL, Kind.QUARTER, Kind.DATE))
_UNLIKE = frozenset((Kind.TEXT, Kind.ID))
"""Kinds whose cells seldom say the same twice."""
_NO_VALUE = frozenset(("-", "--", "---", "—", "——", "/", "\\"))
_WORDS_FOR_NONE = frozenset(
    (
        "长期",
        "永久",
        "无固定期限",
        "不定期",
        "待定",
        "未定",
        "暂无",
        "无",
        "不详",
        "未知",
        "面议",
        "另议",
        "tbd",
        "n/a",
    )
)
_DASHES = re.compile(r"-+")


MOST_KNOWN = 50_000
"""Verdicts that are kept, of short cells whose text comes again and again."""
_LONGEST_KNOWN = 40
_KNOWN: dict[tuple[int, str, StatedUnit | None], tuple[Column, Verdict]] = {}


def read_cell(text: str, column: Column, *, stated: StatedUnit | None = None) -> Verdict:
    """Read the text of one cell of `column`.

    `stated` is the unit in the header, if the header names one.
    """
    if column.kind in _UNLIKE or len(text) > _LONGEST_KNOWN:
        return _read_cell(text, column, stated)
    key = (id(column), text, stated)
    known = _KNOWN.get(key)
    if known is not None and known[0] is column:
        return known[1]
    verdict = _read_cell(text, column, stated)
    if len(_KNOWN) >= MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[key] = (column, verdict)  # the column along with it, so that nothing else gets its id
    return verdict


def _read_cell(text: str, column: Column, stated: StatedUnit | None) -> Verdict:
    if text == "" or (column.kind is not Kind.TEXT and not visible(text).strip()):
        return _blank(column)
    if column.kind in _MEASURED and column.default is None and (said := _nothing(text)) is not None:
        return said
    if len(text) > LONGEST_CELL:
        return CellFault(message("超过 {most} 个字符", "longer than {most} characters", most=LONGEST_CELL))
    if _CONTROL.search(text):
        return CellFault(message("含控制字符", "holds a control character"))
    return _filled(text, column, stated)


def _blank(column: Column) -> Verdict:
    if column.is_required:
        return CellFault(message("不能为空：{help}", "must not be empty: {help}", help=column.help))
    return CellValue(column.default)


def _nothing(text: str) -> Verdict | None:
    """What a dash or a word says that stands for no value; None if the text is another."""
    said = spelling(text)
    if said in _NO_VALUE:
        return CellValue(
            None, message("“{text}” 读作空", "“{text}” read as empty", text=text), Severity.WARNING
        )
    if said in _WORDS_FOR_NONE:
        empty = Choice(NOTHING, Text("留空", "leave it empty"))
        return Ambiguous(message("这不是一个值，留空吗？", "this is no value; leave it empty?"), (empty,))
    return None


def _filled(text: str, column: Column, stated: StatedUnit | None) -> Verdict:
    readers: Mapping[Kind, Callable[[], Verdict]] = {
        Kind.TEXT: lambda: CellValue(_text(text, column)),
        Kind.ID: lambda: read_id(text),
        Kind.WHOLE: lambda: read_whole(text, of=column.quantity, stated=stated),
        Kind.DECIMAL: lambda: read_decimal(text, of=column.quantity, decimals=column.decimals, stated=stated),
        Kind.QUARTER: lambda: read_quarter(text) if not column.is_end else read_end(text),
        Kind.DATE: lambda: read_day(text),
        Kind.YES_NO: lambda: read_yes_no(text, yes=column.yes, no=column.no),
        Kind.LIST: lambda: read_list(text),
        Kind.WORD: lambda: read_word(text, column.words or StrEnum),
    }
    return readers[column.kind]()


def _text(text: str, column: Column) -> str:
    """Return the text; where blanks are filled, dashes stand for one dash less (`-` for nothing)."""
    if column.default is FILLED and _DASHES.fullmatch(text):
        return text.removeprefix(NOTHING)
    return text
