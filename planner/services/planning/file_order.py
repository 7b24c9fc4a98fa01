"""What files are made of, and what a kind of file is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.changes.comparison import Comparison
from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.projects.milestone_log import MilestoneLog
from planner.domain.solving.place import PlaceState
from planner.domain.solving.report import Report
from planner.text import Lang, Text
from planner.views.fullest import fullest_quarter
from planner.views.imprint import Imprint, imprint_of

PDF, ZIP, SVG, PNG = "application/pdf", "application/zip", "image/svg+xml", "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX, ICS = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "text/calendar"


class FileGroup(StrEnum):
    """Whom a file is for."""

    LEADERS = "leaders"
    WORK = "work"
    CADENCE = "cadence"
    PICTURES = "pictures"
    ARCHIVE = "archive"


GROUPS: Mapping[FileGroup, Text] = {
    FileGroup.LEADERS: Text("呈送领导", "For leaders"),
    FileGroup.WORK: Text("交接办理", "For work"),
    FileGroup.CADENCE: Text("按期报送", "For the bureau"),
    FileGroup.PICTURES: Text("图", "Pictures"),
    FileGroup.ARCHIVE: Text("存档复核", "For the archive"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOrder:
    """What files are made of: a plan, its imprint, the plan before it, and the quarter that pictures show.

    Documents show the `fullest` quarter, since they tell what a plan comes to.
    `states` are what was worked out so far of firms and units, by firm; asking for them works out none.
    `entries` is what people entered about the ways of firms.
    `comparison` and `before` are asked when a file needs them: in a comparison the plan before comes first, this one last.
    """

    report: Report
    imprint: Imprint
    quarter: Quarter
    comparison: Callable[[], Comparison | None]
    before: Callable[[], Plan | None]
    draw: Callable[[Lang], str] | None = None
    states: Callable[[], Mapping[str, Mapping[str, PlaceState]]] = dict
    entries: Callable[[], MilestoneLog] = MilestoneLog

    @property
    def fullest(self) -> Quarter:
        """The first quarter in which firms hold the most."""
        return fullest_quarter(self.report.problem, self.report.plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """One kind of file. `is_multilingual`: one file takes several languages; otherwise each has its own."""

    key: str
    group: FileGroup
    what: Text
    says: Text
    suffix: str
    mime: str
    make: Callable[[FileOrder, Sequence[Lang]], bytes]
    is_multilingual: bool = False
    has_language: bool = True


def file_order(
    report: Report,
    *,
    plan: Text | None = None,
    quarter: Quarter | None = None,
    comparison: Callable[[], Comparison | None] = lambda: None,
    before: Callable[[], Plan | None] = lambda: None,
    draw: Callable[[Lang], str] | None = None,
    states: Callable[[], Mapping[str, Mapping[str, PlaceState]]] = dict,
    entries: Callable[[], MilestoneLog] = MilestoneLog,
) -> FileOrder:
    """Return what files are made of; without a quarter they show the fullest."""
    return FileOrder(
        report=report,
        imprint=imprint_of(report, plan),
        quarter=quarter or fullest_quarter(report.problem, report.plan),
        comparison=comparison,
        before=before,
        draw=draw,
        states=states,
        entries=entries,
    )
