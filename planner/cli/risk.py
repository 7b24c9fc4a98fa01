"""`planner risk`: many futures of a park, on this machine or on a dask cluster."""

import sys
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from planner.cli.files import readied_file, write_file
from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, finite
from planner.cli.printing import print_object
from planner.cli.robust import robust_told, searched
from planner.cli.sources import outcome_of, read_dossier
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import MOST_SEED, Limits
from planner.domain.sweeping.future import FutureTable, RiskAssumptions, RoomReserve
from planner.domain.sweeping.risk import PerfectInformation
from planner.domain.sweeping.robust import RobustTable
from planner.text import Lang, Text

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none."""
_MOST = 100_000


def risk(
    data: ParkData,
    scenario: ScenarioFile = None,
    futures: Annotated[int, typer.Option(help="推演几个未来 / how many futures", min=1, max=_MOST)] = 1000,
    seed: Annotated[int, typer.Option(help="推演的随机种子 / seed of the futures", min=0, max=MOST_SEED)] = 1,
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
    perfect: Annotated[
        int,
        typer.Option(
            help="前几个未来按“一切已知”求解，算出信息的价值 / solve the first N futures as if all were known",
            min=0,
            max=_MOST,
        ),
    ] = 0,
    robust: Annotated[
        bool,
        typer.Option(
            "--robust",
            help="另找稳健方案：候选方案在训练未来里挑选，再用 --futures 个新未来评判 / "
            "also look for a robust plan: chosen among candidates in training futures, judged on --futures fresh ones",
        ),
    ] = False,
    training: Annotated[
        int, typer.Option(help="挑选用的未来个数 / training futures of --robust", min=1, max=_MOST)
    ] = 100,
    weight: Annotated[
        float,
        typer.Option(
            help="最差 5% 平均在标准里的权重 / weight of the worst 5% in the criterion of --robust",
            min=0.0,
            max=1.0,
            callback=finite,
        ),
    ] = 0.5,
    keep: Annotated[
        str | None,
        typer.Option(help="要留的房间，例如 A4-101,A4-102 / rooms that could be kept, such as A4-101,A4-102"),
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="留到哪个季度 / quarter until which they are kept")
    ] = None,
    keep_for: Annotated[
        str | None,
        typer.Option("--for", help="留给哪些企业，例如 F34,F35 / firms they are kept for, such as F34,F35"),
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
    from planner.exports.risk_json import future_csv
    from planner.services.studies.risk import (
        ClusterError,
        FuturesError,
        executor_for,
        find_perfect_information,
        run_futures,
        study_of,
    )
    from planner.services.studies.robust import CONFIRMING

    dossier = read_dossier(data, lang, scenario=scenario)
    problem = dossier.problem
    assumptions = _assumptions(problem.policy, assume or [], lang)
    reserve = _reserve(problem, keep, until, keep_for, lang=lang)
    if out is not None:
        readied_file(out, lang)
    outcome = outcome_of(data, problem, Limits(time_limit_s=time_limit))
    plan = outcome.plan
    if plan is None:
        typer.echo(Text("没有方案，无法推演", "there is no plan to play futures of").say(lang), err=True)
        raise typer.Exit(NO)
    study = study_of(problem, plan, seed=seed, assumptions=assumptions)
    tables = [study.table(futures)]
    wish = RobustTable(
        seed=seed,
        training=training,
        confirming=CONFIRMING * training,
        fresh=futures,
        assumptions=assumptions,
        weight=Decimal(repr(weight)),
    )
    choice = wish if robust else None
    try:
        executor = executor_for(scheduler, workers=workers)
        with ctrl_c_asks_to_stop(lang) as stop:
            for number, one in enumerate(
                [study] if reserve is None else [study, replace(study, reserve=reserve)]
            ):
                tables[number:] = [one.table(futures)]
                for tables[number] in run_futures(one, futures, executor, should_stop=stop.is_set):
                    _tell(tables[number], lang)
            choice = searched(
                problem, outcome, choice, executor, perfect=perfect, should_stop=stop.is_set, lang=lang
            )
        executor.close()
    except ClusterError as fault:
        refuse(Text(f"调度器 {scheduler} 没有应答。请核对地址，并确认它已启动", str(fault)), lang)
    except FuturesError as fault:
        said = Text(f"有进程没有算出未来：{fault}", f"a process came to no futures: {fault}")
        typer.echo(said.say(lang), err=True)
    with ctrl_c_asks_to_stop(lang) as stop:
        found = find_perfect_information(
            study, tables[0], perfect, confidence=confidence, should_stop=stop.is_set
        )
    _say((problem, plan), tables, (found, choice), confidence, lang=lang, json=json)
    if out is not None:
        write_file(out, future_csv(tables[0]), lang)
    is_done = all(table.is_complete for table in tables) and (choice is None or choice.is_complete)
    raise typer.Exit(DONE if is_done else NO)


def _say(
    facts: tuple[Problem, Plan],
    tables: list[FutureTable],
    others: tuple[PerfectInformation | None, RobustTable | None],
    confidence: float,
    *,
    lang: Lang,
    json: bool,
) -> None:
    """Print what the futures say, and the advice on rooms to keep where there is a second table."""
    from planner.exports.risk_json import perfect_object, reserve_object, risk_lines, risk_object
    from planner.services.studies.risk import reserve_advice, risk_summary

    problem, plan = facts
    table, *kept_tables = tables
    found, choice = others
    summary = risk_summary(problem, plan, table, confidence)
    advised: dict[str, Any] = {} if found is None else {"perfect": perfect_object(found)}
    for kept in kept_tables:
        advice = reserve_advice(kept, table, confidence)
        if kept.reserve is not None and advice is not None:
            advised["reserve"] = reserve_object(kept.reserve, advice)
    if choice is not None:
        advised["robust"] = robust_told(choice, confidence)
    if json:
        print_object(risk_object(problem, plan, table, summary) | advised)
        return
    for line in risk_lines(problem, plan, summary, lang):
        typer.echo(line)
    for one in advised.values():
        typer.echo(one[f"text_{lang.value}"])


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


def _reserve(
    problem: Problem, keep: str | None, until: str | None, firms: str | None, *, lang: Lang
) -> RoomReserve | None:
    """Return what is asked about; a room, quarter or firm that there is not ends the call."""
    if keep is None:
        return None
    units = tuple(one.strip() for one in keep.split(","))
    names = tuple(one.strip() for one in (firms or "").split(","))
    quarter = next((one for one in problem.quarters if str(one) == until), None)
    unknown = [one for one in units if one not in problem.unit]
    unknown += [one or "--for" for one in names if one not in problem.firm]
    if quarter is None:
        unknown.append(until or "--until")
    if unknown or quarter is None:
        said = ", ".join(unknown)
        refuse(
            Text(
                f"--keep、--until、--for 要写本园有的房间、规划期内的季度和企业；没有：{said}",
                f"--keep, --until and --for take rooms, a quarter of the horizon and firms of this park; there is no {said}",
            ),
            lang,
        )
    return RoomReserve(units=units, until=quarter, firms=names)


def _tell(table: FutureTable, lang: Lang) -> None:
    if sys.stderr.isatty():
        done = Text(
            f"已推演 {len(table.rows)}/{table.asked} 个未来", f"{len(table.rows)} of {table.asked} futures"
        )
        sys.stderr.write(f"\r{done.say(lang)}")
