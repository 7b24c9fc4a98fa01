"""What a park's bureau asks of a plan, as frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.measures.indicators import Indicators
from planner.domain.measures.indicators import indicators as indicators_of
from planner.exports.indicator_files import indicators_object
from planner.text import Lang, message
from planner.views.indicator_messages import answers


@dataclass(frozen=True, eq=False)
class IndicatorResult:
    """The indicators of a plan by firm and year; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    found: Indicators

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The answer to each question in a sentence."""
        return {key: said.say(Lang.EN) for key, said in answers(self.found).items()}

    @property
    def figures(self) -> pd.DataFrame:
        """One row a figure, subject and year: all parks, each of several, and each placed firm."""
        frame = self._frame("figures")
        return frame.astype({"year": "Int64"})

    @property
    def firms(self) -> pd.DataFrame:
        """One row a placed firm, a column a figure that is not of one year."""
        figures = self.figures
        own = figures[(figures["extent"] == "firm") & figures["year"].isna()]
        return own.pivot_table(
            index="subject_id", columns="key", values="value", sort=False, dropna=False
        ).rename_axis("firm_id")

    @property
    def same_year(self) -> pd.DataFrame:
        """One row a placed firm: the quarters of the five steps, the verdict, and when it files."""
        frame = self._frame("same_year")
        for name in ("recruited", "signed", "built", "producing", "above_scale"):
            frame[name] = pd.PeriodIndex(frame[name], freq="Q")
        return frame.astype(dict.fromkeys(("filing_year", "filing_month", "filing_day"), "Int64"))

    @property
    def basis(self) -> pd.DataFrame:
        """One row a total and class of source."""
        return self._frame("basis")

    @property
    def formulas(self) -> pd.DataFrame:
        """One row a figure: unit, formula, source and line."""
        return self._frame("formulas")

    @cached_property
    def _told(self) -> dict[str, Any]:
        return indicators_object(self.base.report, self.found)

    def _frame(self, key: str) -> pd.DataFrame:
        rows = self._told[key]
        return pd.DataFrame(rows, columns=None if rows else _COLUMNS.get(key))


_COLUMNS = {
    "same_year": [
        "firm_id",
        "recruited",
        "signed",
        "built",
        "producing",
        "above_scale",
        "verdict",
        "filing_round",
        "filing_year",
        "filing_month",
        "filing_day",
    ],
    "basis": ["key", "source_class", "value", "firms"],
}
"""Columns of the frames that may have no row."""


def indicators(plan: PlanResult, without: Sequence[str] = ()) -> IndicatorResult:
    """Return what the bureau asks of a plan; firms of `without` are left out as if they had no place.

    Raises
    ------
    InputError
        If a firm is none of the problem.
    """
    unknown = sorted(set(without) - set(plan.problem.firm))
    if unknown:
        raise refuse(
            message(
                "without 中没有这些企业：{firms}；请写企业编号",
                "without names firms that do not exist: {firms}; write ids of the firms table",
                firms=", ".join(unknown),
            )
        )
    report = plan.report
    found = indicators_of(
        report.problem, report.plan, records=report.records, sources=report.sources, without=without
    )
    return IndicatorResult(plan, found)
