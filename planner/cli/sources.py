"""The parks that verbs work on: read from tables, edited by a scenario file; what is wrong ends the call."""

from pathlib import Path

import typer

from planner.cli.messages import BAD_INPUT, counted, refuse, say_issues
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Severity
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.solving.report import Report
from planner.text import Lang, Text


def read_dossier(data: Path, lang: Lang, *, scenario: Path | None = None) -> Dossier:
    """Return the park of a folder or workbook, with the edits of a `scenario` file; what is wrong ends the call.

    The edits are laid on the plan that came with these very facts, and goals may leave a signed firm out.
    """
    from planner.services.importing.intake import load, plan_beside

    if not data.exists():
        refuse(Text(f"没有这个文件夹或文件：{data}", f"no such folder or file: {data}"), lang)
    dossier, issues = load(data)
    say_issues(issues, lang)
    if dossier is None:
        errors = sum(1 for issue in issues if issue.severity is Severity.ERROR)
        typer.echo(
            Text(f"共 {errors} 处错误，未规划", f"{counted(errors, 'error')}; nothing planned").say(lang),
            err=True,
        )
        raise typer.Exit(BAD_INPUT)
    if scenario is None:
        return dossier
    return edited_dossier(dossier, scenario, lang, base=plan_beside(data, dossier.problem), agreed=True)


def outcome_of(data: Path, problem: Problem, limits: Limits) -> Outcome:
    """Return the plan that came with these very facts, else a new one."""
    from planner.services.importing.intake import shipped_outcome
    from planner.services.planning.solving import solved

    return shipped_outcome(data, problem.fingerprint) or solved(problem, limits)


def report_of(data: Path, dossier: Dossier, limits: Limits) -> Report:
    """Return the report on the plan of `outcome_of`."""
    from planner.services.planning.solving import report_on

    outcome = outcome_of(data, dossier.problem, limits)
    return report_on(dossier.problem, outcome, sources=dossier.sources, records=dossier.records)


def edited_dossier(
    dossier: Dossier, scenario: Path, lang: Lang, *, base: Plan | None, agreed: bool
) -> Dossier:
    """Return the park with the edits of a scenario file; ones that do not fit end the call.

    `base` is the plan it is to change little of; `agreed` that goals may leave a signed firm out.
    """
    from planner.services.scenarios.files import with_scenario

    edited, issues = with_scenario(dossier, scenario, plan=base, agreed=agreed)
    say_issues(issues, lang)
    if edited is None:
        typer.echo(
            Text(
                f"情景有 {len(issues)} 处错误，未规划",
                f"{counted(len(issues), 'error')} in the scenario; nothing planned",
            ).say(lang),
            err=True,
        )
        raise typer.Exit(BAD_INPUT)
    return edited
