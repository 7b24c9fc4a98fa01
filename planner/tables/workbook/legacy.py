"""An .xls workbook as raw sheets; it is read, and never written.

Nothing in such a file can be counted before the library parses it, so that this is only called in
a process with limits.
"""

import io
from collections.abc import Sequence

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from planner.domain.solving.finding import Cell, Severity
from planner.tables.limits import (
    BYTES,
    CELLS,
    COLUMNS,
    LARGEST_FILE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    ROWS,
    SHEETS,
    FileRefusal,
    hold,
)
from planner.tables.sheets import Faults, Sheet
from planner.tables.workbook.parser import password, refusing
from planner.tables.workbook.reading import sheet_of_values
from planner.tables.workbook.scan import ScanResult
from planner.tables.workbook.unshown import Unshown, unshown_of
from planner.text import message

_VBA = "_VBA_PROJECT".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def sheets_of_xls(name: str, content: bytes, faults: Faults) -> tuple[Sheet, ...]:
    """Return the worksheets of an old workbook; none, and an issue, if the file is refused."""
    try:
        _refuse(content)
        unshown = unshown_of(content)
        sheets = _sheets(name, content, unshown or [])
    except FileRefusal as refused:
        faults.add(Severity.ERROR, refused.said, cell=Cell(file=name, sheet=refused.sheet))
        return ()
    said = message(
        "旧版 .xls 文件：百分数格式、出错或没有结果的公式无法辨认，请核对这类单元格，或另存为 .xlsx",
        "an old .xls file: per cent formats and formulas that failed or have no result cannot be told;"
        " check such cells, or save as .xlsx",
    )
    faults.add(Severity.WARNING, said, cell=Cell(file=name))
    if unshown is None:
        said = message(
            "看不出这个文件里有没有隐藏的行和列，请核对",
            "rows and columns that are hidden cannot be told in this file; please check",
        )
        faults.add(Severity.WARNING, said, cell=Cell(file=name))
    return sheets


def _refuse(content: bytes) -> None:
    hold(len(content), LARGEST_FILE, BYTES)
    if _ENCRYPTED in content:
        raise password()
    if _VBA in content:
        raise FileRefusal(
            message(
                "文件含宏（{part}），不予读取；请另存为不含宏的 .xlsx",
                "the file carries macros ({part}) and is not read; save it as .xlsx without macros",
                part="VBA",
            )
        )
    if not any(stream in content for stream in _STREAMS):
        raise FileRefusal(
            message(
                "不是 Excel 工作簿（可能是 Word 或其他旧版 Office 文件）",
                "not an Excel workbook (perhaps a Word or other old Office file)",
            )
        )


def _sheets(name: str, content: bytes, unshown: Sequence[Unshown]) -> tuple[Sheet, ...]:
    with refusing(), CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        hold(len(book.sheet_names), MOST_SHEETS, SHEETS)
        shown = {one.name: one.visible for one in book.sheets_metadata}
        found, cells = [], 0
        for place, title in enumerate(book.sheet_names):
            sheet = book.get_sheet_by_name(title)
            cells += _size(sheet)
            hold(cells, 10 * MOST_CELLS, CELLS, at_least=True, sheet=title)
            is_hidden = shown.get(title, SheetVisibleEnum.Visible) != SheetVisibleEnum.Visible
            rows, columns = unshown[place] if place < len(unshown) else (set(), set())
            seen = ScanResult(is_hidden=is_hidden, hidden_rows=rows, hidden_columns=columns)
            found.append(sheet_of_values(name, sheet, seen))
        return tuple(found)


def _size(sheet: CalamineSheet) -> int:
    if sheet.end is None:
        return 0
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    hold(rows, MOST_ROWS, ROWS, sheet=sheet.name)
    hold(columns, MOST_COLUMNS, COLUMNS, sheet=sheet.name)
    return rows * columns
