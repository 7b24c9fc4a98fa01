"""Where a firm that asks for space could go."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api.cells import quarters
from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.enquiries import EnquiryReading
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.place_offer import EnquiryAnswer
from planner.services.studies.enquiries import places_for
from planner.services.studies.enquiry_forms import EnquiryError, firm_from, form_from_json, form_from_text
from planner.text import Lang, message

SOLVE_S = 20.0


@dataclass(frozen=True, eq=False)
class Recommendation:
    """Places for a firm, the one to recommend first; the park's facts are as they were."""

    base: PlanResult
    answer: EnquiryAnswer
    reading: EnquiryReading | None

    @cached_property
    def places(self) -> pd.DataFrame:
        """One row a place, the first to recommend first; `price` is what the plan loses against the best one with the firm."""
        rows = [
            (
                ";".join(offer.placement.units),
                offer.placement.start,
                offer.way.value,
                ";".join([*(one.firm_id for one in offer.moved), *offer.displaced]),
                None if offer.price is None else offer.price.points,
                offer.price is not None and offer.price.is_proven,
                offer.production,
                *(effect.gain for effect in offer.effects),
            )
            for offer in self.answer.offers
        ]
        tiers = [tier.key for tier in self.base.problem.policy.goal_tiers]
        heads = [
            "units",
            "start_quarter",
            "way",
            "firms_touched",
            "price",
            "proven",
            "production_quarter",
            *tiers,
        ]
        frame = pd.DataFrame(rows, columns=heads)
        times = {name: quarters(list(frame[name])) for name in ("start_quarter", "production_quarter")}
        return frame.assign(**times).astype({"price": "Int64", "proven": bool})

    @property
    def is_complete(self) -> bool:
        """Whether everything was looked into within the limits."""
        return self.answer.is_complete

    @cached_property
    def reasons(self) -> pd.DataFrame:
        """One row a reason: why the rooms of a place suit, by its number from 1; number 0 says why there is no place."""
        told = [
            (0, self.answer.reasons),
            *((n, one.reasons) for n, one in enumerate(self.answer.offers, start=1)),
        ]
        rows = [(number, said.say(Lang.ZH), said.say(Lang.EN)) for number, every in told for said in every]
        return pd.DataFrame(rows, columns=["place", "text_zh", "text_en"])

    @cached_property
    def conditions(self) -> pd.DataFrame:
        """One row a condition, by the number of its place from 1."""
        rows = [
            (number, said.say(Lang.ZH), said.say(Lang.EN))
            for number, offer in enumerate(self.answer.offers, start=1)
            for said in offer.conditions
        ]
        return pd.DataFrame(rows, columns=["place", "text_zh", "text_en"])

    @cached_property
    def fields(self) -> pd.DataFrame:
        """One row a field that was read from a text, with the words it came from; empty for fields that were given."""
        read = self.reading.mentions.values() if self.reading else ()
        rows = [(one.field.value, str(one.value), one.words) for one in read]
        return pd.DataFrame(rows, columns=["field", "value", "words"])


def recommend(
    base: PlanResult, enquiry: str | Mapping[str, Any], *, time_limit: float = SOLVE_S, seed: int = 0
) -> Recommendation:
    """Return ranked places for a firm.

    Parameters
    ----------
    base
        The plan as it stands.
    enquiry
        The text of an enquiry, or its fields by the names of the firms table.
    time_limit
        Seconds for each solve.

    Raises
    ------
    InputError
        If something needed is missing, told in two ways, or cannot be read.
    """
    try:
        if isinstance(enquiry, str):
            form, reading = form_from_text(base.problem, enquiry)
        else:
            form, reading = form_from_json(base.problem, dict(enquiry)), None
    except EnquiryError as fault:
        raise refuse(message("{why}", "{why}", why=fault.text)) from None
    firm = firm_from(base.problem, form)
    *_, answer = places_for(base.problem, base.plan, firm, Limits(time_limit_s=time_limit, seed=seed))
    return Recommendation(base, answer, reading)
