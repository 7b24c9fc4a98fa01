"""The first sheet: what the plan comes to, the stack as a picture, charts of Excel's own, and what the other sheets hold."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from planner.domain.solving.report import Report
from planner.exports.table import Percentage
from planner.exports.typeset.picture import drawing_png
from planner.exports.typeset.stack import stack_on_page
from planner.exports.workbook.capacity import CAPACITY, capped_gauges
from planner.exports.workbook.fitting import row_height
from planner.exports.workbook.sheet import BookSheet, SheetCell, SheetFormula
from planner.exports.workbook.writer import SheetWriter
from planner.palette import LIGHT
from planner.text import Lang, Text
from planner.views.assumptions import PLANNING_ASSUMPTION
from planner.views.fullest import fullest_quarter
from planner.views.imprint import proof
from planner.views.memo import decided
from planner.views.occupancy import occupancy_overall
from planner.views.words import RESOURCES

TITLE: Final = Text("概览", "Overview")
_WIDTHS = (24, 11, 11, 9, 11, 9, 11, 9)
_OCCUPANCY: Final = (
    Text("范围", "Of"),
    Text("可租(㎡)", "Leasable (㎡)"),
    Text("已签(㎡)", "Signed (㎡)"),
    Text("已签", "Signed"),
    Text("期望(㎡)", "Expected (㎡)"),
    Text("期望", "Expected"),
    Text("含意向(㎡)", "Pencilled (㎡)"),
    Text("含意向", "Pencilled"),
)
_THREE: Final = Text("三种入驻率", "Three occupancies")
_TIGHT: Final = Text("最紧的资源", "Tightest resources")
_SHARE: Final = Text("最高占比", "Fullest")
_SHEETS: Final = Text("工作表", "Sheets")
_PRINTED, _LOOKED_UP = (
    Text("随整本打印", "printed"),
    Text("供查阅（取消打印区域后可印）", "to look up; not printed"),
)
_STACK: Final = Text("楼层分布图", "Stacking plan")
_MOST_TIGHT, _MANY_GROUPS = 8, 5
_PICTURE_PX, _PPI, _ROW_PT = 590, 120, 12.5


def write_overview(writer: SheetWriter, report: Report, sheets: Sequence[BookSheet]) -> None:
    """Write the first sheet."""
    lang, imprint = writer.lang, writer.imprint
    made = writer.book.add_worksheet(TITLE.say(lang))
    made.set_default_row(_ROW_PT)
    for column, width in enumerate(_WIDTHS):
        made.set_column(column, column, width)
    big = writer.book.add_format({"font_size": 15, "font_color": "#205072"})
    plain = writer.book.add_format({"font_size": 9, "text_wrap": True, "valign": "top"})
    made.write_string(0, 0, imprint.park.say(lang)[:80], big)
    made.set_row(0, 21)
    said = [
        imprint.line,
        *(one.both() for one in decided(report)),
        proof(report.outcome),
        imprint.verdict,
        imprint.foundation,
        PLANNING_ASSUMPTION,
    ]
    for row, text in enumerate(said, start=1):
        made.merge_range(row, 0, row, 7, text.say(lang), plain)
        made.set_row(row, 12.5 * (1 + len(text.say(lang).encode("gb18030", "replace")) // 118))
    row = _occupancies(writer, made, report, len(said) + 2)
    row = _tight(writer, made, report, sheets, row=row)
    quarter = fullest_quarter(report.problem, report.plan)
    title = Text(f"{_STACK.zh} {quarter}", f"{_STACK.en} {quarter}")
    png = drawing_png(stack_on_page(report, quarter, lang), imprint.day, ppi=_PPI)
    scale = _PICTURE_PX / 96 / _inches_of(png)
    made.insert_image(
        row,
        0,
        "stack.png",
        {
            "image_data": BytesIO(png),
            "x_scale": scale,
            "y_scale": scale,
            "description": title.say(lang),
            "object_position": 2,
        },
    )
    writer.page(made, TITLE.say(lang), is_portrait=True)
    made.fit_to_pages(1, 1)


def _occupancies(writer: SheetWriter, made: Any, report: Report, row: int) -> int:
    """Write the three occupancies with a chart; return the row below both."""
    lang = writer.lang
    made.write_string(row, 0, _THREE.say(lang), writer.form("@", style="head"))
    for column, title in enumerate(_OCCUPANCY):
        made.write_string(row + 1, column, title.say(lang), writer.form("@", wrap=True, style="head"))
    found = occupancy_overall(report.problem, report.measures)
    for line, one in enumerate(found, start=row + 2):
        cells: tuple[SheetCell, ...] = (
            one.subject,
            one.of_m2,
            one.signed_m2,
            Percentage(one.signed),
            one.expected_m2,
            Percentage(one.expected),
            one.pencilled_m2,
            Percentage(one.pencilled),
        )
        for column, cell in enumerate(cells):
            writer.cell(made, (line, column), cell)
        made.set_row(line, row_height([one.subject.say(lang)], _WIDTHS[:1]))
    first, last = row + 2, row + 1 + len(found)
    chart = writer.book.add_chart({"type": "column"})
    name = TITLE.say(lang)
    for column, colour in ((3, "#205072"), (5, "#6c9bbf"), (7, "#c9b458")):
        chart.add_series(
            {
                "name": [name, row + 1, column],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "fill": {"color": colour},
                "gap": 80,
            }
        )
    chart.set_title({"name": _THREE.say(lang), "name_font": {"size": 10, "bold": False}})
    chart.set_legend({"position": "bottom", "font": {"size": 8}})
    chart.set_x_axis({"num_font": {"size": 8 if len(found) < _MANY_GROUPS else 6}})
    chart.set_y_axis(
        {
            "num_format": "0%",
            "num_font": {"size": 8},
            "min": 0,
            "max": 1,
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.line}},
        }
    )
    chart.set_size({"width": 340, "height": 220})
    made.insert_chart(last + 2, 0, chart, {"object_position": 2})
    return last + 2


def _tight(writer: SheetWriter, made: Any, report: Report, sheets: Sequence[BookSheet], *, row: int) -> int:
    """Write the fullest resources, taken from the capacity sheet, with a chart; return the row below both."""
    lang = writer.lang
    capacity = next(sheet for sheet in sheets if sheet.title == CAPACITY)
    column = len(capacity.columns) - 2
    names = (
        Text(*(f"{one.place.say(x)} {RESOURCES[one.resource].say(x)}" for x in (Lang.ZH, Lang.EN)))
        for one in capped_gauges(report)
    )
    found: list[tuple[Decimal, int, Text]] = []
    for number, line in enumerate(capacity.rows):
        share = line[column]
        if isinstance(share, SheetFormula) and isinstance(share.value, Decimal):
            found.append((share.value, number, next(names)))
    found.sort(key=lambda one: (-one[0], one[1]))
    first = row + 15
    made.write_string(first - 1, 0, _TIGHT.say(lang), writer.form("@", style="head"))
    made.write_string(first - 1, 1, _SHARE.say(lang), writer.form("@", wrap=True, style="head"))
    letters = _letters(column)
    top = found[:_MOST_TIGHT]
    for place, (share, number, named) in enumerate(top, start=first):
        writer.cell(made, (place, 0), named)
        made.set_row(place, row_height([named.say(lang)], _WIDTHS[:1]))
        writer.cell(
            made, (place, 1), SheetFormula(f"'{CAPACITY.say(lang)}'!{letters}{number + 2}", share, "0.0%")
        )
    if top:
        chart = writer.book.add_chart({"type": "bar"})
        name = TITLE.say(lang)
        chart.add_series(
            {
                "name": _SHARE.say(lang),
                "categories": [name, first, 0, first + len(top) - 1, 0],
                "values": [name, first, 1, first + len(top) - 1, 1],
                "fill": {"color": "#205072"},
                "data_labels": {"value": True, "num_format": "0%"},
                "gap": 40,
            }
        )
        chart.set_title({"name": _TIGHT.say(lang), "name_font": {"size": 10, "bold": False}})
        chart.set_legend({"none": True})
        chart.set_x_axis(
            {"num_format": "0%", "min": 0, "max": 1, "major_unit": 0.25, "num_font": {"size": 8}}
        )
        chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "interval_unit": 1})
        chart.set_size({"width": 350, "height": 220})
        made.insert_chart(row, 4, chart, {"object_position": 2})
    _index(writer, made, sheets, first - 1)
    return first + max(len(top), len(sheets)) + 1


def _index(writer: SheetWriter, made: Any, sheets: Sequence[BookSheet], row: int) -> None:
    """Say beside the fullest resources what the other sheets are."""
    made.merge_range(row, 3, row, 7, _SHEETS.say(writer.lang), writer.form("@", style="head"))
    for line, sheet in enumerate(sheets, start=row + 1):
        made.merge_range(line, 3, line, 4, sheet.title.say(writer.lang), writer.form("@"))
        said = _PRINTED if sheet.is_printed else _LOOKED_UP
        made.merge_range(line, 5, line, 7, said.say(writer.lang), writer.form("@"))


def _letters(column: int) -> str:
    head, rest = divmod(column, 26)
    return (chr(64 + head) if head else "") + chr(65 + rest)


def _inches_of(png: bytes) -> float:
    """Return how broad a picture is, as the office program takes it from the file."""
    return int.from_bytes(png[16:20], "big") / (_PPI if b"pHYs" in png[:200] else 96)
