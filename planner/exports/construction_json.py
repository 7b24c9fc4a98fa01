"""What to build as plain values, and as lines of text: what `phasing --part` prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.domain.park.catalogue import Catalogue
from planner.domain.park.problem import Problem
from planner.domain.sweeping.construction import ConstructionPart, ConstructionTable
from planner.exports.both_texts import both_texts
from planner.exports.phasing_json import case_object
from planner.text import Lang, Message, plain
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
from planner.views.phasing import OPEN, PROVEN, case_text, proof_text, standing_text


@dataclass(frozen=True, kw_only=True)
class ConstructionAnswer:
    """One part of what to build, with what it was asked with."""

    problem: Problem
    table: ConstructionTable
    catalogue: Catalogue

    def said(self) -> Message:
        """Return the answer in one sentence."""
        if self.table.part is ConstructionPart.ORDER:
            return sequence_message(self.problem, self.table)
        if self.table.part is ConstructionPart.TYPOLOGIES:
            return choice_message(self.problem, self.table, self.catalogue)
        return upgrade_message(self.problem, self.table)


def construction_object(answer: ConstructionAnswer) -> dict[str, Any]:
    """Return a part as plain values."""
    problem, table = answer.problem, answer.table
    told: dict[str, Any] = {
        **both_texts(answer.said()),
        "complete": table.is_complete,
        "proven": table.is_all_proven,
    }
    if table.part is ConstructionPart.ORDER:
        return told | {
            "at_once": table.rate.at_once if table.rate else None,
            "budget_10k": plain(table.rate.budget_10k) if table.rate else None,
            "first": str(table.rate.first) if table.rate else None,
            "orders": table.orders,
            "excluded": table.excluded,
            "sequences": [
                {
                    "buildings": list(one.buildings),
                    "starts": [str(at) for at in one.starts],
                    "handovers": [str(at) for at in one.handovers],
                }
                | case_object(problem, one.case)
                for one in table.sequences
            ],
        }
    if table.part is ConstructionPart.TYPOLOGIES:
        return told | {
            "choices": [
                {
                    "building_id": one.building_id,
                    "typology": one.typology,
                    "handover": str(one.handover),
                    "more_10k": None if one.more_10k is None else plain(one.more_10k),
                }
                | case_object(problem, one.case)
                for one in ranked_choices(table)
            ],
        }
    return told | {
        "upgrades": [
            {
                "upgrade": row.upgrade.upgrade,
                "subject_id": row.subject,
                "resource": row.upgrade.resource.value,
                "amount": plain(row.upgrade.amount),
                "cost_10k": plain(row.upgrade.cost_10k),
                "lead_quarters": row.upgrade.lead_quarters,
                "earliest": str(row.earliest),
                "latest": None if row.brings_nothing or not row.worths else str(row.latest),
                "steps": None if row.brings_nothing or not row.worths else row.steps,
                "proven": row.is_proven,
                "worths": [case_object(problem, one) for one in row.worths],
                "dates": [
                    {"quarter": str(date.quarter)} | case_object(problem, date.case) for date in row.dates
                ],
            }
            for row in table.upgrades
        ],
    }


def construction_rows(answer: ConstructionAnswer) -> list[dict[str, Any]]:
    """Return one row an order, a choice or an upgrade."""
    told = construction_object(answer)
    rows: list[dict[str, Any]] = next(
        told[key] for key in ("sequences", "choices", "upgrades") if key in told
    )
    return rows


def construction_lines(answer: ConstructionAnswer, lang: Lang) -> Iterator[str]:
    """Return the answer, then each order, choice or upgrade as a line of text."""
    problem, table = answer.problem, answer.table
    yield answer.said().say(lang)
    for one in table.sequences:
        told, proof = case_text(problem, one.case).say(lang), proof_text(one.case).say(lang)
        yield f"· {sequence_text(one)}: {told} ({proof})"
    for choice in ranked_choices(table):
        kind = typology_text(answer.catalogue, choice.typology).say(lang)
        told, proof = case_text(problem, choice.case).say(lang), proof_text(choice.case).say(lang)
        yield f"· {choice.building_id} {kind} {choice.handover}: {told} ({proof})"
    for row in table.upgrades:
        said = (upgrade_title(row), worth_text(problem, row), wait_text(problem, row))
        proof = (PROVEN if row.is_proven else OPEN).say(lang)
        yield f"· {'; '.join(text.say(lang) for text in said if text.zh)} ({proof})"
    yield standing_text(table).say(lang)
