"""Sweeps and tornados as papers: where the plan breaks, what swings a figure most, and every cell."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from planner.domain.solving.outcome import STATUS_TITLES
from planner.domain.sweeping.sweep_result import Number, Span, SweepRow, SweepTable, TornadoBar
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.table import Cell, ExportTable, Percentage, columns
from planner.text import Text, message
from planner.views import format as fmt
from planner.views.sweep import FigureTitle

_PLACED = Text("落位企业", "Firms placed")
_STATUS, _NOTE = Text("状态", "Status"), Text("备注", "Note")
_BY_THE_CLOCK = Text("受时限影响，重算可能不同", "ended by the clock; may differ")
_STAR = Text(
    "带 * 的没有证明：最优值在所列两数之间，“?”表示未知；不用来下结论。",
    "What carries * is not proven: the best value lies between the two numbers, a ? stands for one that is not known; nothing "
    "is concluded from it.",
)
_BASE_OPEN = Text(
    "出发的方案本身没有证明为最优。", "The plan that is started from is not itself proven the best."
)


def sweep_paper(
    table: SweepTable, axes: Sequence[Text], figures: Sequence[FigureTitle], told: Sequence[Text]
) -> AnswerPaper:
    """Return a sweep cell by cell; `told` says where the plan breaks.

    `axes` name the inputs. The first of `figures` is printed, the workbook has all of them.
    """
    shown = figures[0]
    count = message(
        "由当前方案出发，逐格求解：已完成 {done} 格，共 {cells} 格。",
        "From the plan on show, cell by cell: {done} of {cells} cells are solved.",
        done=fmt.number(len(table.rows)),
        cells=fmt.number(table.cells),
    )
    is_open = any(row.plan is not None and not row.is_proven for row in table.rows)
    return AnswerPaper(
        title=Text("批量推演", "Sweep"),
        says=sentences(count, *told, *((_STAR,) if is_open else ())),
        tables=(
            ExportTable(
                key="cells",
                title=Text("逐格结果", "Cell by cell"),
                columns=(*axes, _titled(shown), _PLACED, _STATUS, _NOTE),
                rows=tuple(
                    (*_values(row), _figure(shown, row), len(row.placed), STATUS_TITLES[row.status], _note(row))
                    for row in table.rows
                ),
                fixed=len(axes),
            ),
        ),
        more=(
            ExportTable(
                key="figures",
                title=Text("全部指标", "All figures"),
                columns=(*axes, *(_titled(one) for one in figures)),
                rows=tuple(
                    (*_values(row), *(_figure(one, row) for one in figures)) for row in table.rows
                ),
                fixed=len(axes),
            ),
        ),
    )  # fmt: skip


def tornado_paper(
    bars: Sequence[TornadoBar], titles: Mapping[str, Text], figure: FigureTitle, left_out: Sequence[str] = ()
) -> AnswerPaper:
    """Return the inputs by how far they swing a figure; `titles` name what bars and those `left_out` are called."""
    says = [_swings(bars[0], titles, figure)] if bars else []
    if any(bar.is_open for bar in bars):
        says.append(_STAR)
    if any(bar.is_base_open for bar in bars):
        says.append(_BASE_OPEN)
    says += [
        Text(
            f"{titles[one].zh}：没有证明，且与出发的方案矛盾，未列出。",
            f"{titles[one].en}: not proven, and beside the plan that is started from; left out.",
        )
        for one in left_out
    ]
    return AnswerPaper(
        title=Text("龙卷风图", "Tornado"),
        says=tuple(says),
        tables=(
            ExportTable(
                key="bars",
                title=Text(f"各因素使{figure.title.zh}摆动多少", f"How far each input swings: {figure.title.en}"),
                columns=columns(
                    ("因素", "Input"),
                    ("最小", "Least"),
                    ("取值", "At"),
                    ("最大", "Greatest"),
                    ("取值", "At"),
                    ("摆动", "Swing"),
                ),
                rows=tuple(
                    (
                        titles[bar.title],
                        _cell(figure, bar.least, bar.least_span),
                        str(bar.least_at),
                        _cell(figure, bar.greatest, bar.greatest_span),
                        str(bar.greatest_at),
                        f"{figure.written(bar.swing)} *" if bar.is_open else _number(figure, bar.swing),
                    )
                    for bar in bars
                ),
            ),
        ),
    )  # fmt: skip


def _swings(bar: TornadoBar, titles: Mapping[str, Text], figure: FigureTitle) -> Text:
    if not bar.swing:
        return Text(
            f"没有一个因素使{figure.title.zh}改变。", f"No input changes this figure: {figure.title.en}."
        )
    said = message(
        "{figure}摆动最大的因素：{name}，取 {least_at} 时为 {least}，取 {greatest_at} 时为 {greatest}。",
        "{figure}: what swings it most is {name}, {least} at {least_at} and {greatest} at {greatest_at}.",
        figure=figure.title,
        name=titles[bar.title],
        least=figure.written_span(bar.least, bar.least_span),
        least_at=str(bar.least_at),
        greatest=figure.written_span(bar.greatest, bar.greatest_span),
        greatest_at=str(bar.greatest_at),
    )
    return said.both()


def _titled(figure: FigureTitle) -> Text:
    if figure.is_share or not figure.unit.zh:
        return figure.title
    return Text(f"{figure.title.zh}（{figure.unit.zh}）", f"{figure.title.en} ({figure.unit.en})")


def _values(row: SweepRow) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row.values)


def _figure(figure: FigureTitle, row: SweepRow) -> Cell:
    return _cell(figure, row.figure(figure.key), row.span(figure.key))


def _cell(figure: FigureTitle, value: Number | None, span: Span) -> Cell:
    """Return a number where it holds, else what the best value lies between, with its mark."""
    if value is None:
        return None
    if span[0] == value == span[1]:
        return _number(figure, value)
    return f"{figure.written_span(value, span)} *"


def _number(figure: FigureTitle, value: Number) -> Cell:
    return Percentage(Decimal(value)) if figure.is_share else value


def _note(row: SweepRow) -> Text | str:
    return _BY_THE_CLOCK if row.may_differ else row.note
