"""`planner capacity`: what there is and what is left, by quarter and place."""

from typing import Annotated

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, finite
from planner.cli.printing import print_object
from planner.cli.sources import read_dossier, report_of
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.fit import FitTable
from planner.text import Lang, Text

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none, and for each count."""
_SOLVES = 10
"""How many times the seconds of one solve all counts may take together."""


def capacity(
    data: ParkData,
    scenario: ScenarioFile = None,
    quarter: Annotated[
        str | None,
        typer.Option(help="按哪个季度作答，例如 2024Q3 / quarter the answers are of, such as 2024Q3"),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="每次求解的秒数 / seconds for each solve", min=0.0, callback=finite)
    ] = LIMIT_S,
    more: Annotated[
        bool, typer.Option("--more", help="再算还能来几家企业 / count how many more firms fit")
    ] = False,
    target: Annotated[
        int, typer.Option(help="目标企业数 / firms that are the target", min=1, max=100_000)
    ] = 40,
    mix: Annotated[
        list[str] | None,
        typer.Option(help="只计这一组，例如 DEV_I:2,IVD / count this mix alone, such as DEV_I:2,IVD"),
    ] = None,
    pair: Annotated[
        str | None, typer.Option(help="两类取舍，例如 DEV_I,IVD / two kinds to be traded, such as DEV_I,IVD")
    ] = None,
    may_move: Annotated[
        bool, typer.Option("--may-move", help="方案中的企业可以换位 / firms of the plan may move")
    ] = False,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say what there is and what is left; exit 0 with a plan (and all counts proven), 1 without, 2 on bad input."""
    from planner.exports.capacity_json import capacity_lines, capacity_object, fit_lines, fits_object
    from planner.views.capacity import capacity as capacity_of

    dossier = read_dossier(data, lang, scenario=scenario)
    at = _quarter(dossier.problem, quarter, lang)
    report = report_of(data, dossier, Limits(time_limit_s=time_limit))
    found = capacity_of(report.problem, report.plan)
    table = None
    is_counted = more or bool(mix) or pair is not None or may_move
    if is_counted and report.outcome.plan is not None:
        table = _fits(report, (mix or [], pair), (target, may_move), seconds=time_limit, lang=lang)
    if json:
        told = capacity_object(report, found, at)
        print_object(told | ({"more": fits_object(report.problem, table)} if table else {}))
    else:
        for line in capacity_lines(report, found, at, lang):
            typer.echo(line)
        for line in fit_lines(report.problem, table, lang) if table else ():
            typer.echo(line)
    is_done = report.outcome.plan is not None and (table is None or table.is_complete)
    raise typer.Exit(DONE if is_done else NO)


def _fits(
    report: Report,
    kinds: tuple[list[str], str | None],
    aim: tuple[int, bool],
    *,
    seconds: float,
    lang: Lang,
) -> FitTable:
    """Return the counts that are asked for; a kind that there is not ends the call."""
    from planner.services.studies.fits import find_fits, mix_of, newcomer, parts_of

    problem, (written, pair) = report.problem, kinds
    mixes, two = [mix_of(problem, one) for one in written], mix_of(problem, pair) if pair else ()
    if None in mixes or two is None or len(two) not in (0, 2):
        known = ", ".join(kind.archetype for kind in problem.archetypes)
        refuse(
            Text(
                f"--mix 或 --pair 无法读取：请写成 DEV_I:2,IVD 这样（--pair 写两类）；本园有：{known}",
                f"--mix or --pair cannot be read: write it like DEV_I:2,IVD (two kinds for --pair); there are: {known}",
            ),
            lang,
        )
    with ctrl_c_asks_to_stop(lang) as stop:
        *_, table = find_fits(
            problem,
            report.plan,
            Limits(time_limit_s=seconds),
            mixes=[one for one in mixes if one] or [(part,) for part in parts_of(problem)],
            pair=two,
            added=newcomer(problem),
            target=aim[0],
            may_move=aim[1],
            seconds=seconds * _SOLVES,
            should_stop=stop.is_set,
        )
    return table


def _quarter(problem: Problem, text: str | None, lang: Lang) -> Quarter:
    """Return the quarter that is asked about, else the first in which something may start."""
    if text is None:
        return min(park.opening_quarter for park in problem.parks)
    first, last = problem.quarters[0], problem.quarters[-1]
    found = next((one for one in problem.quarters if str(one) == text), None)
    if found is None:
        refuse(
            Text(
                f"--quarter：{text} 不是规划期内的季度（{first} 至 {last}），请写成 {first} 这样",
                f"--quarter: {text} is no quarter of the horizon ({first} to {last}); write it like {first}",
            ),
            lang,
        )
    return found
