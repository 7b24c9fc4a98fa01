"""The allocation as tables: by unit and by firm; a row chooses its firm."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.text import Text, listed
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared.firm_card import firm_card
from planner.ui.shared.tables import SheetColumn, table
from planner.views import format as fmt
from planner.views.allocation import FirmRow, UnitRow, firm_rows, unit_rows
from planner.views.words import LOCKS, STANDINGS, word


def allocation(context: PageContext, report: Report) -> None:
    """Show the card of the chosen firm, then both tables."""
    firm_card(context, report)
    st.subheader(context.say(words.BY_FIRM))
    _by_firm(context, report)
    st.subheader(context.say(words.BY_UNIT))
    _by_unit(context, report)


def _by_firm(context: PageContext, report: Report) -> None:
    rows = firm_rows(report.problem, report.plan)
    text, number = _columns(context)
    columns = (
        text(words.FIRM),
        text(words.STAGE),
        text(words.STANDING),
        text(words.PRIORITY),
        text(words.UNITS),
        number(words.AREA),
        number(words.ASKED),
        text(words.START),
        text(words.FITOUT),
        text(words.LICENCE),
        text(words.PRODUCTION),
        text(words.END),
        number(words.WAITED),
        text(words.LOCK),
    )
    cells = [_firm_cells(context, row) for row in rows]
    table(columns, cells, key="by_firm", firms=[row.firm.firm_id for row in rows])


def _firm_cells(context: PageContext, row: FirmRow) -> tuple[str | int, ...]:
    tenant = row.tenant
    return (
        f"{row.firm.firm_id} {context.say(row.firm.name)}",
        context.say(word(row.firm.stage)),
        context.say(STANDINGS[tenant.standing]),
        context.say(word(row.firm.priority)),
        context.say(listed(tenant.units)),
        tenant.area_m2,
        row.firm.area_req_m2,
        fmt.quarter(tenant.start),
        fmt.day(row.dates.fitout_end),
        fmt.day(row.dates.licence_end),
        fmt.day(row.dates.production),
        fmt.quarter(tenant.end.previous),
        row.waited_quarters,
        context.say(listed(context.say(LOCKS[lock]) for lock in tenant.locks)),
    )


def _by_unit(context: PageContext, report: Report) -> None:
    rows = unit_rows(report.problem, report.plan)
    text, number = _columns(context)
    columns = (
        text(words.BUILDING),
        number(words.FLOOR),
        text(words.UNIT_ID),
        number(words.AREA),
        text(words.STATE),
        text(words.FIRM),
        text(words.KIND),
        text(words.START),
        text(words.END),
        text(words.RENT),
        text(words.NOTE),
    )
    cells = [_unit_cells(context, row) for row in rows]
    firms = [row.tenant.firm_id if row.tenant else "" for row in rows]
    table(columns, cells, key="by_unit", firms=firms, height_px=560)


def _unit_cells(context: PageContext, row: UnitRow) -> tuple[str | int, ...]:
    tenant = row.tenant
    return (
        f"{row.building.building_id} {context.say(row.building.name)}",
        row.unit.floor,
        row.unit.unit_id,
        row.unit.leasable_m2,
        context.say(row.state),
        f"{tenant.firm_id} {context.say(tenant.name)}" if tenant else "",
        context.say(tenant.archetype) if tenant else "",
        fmt.quarter(tenant.start) if tenant else "",
        fmt.quarter(tenant.end.previous) if tenant else "",
        fmt.short_number(row.unit.list_rent_yuan_m2_month),
        context.say(row.note),
    )


def _columns(context: PageContext) -> tuple["_Heading", "_Heading"]:
    return _Heading(context, None), _Heading(context, 0)


class _Heading:
    """Makes columns of one kind in the language of the page."""

    def __init__(self, context: PageContext, places: int | None) -> None:
        self._context = context
        self._places = places

    def __call__(self, label: Text) -> SheetColumn:
        return SheetColumn(label=self._context.say(label), places=self._places)
