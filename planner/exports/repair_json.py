"""Conflicts and repairs as one JSON object: what `repair` prints."""

from collections.abc import Iterable
from typing import Any

from planner.domain.edits import edit_to_json
from planner.domain.park.plan import Plan
from planner.domain.sweeping.repair import ConflictGroup, RepairAnswer, RepairOffer, RepairPart
from planner.exports.both_texts import both_texts
from planner.text import Lang, Message, plain


def answer_object(answer: RepairAnswer, said: Message) -> dict[str, Any]:
    """Return an answer as plain values; `said` is the sentence that sums it up."""
    return {
        "firms": list(answer.firms),
        "kept": answer.kept.value,
        "demanded": list(answer.demanded),
        "fits": answer.plan is not None,
        **both_texts(said),
        "placements": _placements(answer.plan) if answer.plan else [],
        "groups": [_group(group) for group in answer.groups],
        "all_groups": answer.has_all_groups,
        "repairs": [_offer(offer, answer.to_promise) for offer in answer.offers],
        "asked": answer.asked,
        "left_open": answer.left_open,
        "complete": answer.is_complete,
    }


def _group(group: ConflictGroup) -> dict[str, Any]:
    return {
        "firms": list(group.firms),
        "rules": list(group.rules),
        "minimal": group.is_minimal,
        "sentences": [both_texts(said) for said in group.messages],
    }


def _offer(offer: RepairOffer, firms: tuple[str, ...]) -> dict[str, Any]:
    return {
        "effort": plain(offer.effort),
        "parts": [_part(part) for part in offer.parts],
        "edits": [edit_to_json(edit) for edit in offer.scenario_edits(firms)],
        "withdrawn": list(offer.withdrawn),
        "placements": _placements(offer.plan),
    }


def _part(part: RepairPart) -> dict[str, Any]:
    return {
        "kind": part.kind.value,
        "amount": plain(part.amount),
        "unit": part.unit.en,
        "step": plain(part.step),
        **both_texts(part.message),
    }


def _placements(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "firm_id": one.firm_id,
            "units": list(one.units),
            "start_quarter": str(one.start),
            "end_quarter": str(one.end),
        }
        for one in plan.placements
    ]


def repair_lines(answer: RepairAnswer, lang: Lang) -> Iterable[str]:
    """Return conflicts, then repairs, as lines of text: one a sentence, one a repair with its number and effort."""
    for group in answer.groups:
        yield from (f"· {said.say(lang)}" for said in group.messages)
    for number, offer in enumerate(answer.offers, start=1):
        parts = " + ".join(part.message.say(lang) for part in offer.parts)
        yield f"{number}. [{plain(offer.effort)}] {parts} → {offer.placements.say(lang)}"
