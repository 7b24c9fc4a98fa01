"""The table of milestones read: what it enters about the ways of firms, or what is wrong with it, cell by cell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from planner.domain.milestones.entry import LONGEST, SERVICE, EntryContent, FirmService, MilestoneDates
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.solving.finding import Issue, Severity
from planner.tables.columns.milestones import MILESTONES, actual_key, planned_key
from planner.tables.folder import sheet_of_bytes
from planner.tables.headings import grid_of
from planner.tables.lines import ParsedRow, lines_of
from planner.tables.sheets import Faults
from planner.text import message

_TEXTS = ("owner", "problems", "next_step")


@dataclass(frozen=True, kw_only=True)
class MilestoneReading:
    """What came of reading: firm, subject and content of each entry; none if an issue is an error."""

    entries: tuple[tuple[str, str, EntryContent], ...]
    issues: tuple[Issue, ...]


def read_milestones(name: str, content: bytes, firms: Collection[str]) -> MilestoneReading:
    """Read a CSV file of milestones of these firms; empty cells enter nothing.

    Parameters
    ----------
    name
        Of the file, as issues tell it.
    """
    faults = Faults()
    sheet = sheet_of_bytes(name, content, faults)
    grid = None if sheet is None else grid_of(sheet, MILESTONES, faults)
    lines = () if grid is None else lines_of(grid, faults)
    seen = set[str]()
    for line in lines:
        _judge(line, firms, seen, faults)
    if faults.has_error:
        return MilestoneReading(entries=(), issues=faults.issues)
    entries = tuple(entry for line in lines for entry in _entries(line))
    return MilestoneReading(entries=entries, issues=faults.issues)


def _judge(line: ParsedRow, firms: Collection[str], seen: set[str], faults: Faults) -> None:
    name = line.values["firm_id"]
    said = None
    if name not in firms:
        said = message(
            "方案里没有企业“{name}”；请改正编号或删去这一行",
            "the plan has no firm “{name}”; correct the id or delete the row",
            name=name,
        )
    elif name in seen:
        said = message(
            "企业“{name}”已在上面一行；请并成一行",
            "there is a row of firm “{name}” above; make them one",
            name=name,
        )
    seen.add(name)
    if said is not None:
        faults.add(Severity.ERROR, said, cell=line.cell("firm_id"))
    for key in _TEXTS:
        if len(line.values[key]) > LONGEST:
            long = message(
                "有 {count} 个字，最多 {most} 个；请缩短",
                "{count} characters, of which {most} are taken; shorten it",
                count=len(line.values[key]),
                most=LONGEST,
            )
            faults.add(Severity.ERROR, long, cell=line.cell(key))


def _entries(line: ParsedRow) -> Iterator[tuple[str, str, EntryContent]]:
    values = line.values
    for kind in MilestoneKind:
        dates = MilestoneDates(planned=values[planned_key(kind)], actual=values[actual_key(kind)])
        if dates != MilestoneDates():
            yield values["firm_id"], kind.value, dates
    service = FirmService(**{key: values[key] for key in (*_TEXTS, "due")})
    if service != FirmService():
        yield values["firm_id"], SERVICE, service
