"""The views of the page of risk: what each answers, its picture, and the table beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from planner.charts.risk import (
    calls_figure,
    decisions_figure,
    figure_spread,
    firms_figure,
    places_map,
    space_spread,
)
from planner.domain.solving.report import Report
from planner.domain.sweeping.risk import PlaceRisk, RiskSummary
from planner.text import Message, Text
from planner.ui.page_context import PageContext
from planner.ui.pages.risk import words
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.choosing import choice
from planner.ui.shared.tables import Value
from planner.ui.shared.tables import table as show_table
from planner.views.risk import (
    POLICIES,
    VALUE,
    VERDICTS,
    answers,
    figure_titles,
    firm_text,
    mean_text,
    notable_limits,
    place_title,
    probability_text,
    written,
    written_mean,
)


@dataclass(frozen=True)
class Found:
    """What there is to show."""

    report: Report
    summary: RiskSummary

    def answer(self, key: str) -> Message:
        """Return the sentence that answers a view's question."""
        return answers(self.report.problem, self.report.plan, self.summary)[key]


@dataclass(frozen=True)
class RiskView:
    """One view: the sentence that answers its question, and how it is drawn."""

    answer: Callable[[Found], Message]
    draw: Callable[[PageContext, Found], None]


def _value(context: PageContext, found: Found) -> None:
    titles = figure_titles(found.report.problem, found.report.plan)
    there = dict.fromkeys(one.key for one in found.summary.figures)
    names = {key: titles[key].title for key in there if key in titles}
    key = choice(context, words.FIGURE, names, ("risk", "figure"), start=VALUE) or VALUE
    figure = figure_spread(found.summary, key, titles[key], lang=context.lang, theme=theme())
    _picture(context, figure, "value")
    heads = (
        words.WHICH,
        words.POLICY,
        words.MEAN,
        words.P5,
        words.MEDIAN,
        words.P95,
        words.TAIL,
    )
    rows: list[list[Value]] = []
    for one in found.summary.figures:
        title = titles.get(one.key)
        if title is None:
            continue
        rows.append(
            [
                context.say(title.title),
                context.say(POLICIES[one.policy]),
                written_mean(title, one.mean),
                *(written(title, value) for value in (one.p5, one.median, one.p95, one.tail)),
            ]
        )
    _table(context, [context.say(head) for head in heads], rows, "value")


def _space(context: PageContext, found: Found) -> None:
    problem, summary = found.report.problem, found.summary
    _picture(context, space_spread(problem, summary, lang=context.lang, theme=theme()), "space")
    _picture(context, places_map(problem, summary.full, lang=context.lang, theme=theme()), "full")
    rows: list[list[Value]] = [[str(one.quarter), mean_text(one.mean, 0)] for one in summary.space]
    _table(context, [context.say(words.QUARTER), context.say(words.LET)], rows, "space")
    _places(context, found, summary.full, "full", title=words.TABLE_FULL)


def _limits(context: PageContext, found: Found) -> None:
    rows = notable_limits(found.summary)
    figure = places_map(found.report.problem, rows, lang=context.lang, theme=theme(), is_bad=True)
    _picture(context, figure, "limits")
    _places(context, found, rows, "limits")


def _places(
    context: PageContext, found: Found, rows: Sequence[PlaceRisk], key: str, *, title: Text = words.TABLE
) -> None:
    if not rows:
        return
    heads = [context.say(words.WHERE), context.say(words.EVER), *(str(at) for at, _ in rows[0].by_quarter)]
    cells: list[list[Value]] = [
        [
            context.say(place_title(found.report.problem, row)),
            probability_text(row.ever),
            *(probability_text(one) for _, one in row.by_quarter),
        ]
        for row in rows
    ]
    _table(context, heads, cells, key, title=title)


def _firms(context: PageContext, found: Found) -> None:
    problem = found.report.problem
    _picture(context, firms_figure(problem, found.summary, lang=context.lang, theme=theme()), "firms")
    heads = [context.say(one) for one in (words.FIRM, words.COMES, words.PLACE, words.FIRST_COME)]
    rows: list[list[Value]] = [
        [
            context.say(firm_text(problem, one.firm_id)),
            probability_text(one.comes),
            probability_text(one.place),
            probability_text(one.place_first_come),
        ]
        for one in found.summary.firms
    ]
    _table(context, heads, rows, "firms")


def _decisions(context: PageContext, found: Found) -> None:
    problem = found.report.problem
    figure = decisions_figure(found.summary, lang=context.lang, theme=theme())
    _picture(context, figure, "decisions")
    heads = (words.FIRM, words.ROOM, words.HOLDS, words.IS_PLAN, words.VERDICT)
    rows: list[list[Value]] = [
        [
            context.say(firm_text(problem, one.firm_id)),
            one.home,
            probability_text(one.holds),
            context.say(words.YES if one.is_plan else words.NO),
            context.say(VERDICTS[one.verdict]),
        ]
        for one in found.summary.decisions
    ]
    _table(context, [context.say(head) for head in heads], rows, "decisions")


def _calls(context: PageContext, found: Found) -> None:
    problem = found.report.problem
    _picture(context, calls_figure(problem, found.summary, lang=context.lang, theme=theme()), "calls")
    heads = (words.FIRM, words.TURNED, words.CHANGES, words.WORTH)
    rows: list[list[Value]] = [
        [
            context.say(firm_text(problem, one.firm_id)),
            one.changes.of,
            mean_text(one.changes, 2),
            mean_text(one.value, 0),
        ]
        for one in found.summary.impacts
    ]
    _table(context, [context.say(head) for head in heads], rows, "calls")


def _picture(context: PageContext, figure: go.Figure, key: str) -> None:
    alt = words.QUESTIONS.get(key, words.QUESTIONS["space"])
    chart(figure, key=f"risk_{key}_picture", alt=context.say(alt))


def _table(
    context: PageContext,
    heads: Sequence[str],
    rows: Sequence[Sequence[Value]],
    key: str,
    *,
    title: Text = words.TABLE,
) -> None:
    with st.expander(context.say(title), key=f"risk_{key}_all"):
        show_table(list(heads), rows, key=f"risk_{key}_table")


def _view(key: str, draw: Callable[[PageContext, Found], None]) -> RiskView:
    return RiskView(answer=lambda found: found.answer(key), draw=draw)


VIEWS: dict[str, RiskView] = {
    key: _view(key, draw)
    for key, draw in (
        ("value", _value),
        ("space", _space),
        ("limits", _limits),
        ("firms", _firms),
        ("decisions", _decisions),
        ("calls", _calls),
    )
}
