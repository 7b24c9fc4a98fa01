"""Why a firm is here and not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.park.plan import Plan
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.place import PlaceAnswer
from planner.services.studies.places import Places
from planner.text import Lang, message
from planner.views.places import answer_sentence


@dataclass(frozen=True, eq=False)
class PlacesResult:
    """Answers about one firm: a building or unit each."""

    base: PlanResult
    places: tuple[PlaceAnswer, ...]

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
                str(one.placement.start) if one.placement else "",
                one.price is not None and one.price.is_proven,
                answer_sentence(problem, one).say(Lang.ZH),
                answer_sentence(problem, one).say(Lang.EN),
            )
            for one in self.places
        ]
        heads = ["place", "building_id", "state", "units", "start", "proven", "text_zh", "text_en"]
        return pd.DataFrame(rows, columns=heads).astype({"proven": bool})

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


def why(plan: PlanResult, firm: str, place: str | None = None, *, time_limit: float = 60.0) -> PlacesResult:
    """Return why a firm is in a place of a plan, or is not, and what it would cost.

    Parameters
    ----------
    place
        Id of a building or a unit; None for every building, with prices as intervals.
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
    if place is not None:
        return PlacesResult(plan, (places.priced(places.answer(firm, place)),))
    return PlacesResult(plan, tuple(places.answer(firm, one.building_id) for one in problem.buildings))


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
