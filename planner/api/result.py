"""A plan with all that is said about it, as frames."""

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd

from planner.api import frames
from planner.api.faults import refuse
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, Status
from planner.domain.solving.report import Report
from planner.drawings.stacking import stacking_svg
from planner.exports.bundle import bundle_bytes
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.text import Lang, message
from planner.views.certificate import certificate


@dataclass(frozen=True, eq=False)
class PlanResult:
    """A plan, what its solver proved of it and what the independent checker found.

    In Jupyter it shows itself as a stacking plan.
    """

    report: Report

    @property
    def problem(self) -> Problem:
        """The facts and settings the plan was made from."""
        return self.report.problem

    @property
    def outcome(self) -> Outcome:
        """The solver's own account."""
        return self.report.outcome

    @property
    def plan(self) -> Plan:
        """The placements as the planner's own records; empty if there is no plan."""
        return self.report.plan

    @property
    def status(self) -> str:
        """How the solve ended: `proven_optimal`, `within_gap`, `time_limit`, `no_plan`, `infeasible`, `cancelled`, `failed`."""
        return self.outcome.status.value

    @property
    def is_proven_optimal(self) -> bool:
        """Whether the solver proved that no plan is worth more."""
        return self.outcome.status is Status.PROVEN_OPTIMAL and not self.outcome.is_held

    @property
    def passes(self) -> bool:
        """Whether there is a plan and the independent checker finds no rule broken by it."""
        return self.outcome.plan is not None and not self.report.broken

    @property
    def objective(self) -> int | None:
        """Points of the last goal that carries value; None without a plan."""
        return self.outcome.objective

    @property
    def bound(self) -> int | None:
        """What no plan can exceed, as the solver proved it."""
        return self.outcome.bound

    @property
    def gap(self) -> float | None:
        """(bound − objective) ÷ objective, a fraction."""
        return self.outcome.gap

    @cached_property
    def placements(self) -> pd.DataFrame:
        """One row a placement: firm, building, units (joined by `;`), ㎡, start and end (exclusive) quarter."""
        return frames.placements(self.problem, self.plan)

    @cached_property
    def units(self) -> pd.DataFrame:
        """One row a unit and placement, and one for each unit nobody takes."""
        return frames.units(self.problem, self.plan)

    @cached_property
    def unplaced(self) -> pd.DataFrame:
        """One row a reason why a firm has no place, the most telling first; what was not looked into says `open`."""
        return frames.unplaced(self.report)

    @cached_property
    def kpis(self) -> pd.DataFrame:
        """Every figure of the plan by extent, subject and time; a ratio with what it was divided from."""
        return frames.kpis(self.report.measures)

    @cached_property
    def goals(self) -> pd.DataFrame:
        """Every goal with its value and unit, whether asked for or not."""
        return frames.goals(self.report.measures)

    @cached_property
    def stages(self) -> pd.DataFrame:
        """One row a goal tier in the order solved: status, objective, bound, gap and seconds."""
        return frames.stages(self.report)

    @cached_property
    def resources(self) -> pd.DataFrame:
        """Draw, cap and share of each resource by park or building and quarter."""
        return frames.resources(self.report.measures)

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """One row a quarter: who comes and goes, ㎡ delivered, the three occupancies."""
        return frames.timeline(self.report)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """What the independent checker found: rules broken, existing conditions, soft remarks."""
        return frames.findings(self.report.findings)

    def stacking_svg(self, quarter: str | pd.Period | None = None, *, lang: str = "zh") -> str:
        """Return the stacking plan in a quarter as SVG text; without one, the quarter in which most ㎡ are let.

        Raises
        ------
        InputError
            If the quarter or the language is none.
        """
        return stacking_svg(self.problem, self.plan, quarter=self._quarter(quarter), lang=_language(lang))

    def export(self, folder: str | Path, *, lang: str = "zh") -> list[Path]:
        """Write workbook, CSV tables and bundle into a folder, made if need be, and return their paths.

        Raises
        ------
        OSError
            If a file cannot be written.
        """
        target, said = Path(folder), _language(lang)
        files = {"plan.xlsx": workbook_bytes(self.report, lang=said), "bundle.zip": bundle_bytes(self.report)}
        files |= {f"csv/{name}": content for name, content in csv_files(self.report, lang=said).items()}
        for name, content in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return [target / name for name in files]

    def _quarter(self, quarter: str | pd.Period | None) -> Quarter:
        if quarter is None:
            return max(self.problem.quarters, key=lambda one: (self._let(one), -one.index))
        try:
            return Quarter.parse(str(quarter))
        except ValueError:
            raise refuse(
                message(
                    "{text} 不是季度，请写成 2024Q3", "{text} is no quarter; write 2024Q3", text=str(quarter)
                )
            ) from None

    def _let(self, quarter: Quarter) -> int:
        areas = self.problem.unit
        return sum(
            areas[unit].leasable_m2 for one in self.plan.at(quarter) for unit in one.units if unit in areas
        )

    def __repr__(self) -> str:
        of = len(self.problem.firms)
        said = STATUS_TITLES[self.outcome.status].en
        return f"<plan: {said}, {len(self.plan.by_firm)} of {of} firms, objective {self.objective}, bound {self.bound}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(row.title.en)}</td><td>{escape(row.value.en)}</td></tr>"
            for row in certificate(self.report).rows
        )
        return f"{self.stacking_svg(lang='en')}<table>{rows}</table>"


def _language(lang: str) -> Lang:
    try:
        return Lang(lang)
    except ValueError:
        raise refuse(
            message("没有语言 {lang}；可用：zh、en", "no language {lang}: use zh or en", lang=lang)
        ) from None
