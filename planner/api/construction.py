"""What to build and in which order, as frames."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.park.catalogue import Catalogue
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.construction import ConstructionPart, ConstructionTable
from planner.exports.construction_json import ConstructionAnswer, construction_object
from planner.services.importing.catalogues import read_catalogue, shipped_catalogue
from planner.services.studies.phasing import (
    MOST_JOBS,
    QUARTERS,
    QUESTION_S,
    WHOLE_S,
    build_jobs,
    find_construction,
    usual_rate,
)
from planner.text import Lang, message

_ROWS = {
    ConstructionPart.ORDER: "sequences",
    ConstructionPart.TYPOLOGIES: "choices",
    ConstructionPart.UPGRADES: "upgrades",
}


@dataclass(frozen=True, eq=False)
class ConstructionResult:
    """One part of what to build; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    table: ConstructionTable
    catalogue: Catalogue

    @property
    def is_complete(self) -> bool:
        """Whether everything was asked about within the limits; it need not be proven."""
        return self.table.is_complete

    @property
    def is_proven(self) -> bool:
        """Whether everything was asked about and is proven: that no order is better, or each choice, or each upgrade."""
        return self.table.is_all_proven

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        return self._answer.said().say(Lang.EN)

    @property
    def rows(self) -> pd.DataFrame:
        """One row an order, a choice or an upgrade; lists joined by `;`, gains and worths in words."""
        told = construction_object(self._answer)[_ROWS[self.table.part]]
        return pd.DataFrame([{key: _cell(value) for key, value in row.items()} for row in told])

    @property
    def _answer(self) -> ConstructionAnswer:
        return ConstructionAnswer(problem=self.base.problem, table=self.table, catalogue=self.catalogue)


def _cell(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return ";".join(map(_said, value))


def _said(one: Any) -> str:
    if not isinstance(one, dict):
        return str(one)
    return str(one["text_en"]) if "text_en" in one else f"{one['tier']} {one['least']}"


def construction(  # noqa: PLR0913  the parts of one question, all by name
    plan: PlanResult,
    part: str,
    *,
    buildings: Sequence[str] = (),
    at_once: int = 2,
    budget_10k: float = 0.0,
    catalogue: str | Path | None = None,
    quarters: int = QUARTERS,
    time_limit: float = WHOLE_S,
    solve_limit: float = QUESTION_S,
) -> ConstructionResult:
    """Return what to build: `order`, `typologies` or `upgrades`, each case solved for.

    Parameters
    ----------
    buildings
        Those that are put in order or built otherwise; without any, all that need not have begun yet.
    at_once, budget_10k
        Of the order: how many are built at once, and 万元 that come in each quarter, 0 for no limit.
    catalogue
        A folder with the tables of a catalogue; the one that is shipped if none is given.
    quarters
        Quarters of waiting that are told of an upgrade at least.
    time_limit, solve_limit
        Seconds for all solves together, and for each.

    Raises
    ------
    InputError
        If there is no such part, the catalogue cannot be read, or too many buildings are to be put in order.
    """
    if part not in list(ConstructionPart):
        raise refuse(
            message(
                "没有“{part}”；可选 {known}",
                "there is no part {part}; there are {known}",
                part=part,
                known=", ".join(ConstructionPart),
            )
        )
    found = shipped_catalogue()
    if catalogue is not None:
        reading = read_catalogue(Path(catalogue))
        if reading.catalogue is None:
            raise refuse(reading.issues[0].message)
        found = reading.catalogue
    jobs = [one for one in build_jobs(plan.problem, found) if not buildings or one.building_id in buildings]
    if part == ConstructionPart.ORDER and len(jobs) > MOST_JOBS:
        raise refuse(message("最多排 {most} 栋", "at most {most} buildings are put in order", most=MOST_JOBS))
    *_, table = find_construction(
        plan.problem,
        Limits(time_limit_s=min(solve_limit, time_limit)),
        ConstructionPart(part),
        catalogue=found,
        jobs=jobs,
        rate=replace(usual_rate(plan.problem), at_once=at_once, budget_10k=Decimal(str(budget_10k))),
        base=plan.outcome,
        quarters=quarters,
        seconds=time_limit,
    )
    return ConstructionResult(plan, table, found)
