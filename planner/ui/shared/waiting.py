"""What waits for a person, beside every page: the draft that is not saved, the solve that is watched and its end."""

import streamlit as st

from planner.services.wording.grid_columns import table_title
from planner.services.workbench.workbench import SolveOnShow
from planner.ui import state
from planner.ui.app_services import editing, me, workbench
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.heartbeat import beating
from planner.ui.shared.words import editing as editing_words
from planner.ui.shared.words import shell
from planner.ui.state import Slot

PLAN_PAGE, FIRMS_PAGE = file_of("plan"), file_of("firms")
_EDITED_ON = {
    file_of("park"): ("buildings", "units", "floors", "caps", "phases", "parks", "sources"),
    file_of("rules"): ("policy", "segregation_rules", "synergies", "base"),
}
"""Where tables are typed in; all others with the firms."""
FOLLOWED = Slot("followed", of_park=True)
"""The run that was seen under way in this session: its end is news."""


def waiting(context: PageContext) -> None:
    """Draw what waits; nothing where nothing does."""
    _draft(context)
    run = context.run
    if run is None:
        return
    if not run.task.state.is_over:
        FOLLOWED.set(run.task.task_id)
        beating(_under_way, run.task.task_id)(run.task.task_id)
    elif run.task.task_id == FOLLOWED.get():
        _over(context, run)


def _draft(context: PageContext) -> None:
    tables = editing().unsaved_tables(me(), context.facts.project_id)
    if not tables:
        return
    names = context.say(editing_words.AND).join(context.say(table_title(name)) for name in tables)
    st.caption(context.fill(shell.DRAFT_WAITS, tables=names))
    page = next((page for page, own in _EDITED_ON.items() if tables[0] in own), FIRMS_PAGE)
    st.page_link(page, label=context.say(shell.SEE_DRAFT))


def _under_way(task_id: str) -> None:
    """Say that a solve is under way; when it is over, draw the page again."""
    run = workbench().run(task_id)
    if run is None or run.task.state.is_over:
        st.rerun()
    lang = state.language()
    st.caption(shell.RUNNING.fill(lang, seconds=int(run.task.seconds)))
    st.page_link(PLAN_PAGE, label=shell.SEE_RUN.say(lang))


def _over(context: PageContext, run: SolveOnShow) -> None:
    is_shown = context.version is not None and context.version.version_id == run.task.task_id
    st.caption(context.say(shell.RUN_SHOWN if is_shown else shell.RUN_OVER))
    st.page_link(PLAN_PAGE, label=context.say(shell.SEE_RESULT))
