"""Faults and notes of the tables, with file, row and column."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.solving.finding import Issue, Severity
from planner.services.workbench.workbench import ProjectFacts
from planner.text import Lang
from planner.ui.shared.tables import SheetColumn, Width, table
from planner.ui.shared.words import shell


def show_faults(facts: ProjectFacts, lang: Lang) -> None:
    """List every fault that kept a park closed."""
    faults = [issue for issue in facts.issues if issue.severity is Severity.ERROR]
    st.error(shell.UNREADABLE.fill(lang, count=len(faults)))
    show_issues(faults, lang, key="faults")


def notes(facts: ProjectFacts, lang: Lang) -> None:
    """Offer what was normalised or looked odd while reading."""
    if facts.issues:
        with st.expander(shell.NOTES.fill(lang, count=len(facts.issues))):
            show_issues(facts.issues, lang, key="notes")


def show_issues(issues: Sequence[Issue], lang: Lang, *, key: str) -> None:
    """List issues with the file, row and column of each."""
    columns = (shell.ISSUE_FILE, shell.ISSUE_ROW, shell.ISSUE_COLUMN, shell.ISSUE_TEXT, shell.ISSUE_WHAT)
    rows = []
    for issue in issues:
        cell = issue.cell
        where = ("", "", "", "")
        if cell is not None:
            row = "" if cell.row is None else str(cell.row)
            where = (f"{cell.file} {cell.sheet}".strip(), row, cell.column, cell.text)
        rows.append((*where, issue.message.say(lang)))
    widths: tuple[Width, ...] = ("medium", "small", "medium", "medium", "large")
    table(
        [SheetColumn(label=c.say(lang), width=w) for c, w in zip(columns, widths, strict=True)], rows, key=key
    )
