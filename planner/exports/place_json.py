"""Why a firm is here and not there as one JSON object, and as lines of text: what `why` prints."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding, Reason
from planner.domain.solving.place import PlaceAnswer, PlacePrice, PlaceState
from planner.exports.both_texts import both_texts
from planner.exports.json_report import reason_object
from planner.text import Lang, Text
from planner.views.exclusion import FirmSummary
from planner.views.places import STATE_TITLES, answer_sentence, cost_text, goal_titles, set_text, units_of
from planner.views.unplaced import reason_row

_MISSING, _FREES = Text("差多少", "missing"), Text("何时空出", "frees")


def places_object(
    problem: Problem,
    firm_id: str,
    answers: Iterable[PlaceAnswer],
    *,
    reasons: Iterable[Reason] = (),
    summary: FirmSummary | None = None,
) -> dict[str, Any]:
    """Return the answers of one firm as plain values, with what is said of it first and the reasons if it has no place."""
    return {
        "firm_id": firm_id,
        "fingerprint": problem.fingerprint,
        "summary": None if summary is None else _summary(summary),
        "reasons": [reason_object(one) for one in reasons],
        "answers": [_answer(problem, one) for one in answers],
    }


def _summary(summary: FirmSummary) -> dict[str, Any]:
    kind = None if summary.exclusion is None else summary.exclusion.value
    return {"exclusion": kind, "text_zh": summary.text.zh, "text_en": summary.text.en}


def _answer(problem: Problem, one: PlaceAnswer) -> dict[str, Any]:
    return {
        "place": one.place_id,
        "building_id": one.building_id,
        "unit_id": one.unit_id or None,
        "state": one.state.value,
        **both_texts(answer_sentence(problem, one)),
        "placement": None if one.placement is None else _placement(one.placement),
        "sets": [
            {
                "clauses": [_finding(finding) for finding in found.findings],
                "opens": _placement(found.placement),
            }
            for found in one.sets
        ],
        "fixed": [_finding(finding) for finding in one.fixed],
        "price": None if one.price is None else _price(one.price),
    }


def _price(price: PlacePrice) -> dict[str, Any]:
    return {
        "proven": price.is_proven,
        "costs": [{"goal": cost.goal, "least": cost.least, "most": cost.most} for cost in price.costs],
        "out": list(price.out),
        "moved": list(price.moved),
        "joined": list(price.joined),
        "fewest_changes": price.fewest,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "subjects": list(finding.subjects),
        "need": finding.need,
        "available": finding.available,
        **both_texts(finding.message),
    }


def _placement(one: Placement) -> dict[str, Any]:
    return {"units": list(one.units), "start_quarter": str(one.start), "end_quarter": str(one.end)}


def reason_lines(problem: Problem, reasons: Sequence[Reason], lang: Lang) -> Iterator[str]:
    """Return why a firm has no place as lines of text: each reason with what is missing and when it frees."""
    rows = [reason_row(problem, one) for one in reasons]
    for number, row in enumerate(rows, start=1):
        figures = [
            f"{title.say(lang)}: {value.say(lang)}"
            for title, value in ((_MISSING, row.missing), (_FREES, row.frees))
            if value.zh
        ]
        said = row.sentence.say(lang)
        yield f"  {number}. {said}" + (f" ({'; '.join(figures)})" if figures else "")


def place_lines(problem: Problem, answers: Iterable[PlaceAnswer], lang: Lang) -> Iterator[str]:
    """Return the answers as lines of text: the sentence of each, then every set of clauses and every cost."""
    titles = goal_titles(problem)
    for one in answers:
        yield f"[{STATE_TITLES[one.state].say(lang)}] {answer_sentence(problem, one).say(lang)}"
        if one.state is PlaceState.BLOCKED:
            for number, found in enumerate(one.sets, start=1):
                opens = f"{units_of(found.placement)} {found.placement.start}"
                yield f"  {number}. {set_text(found).say(lang)} → {opens}"
        for cost in one.price.costs if one.price else ():
            yield f"  {titles[cost.goal].say(lang)}: {cost_text(cost).say(lang)}"
