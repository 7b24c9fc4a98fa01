"""One answer on the page: the sentence, the sets in the way or the price, and a button that proves the price."""

import streamlit as st

from planner.domain.park.plan import Placement
from planner.domain.rule import rule_of
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.place import PlaceAnswer, PlacePrice, PlaceState
from planner.domain.solving.report import Report
from planner.domain.vocabulary.clauses import clause_title
from planner.services.tasks.book import Question
from planner.services.tasks.places import WHY, PlacesOrder
from planner.services.workbench.place_books import topic_of
from planner.text import listed
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.why import words
from planner.ui.shared.alternatives import PRICE_S, known_answers
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import Badge, GridRow, Pair, Part, Tone, grid, heading, items, sheet
from planner.ui.shared.task_panel import is_under_way, may_be_asked, task_panel
from planner.views.places import (
    STATE_TITLES,
    answer_sentence,
    cost_text,
    fewest_text,
    goal_titles,
    goal_unit,
    units_of,
)
from planner.views.unplaced import in_words

_TONES = {
    PlaceState.HERE: Tone.ACCENT,
    PlaceState.FITS: Tone.GOOD,
    PlaceState.POSSIBLE: Tone.WARN,
    PlaceState.BLOCKED: Tone.BAD,
    PlaceState.OPEN: Tone.MUTED,
}


def draw_answer(context: PageContext, report: Report, answer: PlaceAnswer) -> None:
    """Draw an answer; one with a price that is not proven can have it proven."""
    topic = topic_of(report, f"{answer.firm_id}:{answer.place_id}")
    question = tasks().question(topic) if answer.price is not None else None
    known = question.latest.answer if question is not None and question.latest is not None else None
    proven = _proven(report, answer)
    _answer(context, report, known or proven or answer)
    if answer.price is None or answer.price.is_proven or proven is not None:
        return
    if may_be_asked(question):
        asked = pressed(
            context.say(words.PROVE), key="why_prove", type="primary", disabled=is_under_way(topic)
        )
        if asked:
            order = PlacesOrder(
                problem=report.problem,
                plan=report.plan,
                limits=Limits(time_limit_s=PRICE_S),
                firm_id=answer.firm_id,
                place_id=answer.place_id,
                is_best=report.outcome.status is Status.PROVEN_OPTIMAL,
            )
            tasks().ask(WHY, topic, order, actor=me(), project_id=here())
            st.rerun()
    task_panel(topic, _nothing, key="why_price")


def _proven(report: Report, answer: PlaceAnswer) -> PlaceAnswer | None:
    """Return the answer with a proven price that came of asking for every building; None if there is none."""
    found = known_answers(report, answer.firm_id) if answer.price is not None else ()
    return next(
        (
            one
            for one in found
            if one.place_id == answer.place_id and one.price is not None and one.price.is_proven
        ),
        None,
    )


def _nothing(_question: Question) -> None:
    """Draw nothing: the answer itself is above."""


def _answer(context: PageContext, report: Report, answer: PlaceAnswer) -> None:
    badge = Badge(text=context.say(STATE_TITLES[answer.state]), tone=_TONES[answer.state])
    said = Pair(
        label=f"{answer.firm_id} · {answer.place_id}",
        value=context.say(answer_sentence(report.problem, answer)),
    )
    parts: list[Part] = [items(badge), items(said, least_px=900)]
    if answer.sets:
        parts.append(heading(context.say(words.SETS)))
        parts += [
            _clauses(
                context,
                one.findings,
                context.fill(words.SET, number=number),
                _opens(one.placement),
            )
            for number, one in enumerate(answer.sets, start=1)
        ]
    if answer.fixed:
        parts.append(heading(context.say(words.FIXED)))
        parts.append(_clauses(context, answer.fixed, "", ""))
    if answer.price is not None:
        parts += _price(context, report, answer.price)
    sheet(*parts, key="why_answer", reveal=state.take_reveal())


def _opens(placement: Placement) -> str:
    return f"{units_of(placement)} · {placement.start}"


def _clauses(context: PageContext, findings: tuple[Finding, ...], name: str, opens: str) -> Part:
    heads = [name, *(context.say(one) for one in (words.NEED, words.BEST, words.SAID, words.OPENS))]
    rows = [
        GridRow(
            cells=(
                _rule(context, one),
                context.say(in_words(one.rule, one.need)),
                context.say(in_words(one.rule, one.available)),
                context.say(one.message),
                opens if number == 0 else "",
            )
        )
        for number, one in enumerate(findings)
    ]
    return grid(heads, rows)


def _rule(context: PageContext, finding: Finding) -> str:
    title = context.say(rule_of(finding.rule).title)
    clause = context.say(clause_title(finding.clause))
    return " · ".join(filter(None, (title, clause)))


def _price(context: PageContext, report: Report, price: PlacePrice) -> list[Part]:
    titles = goal_titles(report.problem)
    rows = [
        GridRow(
            cells=(
                context.say(titles[cost.goal]),
                context.say(cost_text(cost, goal_unit(report.problem, cost.goal))),
                context.say(words.PROVEN if cost.is_point else words.INTERVAL),
            )
        )
        for cost in price.costs
    ]
    heads = [context.say(one) for one in (words.GOAL, words.LOSES)]
    who = [
        Pair(label=context.say(title), value=context.say(listed(names)))
        for title, names in ((words.OUT, price.out), (words.MOVED, price.moved), (words.JOINED, price.joined))
        if names
    ]
    fewest = fewest_text(price)
    if fewest is not None:
        who.append(Pair(label=context.say(words.CHANGES), value=context.say(fewest)))
    parts = [heading(context.say(words.PRICE)), grid([*heads, ""], rows, right={1})]
    return [*parts, items(*who, least_px=400)] if who else parts
