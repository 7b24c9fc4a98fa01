"""An answer as a paper: the sentences that answer, and the tables that they rest on, as pages to print and as a workbook."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from planner.exports.excel import tables_workbook
from planner.exports.table import Cell, ExportTable, Percentage, columns
from planner.exports.typeset.parts import PageColumn, in_languages, part, sheet
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Message, Text
from planner.views import format as fmt
from planner.views.imprint import Imprint

_ANSWERS = Text("回答", "Answers")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_MOST_SHEET_NAME = 31
"""Characters of the name of a sheet; Excel takes no more."""
_ANSWER_WIDTH = 96
"""Characters of a text from which its column gets the widest share of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPaper:
    """What a question came to: sentences, tables to print, and `more` tables that stand in the workbook alone."""

    title: Text
    says: tuple[Text, ...]
    tables: tuple[ExportTable, ...]
    more: tuple[ExportTable, ...] = ()


def sentences(*told: Message | Text) -> tuple[Text, ...]:
    """Return sentences in both languages, those that say nothing left out."""
    both = (one.both() if isinstance(one, Message) else one for one in told)
    return tuple(one for one in both if one.zh)


def answer_pdf(paper: AnswerPaper, imprint: Imprint, langs: Sequence[Lang]) -> bytes:
    """Return an answer as PDF, a part for each language; equal facts give equal bytes."""
    return typeset(answer_page(paper, imprint, langs))


def answer_page(paper: AnswerPaper, imprint: Imprint, langs: Sequence[Lang]) -> PageData:
    """Return the values that the pages are filled with; tables without a row are left out."""
    return PageData(
        template="answer",
        day=imprint.day,
        values=in_languages(
            langs,
            lambda lang: part(
                imprint,
                lang,
                paper.title,
                says=[one.say(lang) for one in paper.says],
                tables=[_printed(table, lang) for table in paper.tables if table.rows],
            ),
        ),
    )


def answer_workbook(paper: AnswerPaper, imprint: Imprint, *, lang: Lang) -> bytes:
    """Return an answer as an `.xlsx` file: the sentences on the first sheet, then a sheet for each table that has rows."""
    answers = ExportTable(
        key="answers",
        title=_ANSWERS,
        columns=(*columns(("序号", "No.")), paper.title),
        rows=tuple((number, one) for number, one in enumerate(paper.says, start=1)),
    )
    tables = [one for one in (*paper.tables, *paper.more) if one.rows]
    named = (replace(one, title=_sheet_name(one.title)) for one in tables)
    return tables_workbook((answers, *named), imprint, lang=lang)


def _sheet_name(title: Text) -> Text:
    """Return a title as the name of a sheet: without what Excel does not take, cut short."""
    zh, en = (_NOT_IN_SHEET_NAMES.sub("·", one)[:_MOST_SHEET_NAME] for one in (title.zh, title.en))
    return Text(zh, en)


def _printed(table: ExportTable, lang: Lang) -> dict[str, Any]:
    rows = [[_written(cell) for cell in row] for row in table.rows]
    heads = [
        PageColumn(
            title=title,
            width=_width([row[at] for row in rows], lang),
            is_number=any(_is_number(row[at]) for row in table.rows),
        )
        for at, title in enumerate(table.columns)
    ]
    return sheet(heads, rows, lang, title=table.title)


def _width(cells: Sequence[Text | str], lang: Lang) -> float:
    """Return the share of a page that a column gets: from 1 for figures to 4 for sentences."""
    longest = max((len(one.say(lang) if isinstance(one, Text) else one) for one in cells), default=0)
    return 1 + 3 * min(1.0, longest / _ANSWER_WIDTH)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | Decimal | Percentage)


def _written(cell: Cell) -> Text | str:
    if cell is None:
        return fmt.NONE
    if isinstance(cell, Percentage):
        return fmt.NONE if cell.value is None else fmt.percent(cell.value)
    if isinstance(cell, int | Decimal):
        return fmt.short_number(cell)
    return fmt.day(cell) if isinstance(cell, date) else cell
