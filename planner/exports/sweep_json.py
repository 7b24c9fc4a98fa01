"""A sweep as one JSON object, and its table as CSV: what `sweep` prints and writes."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

from planner.domain.sweeping.sweep import Scalar
from planner.domain.sweeping.sweep_result import Number, SweepRow, SweepTable
from planner.exports.both_texts import both_texts
from planner.text import Message


def table_object(
    table: SweepTable, sentences: Sequence[Message], *, unproven_pairs: int = 0
) -> dict[str, Any]:
    """Return a sweep as plain values; equal sweeps give equal objects wherever they ran.

    A row that is not `proven` gives in `intervals` what the best value of a figure lies between; of
    `unproven_pairs` pairs of neighbouring values no break is told.
    """
    return {
        "name": table.sweep.name,
        "seed": table.sweep.seed,
        "complete": table.is_complete,
        "cells": table.cells,
        "axes": [
            {"title": axis.called, "edit": axis.edit, "field": axis.field, "values": list(axis.values)}
            for axis in table.sweep.axes
        ],
        "base": _row(table.base),
        "rows": [_row(row) for row in table.rows],
        "breaks": [both_texts(said) for said in sentences],
        "unproven_pairs": unproven_pairs,
    }


def table_rows(table: SweepTable, keys: Sequence[str]) -> list[list[str]]:
    """Return the table as rows of text, headers first: axes, status, the figures named, firms placed, proof.

    Where a row is not proven, `intervals` says what the best value of a figure lies between.
    """
    heads = [*(axis.called for axis in table.sweep.axes), "status", *keys, "placed", "proven", "intervals"]
    return [heads, *([*_values(row.values), row.status.value, *_figures(row, keys), " ".join(sorted(row.placed)),
                      "yes" if row.is_proven else "no", _intervals(row)]
                     for row in table.rows)]  # fmt: skip


def sweep_csv(table: SweepTable, keys: Sequence[str]) -> bytes:
    """Return the table as a CSV file; see `table_rows`."""
    text = StringIO(newline="")
    csv.writer(text).writerows(table_rows(table, keys))
    return text.getvalue().encode("utf-8-sig")


def _intervals(row: SweepRow) -> str:
    return " ".join(f"{key}={low}..{high}" for key, low, high in row.intervals)


def _row(row: SweepRow) -> dict[str, Any]:
    return {
        "values": list(row.values),
        "status": row.status.value,
        "stages": dict(row.stages),
        "figures": {key: _number(value) for key, value in row.figures},
        "placed": sorted(row.placed),
        "placements": [
            {"firm_id": p.firm_id, "units": list(p.units), "start_quarter": str(p.start), "end_quarter": str(p.end)}
            for p in (row.plan.placements if row.plan else ())
        ],
        "may_differ": row.may_differ,
        "broken_rules": row.broken,
        "note": row.note,
        "proven": row.is_proven,
        "intervals": {key: [_number(low), _number(high)] for key, low, high in row.intervals},
    }  # fmt: skip


def _values(values: Sequence[Scalar | None]) -> list[str]:
    return ["" if value is None else str(value) for value in values]


def _figures(row: SweepRow, keys: Sequence[str]) -> list[str]:
    return ["" if (value := row.figure(key)) is None else str(value) for key in keys]


def _number(value: Number | None) -> int | float | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(Decimal(value))
