"""An answer of a page as files: to print, as a workbook, every row as CSV, all of it as JSON."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from planner.domain.solving.report import Report
from planner.exports.answers.paper import AnswerPaper
from planner.services.planning.answer_files import answer_downloads, data_name
from planner.text import Lang, Text
from planner.ui import state
from planner.ui.app_services import later
from planner.ui.page_context import PageContext
from planner.ui.shared.plan_names import imprint_on_show
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import files as words

LANGUAGES = {"zh": (Lang.ZH,), "en": (Lang.EN,), "both": (Lang.ZH, Lang.EN)}


def file_languages(context: PageContext, key: str = "file_language") -> tuple[Lang, ...]:
    """Offer the languages of files, and return those chosen."""
    chosen = tabs(
        context,
        state.FILE_LANGUAGE,
        words.FILE_LANGUAGES,
        label=words.FILE_LANGUAGE,
        key=key,
        is_labelled=True,
    )
    return LANGUAGES.get(chosen, (context.lang,))


def answer_files(
    context: PageContext,
    report: Report,
    what: Text,
    *,
    key: str,
    paper: Callable[[], AnswerPaper],
    rows: Callable[[], bytes],
    told: Callable[[], Mapping[str, Any]],
    rows_suffix: str = ".csv",
) -> None:
    """Offer the files of an answer on the plan of a report, each made when it is asked for.

    `paper` is what is printed and the workbook, `rows` the CSV or a zip of several, what is `told` the JSON. `what` names the
    files; keys of the buttons begin with `key`.
    """
    imprint = imprint_on_show(context, report)
    with st.container(key=f"{key}_files"):
        st.markdown(f"**{context.say(words.FILES)}**")
        langs = file_languages(context, key=f"{key}_language")
        made = [
            (one.key, one.make, one.file_name, one.mime)
            for one in answer_downloads(what, paper, imprint, langs)
        ]
        made += [
            (
                "csv",
                rows,
                data_name(what, imprint, rows_suffix),
                "text/csv" if rows_suffix == ".csv" else "application/zip",
            ),
            (
                "json",
                lambda: json.dumps(told(), ensure_ascii=False, indent=1).encode(),
                data_name(what, imprint, ".json"),
                "application/json",
            ),
        ]
        with st.container(horizontal=True):
            for kind, make, file_name, mime in made:
                st.download_button(
                    context.say(words.ANSWER_FILES[kind]),
                    later(context.facts.project_id, make, file_name),
                    file_name,
                    mime,
                    key=f"{key}_{kind}",
                    on_click="ignore",
                )
