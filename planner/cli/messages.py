"""What the command line says of faults, and how it ends."""

from collections.abc import Iterable, Sequence
from typing import NoReturn

import typer

from planner.domain.solving.finding import Finding, Issue, Severity
from planner.text import Lang, Text
from planner.views.unplaced import rule_title

DONE, NO, BAD_INPUT = 0, 1, 2

_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("提醒", "warning"),
    Severity.NOTE: Text("说明", "note"),
}
_COLON = Text("：", ": ")


def where(issue: Issue, lang: Lang) -> str:
    """Say where an issue is: file, sheet, row, column."""
    cell = issue.cell
    if cell is None:
        return "、".join(issue.subjects) if lang is Lang.ZH else ", ".join(issue.subjects)
    parts = [cell.file, cell.sheet]
    if cell.row is not None:
        parts.append(f"第 {cell.row} 行" if lang is Lang.ZH else f"row {cell.row}")
    if cell.column:
        parts.append(f"“{cell.column}”列" if lang is Lang.ZH else f"column {cell.column}")
    return " · ".join(part for part in parts if part)


def say_issues(issues: Iterable[Issue], lang: Lang) -> None:
    """Print issues to standard error, errors first."""
    order = list(Severity)
    for issue in sorted(issues, key=lambda one: order.index(one.severity)):
        if issue.severity is Severity.NOTE:
            continue
        found = f" “{issue.cell.text}”" if issue.cell and issue.cell.text else ""
        head = f"{_SEVERITY[issue.severity].say(lang)}: {where(issue, lang)}{found}"
        typer.echo(f"{head}: {issue.message.say(lang)}", err=True)


def say_findings(findings: Iterable[Finding], lang: Lang) -> None:
    """Print broken rules to standard output."""
    for finding in findings:
        typer.echo(f"{rule_title(finding.rule).say(lang)}{_COLON.say(lang)}{finding.message.say(lang)}")


def say_existing(findings: Sequence[Finding], lang: Lang) -> None:
    """Print what sitting firms break today, under a line that says so."""
    if findings:
        typer.echo(
            Text(
                "既有情况（在园企业，非方案所致）：", "existing conditions (sitting firms, not the plan):"
            ).say(lang)
        )
        say_findings(findings, lang)


def counted(number: int, thing: str) -> str:
    """Say in English how many there are."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def refuse(text: Text, lang: Lang) -> NoReturn:
    """Say what is wrong with the call and end with status 2."""
    typer.echo(text.say(lang), err=True)
    raise typer.Exit(BAD_INPUT)
