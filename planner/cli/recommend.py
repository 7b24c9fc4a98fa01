"""`planner recommend`: where a firm that asks for space could go."""

from codecs import BOM_UTF8
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
from planner.domain.read_errors import ReadError, read_json, why_not_opened
from planner.domain.solving.outcome import Limits
from planner.text import Lang, Text

SOLVE_S = 20.0
"""Seconds for each solve; there are at most seven."""
PLAN_S = 60.0
"""Seconds for the plan as it stands, where the tables come with none."""

if TYPE_CHECKING:
    from planner.services.studies.enquiry_forms import EnquiryForm


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
    from planner.services.studies.enquiries import places_for
    from planner.services.studies.enquiry_forms import firm_from

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
        for line in answer_lines(dossier.problem, answer, lang):
            typer.echo(line)
    raise typer.Exit(DONE if answer.offers else NO)


def _form(problem: Problem, enquiry: str, lang: Lang) -> tuple["EnquiryForm", EnquiryReading | None]:
    """Return what is asked for; or refuse, with what is missing or told in two ways."""
    from planner.services.studies.enquiry_forms import EnquiryError, form_from_json, form_from_text

    file = _file_named(enquiry)
    try:
        if file is not None and file.suffix == ".json":
            return form_from_json(problem, read_json(file.read_bytes().removeprefix(BOM_UTF8))), None
        return form_from_text(problem, enquiry if file is None else file.read_text("utf-8-sig"))
    except (EnquiryError, ReadError) as fault:
        refuse(_where(file, fault.text), lang)
    except OSError as fault:
        refuse(_where(file, why_not_opened(fault)), lang)
    except UnicodeDecodeError:
        refuse(_where(file, Text("不是 UTF-8 文字", "it is not UTF-8 text")), lang)


def _where(file: Path | None, why: Text) -> Text:
    return why if file is None else Text(f"{file}：{why.zh}", f"{file}: {why.en}")


def _file_named(enquiry: str) -> Path | None:
    """Return the file that is named; None if the words are the enquiry itself."""
    file = Path(enquiry)
    try:
        return file if file.suffix == ".json" or file.is_file() else None
    except (OSError, ValueError):  # a text may be longer than any name, or hold what none may
        return None
