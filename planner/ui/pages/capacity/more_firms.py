"""How many more firms fit, asked for in the background: the target, the counts by kind and quarter, two kinds."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from planner.charts.fits import counts_figure, levels_figure, pair_figure
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.fit import FitPart, FitTable
from planner.exports.answers.capacity import fits_paper
from planner.exports.capacity_json import fit_rows, fits_object
from planner.exports.flat_csv import flat_csv
from planner.services.studies.fits import MOST_COPIES, QUESTION_S, TARGET, fit_edits, newcomer, parts_of
from planner.services.tasks.book import Question
from planner.services.tasks.fits import FIT, FitOrder
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.capacity import words
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.choosing import choice, key_of
from planner.ui.shared.new_scenario import new_scenario
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tables import table as show_table
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views.fits import counts_message, mix_text, pair_message, reached, reason_text, target_message

_KIND = "fit"
_MOST_KINDS = 3


def more_firms(context: PageContext, report: Report, version_id: str) -> None:
    """Offer what is asked, and show what the newest question comes to."""
    problem = report.problem
    if not problem.archetypes:
        st.info(context.say(words.NO_KINDS))
        return
    topic = f"fit:{version_id}"
    names = {one.archetype: context.say(one.name) for one in problem.archetypes}
    usual = newcomer(problem)
    small = sorted(problem.archetypes, key=lambda kind: (kind.area_lo_m2, kind.archetype))
    left, middle, right = st.columns(3)
    with left:
        added = choice(
            context, words.ADDED, names, (_KIND, "added"), start=usual.archetype if usual else None
        )
        area = st.number_input(
            context.say(words.AREA),
            50,
            20_000,
            usual.area_m2 if usual else 700,
            50,
            key=key_of(_KIND, "area"),
        )
    with middle:
        one = choice(context, words.ONE, names, (_KIND, "one"), start=small[0].archetype)
        other = choice(context, words.OTHER, names, (_KIND, "other"), start=small[:2][-1].archetype)
    with right:
        target = st.number_input(context.say(words.TARGET), 1, 500, TARGET, 1, key=key_of(_KIND, "target"))
        may_move = st.checkbox(context.say(words.MAY_MOVE), key=key_of(_KIND, "move"))
    mix = _mix(context, report, names)
    if pressed(context.say(words.COUNT), key="fit_start", type="primary", disabled=is_under_way(topic)):
        parts = {part.archetype: part for part in parts_of(problem)}
        order = FitOrder(
            problem=problem,
            plan=report.plan,
            limits=Limits(time_limit_s=QUESTION_S),
            mixes=(*((mix,) if mix else ()), *((part,) for part in parts.values())),
            pair=(parts[one], parts[other]) if one and other and one != other else (),
            added=newcomer(problem, added or "", int(area)),
            target=int(target),
            may_move=may_move,
        )
        tasks().ask(FIT, topic, order, actor=me(), project_id=here())
        st.rerun()
    task_panel(topic, lambda question: _draw(context, report, question), share=_share)
    question = tasks().question(topic)
    if question is not None and question.state.is_over and question.latest is not None:
        _to_scenario(context, report, question.latest)
        _files(context, report, question.latest)


def _files(context: PageContext, report: Report, table: FitTable) -> None:
    answer_files(
        context,
        report,
        words.TABS["more"],
        key="fits",
        paper=lambda: fits_paper(report.problem, table),
        rows=lambda: flat_csv(fit_rows(table)),
        told=lambda: fits_object(report.problem, table),
    )


def _mix(context: PageContext, report: Report, names: Mapping[str, str]) -> tuple[FitPart, ...]:
    """Return the mix that is chosen; empty where none is, or one firm of one kind, which is counted anyway."""
    chosen = st.multiselect(
        context.say(words.MIX),
        list(names),
        format_func=lambda code: names.get(code, code),
        max_selections=_MOST_KINDS,
        key=key_of(_KIND, f"mix.{report.problem.fingerprint[:8]}"),
    )
    usual = {part.archetype: part for part in parts_of(report.problem)}
    found = []
    for code, column in zip(chosen, st.columns(_MOST_KINDS), strict=False):
        title = context.fill(words.MIX_COUNT, kind=names[code])
        count = column.number_input(title, 1, MOST_COPIES, 1, 1, key=key_of(_KIND, f"mix_count.{code}"))
        found.append(replace(usual[code], count=int(count)))
    return () if sum(part.count for part in found) < 2 else tuple(found)


def _to_scenario(context: PageContext, report: Report, table: FitTable) -> None:
    """Offer the plan behind a count that is not nothing as a scenario."""
    problem = report.problem
    counts = {str(at): one for at, one in enumerate(table.counts) if one.count and one.plan is not None}
    if not counts:
        return
    names = {
        code: context.fill(
            words.OFFER,
            quarter=str(one.quarter),
            count=reached(one),
            what=context.say(mix_text(problem, one.mix)),
        )
        for code, one in counts.items()
    }
    chosen = choice(context, words.PICK, names, (_KIND, "plan"))
    if chosen and pressed(context.say(words.MAKE), key="fit_make", help=context.say(words.MAKE_SAYS)):
        one = counts[chosen]
        name = context.fill(
            words.NAME,
            count=one.count,
            what=context.say(mix_text(problem, one.mix)),
            quarter=str(one.quarter),
        )
        new_scenario(context, fit_edits(problem, one), name, any_changes=False)


def _share(question: Question) -> tuple[int, int] | None:
    table: FitTable | None = question.latest
    return None if table is None or not table.asked else (table.answered, table.asked)


def _draw(context: PageContext, report: Report, question: Question) -> None:
    table: FitTable | None = question.latest
    if table is None:
        return
    problem, lang = report.problem, context.lang
    if table.levels:
        st.subheader(context.fill(words.Q_TARGET, target=table.target), anchor=False)
        sheet(paragraph(context.say(target_message(problem, table))), key="fit_target")
        chart(
            levels_figure(table, lang=lang, theme=theme()),
            key="fit_levels",
            alt=context.fill(words.Q_TARGET, target=table.target),
        )
    if table.points:
        st.subheader(context.say(words.Q_PAIR), anchor=False)
        sheet(paragraph(context.say(pair_message(problem, table))), key="fit_pair")
        figure = pair_figure(problem, table, lang=lang, theme=theme())
        chart(figure, key="fit_points", alt=context.say(words.Q_PAIR))
    if table.counts:
        st.subheader(context.say(words.Q_COUNTS), anchor=False)
        sheet(paragraph(context.say(counts_message(problem, table))), key="fit_counts")
        figure = counts_figure(problem, table.counts, lang=lang, theme=theme())
        chart(figure, key="fit_map", alt=context.say(words.Q_COUNTS))
    with st.expander(context.say(words.TABLE), key="fit_all"):
        rows = [
            [
                context.say(mix_text(problem, one.mix)),
                str(one.quarter),
                reached(one),
                context.say(reason_text(one)),
            ]
            for one in table.counts
        ]
        show_table([context.say(head) for head in words.FIT_HEADS], rows, key="fit_table")
