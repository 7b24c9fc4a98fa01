"""The report of a bundle, held against what its problem and outcome give."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome
from planner.domain.solving.report import Report
from planner.exports.json_report import report_object

FIELDS = (
    "status", "objective", "bound", "gap", "stages", "seconds", "placed", "placements", "versions", "seed",
    "fingerprint", "conflict", "note",
)  # fmt: skip
"""What must be just as it is made again; a field left out says nothing, as None does."""
_BY_KEY = ("goals", "kpis", "over_time")
_MOST_LETTERS = 60
_DEEPEST = 30
"""So deep may a report be nested; ours are eight deep, and to write one again takes more room than to read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMismatch:
    """A field that is not what it should be, with both values as JSON, cut short."""

    field: str
    told: str
    own: str


def report_from_json(data: bytes) -> dict[str, Any]:
    """Read a report.

    Raises
    ------
    ValueError
        If it is no JSON object, one that names a key twice, or nested too deeply.
    """
    told = json.loads(data, object_pairs_hook=_each_once)
    if not isinstance(told, dict):
        raise ValueError("a report is an object")  # noqa: TRY004
    if not _is_flat(told, _DEEPEST):
        raise ValueError("a report is not nested so deeply")
    return told


def _is_flat(told: object, left: int) -> bool:
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return left > 0 and all(_is_flat(one, left - 1) for one in inner)


def report_differences(
    told: Mapping[str, Any], problem: Problem, outcome: Outcome
) -> tuple[FieldMismatch, ...]:
    """Return the fields in which a report says something else than its problem and outcome.

    Sentences and findings are not compared: the checker finds and words its own. A measure
    that only one of the two has was made by another version, and is passed over.
    """
    measures = measure(problem, outcome.plan or Plan())
    report = Report(problem=problem, outcome=outcome, findings=(), measures=measures)
    own: dict[str, Any] = json.loads(json.dumps(report_object(report)))
    return tuple(_differences(told, own))


def _differences(told: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[FieldMismatch]:
    for field in FIELDS:
        yield from _compared(field, told.get(field), own.get(field))
    yield from _compared("unplaced", _firms(told.get("unplaced")), _firms(own["unplaced"]))
    ours, theirs = own["measures"], told.get("measures")
    if not isinstance(theirs, dict):
        yield from _compared("measures", theirs, ours)
        return
    for group in _BY_KEY:
        yield from _shared(f"measures.{group}", theirs.get(group, {}), ours[group])
    used, due = _uses(theirs.get("resources", [])), _uses(ours["resources"])
    yield from list(_shared("measures.resources", used, due))[:1]


def _shared(field: str, told: object, own: object) -> Iterator[FieldMismatch]:
    if not isinstance(told, dict) or not isinstance(own, dict):
        yield from _compared(field, told, own)
        return
    for key in own:
        if key in told:
            yield from _compared(f"{field}.{key}", told[key], own[key])


def _compared(field: str, told: object, own: object) -> Iterator[FieldMismatch]:
    one, other = (json.dumps(value, ensure_ascii=False, sort_keys=True) for value in (told, own))
    if one != other:
        yield FieldMismatch(field=field, told=one[:_MOST_LETTERS], own=other[:_MOST_LETTERS])


def _firms(unplaced: object) -> object:
    """Return the ids of firms left out, whatever reasons are told for each."""
    try:
        return sorted(row["firm_id"] for row in unplaced)  # type: ignore[attr-defined]
    except (TypeError, KeyError):
        return unplaced


def _uses(resources: object) -> object:
    """Return each resource's figures by what it is and when."""
    try:
        return {
            " ".join((use["scope"], use["subject"], use["resource"], use["quarter"])): [
                use["used"],
                use["cap"],
                use["share"],
            ]
            for use in resources  # type: ignore[attr-defined]
        }
    except (TypeError, KeyError):
        return resources


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a key is named twice")
    return told
