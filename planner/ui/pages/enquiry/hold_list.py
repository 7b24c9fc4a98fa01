"""Every hold there is: its units, when it is over, for whom, and what it forgoes each quarter."""

import streamlit as st

from planner.domain.park.policy import Hold
from planner.services.studies.enquiries import hold_price
from planner.text import listed
from planner.ui.page_context import PageContext
from planner.ui.pages.enquiry import words
from planner.ui.shared.sheet import GridRow, Tone, grid, sheet
from planner.views import format as fmt


def hold_list(context: PageContext) -> None:
    """Show the holds of the facts as they stand, those that end first before the others; nothing without any."""
    problem = context.dossier.problem
    holds = sorted(problem.policy.holds, key=lambda hold: (hold.until, hold.units))
    if not holds:
        return
    rows = [
        GridRow(
            cells=(
                context.say(listed(hold.units)),
                context.fill(words.EXPIRED, until=str(hold.until))
                if hold.until <= context.current
                else str(hold.until),
                _whom(context, hold),
                context.say(hold.reason),
                fmt.number(hold_price(problem, tuple(u for u in hold.units if u in problem.unit))),
            ),
            tone=Tone.MUTED if hold.until <= context.current else Tone.PLAIN,
        )
        for hold in holds
    ]
    with st.expander(context.fill(words.HOLDS, count=len(rows)), expanded=True, key="hold_list"):
        sheet(grid([context.say(head) for head in words.HOLD_HEADS], rows, right={4}), key="hold_rows")


def _whom(context: PageContext, hold: Hold) -> str:
    firm = context.dossier.problem.firm.get(hold.firm_id or "")
    return context.say(words.EVERYBODY) if firm is None else f"{firm.firm_id} {context.say(firm.name)}"
