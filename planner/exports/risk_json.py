"""Risk as one JSON object, as rows for a table, and as lines of text: what `risk` prints and the page hands out."""

import csv
from collections.abc import Iterator
from dataclasses import fields
from io import StringIO
from math import isfinite
from typing import Any

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.future import FutureTable, RoomReserve
from planner.domain.sweeping.risk import (
    MeanEstimate,
    PerfectInformation,
    PlaceRisk,
    Probability,
    ReserveAdvice,
    RiskSummary,
)
from planner.exports.both_texts import both_texts
from planner.text import Lang
from planner.views.reserve import perfect_message, reserve_message
from planner.views.risk import answers, basis_message, gain_message


def risk_object(problem: Problem, plan: Plan, table: FutureTable, summary: RiskSummary) -> dict[str, Any]:
    """Return what the futures say as plain values."""
    return {
        "fingerprint": problem.fingerprint,
        "seed": summary.seed,
        "futures": summary.futures,
        "asked": summary.asked,
        "confidence": summary.confidence,
        "assumptions": {
            one.name: float(getattr(table.assumptions, one.name)) for one in fields(table.assumptions)
        },
        "answers": {key: both_texts(said) for key, said in answers(problem, plan, summary).items()},
        "figures": [
            {
                "figure": one.key,
                "policy": one.policy.value,
                **mean_fields("mean", one.mean),
                "p5": one.p5,
                "median": one.median,
                "p95": one.p95,
                "worst_5_mean": one.tail,
            }
            for one in summary.figures
        ],
        "space": [
            {"quarter": str(one.quarter), **mean_fields("let_m2", one.mean), "p5": one.p5, "p95": one.p95}
            for one in summary.space
        ],
        "full": [row for one in summary.full for row in _place(one)],
        "beyond": [row for one in summary.beyond for row in _place(one)],
        "firms": [
            {
                "firm_id": one.firm_id,
                **share_fields("comes", one.comes),
                **share_fields("place", one.place),
                **share_fields("place_first_come", one.place_first_come),
            }
            for one in summary.firms
        ],
        "decisions": [
            {
                "firm_id": one.firm_id,
                "units": one.home.split("+"),
                **share_fields("holds", one.holds),
                "is_plan": one.is_plan,
                "verdict": one.verdict.value,
            }
            for one in summary.decisions
        ],
        "impacts": [
            {
                "firm_id": one.firm_id,
                "turned": one.changes.of,
                **mean_fields("changes", one.changes),
                **mean_fields("value", one.value),
            }
            for one in summary.impacts
        ],
        "gain": None if summary.gain is None else mean_fields("gain", summary.gain),
        "promises": share_fields("promises", summary.promises),
        "faults": summary.faults,
    }


def reserve_object(reserve: RoomReserve, advice: ReserveAdvice) -> dict[str, Any]:
    """Return the advice on a reserve as plain values."""
    said = reserve_message(reserve, advice)
    return {
        "units": list(reserve.units),
        "until": str(reserve.until),
        "firms": list(reserve.firms),
        "verdict": advice.verdict.value,
        **mean_fields("gain", advice.paired.gain),
        "worst_5_mean_kept": advice.paired.tail,
        "worst_5_mean_let": advice.paired.tail_other,
        **share_fields("taken", advice.taken),
        **both_texts(said),
    }


def perfect_object(found: PerfectInformation) -> dict[str, Any]:
    """Return what perfect information is worth as plain values."""
    said = perfect_message(found)
    return {
        **mean_fields("least", found.least),
        **mean_fields("most", found.most),
        "solved": found.least.of,
        "unsolved": found.unsolved,
        **both_texts(said),
    }


def risk_lines(problem: Problem, plan: Plan, summary: RiskSummary, lang: Lang) -> Iterator[str]:
    """Return the answers as lines of text."""
    yield basis_message(summary).say(lang)
    for said in answers(problem, plan, summary).values():
        yield said.say(lang)
    yield gain_message(summary).say(lang)


def future_csv(table: FutureTable) -> bytes:
    """Return every future as a CSV file; see `future_rows`."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(future_rows(table))
    return text.getvalue().encode("utf-8-sig")


def future_rows(table: FutureTable) -> Iterator[list[str]]:
    """Return one row a future and policy under a row of heads: who came and has a place, and every figure."""
    yield ["future", "policy", "came", "placed", "broken_promises", *table.keys]
    for row in table.rows:
        for policy, one in (("plan", row.plan), ("first_come", row.first_come)):
            figures = ["" if value is None else str(value) for value in one.figures]
            placed = str(sum(bool(home) for home in one.homes))
            yield [str(row.number), policy, str(row.came.bit_count()), placed, str(one.promises), *figures]


def _place(one: PlaceRisk) -> list[dict[str, Any]]:
    return [
        {
            "scope": one.scope,
            "subject_id": one.subject_id,
            **({"resource": one.resource} if one.resource else {}),
            "quarter": str(quarter),
            **share_fields("probability", share),
        }
        for quarter, share in one.by_quarter
    ]


def share_fields(name: str, one: Probability) -> dict[str, Any]:
    """Return a share with its interval and of how many it is."""
    return {name: one.share, f"{name}_low": one.low, f"{name}_high": one.high, f"{name}_of": one.of}


def mean_fields(name: str, one: MeanEstimate) -> dict[str, Any]:
    """Return a mean with the ends of its interval; an end that is not known is None."""
    low, high = (end if isfinite(end) else None for end in (one.low, one.high))
    return {name: one.mean, f"{name}_low": low, f"{name}_high": high}
