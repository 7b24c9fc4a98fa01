"""`planner phasing`: when each building has to be ready, and what each quarter of delay costs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, finite
from planner.cli.printing import print_object
from planner.cli.sources import edited_dossier, read_dossier
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.phasing import PhasingTable
from planner.text import Lang, Text

WHOLE_S, SOLVE_S = 1200.0, 30.0
"""Seconds for all solves; and for each."""
MOST_QUARTERS = 40


def phasing(
    data: Annotated[
        Path, typer.Argument(help="CSV 表格的文件夹，或一个工作簿 / folder of CSV tables, or one workbook")
    ],
    scenario: Annotated[
        Path | None,
        typer.Option(help="先套用其修改的情景文件（.json） / scenario file (.json) replayed first"),
    ] = None,
    building: Annotated[
        list[str] | None,
        typer.Option(help="只看这一栋，可多次 / this building alone; may be given more than once"),
    ] = None,
    quarters: Annotated[
        int,
        typer.Option(help="每栋至少推迟几季 / quarters of delay told at least", min=1, max=MOST_QUARTERS),
    ] = 4,
    time_limit: Annotated[
        float, typer.Option(help="全部求解的秒数 / seconds for all solves", min=0.0, callback=finite)
    ] = WHOLE_S,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say what later handovers cost; exit 0 when every break is proven, 1 if not or without a plan, 2 on bad input."""
    from planner.exports.phasing_json import phasing_lines, phasing_object
    from planner.services.importing.intake import plan_beside, shipped_outcome
    from planner.services.studies.phasing import find_phasing

    dossier = read_dossier(data, lang)
    if scenario is not None:
        base = plan_beside(data, dossier.problem)
        dossier = edited_dossier(dossier, scenario, lang, base=base, agreed=True)
    problem = dossier.problem
    _require_known(problem, building or [], lang)
    known = shipped_outcome(data, problem.fingerprint) if data.is_dir() else None
    table = PhasingTable()
    with ctrl_c_asks_to_stop(lang) as stop:
        for table in find_phasing(
            problem,
            Limits(time_limit_s=min(SOLVE_S, time_limit)),
            base=known,
            buildings=building or [],
            quarters=quarters,
            seconds=time_limit,
            should_stop=stop.is_set,
        ):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{table.answered}/{table.asked}")
    if json:
        print_object(phasing_object(problem, table))
    else:
        for line in phasing_lines(problem, table, lang):
            typer.echo(line)
    raise typer.Exit(DONE if table.is_complete and table.plan is not None else NO)


def _require_known(problem: Problem, wanted: list[str], lang: Lang) -> None:
    from planner.services.studies.phasing import pending

    known = [one.building_id for one in pending(problem)]
    for name in wanted:
        if name not in known:
            told = ", ".join(known) or "—"
            refuse(
                Text(
                    f"--building：{name} 不是尚未交付的楼栋；可选：{told}",
                    f"--building: {name} is no building that is still to be handed over; there are: {told}",
                ),
                lang,
            )
