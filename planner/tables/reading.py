"""The door for input: a folder of tables or a workbook in, a dossier and every issue out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from planner.domain.park.dossier import Dossier
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.tables.beside import tell_the_rest
from planner.tables.building import build
from planner.tables.columns import TABLES
from planner.tables.columns.column import Table
from planner.tables.folder import sheets_of_folder
from planner.tables.headings import grid_of, table_of
from planner.tables.limits import LARGEST_FILE
from planner.tables.lines import ParsedRow, RowMemory, lines_of
from planner.tables.opening import COMPOUND, sheets_of_file
from planner.tables.parsing import parse
from planner.tables.policies import policy_of
from planner.tables.sheets import Faults, Sheet
from planner.text import message

HIDDEN = "_"
"""Sheets whose names begin so are ours to keep words on, and hold no table."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What came of reading: a dossier if no issue is an error, and all issues of all gates."""

    dossier: Dossier | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, kw_only=True)
class ReadContext:
    """What goes along with a reading: the rows that are left out of it, and what is known of tables."""

    left_out: list[ParsedRow]
    memory: Mapping[str, RowMemory]


_NO_MEMORY: Mapping[str, RowMemory] = MappingProxyType({})


def read(source: Path) -> Reading:
    """Read a folder of CSV files or one workbook; anything else is refused by name."""
    if source.is_dir():
        return read_folder(source)
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        said = message("无法读取：{why}", "cannot be read: {why}", why=str(fault.strerror or fault))
        issue = Issue(severity=Severity.ERROR, message=said, cell=Cell(file=source.name))
        return Reading(dossier=None, issues=(issue,))
    return read_workbook(source.name, content)


def read_workbook(name: str, content: bytes) -> Reading:
    """Read the bytes of a workbook, one sheet a table; a file that is refused gives one issue."""
    faults = Faults()
    if content.startswith(COMPOUND):
        parsed = parse(name, content)
        sheets = parsed.sheets
        faults.take(parsed.issues)
    else:
        sheets = sheets_of_file(name, content, faults)
    if faults.has_error:
        return Reading(dossier=None, issues=faults.issues)
    return _read(tuple(sheet for sheet in sheets if not sheet.is_empty), faults, name)


def read_folder(folder: Path) -> Reading:
    """Read a folder of CSV files, one a table."""
    faults = Faults()
    return _read(sheets_of_folder(folder, faults), faults, folder.name)


def read_sheets(
    sheets: tuple[Sheet, ...], *, where: str, memory: Mapping[str, RowMemory] | None = None
) -> Reading:
    """Read sheets that are at hand already; `where` names them in issues about the whole.

    `memory` spares the rows of tables, by name, that were read before.
    """
    return _read(sheets, Faults(), where, memory or {})


def _read(
    sheets: tuple[Sheet, ...], faults: Faults, where: str, memory: Mapping[str, RowMemory] = _NO_MEMORY
) -> Reading:
    left_out: list[ParsedRow] = []
    lines = _lines(sheets, faults, where, ReadContext(left_out=left_out, memory=memory))
    dossier = None
    if faults.has_error:
        policy_of(lines.get("policy", ()), faults)
        tell_the_rest(lines, left_out, faults)
    else:
        dossier = build(lines, faults)
    return Reading(dossier=dossier, issues=faults.issues)


def _lines(
    sheets: tuple[Sheet, ...], faults: Faults, where: str, beside: ReadContext
) -> dict[str, tuple[ParsedRow, ...]]:
    found: dict[str, tuple[ParsedRow, ...]] = {}
    for sheet in sheets:
        at = Cell(file=sheet.file, sheet=sheet.name)
        table = table_of(sheet.title)
        if sheet.name.startswith(HIDDEN):
            continue
        if table is None:
            faults.add(
                Severity.WARNING, message("不是已知的数据表，未读取", "not a known table; not read"), cell=at
            )
        elif table.name in found:
            faults.add(Severity.ERROR, message("这张表出现了两次", "this table appears twice"), cell=at)
        else:
            grid = grid_of(sheet, table, faults)
            known = beside.memory.get(table.name)
            found[table.name] = (
                () if grid is None else lines_of(grid, faults, left_out=beside.left_out, memory=known)
            )
    for table in TABLES:
        if table.name not in found:
            _report_missing(table, where, faults)
    return found


def _report_missing(table: Table, where: str, faults: Faults) -> None:
    zh, name = table.title.zh, table.name
    if table.is_required:
        said = message("缺少数据表 {title}（{name}）", "the table {name} is missing", title=zh, name=name)
        faults.add(Severity.ERROR, said, cell=Cell(file=where))
    else:
        said = message(
            "没有数据表 {title}（{name}），按空表处理", "no table {name}; taken as empty", title=zh, name=name
        )
        faults.add(Severity.NOTE, said, cell=Cell(file=where))
