"""The prices as pictures, one view at a time, each with its table."""

import streamlit as st

from planner.charts.prices import bars_figure, map_figure
from planner.domain.solving.report import Report
from planner.domain.sweeping.price import PriceTable, ReliefKind, ReliefPrice
from planner.ui.page_context import PageContext
from planner.ui.pages.prices import words
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.choosing import choice
from planner.ui.shared.tables import table as show_table
from planner.ui.shared.tabs import tabs
from planner.ui.state import Slot
from planner.views.places import goal_titles
from planner.views.prices import (
    RESOURCE_KINDS,
    RULE_KINDS,
    all_along,
    gains_text,
    main_tier,
    price_bars,
    price_rows,
    proof_text,
    relief_text,
    since_text,
)

TAB = Slot("prices_tab", "resources")
_COUNTED = frozenset({ReliefKind.STEP, ReliefKind.EQUIPMENT})


def pictures(context: PageContext, report: Report, table: PriceTable) -> None:
    """Draw the view that is chosen."""
    chosen = tabs(context, TAB, words.TABS, label=words.TAB, key="prices_tab_choice")
    tier = _tier(context, report, table)
    st.caption(context.say(words.SAYS[chosen]))
    if chosen == "quarters":
        quarters, rows = price_rows(report.problem, table)
        figure = map_figure(quarters, rows, tier, lang=context.lang, theme=theme())
        told = [row for row in table.rows if row.kind in RESOURCE_KINDS]
    else:
        kinds = RULE_KINDS if chosen == "rules" else RESOURCE_KINDS
        figure = bars_figure(price_bars(table, kinds, tier), lang=context.lang, theme=theme())
        told = [row for row in all_along(table) if row.kind in kinds]
    chart(figure, key=f"prices_{chosen}", alt=context.say(words.ALT[chosen]))
    with st.expander(context.say(words.TABLE)):
        heads = [context.say(head) for head in words.HEADS]
        show_table(heads, [_cells(context, report, row) for row in told], key=f"prices_{chosen}_table")


def _tier(context: PageContext, report: Report, table: PriceTable) -> str:
    """Return the tier that is drawn: the one in which most prices differ, unless another is chosen."""
    tiers = {gain.tier for row in table.rows for gain in row.gains if gain.least or gain.most}
    main = main_tier(table)
    if len(tiers) < 2:
        return main
    titles = goal_titles(report.problem)
    names = {tier: titles[tier] for tier in titles if tier in tiers}
    return choice(context, words.TIER, names, ("prices", "tier"), start=main) or main


def _cells(context: PageContext, report: Report, row: ReliefPrice) -> list[str]:
    binds = ""
    if row.binds is not None:
        said = words.QUARTERS if row.kind in _COUNTED else words.PAIRS
        binds = context.fill(said, count=row.binds)
    return [
        context.say(relief_text(row)),
        context.say(since_text(row)),
        binds,
        context.say(gains_text(report.problem, row)),
        context.say(proof_text(row)),
    ]
