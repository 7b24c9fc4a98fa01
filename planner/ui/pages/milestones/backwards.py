"""The schedule backwards: from a wanted start of production, or from all five steps in one calendar year."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.domain.milestones.schedule import latest_days
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.pages.milestones.entry_form import FIRST_DAY, LAST_DAY
from planner.ui.shared.sheet import GridRow, Tone, grid, paragraph, sheet
from planner.views import format as fmt
from planner.views.backwards import backward_message, same_year_message, same_year_of
from planner.views.milestones import FirmMilestones


def backwards(context: PageContext, row: FirmMilestones) -> None:
    """Draw what a wanted day, and all five steps in one year, ask of the firm."""
    firm = context.problem.firm[row.firm_id]
    with st.expander(context.say(words.BACKWARD)):
        same = same_year_of(context.problem, row.placement)
        sheet(paragraph(context.say(same_year_message(same))), key="milestone_same_year")
        by_plan = next(one for one in row.chain if one.kind is MilestoneKind.PRODUCTION)
        start = same.production or by_plan.scheduled.day
        key = f"wanted.{row.firm_id}"
        if key not in st.session_state:
            st.session_state[key] = start
        wanted = st.date_input(
            context.say(words.WANTED),
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            key=key,
        )
        if not isinstance(wanted, date):
            return
        latest = latest_days(firm, context.problem.policy, wanted)
        sheet(
            paragraph(context.say(backward_message(context.problem, row, wanted))),
            _table(context, row, latest),
            key="milestone_backwards",
        )


def _table(
    context: PageContext, row: FirmMilestones, latest: Mapping[MilestoneKind, date]
) -> dict[str, object]:
    heads = (words.STEP, words.LATEST, words.EXPECTED, words.SLACK)
    rows = []
    for one in row.chain:
        if one.kind not in latest or one.expected is None:
            continue
        slack = (latest[one.kind] - one.expected).days
        rows.append(
            GridRow(
                cells=(
                    context.say(MILESTONE_TITLES[one.kind]),
                    fmt.day(latest[one.kind]),
                    fmt.day(one.expected),
                    fmt.number(slack),
                ),
                tone=Tone.BAD if slack < 0 else Tone.PLAIN,
            )
        )
    return grid([context.say(head) for head in heads], rows, right=(3,))
