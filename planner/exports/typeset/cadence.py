"""Reports in the cadence of the bureau as PDF: the quarterly start list, the half-year showcase, the yearly assessment."""

from collections.abc import Sequence
from typing import Any

from planner.domain.solving.report import Report
from planner.exports.typeset.memo import SIGN, SIGNERS
from planner.exports.typeset.parts import PageColumn, in_languages, part, sheet
from planner.exports.typeset.stack import stack_on_page
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text
from planner.views.cadence import CadenceReport
from planner.views.imprint import Imprint
from planner.views.indicators import IndicatorTable, written

_NOBODY = Text("没有企业。", "No firm.")
_STACK = Text("楼层分布图", "The stacking plan")
_FIRST_WIDTH, _TEXT_WIDTH, _FIGURE_WIDTH = 1.9, 1.1, 0.9
"""Widths of the first column, of columns of words and of figures, in shares of the page."""
_SIZE = (640.0, 780.0)


def cadence_pdf(told: CadenceReport, report: Report, imprint: Imprint, langs: Sequence[Lang]) -> bytes:
    """Return a report as PDF; equal facts give equal bytes. `report` is the one it tells of."""
    return typeset(cadence_page(told, report, imprint, langs))


def cadence_page(told: CadenceReport, report: Report, imprint: Imprint, langs: Sequence[Lang]) -> PageData:
    """Return the values that a report is filled with."""
    return PageData(
        template="cadence",
        day=imprint.day,
        values=in_languages(langs, lambda lang: _part(told, report, imprint, lang)),
    )


def _part(told: CadenceReport, report: Report, imprint: Imprint, lang: Lang) -> dict[str, Any]:
    values: dict[str, Any] = {
        "tiles": [{"title": one.title.say(lang), "value": one.value} for one in told.tiles],
        "says": [said.say(lang) for said in told.says],
        "tables": [_sheet(one, lang) for one in told.tables],
        "none": _NOBODY.say(lang),
        "signatures": [{"title": one.say(lang), "line": SIGN.say(lang)} for one in SIGNERS],
    }
    if told.stack is not None:
        title = f"{_STACK.say(lang)} · {told.stack}"
        svg = stack_on_page(report, told.stack, lang, size=_SIZE)
        values["stack"] = {"title": title, "alt": title, "svg": svg}
    return part(imprint, lang, told.title, **values)


def _sheet(told: IndicatorTable, lang: Lang) -> dict[str, Any]:
    heads = [
        PageColumn(
            title=column.title,
            width=_FIRST_WIDTH if not at and told.is_named else _FIGURE_WIDTH if is_number else _TEXT_WIDTH,
            is_number=is_number,
        )
        for at, column in enumerate(told.columns)
        for is_number in (column.places is not None,)
    ]
    rows = (
        [written(cell, column) for cell, column in zip(row, told.columns, strict=True)] for row in told.rows
    )
    return sheet(heads, rows, lang, title=told.title)
