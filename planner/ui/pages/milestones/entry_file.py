"""Entries of all firms as one CSV file: had with what stands, filled in, and entered as a whole."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.solving.finding import Severity
from planner.exports.milestone_csv import milestone_csv
from planner.services.database.opening import StoreError
from planner.services.importing.milestones import MilestoneReading, read_milestones
from planner.services.workbench.milestone_book import MilestoneLog
from planner.services.workbench.what_if import LifeConflict
from planner.ui import flash
from planner.ui.app_services import later, me, milestone_book, name_me
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.pages.milestones.entry_form import NAME, name_asked
from planner.ui.shared.file_button import in_own_words
from planner.ui.shared.issues import show_issues
from planner.ui.shared.press import granted
from planner.views.milestones import FirmMilestones

_ROUND = "milestones_file_round"
_FILE_NAME = "milestones.csv"


def entry_file(context: PageContext, rows: Sequence[FirmMilestones], log: MilestoneLog) -> None:
    """Draw the file to be had, and take one in."""
    firms = sorted(row.firm_id for row in rows)
    with st.expander(context.say(words.FILE)):
        st.caption(context.say(words.FILE_SAYS))
        st.download_button(
            context.say(words.FILE_HAD),
            later(context.facts.project_id, lambda: milestone_csv(firms, log), _FILE_NAME),
            _FILE_NAME,
            "text/csv",
            key="milestones_file",
            on_click="ignore",
        )
        in_own_words(context)
        turn = st.session_state.setdefault(_ROUND, 0)  # a file that was entered is let go of
        file = st.file_uploader(context.say(words.FILE_TAKEN), type="csv", key=f"{_ROUND}.{turn}")
        if file is None:
            return
        reading = read_milestones(file.name, file.getvalue(), firms)
        faults = [one for one in reading.issues if one.severity is not Severity.NOTE]
        if faults:
            show_issues(faults, context.lang, key="milestones_file_faults")
        if not reading.entries:
            if not faults:
                st.info(context.say(words.FILE_EMPTY))
            return
        count = len({firm_id for firm_id, _, _ in reading.entries})
        st.caption(context.fill(words.FILE_READ, entries=len(reading.entries), firms=count))
        name_asked(context)
        st.button(
            context.say(words.FILE_ENTER),
            key="milestones_file_enter",
            type="primary",
            on_click=_enter,
            args=(context, reading),
            **granted(),
        )


def _enter(context: PageContext, reading: MilestoneReading) -> None:
    if name := str(st.session_state.get(NAME) or "").strip():
        name_me(name)
    try:
        kept = milestone_book().enter_all(me(), context.facts.project_id, reading.entries)
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
        return
    except StoreError as fault:
        flash.say_next(show(context.say(fault.message)), "warn")
        return
    st.session_state[_ROUND] += 1
    flash.say_next(context.fill(words.FILE_KEPT, count=kept))
