"""`planner price`: what a step of each resource, a unit more and each rule is worth."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, Seed, finite
from planner.cli.printing import print_object
from planner.cli.sources import edited_dossier, read_dossier
from planner.domain.edits import Edit
from planner.domain.edits.scenario import scenario_from_json
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.price import PriceTable
from planner.text import Lang

WHOLE_S, SOLVE_S = 600.0, 20.0
"""Seconds for all prices; and for each solve."""


def price(
    data: ParkData,
    scenario: ScenarioFile = None,
    tried: Annotated[
        Path | None,
        typer.Option(
            "--try",
            help="只试算这个情景文件的修改，例如一行新的隔离 / scenario file (.json) whose edits alone are priced",
        ),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="全部计价的秒数 / seconds for all prices", min=0.0, callback=finite)
    ] = WHOLE_S,
    seed: Seed = 0,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Price caps, space and rules; exit 0 when all are priced, 1 if some are not or there is no plan, 2 on bad input."""
    from planner.exports.price_json import price_lines, prices_object
    from planner.services.studies.prices import find_prices
    from planner.views.prices import answer_message, prices_message

    dossier = read_dossier(data, lang, scenario=scenario)
    edits: tuple[Edit, ...] = ()
    if tried is not None:
        edited_dossier(dossier, tried, lang, base=None, agreed=True)  # what does not fit ends the call
        edits = scenario_from_json(tried.read_bytes()).edits
    limits = Limits(time_limit_s=min(SOLVE_S, time_limit), seed=seed)
    with ctrl_c_asks_to_stop(lang) as stop:
        table = _followed(
            find_prices(dossier.problem, limits, edits=edits, seconds=time_limit, should_stop=stop.is_set),
            lang,
        )
    if json:
        print_object(prices_object(dossier.problem, table, prices_message(table)))
    else:
        typer.echo(answer_message(dossier.problem, table).say(lang))
        typer.echo(prices_message(table).say(lang))
        for line in price_lines(dossier.problem, table, lang):
            typer.echo(line)
    raise typer.Exit(DONE if table.is_complete and table.plan is not None else NO)


def _followed(tables: Iterator[PriceTable], lang: Lang) -> PriceTable:
    from planner.views.prices import prices_message

    table = PriceTable()
    for table in tables:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{prices_message(table).say(lang)}")
    return table
