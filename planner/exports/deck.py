"""The board pack as slides to be edited: native charts and tables, the stack as a picture with its SVG."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Mm, Pt

from planner.domain.solving.report import Report
from planner.exports.cleaning import cleaned
from planner.exports.slide_parts import add_bullet, add_svg
from planner.exports.typeset.picture import drawing_png
from planner.exports.typeset.stack import stack_on_page
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.assumptions import PLANNING_ASSUMPTION
from planner.views.gauges import gauges
from planner.views.memo import Memo
from planner.views.unplaced import NOT_LOOKED_INTO
from planner.views.words import RESOURCES, named, word

TITLE = Text("分配方案汇报", "Board pack")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTH, _HEIGHT, _MARGIN = Mm(338.7), Mm(190.5), Mm(14)
_INK, _ACCENT, _MUTED = RGBColor(0x1B, 0x27, 0x33), RGBColor(0x20, 0x50, 0x72), RGBColor(0x55, 0x61, 0x6D)
_COLOURS = (_ACCENT, RGBColor(0x6C, 0x9B, 0xBF), RGBColor(0xC9, 0xB4, 0x58))
_LINES = RGBColor(0xD9, 0xDF, 0xE5)
"""Lines behind bars: their labels must stand out."""
_MOST_ROWS, _MOST_TIGHT, _MANY_GROUPS = 11, 12, 5
_DECIDED = Text("方案决定什么", "What the plan decides")
_STACK = Text("楼层分布图", "The stacking plan")
_OCCUPANCY = Text("三种入驻率", "Three occupancies")
_TIGHT = Text("公用工程最高占比", "Utilities: fullest share of the cap")
_CHANGES = Text("与前一方案相比", "What changes")
_UNPLACED = Text("未落位企业", "Firms without a place")
_DECIDE = Text("请决定", "To be decided")
_MORE = Text("另有 {count} 家，见工作簿。", "{count} more in the workbook.")


def deck_bytes(told: Memo, report: Report, *, lang: Lang) -> bytes:
    """Return the slides as a `.pptx` file; equal facts give equal bytes."""
    show = Presentation()
    show.slide_width, show.slide_height = _WIDTH, _HEIGHT
    deck = _Deck(show, told, lang)
    deck.bullets(_DECIDED, [*told.decided, told.proof, told.imprint.verdict], title=TITLE)
    deck.picture(_STACK, stack_on_page(report, told.quarter, lang, size=(1000.0, 480.0)))
    deck.occupancy()
    deck.utilities(report)
    deck.changes()
    deck.unplaced()
    deck.bullets(_DECIDE, [*told.to_decide, told.imprint.foundation])
    core = show.core_properties
    made = datetime.combine(told.imprint.day, time())
    core.title, core.author, core.last_modified_by = TITLE.say(lang), "", ""
    core.created = core.modified = core.last_printed = made
    memory = BytesIO()
    show.save(memory)
    return _settled(memory.getvalue(), made)


class _Deck:
    """Slides as they are added, each with its title and a foot that says plan, day and assumptions."""

    def __init__(self, show: Any, told: Memo, lang: Lang) -> None:
        self._show, self._told, self._lang = show, told, lang

    def bullets(self, head: Text, rows: Iterable[Text], *, title: Text | None = None) -> None:
        """Add a slide of sentences; the first slide has the title of the pack above."""
        slide = self._slide(head)
        top = Mm(34)
        if title is not None:
            of = (title, self._told.imprint.park, self._told.imprint.plan)
            said = " · ".join(one.say(self._lang) for one in of)
            self._text(slide, said, (Mm(30), Mm(12)), size=16, colour=_MUTED)
            top = Mm(48)
        frame = slide.shapes.add_textbox(_MARGIN, top, _WIDTH - 2 * _MARGIN, Mm(110)).text_frame
        frame.word_wrap = True
        for number, row in enumerate(rows):
            line = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self._write(line, row.say(self._lang), 16, _INK)
            add_bullet(line)
            line.space_after = Pt(8)

    def picture(self, head: Text, svg: str) -> None:
        """Add a slide with a drawing."""
        slide = self._slide(Text(f"{head.zh} · {self._told.quarter}", f"{head.en} · {self._told.quarter}"))
        png = drawing_png(svg, self._told.imprint.day, ppi=150)
        made = slide.shapes.add_picture(BytesIO(png), _MARGIN, Mm(30), height=Mm(140))
        if made.width > _WIDTH - 2 * _MARGIN:
            made.height = Emu(int(made.height * (_WIDTH - 2 * _MARGIN) / made.width))
            made.width = Emu(_WIDTH - 2 * _MARGIN)
        made._element._nvXxPr.cNvPr.set("descr", head.say(self._lang))  # noqa: SLF001  the text for those who do not see it
        add_svg(slide, made, svg)

    def occupancy(self) -> None:
        """Add the three occupancies as chart and table."""
        slide, rows = self._slide(_OCCUPANCY), self._told.occupancies
        data = CategoryChartData(number_format="0%")
        data.categories = [self._clean(row.subject.say(self._lang)) for row in rows]
        kinds = (Text("已签", "Signed"), Text("期望", "Expected"), Text("含意向", "With pencilled"))
        for kind, values in zip(
            kinds,
            ([r.signed for r in rows], [r.expected for r in rows], [r.pencilled for r in rows]),
            strict=True,
        ):
            data.add_series(kind.say(self._lang), [_share(value) for value in values])
        self._chart(slide, data, XL_CHART_TYPE.COLUMN_CLUSTERED, (_MARGIN, Mm(30), Mm(165), Mm(135)))
        heads = (Text("范围", "Of"), Text("可租（㎡）", "Leasable (㎡)"), *kinds)
        cells = [
            (
                row.subject.say(self._lang),
                fmt.number(row.of_m2),
                *map(fmt.percent, (row.signed, row.expected, row.pencilled)),
            )
            for row in rows
        ]
        self._table(slide, heads, cells, (Mm(184), Mm(34), Mm(140)), widths=(2.4, 1.2, 1, 1, 1.2))

    def utilities(self, report: Report) -> None:
        """Add the fullest resources as a chart."""
        found = [(gauge, gauge.peak) for gauge in gauges(report.problem, report.measures) if gauge.has_cap]
        found.sort(key=lambda one: -(one[1].share or 0))
        top = found[:_MOST_TIGHT]
        slide = self._slide(_TIGHT)
        if not top:
            return
        data = CategoryChartData(number_format="0%")
        data.categories = [
            self._clean(
                f"{gauge.place.say(self._lang)} {RESOURCES[gauge.resource].say(self._lang)} {peak.quarter}"
            )
            for gauge, peak in reversed(top)
        ]
        data.add_series(_TIGHT.say(self._lang), [_share(peak.share) for _, peak in reversed(top)])
        self._chart(
            slide, data, XL_CHART_TYPE.BAR_CLUSTERED, (_MARGIN, Mm(30), _WIDTH - 2 * _MARGIN, Mm(140))
        )

    def changes(self) -> None:
        """Add what differs from the plan before, with the firms that changed."""
        slide, told = self._slide(_CHANGES), self._told
        said = "\n".join(one.say(self._lang) for one in told.changes[:4])
        for line in self._text(slide, said, (Mm(30), Mm(30)), size=13, colour=_INK).paragraphs:
            add_bullet(line)
        heads = (Text("企业", "Firm"), Text("变动", "Change"), Text("原来", "Before"), Text("现在", "Now"))
        rows = [
            (one.firm.say(self._lang), one.what.say(self._lang), one.before, one.after)
            for one in told.changed_firms
        ]
        self._table(slide, heads, rows, (_MARGIN, Mm(66), _WIDTH - 2 * _MARGIN), widths=(2, 1, 2, 2), most=9)

    def unplaced(self) -> None:
        """Add the firms without a place with the first reason of each."""
        slide = self._slide(_UNPLACED)
        heads = (
            Text("企业", "Firm"),
            Text("阶段", "Stage"),
            Text("意向（㎡）", "Asks (㎡)"),
            Text("首要原因", "First reason"),
        )
        rows = [
            (
                named(row.firm.firm_id, row.firm.name).say(self._lang),
                word(row.firm.stage).say(self._lang),
                fmt.number(row.firm.area_req_m2),
                (row.first.sentence if row.first else NOT_LOOKED_INTO).say(self._lang),
            )
            for row in self._told.unplaced
        ]
        self._table(slide, heads, rows, (_MARGIN, Mm(32), _WIDTH - 2 * _MARGIN), widths=(1.4, 0.9, 0.7, 5))

    def _slide(self, head: Text) -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[5])
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = _MARGIN, Mm(8), _WIDTH - 2 * _MARGIN, Mm(18)
        self._write(title.text_frame.paragraphs[0], head.say(self._lang), 26, _ACCENT)
        imprint = self._told.imprint
        foot = f"{imprint.line.say(self._lang)} · {PLANNING_ASSUMPTION.say(self._lang)}"
        self._text(slide, foot, (Mm(178), Mm(9)), size=9, colour=_MUTED)
        return slide

    def _text(self, slide: Any, said: str, place: tuple[int, int], *, size: int, colour: RGBColor) -> Any:
        frame = slide.shapes.add_textbox(_MARGIN, place[0], _WIDTH - 2 * _MARGIN, place[1]).text_frame
        frame.word_wrap = True
        for number, part in enumerate(said.split("\n")):
            self._write(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), part, size, colour)
        return frame

    def _write(self, line: Any, said: str, size: int, colour: RGBColor) -> None:
        run = line.add_run()
        run.text = self._clean(said)
        run.font.size, run.font.color.rgb = Pt(size), colour
        line.alignment = 1

    def _clean(self, said: str) -> str:
        return cleaned(said).text

    def _chart(self, slide: Any, data: CategoryChartData, kind: Any, box: tuple[int, int, int, int]) -> None:
        chart = slide.shapes.add_chart(kind, *box, data).chart
        chart.font.size = Pt(11)
        chart.has_legend = len(chart.plots[0].series) > 1
        if chart.has_legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.has_title = False
        chart.category_axis.tick_labels.font.size = Pt(11)
        chart.value_axis.major_gridlines.format.line.color.rgb = _LINES
        chart.value_axis.maximum_scale, chart.value_axis.minimum_scale = 1.0, 0.0
        chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = (
            "0%",
            False,
        )
        plot = chart.plots[0]
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0%", False
        plot.data_labels.font.size = Pt(10)
        chart.category_axis._element.txPr.bodyPr.set("rot", "0")  # noqa: SLF001  names are broken into lines, not slanted
        if len(plot.series) > 1:  # labels of many groups must not run into each other
            plot.gap_width = 60
            plot.data_labels.font.size = Pt(10 if len(plot.categories) < _MANY_GROUPS else 8)
        for series, colour in zip(plot.series, _COLOURS, strict=False):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour

    def _table(
        self,
        slide: Any,
        heads: Sequence[Text],
        rows: Sequence[Sequence[str]],
        place: tuple[int, int, int],
        *,
        widths: Sequence[float],
        most: int = _MOST_ROWS,
    ) -> None:
        if not rows:
            return
        left, top, width = place
        kept = rows[:most]
        table = slide.shapes.add_table(
            1 + len(kept), len(heads), left, top, width, Mm(8) * (1 + len(kept))
        ).table
        for number, share in enumerate(widths):
            table.columns[number].width = Emu(int(width * share / sum(widths)))
        for column, head in enumerate(heads):
            self._cell(table.cell(0, column), head.say(self._lang), RGBColor(0xFF, 0xFF, 0xFF))
            table.cell(0, column).fill.solid()
            table.cell(0, column).fill.fore_color.rgb = _ACCENT
        for number, row in enumerate(kept, start=1):
            for column, said in enumerate(row):
                self._cell(table.cell(number, column), said, _INK)
        if len(rows) > most:
            more = _MORE.fill(self._lang, count=len(rows) - most)
            self._text(slide, more, (Mm(168), Mm(8)), size=11, colour=_MUTED)

    def _cell(self, cell: Any, said: str, colour: RGBColor) -> None:
        cell.margin_top = cell.margin_bottom = Mm(0.8)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        self._write(cell.text_frame.paragraphs[0], said[:160], 11, colour)


def _share(value: Decimal | None) -> float:
    return 0.0 if value is None else float(value)


def _settled(packed: bytes, made: datetime) -> bytes:
    """Return the same parts without the time at which they, and the workbooks of the charts, were packed."""
    memory = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = _settled(content, made)
            elif name == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + f"{made.isoformat()}Z".encode(), content)
            new.writestr(zipfile.ZipInfo(name, date_time=_EPOCH), content, zipfile.ZIP_DEFLATED)
    return memory.getvalue()
