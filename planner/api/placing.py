"""Why a firm is here and not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api import frames
from planner.api.cells import quarters
from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.park.plan import Plan
from planner.domain.solving.finding import Finding, Reason
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.place import PlaceAnswer
from planner.services.studies.places import Places
from planner.text import Lang, message
from planner.views.exclusion import FirmSummary, firm_summary
from planner.views.places import answer_sentence


@dataclass(frozen=True, eq=False)
class PlacesResult:
    """Answers about one firm: a building or unit each."""

    base: PlanResult
    firm_id: str
    places: tuple[PlaceAnswer, ...]
    why_unplaced: tuple[Reason, ...] = ()
    summary: FirmSummary | None = None

    @cached_property
    def said(self) -> pd.DataFrame:
        """One row with what is said first of the firm; none if there is nothing to say.

        `exclusion` is what keeps a firm without a place out, missing where the row tells what its place is worth.
        """
        one = self.summary
        rows = (
            []
            if one is None
            else [(self.firm_id, one.exclusion and one.exclusion.value, one.text.zh, one.text.en)]
        )
        frame = pd.DataFrame(rows, columns=["firm_id", "exclusion", "text_zh", "text_en"])
        return frame.astype({"exclusion": "string"})

    @cached_property
    def reasons(self) -> pd.DataFrame:
        """One row a reason why the firm has no place, with what is missing and when it frees; empty if it has one."""
        return frames.reasons(self.firm_id, self.why_unplaced)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """One row a place: its state, where the firm is or could be, and the answer in words."""
        problem = self.base.report.problem
        rows = [
            (
                one.place_id,
                one.building_id,
                one.state.value,
                ";".join(one.placement.units) if one.placement else "",
                one.placement.start if one.placement else None,
                one.price is not None and one.price.is_proven,
                answer_sentence(problem, one).say(Lang.ZH),
                answer_sentence(problem, one).say(Lang.EN),
            )
            for one in self.places
        ]
        heads = ["place", "building_id", "state", "units", "start", "proven", "text_zh", "text_en"]
        frame = pd.DataFrame(rows, columns=heads).astype({"proven": bool})
        return frame.assign(start=quarters(list(frame["start"])))

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """One row a clause in the way, by place and set; set 0 is what nothing can lift."""
        heads = ["place", "set", "rule", "clause", "need", "available", "text_zh", "text_en"]
        return pd.DataFrame(list(self._clauses()), columns=heads)

    def _clauses(self) -> Iterator[tuple[Any, ...]]:
        for one in self.places:
            yield from (_row(one, 0, finding) for finding in one.fixed)
            for number, found in enumerate(one.sets, start=1):
                yield from (_row(one, number, finding) for finding in found.findings)

    @cached_property
    def costs(self) -> pd.DataFrame:
        """One row a place and goal: what it loses at least and at most; missing where not known."""
        rows = [
            (one.place_id, cost.goal, cost.least, cost.most)
            for one in self.places
            for cost in (one.price.costs if one.price else ())
        ]
        frame = pd.DataFrame(rows, columns=["place", "goal", "least", "most"])
        return frame.astype({"least": "Int64", "most": "Int64"})


def why(
    plan: PlanResult,
    firm: str,
    place: str | None = None,
    *,
    prices: bool = False,
    time_limit: float = 60.0,
) -> PlacesResult:
    """Return why a firm is in a place of a plan, or is not, and what it would cost.

    Parameters
    ----------
    place
        Id of a building or a unit, its price proven; None for every building, with prices as intervals.
    prices
        Whether the price of every building is proven too.
    time_limit
        Seconds for each solve.

    Raises
    ------
    InputError
        If the park has no such firm, building or unit.
    """
    problem = plan.report.problem
    known = {*problem.building, *problem.unit}
    if firm not in problem.firm or (place is not None and place not in known):
        name = firm if firm not in problem.firm else place
        raise refuse(message("园区没有 {name}", "the park has no {name}", name=str(name)))
    places = Places(
        problem,
        plan.report.outcome.plan or Plan(),
        is_best=plan.report.outcome.status is Status.PROVEN_OPTIMAL,
        limits=Limits(time_limit_s=time_limit),
    )
    asked = [place] if place is not None else [one.building_id for one in problem.buildings]
    answers = tuple(places.answer(firm, one) for one in asked)
    if prices or place is not None:
        answers = tuple(map(places.priced, answers))
    reasons = places.reasons(firm) if plan.report.outcome.plan is not None else ()
    summary = firm_summary(problem, firm, reasons, answers=answers if place is None else ())
    return PlacesResult(plan, firm, answers, reasons, summary)


def _row(one: PlaceAnswer, number: int, finding: Finding) -> tuple[Any, ...]:
    said = finding.message
    return (
        one.place_id,
        number,
        finding.rule,
        finding.clause,
        finding.need,
        finding.available,
        said.say(Lang.ZH),
        said.say(Lang.EN),
    )
