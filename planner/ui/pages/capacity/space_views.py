"""The views of the page of capacity: what each answers, its picture, and the table beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from planner.charts.capacity import (
    ends_figure,
    fill_figure,
    homeless_figure,
    places_figure,
    sizes_figure,
    space_figure,
)
from planner.domain.measures import Extent
from planner.domain.solving.report import Report
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.palette import Theme
from planner.services.recent import RecentViews
from planner.text import Message, Text, listed
from planner.ui.page_context import PageContext
from planner.ui.pages.capacity import words
from planner.ui.shared.charts import chart, figure_of, theme
from planner.ui.shared.choosing import choice
from planner.ui.shared.tables import SheetColumn, SheetTable, Value, sheet_table, show_table, table
from planner.views import format as fmt
from planner.views.capacity import FLOOR, Capacity, SpaceRow, subjects_of
from planner.views.filling import (
    ends_message,
    fill_message,
    fill_order,
    homeless_message,
    homeless_rows,
    places_message,
    space_message,
    vacancy_message,
)
from planner.views.overview import SHARES, PhaseShare
from planner.views.unplaced import NOT_LOOKED_INTO
from planner.views.vacancy import merged_pieces, pieces, size_classes, stay_ends

_PARTS = tuple(part for part in PhaseShare if part is not PhaseShare.NOT_HANDED_OVER)
_SPACES: RecentViews[SheetTable] = RecentViews(32)
_MOST_ROWS = 14
"""Rows of the map of resources: those that get fullest."""


@dataclass(frozen=True)
class CapacityView:
    """One view: the sentence that answers its question, and how it is drawn."""

    answer: Callable[[PageContext, Report, Capacity], Message]
    draw: Callable[[PageContext, Report, Capacity], None]


def _space(context: PageContext, report: Report, found: Capacity) -> None:
    names: dict[str, Text | str] = {
        f"{extent}:{subject_id}": title if extent != Extent.BUILDING else f"{subject_id} {context.say(title)}"
        for extent, subject_id, title, _ in subjects_of(report.problem)
    }
    chosen = choice(context, words.SUBJECT, names, ("capacity", "subject")) or f"{Extent.ALL}:"
    extent, _, subject_id = chosen.partition(":")
    rows = found.space_of(extent, subject_id)
    _picture(
        context,
        found,
        lambda look: space_figure(rows, lang=context.lang, theme=look, quarter=context.quarter),
        name="space",
        chosen=chosen,
    )
    made = _SPACES.of(
        found,
        (chosen, context.lang),
        lambda: _space_rows(context, rows, words.QUARTER, [str(row.quarter) for row in rows]),
    )
    with st.expander(context.say(words.TABLE)):
        show_table(made, key="capacity_space_table")


def _places(context: PageContext, report: Report, found: Capacity) -> None:
    buildings = [b for b in report.problem.buildings if report.problem.units_of[b.building_id]]
    names: dict[str, Text | str] = {
        "": words.ALL_BUILDINGS,
        **{b.building_id: f"{b.building_id} {context.say(b.name)}" for b in buildings},
    }
    chosen = choice(context, words.FLOORS, names, ("capacity", "building"))
    if chosen:
        rows = [
            row for row in found.space_at(FLOOR, context.quarter) if row.subject_id.startswith(f"{chosen}/")
        ][::-1]
    else:
        rows = list(found.space_at(Extent.BUILDING, context.quarter))
    _picture(
        context,
        found,
        lambda look: places_figure(rows, lang=context.lang, theme=look),
        name="places",
        chosen=chosen or "",
    )
    with st.expander(context.say(words.TABLE)):
        show_table(
            _space_rows(context, rows, words.WHERE, [context.say(row.subject) for row in rows]),
            key="capacity_places_table",
        )


def _space_rows(
    context: PageContext, rows: Sequence[SpaceRow], first: Text, names: Sequence[str]
) -> SheetTable:
    heads = [words.LEASABLE, words.DELIVERED, *(SHARES[part] for part in _PARTS), words.EXPECTED]
    cells: list[list[Value]] = [
        [name, row.leasable_m2, row.delivered_m2, *(row.parts[part] for part in _PARTS), row.expected_m2]
        for name, row in zip(names, rows, strict=True)
    ]
    return _made(context, [first], heads, cells, places=0)


def _utilities(context: PageContext, report: Report, found: Capacity) -> None:
    rows = fill_order(report, found)
    shown = [row for row in rows if row.extent != Extent.BUILDING]
    shown += [row for row in rows if row.extent == Extent.BUILDING][: max(0, _MOST_ROWS - len(shown))]
    _picture(
        context,
        found,
        lambda look: fill_figure(sorted(shown, key=rows.index), lang=context.lang, theme=look),
        name="utilities",
    )
    cells: list[list[Value]] = [
        [
            str(row.quarter),
            context.say(row.subject),
            context.say(RESOURCE_NAMES[row.resource]),
            row.signed,
            row.reserved,
            row.pencilled,
            row.expected,
            row.cap,
            row.free,
        ]
        for row in found.draws
        if row.quarter == context.quarter
    ]
    with st.expander(context.say(words.TABLE)):
        show_table(
            _made(context, words.DRAW_HEADS[:3], words.DRAW_HEADS[3:], cells, places=2),
            key="capacity_utilities_table",
        )


def _vacancy(context: PageContext, _report: Report, found: Capacity) -> None:
    view = found.views[context.quarter]
    _picture(
        context,
        found,
        lambda look: sizes_figure(size_classes(view), lang=context.lang, theme=look),
        name="vacancy",
    )
    told = [*pieces(view), *(one for one in merged_pieces(view) if one.is_merged)]
    cells: list[list[Value]] = [
        [
            one.building_id,
            context.say(listed(map(str, one.floors))),
            context.say(listed(one.units)),
            one.area_m2,
            fmt.quarter(one.until),
        ]
        for one in told
    ]
    heads = [context.say(head) for head in words.PIECE_HEADS]
    columns = [SheetColumn(label=head, places=0 if at == 3 else None) for at, head in enumerate(heads)]
    with st.expander(context.say(words.TABLE)):
        table(columns, cells, key="capacity_vacancy_table")


def _ends(context: PageContext, report: Report, _found: Capacity) -> None:
    ends = stay_ends(report.problem, report.plan)
    last = report.problem.quarters[-1]
    _picture(
        context, report, lambda look: ends_figure(ends, lang=context.lang, theme=look, last=last), name="ends"
    )
    cells: list[list[Value]] = [
        [
            str(one.quarter),
            f"{one.firm_id} {context.say(one.firm)}",
            context.say(listed(one.units)),
            fmt.number(one.area_m2),
            context.say(words.BY_PLAN if one.is_planned else words.BY_LEASE),
            context.say(words.NO_OPTION)
            if one.renew_probability is None
            else context.fill(
                words.OPTION, years=one.renew_years, chance=fmt.percent(one.renew_probability, 0)
            ),
        ]
        for one in ends
    ]
    with st.expander(context.say(words.TABLE)):
        table([context.say(head) for head in words.END_HEADS], cells, key="capacity_ends_table")


def _homeless(context: PageContext, report: Report, _found: Capacity) -> None:
    rows = homeless_rows(report)
    _picture(
        context, report, lambda look: homeless_figure(rows, lang=context.lang, theme=look), name="homeless"
    )
    cells: list[list[Value]] = [
        [
            f"{row.firm.firm_id} {context.say(row.firm.name)}",
            context.say(row.archetype),
            fmt.number(row.firm.area_req_m2),
            fmt.percent(row.firm.probability, 0),
            context.say(row.first.sentence if row.first else NOT_LOOKED_INTO),
        ]
        for row in rows
    ]
    table(
        [context.say(head) for head in words.HOMELESS_HEADS],
        cells,
        key="capacity_homeless_table",
        firms=[row.firm.firm_id for row in rows],
    )


def _picture(
    context: PageContext, subject: object, draw: Callable[[Theme], go.Figure], *, name: str, chosen: str = ""
) -> None:
    """Show a figure of the capacity or the plan that it is drawn of, at the quarter on show."""
    look = theme()
    figure = figure_of(subject, (name, chosen, context.quarter, context.lang, look.tone), lambda: draw(look))
    chart(figure, key=f"capacity_{name}", alt=context.say(words.QUESTIONS[name]))


def _made(
    context: PageContext,
    names: Sequence[Text],
    figures: Sequence[Text],
    cells: Sequence[Sequence[Value]],
    *,
    places: int,
) -> SheetTable:
    columns = [SheetColumn(label=context.say(head)) for head in names]
    columns += [SheetColumn(label=context.say(head), places=places) for head in figures]
    return sheet_table(columns, cells)


VIEWS: dict[str, CapacityView] = {
    "space": CapacityView(lambda context, _, found: space_message(found, context.quarter), _space),
    "places": CapacityView(lambda context, _, found: places_message(found, context.quarter), _places),
    "utilities": CapacityView(lambda _, report, found: fill_message(fill_order(report, found)), _utilities),
    "vacancy": CapacityView(lambda context, _, found: vacancy_message(found, context.quarter), _vacancy),
    "ends": CapacityView(
        lambda _, report, __: ends_message(stay_ends(report.problem, report.plan), report.problem.quarters),
        _ends,
    ),
    "homeless": CapacityView(lambda _, report, __: homeless_message(report), _homeless),
}
