"""Phasing as one JSON object, and as lines of text: what `phasing` prints."""

from collections.abc import Iterator
from typing import Any

from planner.domain.park.problem import Problem
from planner.domain.sweeping.phasing import PhasingCase, PhasingTable
from planner.exports.both_texts import both_texts
from planner.text import Lang, Text
from planner.views.phasing import case_text, handover_message, latest_text, proof_text, standing_text


def phasing_object(problem: Problem, table: PhasingTable) -> dict[str, Any]:
    """Return what is known of later handovers as plain values."""
    return {
        "fingerprint": problem.fingerprint,
        "status": table.status.value if table.status else None,
        **both_texts(handover_message(problem, table)),
        "buildings": [
            {
                "building_id": row.building_id,
                "planned": str(row.planned),
                "latest": str(row.latest),
                "proven": row.is_proven,
                "dates": [
                    {"quarter": str(date.quarter), "delay": date.quarter - row.planned}
                    | case_object(problem, date.case)
                    for date in row.dates
                ],
            }
            for row in table.rows
        ],
        "complete": table.is_complete,
        "proven": table.is_proven,
    }


def phasing_rows(problem: Problem, table: PhasingTable) -> list[dict[str, Any]]:
    """Return one row a building and later handover."""
    return [
        {"building_id": row["building_id"], "planned": row["planned"], "latest": row["latest"]} | date
        for row in phasing_object(problem, table)["buildings"]
        for date in row["dates"]
    ]


def phasing_lines(problem: Problem, table: PhasingTable, lang: Lang) -> Iterator[str]:
    """Return the answer, then the latest handover of each building and what comes of each quarter after it."""
    yield handover_message(problem, table).say(lang)
    latest = Text("最晚不损失的交付", "latest handover without loss")
    for row in table.rows:
        yield f"· {row.building_id} {row.planned}; {latest.say(lang)}: {latest_text(row).say(lang)}"
        for date in row.dates:
            told, proof = case_text(problem, date.case).say(lang), proof_text(date.case).say(lang)
            yield f"    {date.quarter}: {told} ({proof})"
    yield standing_text(table).say(lang)


def case_object(problem: Problem, case: PhasingCase) -> dict[str, Any]:
    """Return what a case comes to as plain values."""
    return {
        "status": case.status.value,
        "loses": case.loses,
        "gains": [{"tier": one.tier, "least": one.least, "most": one.most} for one in case.gains],
        "lost": list(case.lost),
        "gained": list(case.gained),
        "later": list(case.later),
        **both_texts(case_text(problem, case)),
    }
