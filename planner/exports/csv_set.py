"""The plan as CSV files that Excel opens rightly: UTF-8 with BOM, text never a formula, a date or a rounded number."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import StringIO

from planner.domain.csv_text import guard
from planner.domain.solving.report import Report
from planner.exports.cleaning import cleaned
from planner.exports.contents import tables_of
from planner.exports.table import Cell, ExportTable, Percentage
from planner.text import Lang, Text, plain

BOM = b"\xef\xbb\xbf"


def csv_files(report: Report, *, lang: Lang) -> Mapping[str, bytes]:
    """Return each table of a plan as a CSV file, by file name."""
    return {f"{table.key}.csv": table_csv(table, lang=lang) for table in tables_of(report)}


def table_csv(table: ExportTable, *, lang: Lang) -> bytes:
    """Return one table as CSV; an apostrophe keeps text that looks like a formula, a date or a number as it is."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(title.say(lang)) for title in table.columns])
    writer.writerows([_written(cell, lang) for cell in row] for row in table.rows)
    return BOM + text.getvalue().encode("utf-8")


def guarded(text: str) -> str:
    """Return text that a spreadsheet shows as it is: no formula, no date, no rounded number."""
    return guard(cleaned(text).text)


def _written(cell: Cell, lang: Lang) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Text | str):
        return guarded(cell.say(lang) if isinstance(cell, Text) else cell)
    if isinstance(cell, date):
        return cell.isoformat()
    value = cell.value if isinstance(cell, Percentage) else cell
    return plain(value) if isinstance(value, Decimal) else "" if value is None else str(value)
