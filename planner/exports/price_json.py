"""Prices of reliefs as one JSON object, and as lines of text: what `price` prints."""

from collections.abc import Iterator
from typing import Any

from planner.domain.edits import edit_to_json
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.price import PriceTable, ReliefPrice
from planner.exports.both_texts import both_texts
from planner.text import Lang, Message, plain
from planner.views.prices import answer_message, plan_effects, price_sentence


def prices_object(problem: Problem, table: PriceTable, said: Message) -> dict[str, Any]:
    """Return a table of prices as plain values; `said` is the sentence that sums it up."""
    return {
        "fingerprint": problem.fingerprint,
        "status": table.status.value if table.status else None,
        **both_texts(said),
        "answer": both_texts(answer_message(problem, table)),
        "tried": [edit_to_json(edit) for edit in table.tried],
        "placements": _placements(table.plan),
        "prices": [_price(problem, one, table.plan) for one in table.rows],
        "solved": table.solved,
        "complete": table.is_complete,
    }


def flat_prices(problem: Problem, table: PriceTable) -> list[dict[str, Any]]:
    """Return one row a price, without the places of the plan behind it."""
    rows = (_price(problem, one, table.plan) for one in table.rows)
    return [{key: value for key, value in row.items() if key != "differs"} for row in rows]


def _price(problem: Problem, price: ReliefPrice, base: Plan | None) -> dict[str, Any]:
    effects = plan_effects(base, price.plan)
    return {
        "kind": price.kind.value,
        "subject": price.subject,
        "clause": price.clause,
        "amount": plain(price.amount),
        "unit": price.unit,
        "since": str(price.since) if price.since else None,
        "binds": price.binds,
        "status": price.status.value if price.status else None,
        "proven": price.is_proven,
        "proof": price.proof.value if price.proof else None,
        "gains": [{"tier": one.tier, "least": one.least, "most": one.most} for one in price.gains],
        **both_texts(price_sentence(problem, price)),
        # What differs from the plan it is held against; none where that is the very plan behind it.
        "differs": _placements(price.plan, unlike=base),
        "out": list(effects.out),
        "joined": list(effects.joined),
        "moved": list(effects.moved),
    }


def _placements(plan: Plan | None, *, unlike: Plan | None = None) -> list[dict[str, Any]]:
    known = set(unlike.placements) if unlike else set()
    return [
        {
            "firm_id": one.firm_id,
            "units": list(one.units),
            "start_quarter": str(one.start),
            "end_quarter": str(one.end),
        }
        for one in (plan.placements if plan else ())
        if one not in known
    ]


def price_lines(problem: Problem, table: PriceTable, lang: Lang) -> Iterator[str]:
    """Return the prices that are not known to be nothing as lines of text, the highest first."""
    for price in table.rows:
        if not price.brings_nothing:
            yield f"· {price_sentence(problem, price).say(lang)}"
