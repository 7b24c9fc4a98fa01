"""What a workbook holds and does not show: hidden sheets, hidden or filtered rows, hidden columns; asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from planner.domain.solving.finding import Cell, Severity
from planner.tables.cells.cell_result import Choice
from planner.tables.headings import HeadedSheet
from planner.tables.incoming.answers import FIXED, READ_HIDDEN, SKIP_HIDDEN, Answers
from planner.tables.incoming.mapping import SheetMapping
from planner.tables.sheets import Faults, Sheet
from planner.text import Message, Text, message

PARTS: Mapping[str, Text] = MappingProxyType(
    {
        "hidden_sheet": Text("隐藏的工作表", "hidden sheet"),
        "hidden_rows": Text("隐藏的行", "hidden rows"),
        "hidden_columns": Text("隐藏的列", "hidden columns"),
    }
)
"""What is asked about, by the end of the name its answer is given under (`sheet!hidden_rows`)."""

_CHOICES = tuple(Choice(code, FIXED[code]) for code in (SKIP_HIDDEN, READ_HIDDEN))
_MOST_NAMED = 12


def sheets_to_read(sheets: Sequence[Sheet], titles: set[str], given: Answers, faults: Faults) -> list[Sheet]:
    """The sheets that are read: chosen, and not hidden unless a person said to read them."""
    found = []
    for sheet in sheets:
        if sheet.title not in titles:
            if sheet.is_hidden and not sheet.is_empty:
                said = message("隐藏的工作表，没有读取", "a hidden sheet; not read")
                faults.add(Severity.WARNING, said, cell=_at(sheet))
            continue
        said = message("这张工作表是隐藏的，要读取吗？", "this sheet is hidden; is it to be read?")
        if not sheet.is_hidden or _is_read(sheet, "hidden_sheet", said, given=given, faults=faults):
            found.append(sheet)
    return found


def without_hidden_columns(
    mapping: SheetMapping, sheet: Sheet, given: Answers, faults: Faults
) -> SheetMapping:
    """The mapping without columns that nobody sees, if a person left them out."""
    hidden = [one for one in mapping.columns if one.key and one.place in sheet.hidden_columns]
    if not hidden:
        return mapping
    said = message(
        "隐藏的列：{columns}；要读取吗？",
        "hidden columns: {columns}; are they to be read?",
        columns="、".join(one.header for one in hidden),
    )
    if _is_read(sheet, "hidden_columns", said, given=given, faults=faults) or not _is_answered(
        sheet, "hidden_columns", given
    ):
        return mapping
    return replace(
        mapping, columns=tuple(replace(one, key="") if one in hidden else one for one in mapping.columns)
    )


def without_hidden_rows(grid: HeadedSheet, given: Answers, faults: Faults) -> HeadedSheet:
    """The grid without rows that are hidden or filtered out, unless a person said to read them."""
    hidden = [row.number for row in grid.rows if row.is_hidden and not row.is_empty]
    if not hidden:
        return grid
    said = message(
        "有 {count} 行隐藏或被筛选掉了（第 {rows} 行），要读取吗？",
        "hidden or filtered rows: {rows} ({count} in all); are they to be read?",
        count=len(hidden),
        rows=_rows(hidden),
    )
    if _is_read(grid.sheet, "hidden_rows", said, given=given, faults=faults):
        return grid
    return replace(grid, rows=tuple(row for row in grid.rows if not row.is_hidden))


def _is_read(sheet: Sheet, part: str, said: Message, *, given: Answers, faults: Faults) -> bool:
    """Whether a person said that a hidden part is read; it is asked about while nothing was said."""
    if not _is_answered(sheet, part, given):
        faults.ask(f"{sheet.title}!{part}", said, _at(sheet), _CHOICES)
        return False
    is_read = given[f"{sheet.title}!{part}"] == READ_HIDDEN
    done = message("隐藏的内容，没有读取", "hidden, and not read")
    if is_read:
        done = message("隐藏的内容，已读取", "hidden, and read")
    faults.add(Severity.WARNING, done, cell=replace(_at(sheet), text=PARTS[part].zh))
    return is_read


def _is_answered(sheet: Sheet, part: str, given: Answers) -> bool:
    return given.get(f"{sheet.title}!{part}") in {READ_HIDDEN, SKIP_HIDDEN}


def _at(sheet: Sheet) -> Cell:
    return Cell(file=sheet.file, sheet=sheet.name)


def _rows(numbers: Sequence[int]) -> str:
    """Row numbers as a person writes them: `5、8–12`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return "、".join(said[:_MOST_NAMED]) + ("……" if len(said) > _MOST_NAMED else "")
