"""`planner recommend`: where a firm that asks for space could go."""

import json as json_
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Json, OutputLang, ParkData, ScenarioFile, Seed, finite
from planner.cli.printing import print_object
from planner.cli.sources import read_dossier
from planner.domain.enquiries import EnquiryReading
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.text import Lang, Text

SOLVE_S = 20.0
"""Seconds for each solve; there are at most seven."""
PLAN_S = 60.0
"""Seconds for the plan as it stands, where the tables come with none."""
_MOST_NAME = 200

if TYPE_CHECKING:
    from planner.services.studies.enquiries import EnquiryForm


def recommend(
    data: ParkData,
    enquiry: Annotated[
        str,
        typer.Argument(
            help="来函文字、存有文字的文件，或各项的 .json 文件 / the text of an enquiry, a file that holds it, or a .json "
            "file of its fields"
        ),
    ],
    scenario: ScenarioFile = None,
    time_limit: Annotated[
        float, typer.Option(help="每次求解的秒数 / seconds for each solve", min=0.1, callback=finite)
    ] = SOLVE_S,
    seed: Seed = 0,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Rank places; exit 0 when there is one, 1 if there is none, 2 if something is missing or cannot be read."""
    from planner.exports.enquiry_json import answer_lines, answer_object
    from planner.services.importing.intake import plan_beside
    from planner.services.planning.solving import plan_dossier
    from planner.services.studies.enquiries import firm_from, places_for

    dossier = read_dossier(data, lang, scenario=scenario)
    base = plan_beside(data, dossier.problem)
    form, reading = _form(dossier.problem, enquiry, lang)
    firm = firm_from(dossier.problem, form)
    limits = Limits(time_limit_s=time_limit, seed=seed)
    with ctrl_c_asks_to_stop(lang) as stop:
        plan = base or plan_dossier(dossier, Limits(time_limit_s=PLAN_S, seed=seed)).plan
        *_, answer = places_for(dossier.problem, plan, firm, limits, should_stop=stop.is_set)
    if json:
        print_object(answer_object(dossier.problem, answer, reading))
    else:
        for line in answer_lines(answer, lang):
            typer.echo(line)
    raise typer.Exit(DONE if answer.offers else NO)


def _form(problem: Problem, enquiry: str, lang: Lang) -> tuple["EnquiryForm", EnquiryReading | None]:
    """Return what is asked for; or refuse, with what is missing or told in two ways."""
    from planner.services.studies.enquiries import EnquiryError, form_from_json, form_from_text

    path = Path(enquiry) if len(enquiry) < _MOST_NAME and "\n" not in enquiry else None
    try:
        if path is not None and path.suffix == ".json":
            return form_from_json(problem, json_.loads(path.read_text("utf-8-sig"))), None
        text = path.read_text("utf-8-sig") if path is not None and path.is_file() else enquiry
        return form_from_text(problem, text)
    except EnquiryError as fault:
        refuse(fault.text, lang)
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        sys.stderr.flush()
        refuse(Text(f"无法读取 {enquiry}：{fault}", f"cannot read {enquiry}: {fault}"), lang)
