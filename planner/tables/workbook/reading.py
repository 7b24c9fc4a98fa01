"""An .xlsx workbook as raw sheets."""

import io
from collections.abc import Sequence

from python_calamine import CalamineSheet, CalamineWorkbook

from planner.domain.solving.finding import Cell, Severity
from planner.tables.limits import BYTES, LARGEST_FILE, FileRefusal, hold
from planner.tables.sheets import Faults, Mark, Sheet, SheetRow
from planner.tables.workbook.archive import judged
from planner.tables.workbook.merging import spread
from planner.tables.workbook.parser import refusing
from planner.tables.workbook.parts import percent_styles, string_lengths, worksheets
from planner.tables.workbook.scan import Count, Place, ScanResult, scan
from planner.tables.workbook.values import Value, error_mark, mark_of, text_of, uncached_mark


def sheets_of_xlsx(name: str, content: bytes, faults: Faults) -> tuple[Sheet, ...]:
    """Return the worksheets of a workbook; none, and an issue, if the file is refused."""
    try:
        return _sheets(name, content)
    except FileRefusal as refused:
        faults.add(Severity.ERROR, refused.said, cell=Cell(file=name, sheet=refused.sheet))
        return ()


def _sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    hold(len(content), LARGEST_FILE, BYTES)
    archive = judged(content)
    parts = worksheets(archive)
    percents, lengths, count = percent_styles(archive), string_lengths(archive), Count()
    seen = {part.name: scan(archive, part, percents=percents, lengths=lengths, count=count) for part in parts}
    for part in parts:
        seen[part.name].is_hidden = part.is_hidden
    with refusing(), CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return tuple(sheet_of_values(name, book.get_sheet_by_name(title), it) for title, it in seen.items())


def sheet_of_values(file: str, sheet: CalamineSheet, seen: ScanResult) -> Sheet:
    """Return a raw sheet of what was parsed and what was seen beside it."""
    values = sheet.to_python(skip_empty_area=False)
    grid, marks = _texts(values, seen)
    spread(grid, marks, sheet.merged_cell_ranges or ())
    by_row: dict[int, dict[int, Mark]] = {}
    for (row, column), mark in marks.items():
        by_row.setdefault(row, {})[column] = mark
    rows = (
        SheetRow(
            number=number + 1,
            cells=tuple(cells),
            marks=by_row.get(number, {}),
            is_hidden=number in seen.hidden_rows,
        )
        for number, cells in enumerate(grid)
    )
    blocks = tuple(sheet.merged_cell_ranges or ())
    return Sheet(
        file=file,
        name=sheet.name,
        rows=tuple(rows),
        blocks=blocks,
        is_hidden=seen.is_hidden,
        hidden_columns=tuple(sorted(seen.hidden_columns)),
    )


def _texts(values: Sequence[Sequence[Value]], seen: ScanResult) -> tuple[list[list[str]], dict[Place, Mark]]:
    grid, marks = [], {}
    told = [*seen.uncached, *seen.errors]
    width = max((len(row) for row in values), default=0)
    width = max([width, *(column + 1 for _, column in told)])
    height = max([len(values), *(row + 1 for row, _ in told)])
    for number in range(height):
        row = values[number] if number < len(values) else ()
        cells = []
        for column, value in enumerate(row):
            place = (number, column)
            cells.append(text_of(value, is_percent=place in seen.percents))
            mark = mark_of(value, place)
            if mark is not None:
                marks[place] = mark
        grid.append(cells + [""] * (width - len(cells)))
    for place, formula in seen.uncached.items():
        marks[place] = uncached_mark(place, formula)
        grid[place[0]][place[1]] = f"={formula}"
    for place, shown in seen.errors.items():
        marks[place] = error_mark(place, shown)
        grid[place[0]][place[1]] = shown
    return grid, marks
