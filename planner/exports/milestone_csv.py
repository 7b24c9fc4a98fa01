"""What people entered about the ways of firms as a CSV file: a row a firm, which can be filled in and read back."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from planner.domain.milestones.entry import FirmService, MilestoneDates
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.projects.milestone_log import MilestoneLog
from planner.exports.csv_set import BOM, guarded
from planner.views import format as fmt

_STEPS = tuple(MilestoneKind)


def milestone_csv(firms: Iterable[str], log: MilestoneLog) -> bytes:
    """Return the table of milestones of these firms; a cell is empty where nothing was entered."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    days = [f"{kind.value}_{which}" for kind in _STEPS for which in ("planned", "actual")]
    writer.writerow(["firm_id", *days, "owner", "problems", "next_step", "due"])
    for name in firms:
        dates, service = log.dates(name), log.service(name) or FirmService()
        told = [dates.get(kind, MilestoneDates()) for kind in _STEPS]
        writer.writerow(
            [
                guarded(name),
                *(_day(value) for one in told for value in (one.planned, one.actual)),
                guarded(service.owner),
                guarded(service.problems),
                guarded(service.next_step),
                _day(service.due),
            ]
        )
    return BOM + text.getvalue().encode("utf-8")


def _day(value: date | None) -> str:
    return "" if value is None else fmt.day(value)
