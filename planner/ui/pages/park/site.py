"""The site plan with its quarter slider, and which facts of a building are listed beside it."""

from collections.abc import Mapping

import streamlit as st

from planner.domain.park.plan import Plan
from planner.domain.sweeping.risk import Probability, RiskSummary
from planner.drawings.site import SITE_MODES, SiteMode, site_svg
from planner.services.planning.summary import supply
from planner.ui import state
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.pages.park import words
from planner.ui.shared.building_card import building_card
from planner.ui.shared.charts import theme
from planner.ui.shared.futures import risk_on_show
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.plan_views import drawing_of, sites_of
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.sheet import GridRow, Tone, grid, paragraph, sheet
from planner.ui.shared.stacking import stacking
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words.overview import COLOUR, TABLE_TWIN
from planner.views import format as fmt
from planner.views.full_risk import full_at
from planner.views.risk import basis_message, probability_text
from planner.views.site import ParkSite, SiteBuilding, site_view
from planner.views.words import FAMILIES

BUILDING_COLUMNS = (
    "building_id",
    "name_zh",
    "phase_id",
    "kind",
    "handover_quarter",
    "gfa_m2",
    "footprint_m2",
    "net_to_gross",
    "transformer_kva",
    "usable_kw",
    "max_hazard_class",
    "fire_resistance",
    "sprinklered",
    "height_m",
    "loading_docks",
    "freight_lifts",
)
_SITE_WIDTH = 660.0
"""About that of its column at 1280 px, so that letters come out at their size."""


def site(context: PageContext) -> None:
    """Draw the site plan at the chosen quarter."""
    st.subheader(context.say(words.SITE))
    space = supply(context.dossier.problem)
    st.caption(
        context.fill(
            words.SUM_UNITS,
            units=space.units,
            leasable=fmt.area(space.leasable_m2),
            buildings=space.buildings,
            gross=fmt.area(space.gross_m2),
        )
    )
    quarter_slider(context)
    modes = {mode.value: title for mode, title in SITE_MODES.items()}
    chosen = tabs(context, state.SITE_COLOUR, modes, label=COLOUR, key="site_colour_choice", is_labelled=True)
    plan = context.report.plan if context.report else Plan()
    full: Mapping[str, Probability] = {}
    if chosen == SiteMode.RISK:
        summary = risk_on_show(context)
        if summary is None:
            _no_futures(context)
            return
        full = full_at(summary, context.quarter)
        sheet(paragraph(context.say(basis_message(summary)), Tone.MUTED), key="site_basis")
    mode, look = SiteMode(chosen), theme()

    def drawn() -> str:
        return site_svg(
            context.problem,
            plan,
            quarter=context.quarter,
            lang=context.lang,
            mode=mode,
            selected=context.building_id,
            theme=look,
            width=_SITE_WIDTH,
            full=full,
        )

    if context.report is None or full:
        svg = drawn()
    else:
        what = ("site", context.quarter, context.lang, mode, context.building_id, look.tone)
        svg = drawing_of(context.report, what, drawn)
    stacking(svg, key="site_plan")
    if context.report is not None:
        building_card(context, context.report)


def _no_futures(context: PageContext) -> None:
    """Say what has to be asked before the risk of a building is known, and where."""
    if context.report is None:
        say_no_plan(context, words.NO_PLAN)
        return
    st.info(context.say(words.NO_FUTURES))
    st.page_link(file_of("risk"), label=context.say(words.TO_RISK))


def site_table(context: PageContext) -> None:
    """Offer what the site plan shows as rows."""
    with st.expander(context.say(TABLE_TWIN)):
        _table(context)


def _parks(context: PageContext) -> tuple[ParkSite, ...]:
    """Return every park in the quarter on show, without tenants where there is no plan."""
    if context.report is None:
        return site_view(context.problem, Plan(), context.quarter)
    return sites_of(context.report, context.quarter)


def _table(context: PageContext) -> None:
    heads = (
        words.BUILDING,
        words.PHASE,
        words.LEASABLE,
        words.READY,
        words.LET,
        words.SHARE,
        words.INDUSTRIES,
    )
    summary: RiskSummary | None = None
    if state.SITE_COLOUR.get() == SiteMode.RISK:
        summary = risk_on_show(context)
    full = full_at(summary, context.quarter) if summary is not None else {}
    more = (SITE_MODES[SiteMode.RISK],) if full else ()
    rows = [
        GridRow(cells=(*_cells(context, building), *(_odds(full, building) for _ in more)))
        for park in _parks(context)
        for building in park.buildings
    ]
    sheet(grid([context.say(head) for head in (*heads, *more)], rows, right={2, 3, 4, 5}), key="site_table")


def _odds(full: Mapping[str, Probability], building: SiteBuilding) -> str:
    known = full.get(building.building_id)
    return fmt.NONE if known is None or not building.ready_m2 else probability_text(known)


def _cells(context: PageContext, building: SiteBuilding) -> tuple[str, ...]:
    share = building.placed_m2 / building.ready_m2 if building.ready_m2 else None
    return (
        f"{building.building_id} {context.say(building.name)}",
        context.say(building.phase),
        fmt.number(building.leasable_m2),
        fmt.number(building.ready_m2),
        fmt.number(building.placed_m2),
        fmt.NONE if share is None else fmt.percent(share, 0),
        " · ".join(f"{context.say(FAMILIES[family])} {fmt.number(m2)}" for family, m2 in building.families),
    )
