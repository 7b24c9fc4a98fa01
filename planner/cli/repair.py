"""`planner repair`: what it would take to place firms that cannot all be placed."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, Seed, finite
from planner.cli.printing import print_object
from planner.cli.sources import read_dossier
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.repair import KeepScope, RepairAnswer
from planner.text import Lang, Text

WHOLE_S, PLAN_S = 300.0, 60.0
"""Seconds for all questions; and for the plan that says who has a place, where the tables come with none."""


def repair(
    data: ParkData,
    firms: Annotated[
        list[str] | None,
        typer.Argument(
            help="要同时安排的企业；不给则为已签企业 / firms to be placed together; the signed ones if none is named"
        ),
    ] = None,
    keep: Annotated[
        KeepScope | None,
        typer.Option(
            help="谁还须有位置；不给：一家企业时 placed，多家 none，没有 signed / who else must have a place; else placed for "
            "one firm, none for several, signed without any"
        ),
    ] = None,
    scenario: ScenarioFile = None,
    time_limit: Annotated[
        float, typer.Option(help="全部问题的秒数 / seconds for all questions", min=0.0, callback=finite)
    ] = WHOLE_S,
    seed: Seed = 0,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Find conflicts and repairs; exit 0 when nothing needs repair or one was found, 1 if not, 2 on bad input."""
    from planner.exports.repair_json import answer_object, repair_lines
    from planner.services.importing.intake import plan_beside
    from planner.services.studies.repairs import answer_message, find_repairs, usually_kept

    dossier = read_dossier(data, lang, scenario=scenario)
    base = plan_beside(data, dossier.problem)
    asked = tuple(dict.fromkeys(firms or ()))
    if missing := [name for name in asked if name not in dossier.problem.firm]:
        names = ", ".join(missing)
        refuse(Text(f"没有企业 {names}", f"no such firm: {names}"), lang)
    kept = keep or usually_kept(asked)
    limits = Limits(time_limit_s=time_limit, seed=seed)
    with ctrl_c_asks_to_stop(lang) as stop:
        plan = _plan(dossier, base, limits) if kept is KeepScope.PLACED else Plan()
        answer = _followed(
            find_repairs(
                dossier.problem,
                plan,
                asked,
                kept=kept,
                limits=limits,
                seconds=time_limit,
                should_stop=stop.is_set,
            ),
            lang,
        )
    if json:
        print_object(answer_object(answer, answer_message(answer)))
    else:
        typer.echo(answer_message(answer).say(lang))
        for line in repair_lines(answer, lang):
            typer.echo(line)
    raise typer.Exit(DONE if answer.plan is not None or answer.offers else NO)


def _plan(dossier: Dossier, base: Plan | None, limits: Limits) -> Plan:
    """Return the plan that says who has a place: the one beside the tables, else a new one."""
    from planner.services.planning.solving import plan_dossier

    return base or plan_dossier(dossier, Limits(time_limit_s=PLAN_S, seed=limits.seed)).plan


def _followed(answers: Iterator[RepairAnswer], lang: Lang) -> RepairAnswer:
    answer = next(answers)
    for answer in answers:
        if sys.stderr.isatty():
            done = Text(
                f"矛盾 {len(answer.groups)} 组，修复 {len(answer.offers)} 个",
                f"{len(answer.groups)} conflicting groups, {len(answer.offers)} repairs",
            )
            sys.stderr.write(f"\r{done.say(lang)}")
    return answer
