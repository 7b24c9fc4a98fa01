"""`planner indicators`: rent roll, tax and output, yields, funds in place, five in one year and staff of a plan."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.files import readied_folder, write_file
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, finite
from planner.cli.printing import print_object
from planner.cli.sources import read_dossier, report_of
from planner.domain.solving.outcome import Limits
from planner.text import Lang, Text

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none."""


def indicators(
    data: ParkData,
    scenario: ScenarioFile = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            help="不计的企业编号（可重复），例如龙头企业 / firm left out (repeat it), such as the anchor firm"
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="把各表写成 CSV 的文件夹 / folder for the tables as CSV")
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="求解的秒数 / seconds for the solve", min=0.0, callback=finite)
    ] = LIMIT_S,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say what the bureau asks; exit 0 with a plan, 1 without, 2 on bad input."""
    from planner.domain.measures.indicators import indicators as indicators_of
    from planner.exports.indicator_files import (
        indicator_csv_files,
        indicator_lines,
        indicators_object,
    )

    dossier = read_dossier(data, lang, scenario=scenario)
    _know(without or [], [firm.firm_id for firm in dossier.problem.firms], lang)
    if out is not None:
        readied_folder(out, lang)
    report = report_of(data, dossier, Limits(time_limit_s=time_limit))
    if report.outcome.plan is None:
        typer.echo(Text("没有方案，无法计算", "no plan to work from").say(lang), err=True)
        raise typer.Exit(NO)
    found = indicators_of(
        report.problem, report.plan, records=report.records, sources=report.sources, without=without or ()
    )
    if out is not None:
        for name, content in indicator_csv_files(report, found, lang=lang).items():
            write_file(out / name, content, lang)
    if json:
        print_object(indicators_object(report, found))
    else:
        for line in indicator_lines(found, lang):
            typer.echo(line)
    raise typer.Exit(DONE)


def _know(asked: list[str], known: list[str], lang: Lang) -> None:
    unknown = sorted(set(asked) - set(known))
    like = known[0] if known else "F01"
    if unknown:
        refuse(
            Text(
                f"--without：没有企业 {'、'.join(unknown)}；请写企业编号，例如 {like}",
                f"--without: no firm {', '.join(unknown)}; write an id of the firms table, such as {like}",
            ),
            lang,
        )
