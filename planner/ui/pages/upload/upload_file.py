"""A file is chosen and read at once; a refusal says the limit and what was found. And what can be downloaded."""

import streamlit as st

from planner.domain.solving.finding import Issue, Severity
from planner.services.editing.editor import EditorView
from planner.services.importing.review import LARGEST_FILE, Inspection, inspect, template
from planner.ui.app_services import later, uploads
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming, words
from planner.ui.shared.file_button import in_own_words
from planner.ui.shared.sheet import ListItem, Tone, heading, items, paragraph, sheet

LARGEST_MB = LARGEST_FILE // 1_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_READ = "upload_read"
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.MUTED}


def choose_file(context: PageContext) -> None:
    """Offer to choose a file, and read the one that was chosen."""
    key = f"upload_file_{incoming.turn()}"

    def changed() -> None:
        if st.session_state.get(key) is None:
            incoming.forget()

    in_own_words(context)
    file = st.file_uploader(  # of any ending: what is in it decides, and the refusal is ours to word
        context.say(words.CHOOSE),
        key=key,
        on_change=changed,
        max_upload_size=LARGEST_MB,
    )
    st.caption(context.fill(words.LIMIT, mb=LARGEST_MB))
    if file is None or st.session_state.get(_READ) == (key, file.file_id):
        return
    with st.spinner(context.say(words.INSPECTING)):
        inspection = inspect(file.name, file.getvalue(), remembered=uploads().memory())
    st.session_state[_READ] = (key, file.file_id)
    incoming.came_in(inspection)


def downloads(context: PageContext, desk: EditorView) -> None:
    """Offer the template, and the tables as they stand."""
    dossier = desk.dossier or desk.saved.dossier
    lang = context.lang
    for title, name, make in (
        (words.TEMPLATE, f"template-{lang.value}.xlsx", lambda: template(lang)),
        (words.TABLES, f"{context.facts.project_id}-{lang.value}.xlsx", lambda: template(lang, dossier)),
    ):
        st.download_button(
            context.say(title),
            data=later(context.facts.project_id, make, name),
            file_name=name,
            mime=XLSX,
            key=f"download_{name}",
            on_click="ignore",
            width="stretch",
        )
    st.caption(context.say(words.DOWNLOADS))


def refusal(context: PageContext, inspection: Inspection) -> None:
    """Say what of the file was not read, and why."""
    if inspection.issues:
        is_refused = any(issue.is_error for issue in inspection.issues)
        said = words.REFUSED_FILE if is_refused else words.READ_FILE
        head = heading(context.fill(said, name=inspection.name))
        lines = (_line(context, issue) for issue in inspection.issues)
        sheet(head, items(*lines, most_px=240), key="upload_refusal")
    elif not inspection.sheets:
        sheet(paragraph(context.fill(words.NO_SHEETS, name=inspection.name), Tone.BAD), key="upload_refusal")


def _line(context: PageContext, issue: Issue) -> ListItem:
    where = issue.cell.sheet if issue.cell else ""
    said = context.say(issue.message)
    tone = _TONES[issue.severity]
    return ListItem(title=where, text=said, tone=tone) if where else ListItem(title=said, tone=tone)
