"""`planner phasing`: when each building has to be ready, and what each quarter of delay costs."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import BAD_INPUT, DONE, NO, refuse, say_issues
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, finite
from planner.cli.printing import print_object
from planner.cli.sources import read_dossier
from planner.domain.park.catalogue import Catalogue
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.construction import BuildJob, ConstructionPart, ConstructionTable
from planner.domain.sweeping.phasing import PhasingTable
from planner.text import Lang, Text

WHOLE_S, SOLVE_S = 1200.0, 30.0
"""Seconds for all solves; and for each."""
MOST_QUARTERS = 40
_Table = TypeVar("_Table", PhasingTable, ConstructionTable)


def phasing(
    data: ParkData,
    scenario: ScenarioFile = None,
    building: Annotated[
        list[str] | None,
        typer.Option(help="只看这一栋，可多次 / this building alone; may be given more than once"),
    ] = None,
    quarters: Annotated[
        int,
        typer.Option(help="每栋至少推迟几季 / quarters of delay told at least", min=1, max=MOST_QUARTERS),
    ] = 4,
    part: Annotated[
        list[ConstructionPart] | None,
        typer.Option(
            help="再算：order 建设顺序，typologies 类型，upgrades 增容；可多次 / also the order of building, typologies or "
            "upgrades of utilities; may be given more than once"
        ),
    ] = None,
    at_once: Annotated[
        int, typer.Option(help="同时建几栋 / buildings that are built at once", min=1, max=20)
    ] = 2,
    budget: Annotated[
        float,
        typer.Option(help="每季万元，0 不限 / 10k yuan a quarter, 0 for no limit", min=0.0, callback=finite),
    ] = 0.0,
    catalogue: Annotated[
        Path | None,
        typer.Option(help="类型与增容目录的文件夹 / folder with a catalogue of typologies and upgrades"),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="全部求解的秒数 / seconds for all solves", min=0.0, callback=finite)
    ] = WHOLE_S,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say what later handovers cost; exit 0 when all that is asked is proven, 1 if not or without a plan, 2 on bad input."""
    from planner.exports.construction_json import ConstructionAnswer, construction_lines, construction_object
    from planner.exports.phasing_json import phasing_lines, phasing_object
    from planner.services.importing.intake import shipped_outcome
    from planner.services.studies.phasing import build_jobs, find_construction, find_phasing, usual_rate

    dossier = read_dossier(data, lang, scenario=scenario)
    problem = dossier.problem
    _require_known(problem, building or [], lang)
    kinds = _catalogue(catalogue, lang)
    known = shipped_outcome(data, problem.fingerprint)
    limits = Limits(time_limit_s=min(SOLVE_S, time_limit))
    with ctrl_c_asks_to_stop(lang) as stop:

        def handovers() -> Iterator[PhasingTable]:
            return find_phasing(
                problem,
                limits,
                base=known,
                buildings=building or [],
                quarters=quarters,
                seconds=time_limit,
                should_stop=stop.is_set,
            )

        def built(asked: ConstructionPart) -> Iterator[ConstructionTable]:
            jobs = [one for one in build_jobs(problem, kinds) if not building or one.building_id in building]
            _require_few(jobs, asked, lang)
            return find_construction(
                problem,
                limits,
                asked,
                catalogue=kinds,
                jobs=jobs,
                rate=rate,
                base=known,
                quarters=quarters,
                seconds=time_limit,
                should_stop=stop.is_set,
            )

        rate = replace(usual_rate(problem), at_once=at_once, budget_10k=Decimal(str(budget)))
        table = _followed(handovers())
        answers = [
            ConstructionAnswer(problem=problem, table=_followed(built(asked)), catalogue=kinds)
            for asked in dict.fromkeys(part or [])
        ]
    if json:
        told = {one.table.part.value: construction_object(one) for one in answers}
        print_object(phasing_object(problem, table) | told)
    else:
        for line in chain(
            phasing_lines(problem, table, lang), *(construction_lines(one, lang) for one in answers)
        ):
            typer.echo(line)
    is_done = table.is_proven and table.plan is not None and all(one.table.is_all_proven for one in answers)
    raise typer.Exit(DONE if is_done else NO)


def _followed(tables: Iterator[_Table]) -> _Table:
    """Return the last table; the first is always there."""
    table = next(tables)
    for table in tables:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{table.answered}/{table.asked}")
    return table


def _catalogue(folder: Path | None, lang: Lang) -> Catalogue:
    """Return the catalogue of a folder, or the one that is shipped; one with a fault ends the call."""
    from planner.services.importing.catalogues import read_catalogue, shipped_catalogue

    if folder is None:
        return shipped_catalogue()
    reading = read_catalogue(folder)
    if reading.catalogue is None:
        say_issues(reading.issues, lang)
        raise typer.Exit(BAD_INPUT)
    return reading.catalogue


def _require_few(jobs: Sequence[BuildJob], asked: ConstructionPart, lang: Lang) -> None:
    from planner.services.studies.phasing import MOST_JOBS

    if asked is ConstructionPart.ORDER and len(jobs) > MOST_JOBS:
        names = ", ".join(job.building_id for job in jobs)
        refuse(
            Text(
                f"--part order：{len(jobs)} 栋（{names}）太多，最多 {MOST_JOBS} 栋；请用 --building 选",
                f"--part order: {len(jobs)} buildings ({names}) are too many, at most {MOST_JOBS}; choose with --building",
            ),
            lang,
        )


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
