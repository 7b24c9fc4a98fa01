"""What there is and what is left of space and utilities, as frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.fit import FitTable
from planner.exports.capacity_json import answers, capacity_object, fits_object
from planner.services.studies.fits import (
    QUESTION_S,
    TARGET,
    WHOLE_S,
    find_fits,
    mix_of,
    newcomer,
    parts_of,
)
from planner.text import Lang, message
from planner.views.capacity import Capacity
from planner.views.capacity import capacity as capacity_of
from planner.views.fits import target_message


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


@dataclass(frozen=True, eq=False)
class FitsResult:
    """How many more firms fit beside a plan; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    table: FitTable

    @property
    def is_complete(self) -> bool:
        """Whether everything was counted and proven within the limits."""
        return self.table.is_complete

    @property
    def sentence(self) -> str:
        """Whether the target is within reach, what it takes and what stops it."""
        return target_message(self.base.problem, self.table).say(Lang.EN)

    @property
    def counts(self) -> pd.DataFrame:
        """One row a mix and quarter: how often it fits, what no plan exceeds, what is in the way of one more."""
        return self._frame(_told(self.base, self.table)["counts"])

    @property
    def levels(self) -> pd.DataFrame:
        """One row a number of firms added, with and without the limit on rooms held: how many are placed."""
        return self._frame(_told(self.base, self.table)["target"]["levels"])

    @property
    def frontier(self) -> pd.DataFrame:
        """One row a number of the first kind: the most of the second beside it."""
        return self._frame(_told(self.base, self.table)["frontier"])

    @staticmethod
    def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
        frame = pd.DataFrame([{name: _cell(value) for name, value in row.items()} for row in rows])
        return frame.astype({"most": "Int64"}) if "most" in frame else frame


def _told(base: PlanResult, table: FitTable) -> dict[str, Any]:
    told = fits_object(base.problem, table)
    for row in told["counts"]:
        row["mix"] = [f"{part['archetype']}:{part['count']}" for part in row["mix"]]
    return told


def count_fits(
    plan: PlanResult,
    *,
    mixes: Sequence[str] = (),
    pair: str = "",
    target: int = TARGET,
    may_move: bool = False,
    time_limit: float = WHOLE_S,
    solve_limit: float = QUESTION_S,
) -> FitsResult:
    """Return how many more firms fit beside a plan, proven, and what a target of firms takes.

    Parameters
    ----------
    mixes
        What is counted, each written like `DEV_I:2,IVD`; one firm of each archetype if there are none.
    pair
        Two archetypes to be traded against each other, such as `DEV_I,IVD`.
    may_move
        Whether firms of the plan may be elsewhere.
    time_limit, solve_limit
        Seconds for all solves together, and for each.

    Raises
    ------
    InputError
        If a mix or pair cannot be read.
    """
    problem = plan.problem
    found, two = [mix_of(problem, one) for one in mixes], mix_of(problem, pair) if pair else ()
    if None in found or two is None or len(two) not in (0, 2):
        raise refuse(
            message(
                "mixes 或 pair 无法读取，请写成 DEV_I:2,IVD 这样；本园有：{known}",
                "mixes or pair cannot be read: write them like DEV_I:2,IVD; there are: {known}",
                known=", ".join(kind.archetype for kind in problem.archetypes),
            )
        )
    *_, table = find_fits(
        problem,
        plan.plan,
        Limits(time_limit_s=min(solve_limit, time_limit)),
        mixes=[one for one in found if one] or [(part,) for part in parts_of(problem)],
        pair=two,
        added=newcomer(problem),
        target=target,
        may_move=may_move,
        seconds=time_limit,
    )
    return FitsResult(plan, table)


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
                "{text} 不是规划期内的季度（{first} 至 {last}）",
                "{text} is no quarter of the horizon ({first} to {last})",
                text=at,
                first=str(quarters[0]),
                last=str(quarters[-1]),
            )
        )
    return CapacityResult(plan, found)
