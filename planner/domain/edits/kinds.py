"""Every kind of edit, and the small readable JSON they are kept in."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from planner.domain.edits.caps import SetCap
from planner.domain.edits.conflict import EditConflict
from planner.domain.edits.demand import MinProbability, OnlySigned, ScaleDemand
from planner.domain.edits.firms import AddFirm, ChangeFirm, RemoveFirm
from planner.domain.edits.goals import SetGoal, SetWeight
from planner.domain.edits.leases import RenewLease
from planner.domain.edits.places import ForbidFirm, HoldUnits, PinFirm, ReleaseFirm, ReserveSpace
from planner.domain.edits.policy_rows import KeepApart, SetEntryTerm
from planner.domain.edits.promises import EndCommitment, EndHold
from planner.domain.edits.rooms import JoinUnits, SplitUnit
from planner.domain.edits.rules import SwitchRule, WaiveRule
from planner.domain.edits.supply import AddBuilding, CloseBuilding, CloseFloor, DelayHandover
from planner.domain.read_errors import why_of
from planner.domain.solving.finding import Issue, Severity
from planner.text import message

Edit = (
    DelayHandover
    | CloseBuilding
    | CloseFloor
    | AddBuilding
    | SetCap
    | AddFirm
    | RemoveFirm
    | ChangeFirm
    | RenewLease
    | OnlySigned
    | MinProbability
    | ScaleDemand
    | SplitUnit
    | JoinUnits
    | WaiveRule
    | SwitchRule
    | KeepApart
    | SetEntryTerm
    | SetWeight
    | SetGoal
    | PinFirm
    | ForbidFirm
    | ReleaseFirm
    | HoldUnits
    | ReserveSpace
    | EndHold
    | EndCommitment
)
"""One change of facts or policy, told apart by `kind`."""

EDITS: TypeAdapter[Edit] = TypeAdapter(Annotated[Edit, Field(discriminator="kind")])


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Write an edit as a JSON object: its kind first, then what differs from the defaults."""
    said = EDITS.dump_python(edit, mode="json", by_alias=True, exclude_defaults=True)
    return {"kind": edit.kind, **{key: value for key, value in said.items() if key != "kind"}}


def edit_from_json(data: Any) -> Edit:
    """Read what `edit_to_json` wrote.

    Raises
    ------
    EditConflict
        Naming every field that cannot be read.
    """
    return edits_from_json([data])[0]


def edits_from_json(data: Sequence[Any]) -> tuple[Edit, ...]:
    """Read a list of edits.

    Raises
    ------
    EditConflict
        Naming every field of every edit that cannot be read.
    """
    edits: list[Edit] = []
    issues: list[Issue] = []
    for number, one in enumerate(data, start=1):
        try:
            edits.append(EDITS.validate_json(json.dumps(one)))
        except ValidationError as error:
            issues.extend(_unreadable(number, one, error))
    if issues:
        raise EditConflict(*issues)
    return tuple(edits)


def _unreadable(number: int, given: Any, error: ValidationError) -> list[Issue]:
    kind = str(given.get("kind", "")) if isinstance(given, dict) else ""
    return [
        Issue(
            severity=Severity.ERROR,
            subjects=(kind,),
            message=message(
                "第 {number} 项修改（{kind}），字段 {field}：读到“{text}”，无法识别（{why}）。请改正该字段。",
                "Edit {number} ({kind}), field {field}: found “{text}”, which cannot be read ({why}). "
                "Correct the field.",
                number=number,
                kind=kind or "?",
                field=".".join(str(part) for part in fault["loc"] if part != kind) or "kind",
                text=_short(fault["input"]),
                why=why_of(fault),
            ),
        )
        for fault in error.errors(include_url=False)
    ]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else f"{text[:79]}…"
