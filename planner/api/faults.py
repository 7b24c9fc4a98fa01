"""What is raised for input that cannot be used."""

from collections.abc import Sequence

import pandas as pd

from planner.domain.solving.finding import Issue, Severity
from planner.text import Lang, Message


class InputError(ValueError):
    """Input that cannot be used; the text names each fault in Chinese and English, `issues` holds them as a frame."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        errors = [issue for issue in issues if issue.is_error] or list(issues)
        super().__init__("\n".join(_line(issue) for issue in errors))
        self.issues = issue_frame(issues)


def refuse(said: Message) -> InputError:
    """Return the error for a call that makes no sense, to be raised."""
    return InputError([Issue(severity=Severity.ERROR, message=said)])


def issue_frame(issues: Sequence[Issue]) -> pd.DataFrame:
    """Return issues one a row: severity, where (file, table, row, column), text found, the sentence in both languages."""
    heads = ["severity", "file", "table", "row", "column", "text", "text_zh", "text_en"]
    return pd.DataFrame([_row(issue) for issue in issues], columns=heads).astype({"row": "Int64"})


def _row(issue: Issue) -> tuple[object, ...]:
    cell = issue.cell
    place = (
        ("", "", None, "", "") if cell is None else (cell.file, cell.sheet, cell.row, cell.column, cell.text)
    )
    return (issue.severity.value, *place, issue.message.say(Lang.ZH), issue.message.say(Lang.EN))


def _line(issue: Issue) -> str:
    cell = issue.cell
    parts: list[str] = [] if cell is None else [cell.file, cell.sheet]
    if cell is not None and cell.row is not None:
        parts.append(f"row {cell.row}")
    if cell is not None and cell.column:
        parts.append(f"column {cell.column}")
    if cell is not None and cell.text:
        parts.append(repr(cell.text))
    where = " ".join(part for part in parts if part)
    said = f"{issue.message.say(Lang.ZH)} / {issue.message.say(Lang.EN)}"
    return f"{where}: {said}" if where else said
