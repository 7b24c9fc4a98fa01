"""When each building has to be ready, and what each quarter of delay costs, as frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.phasing import PhasingTable
from planner.exports.phasing_json import phasing_object
from planner.services.studies.phasing import QUARTERS, QUESTION_S, WHOLE_S, find_phasing, pending
from planner.text import Lang, message
from planner.views.phasing import handover_message


@dataclass(frozen=True, eq=False)
class PhasingResult:
    """What later handovers cost; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    table: PhasingTable

    @property
    def is_complete(self) -> bool:
        """Whether everything was asked about within the limits; it need not be proven."""
        return self.table.is_complete

    @property
    def is_proven(self) -> bool:
        """Whether everything was asked about and both sides of every break are proven."""
        return self.table.is_proven

    @property
    def sentence(self) -> str:
        """Which buildings can wait, and which is the dearest to delay."""
        return handover_message(self.base.problem, self.table).say(Lang.EN)

    @property
    def buildings(self) -> pd.DataFrame:
        """One row a building: its planned handover and the latest that loses nothing."""
        rows = [{key: one[key] for key in _BUILDING} for one in self._told]
        return self._frame(rows, _BUILDING)

    @property
    def dates(self) -> pd.DataFrame:
        """One row a building and later handover: whether it loses, whom, and in words; firms joined by `;`."""
        rows = [
            {"building_id": one["building_id"]}
            | {key: ";".join(date[key]) if key in _FIRMS else date[key] for key in _DATE}
            for one in self._told
            for date in one["dates"]
        ]
        return self._frame(rows, ("building_id", *_DATE)).astype({"loses": "boolean"})

    @property
    def gains(self) -> pd.DataFrame:
        """One row a building, later handover and tier of value: what it gains at least and at most; a loss is negative."""
        rows = [
            {"building_id": one["building_id"], "quarter": date["quarter"], **gain}
            for one in self._told
            for date in one["dates"]
            for gain in date["gains"]
        ]
        frame = self._frame(rows, ("building_id", "quarter", "tier", "least", "most"))
        return frame.astype({"least": "Int64", "most": "Int64"})

    @property
    def _told(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = phasing_object(self.base.problem, self.table)["buildings"]
        return told

    @staticmethod
    def _frame(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
        frame = pd.DataFrame(rows, columns=list(columns))
        for name in ("planned", "latest", "quarter"):
            if name in frame:
                frame[name] = pd.PeriodIndex(frame[name], freq="Q")
        return frame


_BUILDING = ("building_id", "planned", "latest", "proven")
_FIRMS = ("lost", "gained", "later")
_DATE = ("quarter", "delay", "status", "loses", *_FIRMS, "text_zh", "text_en")


def phasing(
    plan: PlanResult,
    buildings: Sequence[str] = (),
    *,
    quarters: int = QUARTERS,
    time_limit: float = WHOLE_S,
    solve_limit: float = QUESTION_S,
) -> PhasingResult:
    """Return the latest handover of each building that loses nothing, and what each quarter after it costs.

    Parameters
    ----------
    buildings
        Those that are asked about; without any, all that are not handed over yet.
    quarters
        Quarters of delay that are told at least; more are asked about until one is proven to lose something.
    time_limit, solve_limit
        Seconds for all solves together, and for each.

    Raises
    ------
    InputError
        If a building is none that is still to be handed over.
    """
    known = [one.building_id for one in pending(plan.problem)]
    for name in buildings:
        if name not in known:
            raise refuse(
                message(
                    "{name} 不是尚未交付的楼栋；可选：{known}",
                    "{name} is no building that is still to be handed over; there are: {known}",
                    name=name,
                    known=", ".join(known) or "—",
                )
            )
    *_, table = find_phasing(
        plan.problem,
        Limits(time_limit_s=min(solve_limit, time_limit)),
        base=plan.outcome,
        buildings=buildings,
        quarters=quarters,
        seconds=time_limit,
    )
    return PhasingResult(plan, table)
