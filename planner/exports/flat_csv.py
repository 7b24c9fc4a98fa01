"""Rows of an answer as one CSV file: keys as heads, lists joined, text that stays text."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from planner.exports.csv_set import BOM, guarded


def flat_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return rows as CSV under the keys of all of them; lists joined by `;`, objects by tier and ends, or quarter and text."""
    heads = list(dict.fromkeys(key for row in rows for key in row))
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_written(row.get(head)) for head in heads] for row in rows)
    return BOM + text.getvalue().encode("utf-8")


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return guarded(";".join(map(_part, value)))
    return guarded(value) if isinstance(value, str) else str(value)


def _part(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    if "tier" in value:
        least, most = value["least"], value["most"]
        return f"{value['tier']} {least}" if least == most else f"{value['tier']} {least} … {most}"
    said = " / ".join(value[key] for key in ("text_zh", "text_en") if value.get(key))
    return f"{value['quarter']}: {said}" if "quarter" in value else said
