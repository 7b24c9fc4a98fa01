"""A dossier back into its tables: canonical headers, UTF-8 with BOM, text never a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.domain.csv_text import guard
from planner.domain.park.dossier import Dossier
from planner.tables.columns import TABLES
from planner.tables.columns.column import FILLED, Column, Kind, Table
from planner.tables.policy_rows import rows_of_policy
from planner.tables.values import values_of
from planner.text import Lang, plain

Row = Mapping[str, str]


def write_folder(dossier: Dossier, folder: Path, *, lang: Lang | None = None) -> None:
    """Write every table as a CSV file; headers are canonical, or titles in `lang`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in csv_tables(dossier, lang=lang).items():
        part = folder / f"{name}.csv.part"
        part.write_bytes(content)
        part.replace(folder / f"{name}.csv")


def csv_tables(dossier: Dossier, *, lang: Lang | None = None) -> Mapping[str, bytes]:
    """Return every table that has rows, and every required one, as CSV bytes by name."""
    written = {}
    for table in TABLES:
        rows = rows_of(dossier, table)
        if rows or table.is_required:
            written[table.name] = _csv(table, rows, lang=lang)
    return written


def rows_of(dossier: Dossier, table: Table) -> tuple[Row, ...]:
    """Return the rows of a table, each cell as text by column key."""
    if table.name == "policy":
        return rows_of_policy(dossier.problem.policy)
    holder = dossier if table.name in {"sources", "records"} else dossier.problem
    return tuple(_row(table, value) for value in getattr(holder, table.name))


def _row(table: Table, value: Any) -> Row:
    values = values_of(table, value)
    return {column.key: _cell(column, values[column.key]) for column in table.columns}


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple):
        return guard(";".join(str(item) for item in value)) or ("-" if column.default is FILLED else "")
    text = str(value)
    return guard(text) if column.kind in {Kind.TEXT, Kind.ID} else text


def _csv(table: Table, rows: Iterable[Row], *, lang: Lang | None) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.header(lang) if lang else column.key for column in table.columns])
    writer.writerows([row[column.key] for column in table.columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")
