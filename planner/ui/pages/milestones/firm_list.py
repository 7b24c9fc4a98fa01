"""The firms with their lights, to be chosen; and all figures of the chain as a table."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from planner.domain.milestones.kinds import MILESTONE_TITLES
from planner.domain.milestones.schedule import DateBasis
from planner.domain.milestones.status import Light, MilestoneStatus
from planner.services.recent import RecentViews
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.shared.sheet import ListItem, Tone, items, sheet_of
from planner.ui.shared.tables import SheetTable, sheet_table, show_table
from planner.ui.shared.tabs import tabs
from planner.ui.state import Slot
from planner.views import format as fmt
from planner.views.milestones import LIGHTS, NO_LIGHT, FirmMilestones, basis_text

FILTER = Slot("milestones_filter", "all")
TONES = {Light.GREEN: Tone.GOOD, Light.AMBER: Tone.WARN, Light.RED: Tone.BAD}
_AHEAD_DAYS = 30
_TABLES: RecentViews[SheetTable] = RecentViews(8)


def firm_list(context: PageContext, rows: Sequence[FirmMilestones], on: date) -> None:
    """Draw the firms that are asked for; a tap chooses one."""
    chosen = tabs(context, FILTER, words.FILTERS, label=words.FILTER, key="milestones_filter_choice")
    found = [row for row in rows if _is_shown(row, chosen, on)]
    if not found:
        st.caption(context.say(words.NOBODY))
        return
    sheet_of(
        rows,
        (chosen, on, context.lang),
        lambda: [items(*(_item(context, row) for row in found), least_px=300)],
        key="milestone_firms",
    )


def _is_shown(row: FirmMilestones, chosen: str, on: date) -> bool:
    if chosen == "month":
        day = row.due.planned if row.due else None
        return day is not None and day <= on + timedelta(days=_AHEAD_DAYS)
    return chosen in {"all", row.light.value}


def _item(context: PageContext, row: FirmMilestones) -> ListItem:
    parts = []
    if row.due is None:
        parts.append(context.say(words.ALL_MET))
    else:
        step = context.say(MILESTONE_TITLES[row.due.kind])
        parts.append(context.fill(words.NEXT, step=step, day=fmt.day(row.due.planned)))
    if row.days_late_next:
        parts.append(context.fill(words.LATE, days=row.days_late_next))
    if row.days_late > row.days_late_next:
        parts.append(context.fill(words.LATER_STEPS, days=row.days_late))
    if row.open_tasks:
        parts.append(context.fill(words.OPEN_TASKS, count=len(row.open_tasks)))
    parts += [text for text in (row.service.owner, row.service.problems) if text]
    return ListItem(
        title=f"{row.firm_id} {context.say(row.tenant.name)}",
        text=" · ".join(parts),
        badge=context.say(LIGHTS[row.light]),
        pick=row.firm_id,
        tone=TONES[row.light],
    )


def step_cells(context: PageContext, one: MilestoneStatus) -> tuple[str, str, str, str, str, str]:
    """Return planned, met, expected, days late, light and basis of a step as text."""
    row = one.scheduled
    basis = basis_text(row, context.lang)
    if one.planned != row.day:
        basis = context.say(words.PROMISED)
    met = fmt.day(one.actual) if one.actual else context.say(words.MET) if one.is_met else ""
    is_untold = (
        one.is_met and one.actual is None and one.planned == row.day and row.basis is not DateBasis.FACT
    )
    return (
        fmt.NONE if is_untold else fmt.day(one.planned),
        met,
        "" if one.is_met else fmt.day(one.expected),
        str(one.days_late) if one.days_late > 0 else "",
        context.say(LIGHTS[one.light] if one.light else NO_LIGHT),
        "" if is_untold else basis,
    )


def figures(context: PageContext, rows: Sequence[FirmMilestones]) -> None:
    """Draw every step of every firm as a table, folded away."""
    made = _TABLES.of(rows, context.lang, lambda: _figures(context, rows))
    with st.expander(context.say(words.TABLE)):
        show_table(made, key="milestones_table", height_px=480)


def _figures(context: PageContext, rows: Sequence[FirmMilestones]) -> SheetTable:
    heads = (
        words.FIRM,
        words.STEP,
        words.PLANNED,
        words.ACTUAL,
        words.EXPECTED,
        words.DAYS_LATE,
        words.LIGHT,
        words.BASIS,
    )
    return sheet_table(
        [context.say(head) for head in heads],
        [
            (
                f"{row.firm_id} {context.say(row.tenant.name)}",
                context.say(MILESTONE_TITLES[one.kind]),
                *step_cells(context, one),
            )
            for row in rows
            for one in row.chain
        ],
    )
