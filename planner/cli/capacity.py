"""`planner capacity`: what there is and what is left, by quarter and place."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, finite
from planner.cli.printing import print_object
from planner.cli.sources import edited_dossier, read_dossier
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.text import Lang, Text

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none."""


def capacity(
    data: Annotated[
        Path, typer.Argument(help="CSV 表格的文件夹，或一个工作簿 / folder of CSV tables, or one workbook")
    ],
    scenario: Annotated[
        Path | None,
        typer.Option(help="先套用其修改的情景文件（.json） / scenario file (.json) replayed first"),
    ] = None,
    quarter: Annotated[
        str | None,
        typer.Option(help="按哪个季度作答，例如 2024Q3 / quarter the answers are of, such as 2024Q3"),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="求解方案的秒数 / seconds for the plan", min=0.0, callback=finite)
    ] = LIMIT_S,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say what there is and what is left; exit 0 with a plan, 1 without one, 2 on bad input."""
    from planner.exports.capacity_json import capacity_lines, capacity_object
    from planner.services.importing.intake import plan_beside, shipped_outcome
    from planner.services.planning.solving import report_on, solved
    from planner.views.capacity import capacity as capacity_of

    dossier = read_dossier(data, lang)
    if scenario is not None:
        base = plan_beside(data, dossier.problem)
        dossier = edited_dossier(dossier, scenario, lang, base=base, agreed=True)
    at = _quarter(dossier.problem, quarter, lang)
    known = shipped_outcome(data, dossier.problem.fingerprint) if data.is_dir() else None
    outcome = known or solved(dossier.problem, Limits(time_limit_s=time_limit))
    report = report_on(dossier.problem, outcome, sources=dossier.sources, records=dossier.records)
    found = capacity_of(report.problem, report.plan)
    if json:
        print_object(capacity_object(report, found, at))
    else:
        for line in capacity_lines(report, found, at, lang):
            typer.echo(line)
    raise typer.Exit(DONE if outcome.plan is not None else NO)


def _quarter(problem: Problem, text: str | None, lang: Lang) -> Quarter:
    """Return the quarter that is asked about, else the first in which something may start."""
    if text is None:
        return min(park.opening_quarter for park in problem.parks)
    first, last = problem.quarters[0], problem.quarters[-1]
    found = next((one for one in problem.quarters if str(one) == text), None)
    if found is None:
        refuse(
            Text(
                f"--quarter：{text} 不是方案期内的季度（{first} 至 {last}），请写成 {first} 这样",
                f"--quarter: {text} is no quarter of the horizon ({first} to {last}); write it like {first}",
            ),
            lang,
        )
    return found
