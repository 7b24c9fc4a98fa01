"""`planner milestones`: the seven steps of each placed firm, lights, the dispatch list, and the schedule backwards."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.messages import BAD_INPUT, DONE, NO, refuse, say_issues
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, finite
from planner.cli.printing import print_object
from planner.cli.sources import read_dossier, report_of
from planner.domain.park.quarter import is_in_reach
from planner.domain.solving.finding import Severity
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.text import Lang, Text

if TYPE_CHECKING:
    from planner.domain.projects.milestone_log import MilestoneLog

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none."""
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")


def milestones(
    data: ParkData,
    scenario: ScenarioFile = None,
    on: Annotated[
        str | None, typer.Option(help="按哪一天看，例如 2024-03-01 / day one looks, such as 2024-03-01")
    ] = None,
    month: Annotated[
        str | None,
        typer.Option(help="哪个月的调度清单，例如 2024-03 / month of the dispatch list, such as 2024-03"),
    ] = None,
    wanted: Annotated[
        str | None,
        typer.Option(
            help="希望投产的日期，由此倒排 / day on which production is wanted, to schedule backwards from"
        ),
    ] = None,
    entries: Annotated[
        Path | None,
        typer.Option(
            help="登记了承诺日期、实际日期、责任人和问题的 CSV / CSV with days promised and met, owners and problems",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="求解的秒数 / seconds for the solve", min=0.0, callback=finite)
    ] = LIMIT_S,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say how each firm goes on; exit 0 with a plan, 1 without, 2 on bad input."""
    from planner.exports.milestones_json import MilestoneAnswer, milestone_lines, milestones_object
    from planner.views.dispatch import dispatch_list
    from planner.views.milestones import first_day, milestone_rows

    day, first, by = _day("--on", on, lang), _month(month, lang), _day("--wanted", wanted, lang)
    dossier = read_dossier(data, lang, scenario=scenario)
    report = report_of(data, dossier, Limits(time_limit_s=time_limit))
    if report.outcome.plan is None:
        typer.echo(Text("没有方案，无法排进度", "no plan to schedule from").say(lang), err=True)
        raise typer.Exit(NO)
    log = _entered(entries, report, lang)
    at = day or first_day(report.problem, log)
    rows = milestone_rows(report, log, on=at)
    answer = MilestoneAnswer(rows=rows, dispatch=dispatch_list(rows, on=at, month=first), wanted=by)
    if json:
        print_object(milestones_object(report, answer))
    else:
        for line in milestone_lines(report, answer, lang):
            typer.echo(line)
    raise typer.Exit(DONE)


def _entered(path: Path | None, report: Report, lang: Lang) -> "MilestoneLog":
    """Return what a file enters about the firms of the plan; one with a fault ends the call."""
    from planner.domain.projects.milestone_log import MilestoneLog, log_of
    from planner.services.importing.milestones import read_milestones

    if path is None:
        return MilestoneLog()
    reading = read_milestones(path.name, path.read_bytes(), report.plan.by_firm)
    say_issues(reading.issues, lang)
    if any(one.severity is Severity.ERROR for one in reading.issues):
        raise typer.Exit(BAD_INPUT)
    return log_of(reading.entries)


def _day(option: str, text: str | None, lang: Lang) -> date | None:
    """Return the day of an option; one that is none ends the call."""
    if text is None:
        return None
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or not is_in_reach(found.year):
        _refuse(option, text, Text("日期", "day"), "2024-03-01", lang)
    return found


def _month(text: str | None, lang: Lang) -> date | None:
    if text is None:
        return None
    if not _MONTH.fullmatch(text) or not 1 <= int(text[5:]) <= 12 or not is_in_reach(int(text[:4])):
        _refuse("--month", text, Text("月份", "month"), "2024-03", lang)
    return date(int(text[:4]), int(text[5:]), 1)


def _refuse(option: str, text: str, what: Text, like: str, lang: Lang) -> None:
    refuse(
        Text(
            f"{option}：{text} 不是 1900 至 2199 年的{what.zh}，请写成 {like} 这样",
            f"{option}: {text} is no {what.en} of 1900 to 2199; write it like {like}",
        ),
        lang,
    )
