"""`planner sweep`: many what-ifs at once, on this machine or on a dask cluster."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.files import readied_file, write_file
from planner.cli.messages import BAD_INPUT, DONE, NO, refuse, say_issues
from planner.cli.options import Json, OutputLang
from planner.cli.printing import print_object
from planner.domain.edits import EditConflict
from planner.domain.keys import GoalKey
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.sweep import Sweep
from planner.domain.sweeping.sweep_result import SweepTable
from planner.exports.sweep_json import sweep_csv, table_object, table_rows
from planner.text import Lang, Message, Text
from planner.views.sweep import TIER

_KEYS = (
    GoalKey.SIGNED_FIRMS,
    GoalKey.EXPECTED_VALUE,
    "firms_placed",
    "occupancy_rate",
    "tax_10k",
    "output_10k",
    "jobs",
)


def sweep(
    file: Annotated[Path, typer.Argument(help="批量推演文件（.json） / sweep file (.json)")],
    base: Annotated[
        Path | None,
        typer.Option(
            help="基准：方案包或表格；不给则用文件里的 base / bundle or tables to sweep from, else the file's base"
        ),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="dask 调度器的地址 / address of a dask scheduler")
    ] = None,
    workers: Annotated[int, typer.Option(help="本机进程数 / processes on this machine", min=1)] = 2,
    out: Annotated[Path | None, typer.Option(help="写入表格的 CSV 文件 / CSV file for the table")] = None,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Solve every cell; exit 0 when all have a plan, 1 if some have none or it was stopped, 2 on bad input."""
    from planner.services.scenarios.comparison import open_sides
    from planner.services.scenarios.files import in_file
    from planner.services.studies.sweeps import (
        ClusterError,
        executor_for,
        read_sweep,
        run_sweep,
        sentences_of,
        unproven_pairs,
    )

    asked, issues = read_sweep(file)
    say_issues(issues, lang)
    if asked is None:
        raise typer.Exit(BAD_INPUT)
    source = base or _beside(file, asked)
    if source is None:
        refuse(Text("请用 --base 指明基准", "name the base with --base"), lang)
    if out is not None:
        readied_file(out, lang)
    opened = open_sides([source], Limits(time_limit_s=asked.time_limit_s, seed=asked.seed))
    say_issues(opened.issues, lang)
    if not opened.sides:
        raise typer.Exit(BAD_INPUT)
    report = opened.sides[0].report
    try:
        executor = executor_for(scheduler, workers=workers)
        tables = run_sweep(report, asked, executor)
        table = _followed(tables, lang)
        executor.close()
    except EditConflict as refusal:
        say_issues(in_file(file, refusal.issues), lang)
        raise typer.Exit(BAD_INPUT) from refusal
    except ClusterError as fault:
        refuse(Text(f"调度器 {scheduler} 没有应答。请核对地址，并确认它已启动", str(fault)), lang)
    sentences = sentences_of(report.problem, table)
    if json:
        print_object(table_object(table, sentences, unproven_pairs=unproven_pairs(table)))
    else:
        _print(table, sentences, lang, unproven=unproven_pairs(table))
    if out is not None:
        write_file(out, sweep_csv(table, _KEYS), lang)
    is_answered = table.is_complete and all(row.plan is not None for row in table.rows)
    raise typer.Exit(DONE if is_answered else NO)


def _print(table: SweepTable, sentences: Sequence[Message], lang: Lang, *, unproven: int) -> None:
    status = len(table.sweep.axes)
    shown = status + 1 + len(_KEYS)
    heads, *rows = table_rows(table, _KEYS)
    typer.echo("\t".join(heads[:shown]))
    for cells, row in zip(rows, table.rows, strict=True):
        mark = "" if row.is_proven or row.plan is None else " *"
        typer.echo("\t".join((*cells[:status], cells[status] + mark, *cells[status + 1 : shown])))
    _print_unproven(table, lang)
    for sentence in sentences:
        typer.echo(sentence.say(lang))
    if unproven:
        said = Text(
            f"没有证明、因此不下结论的相邻取值：{unproven} 对",
            f"pairs of neighbouring values that are not proven, so that nothing is concluded of them: {unproven}",
        )
        typer.echo(said.say(lang))


def _print_unproven(table: SweepTable, lang: Lang) -> None:
    """Say between which numbers the best value of each cell that is not proven lies."""
    for row in table.rows:
        if row.is_proven or row.plan is None:
            continue
        where = ", ".join("—" if value is None else str(value) for value in row.values)
        ends = "; ".join(f"{key.removeprefix(TIER)} {low} … {high}" for key, low, high in row.intervals)
        said = Text(
            f"* {where}：没有证明，最优值 {ends or '未知'}",
            f"* {where}: not proven, at best {ends or 'not known'}",
        )
        typer.echo(said.say(lang))


def _beside(file: Path, asked: Sweep) -> Path | None:
    """Return the base a file names: as a path from where one stands, or from where the file is."""
    if not asked.base:
        return None
    here = Path(asked.base)
    return here if here.exists() else file.parent / asked.base


def _followed(tables: Iterator[SweepTable], lang: Lang) -> SweepTable:
    """Return the last table; Ctrl-C ends the sweep and keeps the rows there are."""
    table = next(tables)
    try:
        for table in tables:
            if sys.stderr.isatty():
                done = Text(
                    f"已完成 {len(table.rows)}/{table.cells}", f"{len(table.rows)} of {table.cells} done"
                )
                sys.stderr.write(f"\r{done.say(lang)}")
    except KeyboardInterrupt:
        pass
    return table
