"""A domain value as the values of its columns, and back: a pair of texts is two columns."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from planner.tables.columns.column import Table
from planner.text import Text


def values_of(table: Table, row: Any) -> dict[str, Any]:
    """Return the values of a row by column key."""
    known = {field.name: getattr(row, field.name) for field in fields(row)}
    for pair in table.pairs:
        text = known.pop(pair)
        known |= {f"{pair}_zh": text.zh, f"{pair}_en": text.en}
    return {column.key: known[column.key] for column in table.columns}


def row_of(table: Table, values: Mapping[str, Any]) -> Any:
    """Return the domain value that the values of all columns make."""
    assert table.row_type is not None
    known = dict(values)
    for pair in table.pairs:
        zh, en = known.pop(f"{pair}_zh"), known.pop(f"{pair}_en")
        known[pair] = Text(zh, en or (zh if pair == "name" else ""))
    return table.row_type(**known)
