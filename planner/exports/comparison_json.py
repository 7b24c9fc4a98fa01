"""A comparison as one JSON object: what `compare --json` prints."""

from decimal import Decimal
from typing import Any

from planner.domain.changes.comparison import Cause, Comparison, FirmChange, Number, PlanDifference
from planner.domain.changes.difference import RowChange
from planner.domain.park.plan import Placement
from planner.exports.both_texts import both_texts
from planner.text import Text
from planner.views.comparison import changed_rows


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values; shares are fractions."""
    return {
        "names": [name.en for name in comparison.names],
        "reference": comparison.reference,
        "figures": [
            {
                "kind": figure.kind,
                "key": figure.key,
                **_titled(figure.title),
                "values": [_number(value) for value in figure.values],
                "differences": [_number(value) for value in figure.differences],
                "verdicts": [verdict.value for verdict in figure.verdicts],
            }
            for figure in comparison.figures
        ],
        "differences": [_difference(one) for one in comparison.differences],
    }


def _difference(difference: PlanDifference) -> dict[str, Any]:
    return {
        "sentences": [both_texts(said) for said in difference.sentences],
        "firms": [_firm(change) for change in difference.firms],
        "rows": [
            {
                "table": row.table,
                "key": row.key,
                "change": row.what.en,
                "field": row.field,
                "before": row.before.en,
                "after": row.after.en,
            }
            for row in changed_rows(difference)
        ],
        "resources": [
            {
                "scope": change.scope.value,
                "subject": change.subject_id,
                "resource": change.resource.value,
                "quarter": str(change.quarter),
                "used_before": _number(change.used_before),
                "used_after": _number(change.used_after),
                "cap_before": _number(change.cap_before),
                "cap_after": _number(change.cap_after),
            }
            for change in difference.resources
        ],
        "times": [
            {
                "what": change.kind.value,
                "subject": change.subject_id,
                "before": str(change.before),
                "after": str(change.after),
                "quarters": change.quarters,
            }
            for change in difference.times
        ],
    }


def _firm(change: FirmChange) -> dict[str, Any]:
    return {
        "firm_id": change.firm_id,
        "change": change.kind.value,
        "before": _place(change.before),
        "after": _place(change.after),
        "causes": [_cause(cause) for cause in change.causes],
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "rule": cause.rule,
        "clause": cause.clause,
        "holders": list(cause.holders),
        "row": _row(cause.row),
        **both_texts(cause.message),
    }


def _row(row: RowChange | None) -> dict[str, Any] | None:
    return None if row is None else {"table": row.table, "key": list(row.key), "change": row.kind.value}


def _place(placement: Placement | None) -> dict[str, Any] | None:
    if placement is None:
        return None
    return {
        "units": list(placement.units),
        "start_quarter": str(placement.start),
        "end_quarter": str(placement.end),
    }


def _titled(title: Text) -> dict[str, str]:
    return {"title_zh": title.zh, "title_en": title.en}


def _number(value: Number | None) -> int | float | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(Decimal(value))
