"""New facts told of a firm or a building: saved as a version and re-planned by one button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from planner.domain.edits.reports import FirmReport, HandoverReport
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue
from planner.services.editing.change_words import reports_text
from planner.services.editing.editor import EditConflict, EditorView, StaleDraft, StaleVersion
from planner.services.wording.grid_columns import column_title, table_title
from planner.ui import flash, state
from planner.ui.app_services import editing, me, name_me
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.downstream import downstream_of
from planner.ui.shared.editing.clashes import show_clashes
from planner.ui.shared.editing.edit_bar import CLASHING
from planner.ui.shared.editing.editor import desk_of, plan_again
from planner.ui.shared.press import granted
from planner.ui.shared.words import editing as editing_words
from planner.ui.shared.words import new_facts as words

FIRMS_PAGE = file_of("firms")
NAME = "news_name"
_REFUSED = f"{state.PREFIX}news_refused"


@dataclass(frozen=True, kw_only=True)
class NewFactsForm:
    """What is asked of one firm or building: `draw` its widgets under a key, `read` what they say."""

    subject: str
    is_known: Callable[[Problem], bool]
    draw: Callable[[Problem, str], None]
    read: Callable[[Problem, str], FirmReport | HandoverReport]


def report_form(context: PageContext, asking: NewFactsForm) -> None:
    """Draw the section; where the facts cannot be changed here, say why and what to do."""
    desk = desk_of(context)
    flash.say_now()
    downstream_of(context, asking.subject)
    if CLASHING.get() and desk.is_changed:
        show_clashes(desk, context.lang, done=lambda: CLASHING.set(""))
    elif desk.dossier is None:
        st.warning(context.fill(words.BLOCKED, count=len(desk.errors)))
        st.page_link(FIRMS_PAGE, label=context.say(words.TO_DRAFT))
    elif asking.is_known(desk.dossier.problem):
        _form(context, desk, desk.dossier.problem, asking)
    else:
        number = desk.saved.note.number
        st.caption(context.fill(words.GONE, number=number, subject=show(asking.subject)))


def form_key(desk: EditorView, subject: str) -> str:
    """Return what the keys of the widgets begin with: other facts begin a new form."""
    return f"news.{subject}.{desk.saved.note.number}.{desk.revision}"


def _form(context: PageContext, desk: EditorView, problem: Problem, asking: NewFactsForm) -> None:
    key = form_key(desk, asking.subject)
    with st.form(key="news", enter_to_submit=False):
        st.caption(_standing(context, desk))
        asking.draw(problem, key)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if not me().name:
                st.text_input(context.say(words.NAME_ASKED), key=NAME, max_chars=40, width=300)
            st.form_submit_button(
                context.say(words.SAVE),
                key="news_save",
                type="primary",
                on_click=_save,
                args=(context, desk, asking),
                **granted(),
            )
    for said in st.session_state.pop(_REFUSED, []):
        st.error(said)


def _standing(context: PageContext, desk: EditorView) -> str:
    number = desk.saved.note.number
    said = f"**{context.say(words.TITLE)}** · {context.fill(words.BASE, number=number)}"
    if not desk.is_changed or desk.draft is None:
        return said
    names = [context.say(table_title(table.name)) for table in desk.draft.tables]
    tables = context.say(editing_words.AND).join(names)
    return f"{said} {context.fill(words.UNSAVED, number=number, tables=tables)}"


def _save(context: PageContext, desk: EditorView, asking: NewFactsForm) -> None:
    """Save what the form says, made on the facts it showed; where that is refused, keep the form."""
    assert desk.dossier is not None
    problem = desk.dossier.problem
    edits = asking.read(problem, form_key(desk, asking.subject)).edits(problem)
    if not edits and not desk.is_changed:
        st.session_state[_REFUSED] = [context.say(words.NOTHING_NEW)]
        return
    if name := str(st.session_state.get(NAME) or "").strip():
        name_me(name)
    what = context.say(reports_text(problem, edits)) if edits else context.say(words.DRAFT)
    if edits and desk.is_changed:
        what += context.say(words.ALONG)
    try:
        editing().lay_edits(me(), desk, edits, label=what)
        note = editing().save(me(), context.facts.project_id, comment=what)
    except EditConflict as refused:
        st.session_state[_REFUSED] = [_refusal(context, refused.issues)]
    except StaleDraft as stale:
        gone = editing_words.MOVED_ON if stale.draft else editing_words.GONE
        flash.say_next(context.say(gone), "warn")
        state.REVEAL.set(asking.subject)
    except StaleVersion:
        CLASHING.set("1")
        state.REVEAL.set(asking.subject)
    else:
        before = desk.saved.note.number
        flash.say_next(context.fill(words.SAVED, number=note.number, what=show(what), before=before))
        plan_again(context)
        state.ABOUT.set(asking.subject)


def _refusal(context: PageContext, issues: Sequence[Issue]) -> str:
    lines = "\n".join(f"- {show(_said(context, issue))}" for issue in issues)
    return f"{context.say(words.REFUSED)}\n\n{lines}"


def _said(context: PageContext, issue: Issue) -> str:
    what, cell = context.say(issue.message), issue.cell
    if cell is None or not cell.sheet:
        return what
    column = context.say(column_title(cell.sheet, cell.column))
    subject = issue.subjects[0] if issue.subjects else context.say(table_title(cell.sheet))
    return context.fill(words.REFUSED_CELL, subject=subject, column=column, text=cell.text, what=what)
