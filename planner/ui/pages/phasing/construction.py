"""What to build: the order of building, typologies of plots, upgrades of utilities; each asked for in the background."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from planner.charts.construction import choices_figure, sequence_figure, upgrades_figure
from planner.domain.edits import Edit
from planner.domain.park.catalogue import Catalogue
from planner.domain.solving.finding import Severity
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.construction import BuildJob, BuildRate, ConstructionPart, ConstructionTable
from planner.exports.answers.phasing import TITLES, construction_paper
from planner.exports.construction_json import (
    ConstructionAnswer,
    construction_object,
    construction_rows,
)
from planner.exports.flat_csv import flat_csv
from planner.services.importing.catalogues import catalogue_of
from planner.services.studies.phasing import MOST_JOBS, QUESTION_S, build_jobs, job_of, pending, usual_rate
from planner.services.tasks.book import Question
from planner.services.tasks.phasing import CONSTRUCTION, ConstructionOrder
from planner.services.wording.edits import edits_text
from planner.text import Text
from planner.ui.app_services import here, me, settings, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.phasing import words
from planner.ui.pages.phasing.delays import done_of
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.choosing import choice, exact, key_of
from planner.ui.shared.issues import show_issues
from planner.ui.shared.new_scenario import new_scenario
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tables import table as show_table
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views import format as fmt
from planner.views.construction import (
    choice_message,
    ranked_choices,
    sequence_message,
    sequence_text,
    typology_text,
    upgrade_message,
    upgrade_title,
    wait_text,
    worth_text,
)
from planner.views.phasing import case_text, proof_text, standing_text

_KIND = "construction"


def construction(context: PageContext, report: Report, version_id: str, part: ConstructionPart) -> None:
    """Offer what is asked of a part, and show what the newest question comes to."""
    st.subheader(context.say(words.Q_PART[part.value]), anchor=False)
    st.caption(context.say(words.PART_SAYS[part.value]))
    reading = catalogue_of(settings().data_folder)
    if reading.catalogue is None:
        faults = [issue for issue in reading.issues if issue.severity is Severity.ERROR]
        st.error(context.fill(words.CATALOGUE_FAULTS, count=len(faults)))
        show_issues(faults, context.lang, key="catalogue_faults")
        return
    catalogue = reading.catalogue
    order = ConstructionOrder(
        problem=report.problem,
        outcome=report.outcome,
        limits=Limits(time_limit_s=QUESTION_S),
        part=part,
        catalogue=catalogue,
        rate=usual_rate(report.problem),
    )
    is_ready = True
    if part is ConstructionPart.ORDER:
        jobs, rate = _jobs(context, report, catalogue)
        order, is_ready = replace(order, jobs=jobs, rate=rate), 0 < len(jobs) <= MOST_JOBS
    elif part is ConstructionPart.TYPOLOGIES and not build_jobs(report.problem, catalogue):
        st.info(context.say(words.NO_PLOTS))
        return
    topic = f"construction:{part}:{version_id}"
    is_busy = is_under_way(topic) or not is_ready
    if pressed(context.say(words.PART_START), key="construction_start", type="primary", disabled=is_busy):
        tasks().ask(CONSTRUCTION, topic, order, actor=me(), project_id=here())
        st.rerun()
    task_panel(
        topic,
        lambda question: _draw(context, report, catalogue, question),
        share=done_of,
        count=words.CASES_DONE,
    )
    question = tasks().question(topic)
    if question is not None and question.state.is_over and question.latest is not None:
        st.caption(context.say(standing_text(question.latest)))
        _to_scenario(context, report, question.latest, catalogue)
        answer = ConstructionAnswer(problem=report.problem, table=question.latest, catalogue=catalogue)
        answer_files(
            context,
            report,
            TITLES[answer.table.part],
            key=f"phasing_{part}",
            paper=lambda: construction_paper(answer),
            rows=lambda: flat_csv(construction_rows(answer)),
            told=lambda: construction_object(answer),
        )


def _jobs(
    context: PageContext, report: Report, catalogue: Catalogue
) -> tuple[tuple[BuildJob, ...], BuildRate]:
    """Return the buildings to be put in order with their cost and time, and how fast can be built."""
    problem, rate = report.problem, usual_rate(report.problem)
    left, right = st.columns(2)
    at_once = left.number_input(
        context.say(words.AT_ONCE), 1, 20, rate.at_once, 1, key=key_of(_KIND, "at_once")
    )
    budget = right.number_input(
        context.say(words.BUDGET), 0.0, 1_000_000.0, 0.0, 100.0, key=key_of(_KIND, "budget")
    )
    names = {one.building_id: f"{one.building_id} {context.say(one.name)}" for one in pending(problem)}
    usual = [job.building_id for job in build_jobs(problem, catalogue)][:MOST_JOBS]
    chosen = st.multiselect(
        context.say(words.JOBS),
        list(names),
        default=usual,
        format_func=lambda code: names.get(code, code),
        key=key_of(_KIND, f"jobs.{problem.fingerprint[:8]}"),
    )
    jobs = [job_of(problem.building[name], catalogue) for name in chosen]
    if not jobs:
        st.info(context.say(words.NO_JOBS))
    elif len(jobs) > MOST_JOBS:
        st.warning(context.fill(words.TOO_MANY, most=MOST_JOBS))
    found = tuple(_typed(context, job) for job in jobs)
    return found, replace(rate, at_once=int(at_once), budget_10k=exact(budget))


def _typed(context: PageContext, job: BuildJob) -> BuildJob:
    name, cost, quarters = st.columns([1, 2, 2], vertical_alignment="bottom")
    name.markdown(f"**{job.building_id}**")
    heads = [context.say(head) for head in words.JOB_HEADS]
    spent = cost.number_input(
        heads[1], 0.0, 1_000_000.0, float(job.cost_10k), 10.0, key=key_of(_KIND, f"cost.{job.building_id}")
    )
    time = quarters.number_input(
        heads[2], 1, 40, job.quarters, 1, key=key_of(_KIND, f"quarters.{job.building_id}")
    )
    return replace(job, cost_10k=exact(spent), quarters=int(time))


def _draw(context: PageContext, report: Report, catalogue: Catalogue, question: Question) -> None:
    table: ConstructionTable | None = question.latest
    if table is None:
        return
    problem, lang = report.problem, context.lang
    heads: tuple[Text, ...]
    if table.part is ConstructionPart.ORDER:
        said = sequence_message(problem, table)
        best = table.sequences[0] if table.sequences else None
        figure = sequence_figure(problem, best, lang=lang, theme=theme())
        heads, rows = words.SEQUENCE_HEADS, _sequence_rows(context, report, table)
    elif table.part is ConstructionPart.TYPOLOGIES:
        said = choice_message(problem, table, catalogue)
        figure = choices_figure(problem, table, catalogue, lang=lang, theme=theme())
        heads, rows = words.CHOICE_HEADS, _choice_rows(context, report, table, catalogue)
    else:
        said = upgrade_message(problem, table)
        figure = upgrades_figure(problem, table.upgrades, lang=lang, theme=theme())
        heads, rows = words.UPGRADE_HEADS, _upgrade_rows(context, report, table)
    sheet(paragraph(context.say(said)), key="construction_answer")
    chart(figure, key=f"construction_{table.part}", alt=context.say(words.Q_PART[table.part.value]))
    if table.part is not ConstructionPart.ORDER:
        st.caption(context.say(words.MAP_SAYS))
    with st.expander(context.say(words.TABLE), key="construction_all"):
        show_table([context.say(head) for head in heads], rows, key=f"construction_{table.part}_table")


def _sequence_rows(context: PageContext, report: Report, table: ConstructionTable) -> Sequence[list[str]]:
    return [
        [
            sequence_text(one),
            context.say(case_text(report.problem, one.case)),
            context.say(proof_text(one.case)),
        ]
        for one in table.sequences
    ]


def _choice_rows(
    context: PageContext, report: Report, table: ConstructionTable, catalogue: Catalogue
) -> Sequence[list[str]]:
    return [
        [
            one.building_id,
            context.say(typology_text(catalogue, one.typology)),
            str(one.handover),
            fmt.NONE if one.more_10k is None else fmt.number(one.more_10k, 1),
            context.say(case_text(report.problem, one.case)),
            context.say(proof_text(one.case)),
        ]
        for one in ranked_choices(table)
    ]


def _upgrade_rows(context: PageContext, report: Report, table: ConstructionTable) -> Sequence[list[str]]:
    return [
        [
            context.say(upgrade_title(row)),
            fmt.number(row.upgrade.cost_10k, 1),
            str(row.upgrade.lead_quarters),
            str(row.earliest),
            context.say(worth_text(report.problem, row)),
            context.say(wait_text(report.problem, row)),
        ]
        for row in table.upgrades
    ]


def _to_scenario(
    context: PageContext, report: Report, table: ConstructionTable, catalogue: Catalogue
) -> None:
    offers = _offers(context, report, table, catalogue)
    if not offers:
        return
    names = {code: name for code, (name, _) in offers.items()}
    chosen = choice(context, words.PICK, names, (_KIND, f"pick.{table.part}"))
    if chosen and pressed(context.say(words.MAKE), key="construction_make"):
        name, edits = offers[chosen]
        new_scenario(context, edits, name)


def _offers(
    context: PageContext, report: Report, table: ConstructionTable, catalogue: Catalogue
) -> Mapping[str, tuple[str, Sequence[Edit]]]:
    """Return what can be made a scenario, by a code: its name and its edits; what changes nothing is left out."""
    found = [(sequence_text(one), one.case.edits) for one in table.sequences]
    found += [
        (f"{one.building_id} → {context.say(typology_text(catalogue, one.typology))}", one.case.edits)
        for one in ranked_choices(table)
    ]
    found += [
        (context.say(edits_text(report.problem, row.case.edits)), row.case.edits)
        for row in table.upgrades
        if row.worths and not row.brings_nothing
    ]
    return {str(at): one for at, one in enumerate(found) if one[1]}
