"""Capacity as one JSON object, and as lines of text: what `capacity` prints."""

from collections.abc import Iterator
from typing import Any

from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.sweeping.fit import FitPart, FitTable
from planner.exports.both_texts import both_texts
from planner.text import Lang, Message
from planner.views.capacity import Capacity
from planner.views.filling import (
    ends_message,
    fill_message,
    fill_order,
    full_by_phase,
    full_from,
    homeless_message,
    homeless_rows,
    places_message,
    space_message,
    vacancy_message,
)
from planner.views.fits import (
    counts_message,
    mix_text,
    none_from,
    pair_message,
    reached,
    reason_text,
    target_message,
)
from planner.views.overview import PhaseShare
from planner.views.vacancy import VacantPiece, merged_pieces, pieces, stay_ends


def capacity_object(report: Report, found: Capacity, quarter: Quarter) -> dict[str, Any]:
    """Return what there is and what is left as plain values; the answers are of `quarter`."""
    full = full_from(found)
    return {
        "fingerprint": report.problem.fingerprint,
        "status": report.outcome.status.value,
        "quarter": str(quarter),
        "answers": {key: both_texts(said) for key, said in answers(report, found, quarter).items()},
        "full_from": str(full) if full else None,
        "full_by_phase": [
            {
                "subject_id": row.subject_id,
                "full_from": str(at) if at else None,
                "peak": float(row.full_share),
                "peak_quarter": str(row.quarter),
            }
            for row, at in full_by_phase(found)
        ],
        "space": [
            {
                "extent": str(row.extent),
                "subject_id": row.subject_id,
                "quarter": str(row.quarter),
                "leasable_m2": row.leasable_m2,
                "delivered_m2": row.delivered_m2,
                "signed_m2": row.parts[PhaseShare.SIGNED],
                "reserved_m2": row.parts[PhaseShare.RESERVED],
                "pencilled_m2": row.parts[PhaseShare.PENCILLED],
                "held_m2": row.parts[PhaseShare.HELD],
                "free_m2": row.free_m2,
                "expected_m2": float(row.expected_m2),
            }
            for row in found.space
        ],
        "utilities": [
            {
                "extent": str(row.extent),
                "subject_id": row.subject_id,
                "quarter": str(row.quarter),
                "resource": row.resource.value,
                "signed": float(row.signed),
                "reserved": float(row.reserved),
                "pencilled": float(row.pencilled),
                "expected": float(row.expected),
                "used": float(row.used),
                "cap": None if row.cap is None else float(row.cap),
                "free": None if row.free is None else float(row.free),
            }
            for row in found.draws
        ],
        "vacancy": [
            {"quarter": str(at), **_piece(one)}
            for at, view in found.views.items()
            for one in (*pieces(view), *(one for one in merged_pieces(view) if one.is_merged))
        ],
        "fill_order": [
            {
                "extent": str(row.extent),
                "subject_id": row.subject_id,
                "resource": "area" if row.resource is None else row.resource.value,
                "tight_from": str(row.tight_from) if row.tight_from else None,
                "peak": float(row.peak),
                "peak_quarter": str(row.peak_quarter),
            }
            for row in fill_order(report, found)
        ],
        "ends": [
            {
                "quarter": str(one.quarter),
                "firm_id": one.firm_id,
                "units": list(one.units),
                "area_m2": one.area_m2,
                "planned": one.is_planned,
                "renew_years": one.renew_years,
                "renew_probability": None if one.renew_probability is None else float(one.renew_probability),
                "free_from": str(one.free_from),
            }
            for one in stay_ends(report.problem, report.plan)
        ],
        "homeless": [
            {
                "firm_id": row.firm.firm_id,
                "area_req_m2": row.firm.area_req_m2,
                "probability": float(row.firm.probability),
                "reason": both_texts(row.first.sentence) if row.first else None,
            }
            for row in homeless_rows(report)
        ],
    }


def answers(report: Report, found: Capacity, quarter: Quarter) -> dict[str, Message]:
    """Return the answer to each question, in a sentence."""
    ends = stay_ends(report.problem, report.plan)
    return {
        "space": space_message(found, quarter),
        "places": places_message(found, quarter),
        "utilities": fill_message(fill_order(report, found)),
        "vacancy": vacancy_message(found, quarter),
        "ends": ends_message(ends, report.problem.quarters),
        "homeless": homeless_message(report),
    }


def capacity_lines(report: Report, found: Capacity, quarter: Quarter, lang: Lang) -> Iterator[str]:
    """Return the answers as lines of text."""
    for said in answers(report, found, quarter).values():
        yield said.say(lang)


def _piece(one: VacantPiece) -> dict[str, Any]:
    return {
        "building_id": one.building_id,
        "floors": list(one.floors),
        "units": list(one.units),
        "area_m2": one.area_m2,
        "until": str(one.until) if one.until else None,
        "merged": one.is_merged,
    }


def fits_object(problem: Problem, table: FitTable) -> dict[str, Any]:
    """Return what is known of how many more firms fit as plain values."""
    return {
        "target": {
            "firms": table.target,
            "added": _part(table.added) if table.added else None,
            **both_texts(target_message(problem, table)),
            "stop": None
            if table.stop is None
            else {
                "rules": list(table.stop.rules),
                "most": table.stop.most,
                "hold": table.stop.has_hold,
            },
            "levels": [
                {
                    "more": one.more,
                    "hold": one.has_hold,
                    "placed": one.placed,
                    "most": one.most,
                    "proven": one.is_proven,
                    "stops": [reason.rule for reason in one.reasons],
                }
                for one in table.levels
            ],
        },
        "may_move": table.may_move,
        **both_texts(counts_message(problem, table)),
        "none_from": str(none) if (none := none_from(table)) else None,
        "counts": [
            {
                "mix": [_part(part) for part in one.mix],
                "quarter": str(one.quarter),
                "count": one.count,
                "most": one.most,
                "proven": one.is_proven,
                "rule": one.reason.rule if one.reason else None,
                "reason": both_texts(reason_text(one)) if one.reason else None,
            }
            for one in table.counts
        ],
        "pair": [_part(part) for part in table.pair],
        "frontier": [
            {"first": one.first, "second": one.second, "most": one.most, "proven": one.is_proven}
            for one in table.points
        ],
        "complete": table.is_complete,
    }


def fit_rows(table: FitTable) -> list[dict[str, Any]]:
    """Return one row a count: what is counted, from when on, how many fit, and what is in the way of the next."""
    return [
        {
            "mix": "+".join(f"{part.archetype}:{part.count}" for part in one.mix),
            "quarter": str(one.quarter),
            "count": one.count,
            "most": one.most,
            "proven": one.is_proven,
            "rule": one.reason.rule if one.reason else None,
            "reason_zh": reason_text(one).zh if one.reason else None,
            "reason_en": reason_text(one).en if one.reason else None,
        }
        for one in table.counts
    ]


def fit_lines(problem: Problem, table: FitTable, lang: Lang) -> Iterator[str]:
    """Return the answers as lines of text, then the counts that are not nothing."""
    yield target_message(problem, table).say(lang)
    yield counts_message(problem, table).say(lang)
    if table.points:
        yield pair_message(problem, table).say(lang)
    for one in table.counts:
        if one.count:
            what = mix_text(problem, one.mix).say(lang)
            yield f"· {one.quarter} {what}: {reached(one)}; {reason_text(one).say(lang)}"


def _part(part: FitPart) -> dict[str, Any]:
    return {"archetype": part.archetype, "area_m2": part.area_m2, "count": part.count}
