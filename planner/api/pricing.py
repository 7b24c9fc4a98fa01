"""What a step of each resource, a unit more and each rule is worth."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from planner.api import frames
from planner.api.cells import quarters
from planner.api.faults import InputError
from planner.api.result import PlanResult
from planner.api.solving import Edits
from planner.domain.edits import EditConflict, edits_from_json
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.price import PriceTable
from planner.services.studies.prices import QUESTION_S, WHOLE_S, find_prices
from planner.text import Lang
from planner.views.prices import answer_message, price_sentence


@dataclass(frozen=True, eq=False)
class PriceResult:
    """Prices of reliefs: one more of something, or one rule less."""

    base: PlanResult
    table: PriceTable

    @property
    def is_complete(self) -> bool:
        """Whether everything was priced within the limits."""
        return self.table.is_complete

    @property
    def sentence(self) -> str:
        """What it comes to, in one sentence."""
        return answer_message(self.base.problem, self.table).say(Lang.EN)

    @cached_property
    def prices(self) -> pd.DataFrame:
        """One row a relief, the one that brings most first; `price` numbers them from 1."""
        rows = [
            (
                number,
                one.kind.value,
                one.subject,
                one.clause,
                float(one.amount),
                one.unit,
                one.since,
                one.binds,
                one.is_asked,
                one.is_proven,
                one.proof.value if one.proof else "",
                price_sentence(self.base.problem, one).say(Lang.ZH),
                price_sentence(self.base.problem, one).say(Lang.EN),
            )
            for number, one in enumerate(self.table.rows, start=1)
        ]
        heads = [
            "price",
            "kind",
            "subject",
            "clause",
            "amount",
            "unit",
            "since",
            "binds",
            "asked",
            "proven",
            "proof",
        ]
        frame = pd.DataFrame(rows, columns=[*heads, "text_zh", "text_en"])
        frame = frame.assign(since=quarters(list(frame["since"])))
        return frame.astype({"amount": "Float64", "binds": "Int64", "asked": bool, "proven": bool})

    @cached_property
    def gains(self) -> pd.DataFrame:
        """One row a relief and tier of value: what it gains at least and at most; missing where not known."""
        rows = [
            (number, gain.tier, gain.least, gain.most)
            for number, one in enumerate(self.table.rows, start=1)
            for gain in one.gains
        ]
        frame = pd.DataFrame(rows, columns=["price", "tier", "least", "most"])
        return frame.astype({"least": "Int64", "most": "Int64"})

    @cached_property
    def base_placements(self) -> pd.DataFrame:
        """The plan that every price is held against."""
        return frames.placements(self.base.problem, self.table.plan or Plan())


def price(
    plan: PlanResult,
    *,
    tried: Edits = (),
    time_limit: float = WHOLE_S,
    solve_limit: float = QUESTION_S,
    seed: int = 0,
) -> PriceResult:
    """Return what one more of each resource, a unit more in each building and each rule less would bring.

    Parameters
    ----------
    plan
        Its facts and goals; the best plan of them is found anew.
    tried
        Edits as a scenario file writes them, such as a row of segregation (`keep_apart`); with any, they alone are priced.
    time_limit, solve_limit
        Seconds for all solves together, and for each.

    Raises
    ------
    InputError
        Naming every edit that cannot be read or does not fit the facts.
    """
    limits = Limits(time_limit_s=min(solve_limit, time_limit), seed=seed)
    try:
        edits = edits_from_json([dict(edit) for edit in tried])
        *_, table = find_prices(plan.problem, limits, edits=edits, seconds=time_limit)
    except EditConflict as refusal:
        raise InputError(refusal.issues) from refusal
    return PriceResult(plan, table)
