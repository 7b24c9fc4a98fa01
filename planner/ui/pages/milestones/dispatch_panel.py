"""The dispatch list of a month on screen."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from planner.exports.typeset.dispatch import TITLE, dispatch_pdf
from planner.services.planning.file_names import file_name
from planner.services.planning.file_order import PDF
from planner.text import Lang
from planner.ui.app_services import later
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.pages.milestones.firm_list import TONES
from planner.ui.shared.plan_names import imprint_on_show
from planner.ui.shared.sheet import GridRow, grid, heading, paragraph, sheet
from planner.views import format as fmt
from planner.views.dispatch import (
    REASONS,
    DispatchList,
    DispatchRow,
    dispatch_list,
    dispatch_message,
    month_after,
    month_text,
)
from planner.views.milestones import LIGHTS, FirmMilestones

_MONTHS = 12
"""Months that are offered, from the one before the day one looks."""


def dispatch_panel(context: PageContext, rows: Sequence[FirmMilestones], on: date) -> None:
    """Draw what has to be seen to in a month, and what is due in the two after it."""
    months = {fmt.day(month): month for month in (month_after(on, at) for at in range(-1, _MONTHS))}
    key = f"dispatch_month.{context.facts.project_id}"
    if st.session_state.get(key) not in months:
        st.session_state[key] = fmt.day(on.replace(day=1))
    chosen = st.selectbox(
        context.say(words.MONTH),
        list(months),
        format_func=lambda code: context.say(month_text(months[code])) if code in months else code,
        key=key,
    )
    found = dispatch_list(rows, on=on, month=months[chosen])
    _print(context, rows, found)
    parts = [paragraph(context.say(dispatch_message(found)))]
    if found.rows:
        parts.append(_grid(context, found.rows))
    else:
        parts.append(paragraph(context.say(words.NO_LINES)))
    if found.ahead:
        parts += [heading(context.say(words.AHEAD)), _ahead(context, found.ahead)]
    sheet(*parts, key="dispatch_list")


def _print(context: PageContext, rows: Sequence[FirmMilestones], found: DispatchList) -> None:
    """Offer the list as PDF, in the language of the page and in both."""
    assert context.report is not None
    imprint = imprint_on_show(context, context.report)
    with st.container(horizontal=True):
        for langs, label in (((context.lang,), words.PRINT), (tuple(Lang), words.PRINT_BOTH)):
            name = file_name(imprint, TITLE, ".pdf", langs)
            st.download_button(
                context.say(label),
                data=later(
                    context.facts.project_id, partial(dispatch_pdf, rows, found, imprint, langs), name
                ),
                file_name=name,
                mime=PDF,
                key=f"dispatch_print_{len(langs)}",
                on_click="ignore",
            )


def _grid(context: PageContext, rows: Sequence[DispatchRow]) -> dict[str, object]:
    heads = (
        words.FIRM,
        words.WHAT_STEP,
        words.REASON,
        words.PLANNED,
        words.ACTUAL,
        words.EXPECTED,
        words.DAYS_LATE,
        words.LIGHT,
        words.PROBLEMS,
        words.MATTER,
        words.OWNER,
    )
    return grid(
        [context.say(head) for head in heads],
        [
            GridRow(
                cells=(
                    f"{one.firm_id} {context.say(one.name)}",
                    context.say(one.what),
                    context.say(REASONS[one.reason]),
                    fmt.day(one.planned),
                    fmt.day(one.actual) if one.actual else "",
                    "" if one.actual else fmt.day(one.expected),
                    str(one.days_late) if one.days_late > 0 else "",
                    context.say(LIGHTS[one.light]),
                    one.problems,
                    one.matter,
                    one.owner,
                ),
                pick=one.firm_id,
                tone=TONES[one.light],
            )
            for one in rows
        ],
    )


def _ahead(context: PageContext, rows: Sequence[DispatchRow]) -> dict[str, object]:
    heads = (words.FIRM, words.WHAT_STEP, words.PLANNED, words.EXPECTED, words.LIGHT, words.OWNER)
    return grid(
        [context.say(head) for head in heads],
        [
            GridRow(
                cells=(
                    f"{one.firm_id} {context.say(one.name)}",
                    context.say(one.what),
                    fmt.day(one.planned),
                    fmt.day(one.expected),
                    context.say(LIGHTS[one.light]),
                    one.owner,
                ),
                pick=one.firm_id,
            )
            for one in rows
        ],
    )
