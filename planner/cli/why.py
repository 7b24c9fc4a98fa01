"""`planner why`: why a firm is in a building or on a unit, or is not, and what it would cost."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, finite
from planner.cli.printing import print_object
from planner.cli.sources import outcome_of, read_dossier
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.solving.place import PlaceAnswer
from planner.text import Lang, Text

if TYPE_CHECKING:
    from planner.services.studies.places import Places

LIMIT_S = 60.0
"""Seconds for the plan, where the tables come with none, and for each question."""


def why(
    data: ParkData,
    firm: Annotated[str, typer.Argument(help="企业编号 / id of the firm")],
    place: Annotated[
        str | None,
        typer.Argument(
            help="楼栋或单元编号；不给则逐栋回答 / id of a building or unit; every building if none is named"
        ),
    ] = None,
    scenario: ScenarioFile = None,
    prices: Annotated[
        bool,
        typer.Option(
            "--prices",
            help="逐栋求解，证明代价 / prove the price of every building that is open to the firm",
        ),
    ] = False,
    time_limit: Annotated[
        float,
        typer.Option(help="每次求解的秒数 / seconds for each solve", min=0.0, callback=finite),
    ] = LIMIT_S,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Say why a firm is here and not there; exit 0 if some place asked about is open to it, 1 if none is, 2 on bad input."""
    from planner.exports.place_json import place_lines, places_object, reason_lines
    from planner.services.studies.places import OPEN_STATES
    from planner.views.exclusion import firm_summary

    dossier = read_dossier(data, lang, scenario=scenario)
    if firm not in dossier.problem.firm:
        refuse(Text(f"没有企业 {firm}", f"no such firm: {firm}"), lang)
    if place is not None and place not in {*dossier.problem.building, *dossier.problem.unit}:
        refuse(Text(f"没有楼栋或单元 {place}", f"no such building or unit: {place}"), lang)
    limits = Limits(time_limit_s=time_limit)
    with ctrl_c_asks_to_stop(lang) as stop:
        outcome = outcome_of(data, dossier.problem, limits)
        places = _places(dossier.problem, outcome, limits, stop.is_set)
        answers = _answers(places, firm, place, prices=prices)
    reasons = places.reasons(firm) if outcome.plan is not None else ()
    summary = firm_summary(dossier.problem, firm, reasons, answers=answers if place is None else ())
    if json:
        print_object(places_object(dossier.problem, firm, answers, reasons=reasons, summary=summary))
    else:
        if summary is not None:
            typer.echo(summary.text.say(lang))
        for line in (
            *reason_lines(dossier.problem, reasons, lang),
            *place_lines(dossier.problem, answers, lang),
        ):
            typer.echo(line)
    raise typer.Exit(DONE if any(one.state in OPEN_STATES for one in answers) else NO)


def _places(problem: Problem, outcome: Outcome, limits: Limits, should_stop: Callable[[], bool]) -> "Places":
    from planner.domain.park.plan import Plan
    from planner.services.studies.places import Places

    return Places(
        problem,
        outcome.plan or Plan(),
        is_best=outcome.status is Status.PROVEN_OPTIMAL,
        limits=limits,
        should_stop=should_stop,
    )


def _answers(places: "Places", firm: str, place: str | None, *, prices: bool) -> Sequence[PlaceAnswer]:
    """Return the answer for one place with its price proven; for every building only if `prices` are asked for."""
    if place is not None:
        return (places.priced(places.answer(firm, place)),)
    found = tuple(places.answer(firm, one.building_id) for one in places.problem.buildings)
    return tuple(map(places.priced, found)) if prices else found
