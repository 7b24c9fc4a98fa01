"""What there is and what is left of space and utilities, as frames."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.park.quarter import Quarter
from planner.exports.capacity_json import answers, capacity_object
from planner.text import Lang, message
from planner.views.capacity import Capacity
from planner.views.capacity import capacity as capacity_of


@dataclass(frozen=True, eq=False)
class CapacityResult:
    """What a plan leaves, by quarter and subject; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    quarter: Quarter

    @cached_property
    def found(self) -> Capacity:
        """The planner's own rows."""
        return capacity_of(self.base.problem, self.base.plan)

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The answer to each question in a sentence."""
        return {
            key: said.say(Lang.EN)
            for key, said in answers(self.base.report, self.found, self.quarter).items()
        }

    @property
    def space(self) -> pd.DataFrame:
        """One row a quarter and subject: ㎡ let, kept, expected and free."""
        return self._frame("space")

    @property
    def utilities(self) -> pd.DataFrame:
        """One row a quarter, subject and resource that is drawn or capped."""
        return self._frame("utilities")

    @property
    def vacancy(self) -> pd.DataFrame:
        """One row a quarter and free piece; units joined by `;`."""
        return self._frame("vacancy")

    @property
    def fill_order(self) -> pd.DataFrame:
        """One row a resource, what is tight first on top."""
        return self._frame("fill_order")

    @property
    def ends(self) -> pd.DataFrame:
        """One row an end of a lease or a planned stay."""
        return self._frame("ends")

    @property
    def homeless(self) -> pd.DataFrame:
        """One row a firm without a place, with its first reason."""
        return self._frame("homeless")

    @cached_property
    def _told(self) -> dict[str, Any]:
        return capacity_object(self.base.report, self.found, self.quarter)

    def _frame(self, key: str) -> pd.DataFrame:
        rows = [{name: _cell(value) for name, value in row.items()} for row in self._told[key]]
        frame = pd.DataFrame(rows, columns=None if rows else _COLUMNS.get(key))
        for name in ("quarter", "until", "peak_quarter", "tight_from", "free_from"):
            if name in frame:
                frame[name] = pd.PeriodIndex(frame[name], freq="Q")
        return frame


_COLUMNS = {
    "vacancy": ["quarter", "building_id", "floors", "units", "area_m2", "until", "merged"],
    "ends": [
        "quarter",
        "firm_id",
        "units",
        "area_m2",
        "planned",
        "renew_years",
        "renew_probability",
        "free_from",
    ],
    "homeless": ["firm_id", "area_req_m2", "probability", "reason"],
}
"""Columns of the frames that may have no row."""


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return value["text_en"] if isinstance(value, dict) else value


def capacity(plan: PlanResult, quarter: str | None = None) -> CapacityResult:
    """Return what there is and what is left under a plan.

    Parameters
    ----------
    quarter
        The one that the sentences are of, such as `2024Q3`; without one the first in which something may start.

    Raises
    ------
    InputError
        If the quarter is none of the horizon.
    """
    quarters = plan.problem.quarters
    at = str(quarter) if quarter is not None else str(min(one.opening_quarter for one in plan.problem.parks))
    found = next((one for one in quarters if str(one) == at), None)
    if found is None:
        raise refuse(
            message(
                "{text} 不是方案期内的季度（{first} 至 {last}）",
                "{text} is no quarter of the horizon ({first} to {last})",
                text=at,
                first=str(quarters[0]),
                last=str(quarters[-1]),
            )
        )
    return CapacityResult(plan, found)
