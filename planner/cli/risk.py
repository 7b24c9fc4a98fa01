"""`planner risk`: many futures of a park, on this machine or on a dask cluster."""

import sys
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.files import readied_file, write_file
from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, Seed, finite
from planner.cli.printing import print_object
from planner.cli.sources import edited_dossier, read_dossier
from planner.domain.park.policy import Policy
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.future import FutureTable, RiskAssumptions
from planner.text import Lang, Text

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none."""
_MOST = 100_000


def risk(
    data: Annotated[
        Path, typer.Argument(help="CSV 表格的文件夹，或一个工作簿 / folder of CSV tables, or one workbook")
    ],
    scenario: Annotated[
        Path | None,
        typer.Option(help="先套用其修改的情景文件（.json） / scenario file (.json) replayed first"),
    ] = None,
    futures: Annotated[int, typer.Option(help="推演几个未来 / how many futures", min=1, max=_MOST)] = 1000,
    seed: Seed = 1,
    confidence: Annotated[
        float,
        typer.Option(
            help="区间的置信水平 / confidence of the intervals", min=0.5, max=0.999, callback=finite
        ),
    ] = 0.95,
    assume: Annotated[
        list[str] | None,
        typer.Option(
            help="改一个假设，例如 firm_late=0.4 / change an assumption, such as firm_late=0.4",
            metavar="NAME=VALUE",
        ),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="dask 调度器的地址 / address of a dask scheduler")
    ] = None,
    workers: Annotated[int, typer.Option(help="本机进程数 / processes on this machine", min=1)] = 2,
    time_limit: Annotated[
        float, typer.Option(help="求方案的秒数 / seconds for the plan", min=0.0, callback=finite)
    ] = LIMIT_S,
    out: Annotated[
        Path | None, typer.Option(help="写入每个未来的 CSV 文件 / CSV file for every future")
    ] = None,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Play the futures of a plan; exit 0 when all are played, 1 if stopped or without a plan, 2 on bad input."""
    from planner.exports.risk_json import future_csv, risk_lines, risk_object
    from planner.services.importing.intake import plan_beside, shipped_outcome
    from planner.services.planning.solving import solved
    from planner.services.studies.risk import (
        ClusterError,
        FuturesError,
        executor_for,
        risk_summary,
        run_futures,
        study_of,
    )

    dossier = read_dossier(data, lang)
    if scenario is not None:
        base = plan_beside(data, dossier.problem)
        dossier = edited_dossier(dossier, scenario, lang, base=base, agreed=True)
    problem = dossier.problem
    assumptions = _assumptions(problem.policy, assume or [], lang)
    if out is not None:
        readied_file(out, lang)
    known = shipped_outcome(data, problem.fingerprint) if data.is_dir() else None
    plan = (known or solved(problem, Limits(time_limit_s=time_limit))).plan
    if plan is None:
        typer.echo(Text("没有方案，无法推演", "there is no plan to play futures of").say(lang), err=True)
        raise typer.Exit(NO)
    study = study_of(problem, plan, seed=seed, assumptions=assumptions)
    table = study.table(futures)
    try:
        executor = executor_for(scheduler, workers=workers)
        with ctrl_c_asks_to_stop(lang) as stop:
            for table in run_futures(study, futures, executor, should_stop=stop.is_set):
                _tell(table, lang)
        executor.close()
    except ClusterError as fault:
        refuse(Text(f"调度器 {scheduler} 没有应答。请核对地址，并确认它已启动", str(fault)), lang)
    except FuturesError as fault:
        said = Text(f"有进程没有算出未来：{fault}", f"a process came to no futures: {fault}")
        typer.echo(said.say(lang), err=True)
    summary = risk_summary(problem, plan, table, confidence)
    if json:
        print_object(risk_object(problem, plan, table, summary))
    else:
        for line in risk_lines(problem, plan, summary, lang):
            typer.echo(line)
    if out is not None:
        write_file(out, future_csv(table), lang)
    raise typer.Exit(DONE if table.is_complete else NO)


def _assumptions(policy: Policy, written: list[str], lang: Lang) -> RiskAssumptions:
    """Return the assumptions of the park with those written; one that cannot be read ends the call."""
    found, names = RiskAssumptions.of(policy), [one.name for one in fields(RiskAssumptions)]
    for text in written:
        name, _, value = text.partition("=")
        try:
            number = Decimal(value)
        except ArithmeticError:
            number = Decimal("NaN")
        if name not in names or not number.is_finite():
            refuse(
                Text(
                    f"--assume {text} 无法读取：请写成 firm_late=0.4 这样；可改的有 {', '.join(names)}",
                    f"--assume {text} cannot be read: write it like firm_late=0.4; there are {', '.join(names)}",
                ),
                lang,
            )
        found = replace(found, **{name: number})
    flaw = found.flaw()
    if flaw is not None:
        refuse(flaw, lang)
    return found


def _tell(table: FutureTable, lang: Lang) -> None:
    if sys.stderr.isatty():
        done = Text(
            f"已推演 {len(table.rows)}/{table.asked} 个未来", f"{len(table.rows)} of {table.asked} futures"
        )
        sys.stderr.write(f"\r{done.say(lang)}")
