"""The seven steps of each placed firm, lights and the dispatch list, as frames."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from planner.api.faults import InputError
from planner.api.result import PlanResult
from planner.domain.projects.milestone_log import MilestoneLog, log_of
from planner.domain.solving.finding import Severity
from planner.exports.milestones_json import MilestoneAnswer, milestones_object
from planner.services.importing.milestones import read_milestones
from planner.views.dispatch import dispatch_list
from planner.views.milestones import first_day, milestone_rows

_DAYS = ("scheduled", "planned", "actual", "expected", "latest", "production", "due", "done")


@dataclass(frozen=True, eq=False)
class MilestoneResult:
    """The milestones of a plan on a day; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    answer: MilestoneAnswer

    @property
    def sentence(self) -> str:
        """How many firms are on their way, how many lights are red and amber, and what comes next."""
        return str(self._told["text_en"])

    @property
    def firms(self) -> pd.DataFrame:
        """One row a placed firm, red lights first; units joined by `;`."""
        frame = self._frame(self._told["firms"])
        return frame.set_index("firm_id") if len(frame) else frame

    @property
    def steps(self) -> pd.DataFrame:
        """One row a firm and step: scheduled, planned, met, expected, days late, light and basis."""
        return self._frame(self._told["steps"])

    @property
    def backwards(self) -> pd.DataFrame:
        """One row a firm and step: the latest day for the wanted production, else for all five steps in one year."""
        return self._frame(self._told["backwards"])

    @property
    def dispatch(self) -> pd.DataFrame:
        """One row a line of the dispatch list of the month."""
        return self._frame(self._told["dispatch"]["rows"])

    @cached_property
    def _told(self) -> dict[str, Any]:
        return milestones_object(self.base.report, self.answer)

    def _frame(self, rows: list[dict[str, Any]]) -> pd.DataFrame:
        frame = pd.DataFrame(
            [
                {key: ";".join(one) if isinstance(one, list) else one for key, one in row.items()}
                for row in rows
            ]
        )
        for name in _DAYS:
            if name in frame:
                frame[name] = pd.to_datetime(frame[name])
        return frame


def milestones(
    plan: PlanResult,
    on: date | None = None,
    month: date | None = None,
    wanted: date | None = None,
    *,
    entries: str | Path | None = None,
) -> MilestoneResult:
    """Return the milestones of a plan as they stand `on` a day, the one after the facts end unless given.

    `month` is any day of the month of the dispatch list, `wanted` the start of production to schedule backwards from.
    `entries` is a CSV file with what was entered: days promised and met, owners and problems.

    Raises
    ------
    InputError
        If the file of entries has a fault.
    """
    log = MilestoneLog() if entries is None else _entered(Path(entries), plan)
    at = on or first_day(plan.problem, log)
    rows = milestone_rows(plan.report, log, on=at)
    answer = MilestoneAnswer(rows=rows, dispatch=dispatch_list(rows, on=at, month=month), wanted=wanted)
    return MilestoneResult(plan, answer)


def _entered(path: Path, plan: PlanResult) -> MilestoneLog:
    reading = read_milestones(path.name, path.read_bytes(), plan.report.plan.by_firm)
    if any(one.severity is Severity.ERROR for one in reading.issues):
        raise InputError(reading.issues)
    return log_of(reading.entries)
