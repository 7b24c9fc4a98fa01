"""Content as text: JSON that says what it is, in which format, and its sum; checked when it is read."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from planner.domain.edits import EditConflict
from planner.domain.edits.scenario import Scenario, scenario_from_json, scenario_to_json
from planner.domain.milestones.entry import EntryContent, FirmService, MilestoneDates, ServiceTask
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.projects.decision import Decision, Withdrawal
from planner.domain.projects.draft import TypedTable
from planner.domain.solving.outcome import Limits, Outcome, Progress
from planner.store.errors import StoreError, StoreFault
from planner.text import message

T = TypeVar("T")
Lift = Callable[[Any], Any]


@dataclass(frozen=True)
class Form(Generic[T]):
    """How one kind of value is written; `lifts` turn the body of an older format into the next."""

    kind: str
    write: Callable[[T], Any]
    read: Callable[[Any], T]
    format: int = 1
    lifts: Mapping[int, Lift] = field(default_factory=dict)

    def pack(self, value: T) -> str:
        """Write a value.

        Raises
        ------
        StoreError
            If it holds text that is not Unicode.
        """
        try:
            body = self.write(value)
            whole = {"kind": self.kind, "format": self.format, "sum": _sum(body), "body": body}
            return _json(whole)
        except (PydanticSerializationError, UnicodeEncodeError) as fault:
            raise _not_text(str(fault)) from fault

    def unpack(self, text: str) -> T:
        """Read a value.

        Raises
        ------
        StoreError
            If it is damaged, of another kind, or of a format newer than this program.
        """
        try:
            whole = json.loads(text)
            kind, at, body = whole["kind"], whole["format"], whole["body"]
            _require(kind == self.kind, f"found {kind}, expected {self.kind}")
            _require(whole["sum"] == _sum(body), "the content does not match its sum")
            _require(at <= self.format, f"format {at} is newer than {self.format}")
            for lift in (self.lifts[number] for number in range(at, self.format)):
                body = lift(body)
            return self.read(body)
        except (ValueError, KeyError, TypeError, ValidationError, EditConflict) as fault:
            raise _unreadable(self.kind, fault) from fault


def form_of(kind: str, adapter: TypeAdapter[T]) -> Form[T]:
    """Return the form of a value that pydantic knows how to write."""
    return Form(
        kind=kind,
        write=lambda value: adapter.dump_python(value, mode="json"),
        read=lambda body: adapter.validate_json(json.dumps(body)),
    )


DOSSIER: Form[Dossier] = form_of("dossier", TypeAdapter(Dossier))
PROBLEM: Form[Problem] = form_of("problem", TypeAdapter(Problem))
OUTCOME: Form[Outcome] = form_of("outcome", TypeAdapter(Outcome))
TYPED: Form[TypedTable] = replace(
    form_of("typed", TypeAdapter(TypedTable)),
    write=lambda table: {"name": table.name, "columns": table.columns, "rows": table.rows},
)
"""Written as it stands: it holds nothing but text, and thousands of rows of it at every keystroke."""
LIMITS: Form[Limits] = form_of("limits", TypeAdapter(Limits))
PLAN: Form[Plan] = form_of("plan", TypeAdapter(Plan))
PROGRESS: Form[Progress] = form_of("progress", TypeAdapter(Progress))
HISTORY: Form[tuple[Progress, ...]] = form_of("history", TypeAdapter(tuple[Progress, ...]))
ORDERED: Form[str] = form_of("ordered", TypeAdapter(str))
LATEST: Form[str] = form_of("latest", TypeAdapter(str))
"""The order of a task, and its newest result, as the JSON that its kind reads; kept as text."""
DECISION: Form[Decision] = form_of("decision", TypeAdapter(Decision))
WITHDRAWAL: Form[Withdrawal] = form_of("withdrawal", TypeAdapter(Withdrawal))
PACK: Form[bytes] = Form(
    kind="pack",
    write=lambda data: base64.b64encode(data).decode(),
    read=lambda body: base64.b64decode(body, validate=True),
)
"""Papers of a decision, byte for byte."""
_ENTRIES: Mapping[str, TypeAdapter[Any]] = {
    "dates": TypeAdapter(MilestoneDates),
    "service": TypeAdapter(FirmService),
    "task": TypeAdapter(ServiceTask),
}
_ENTRY_NAMES: Mapping[type, str] = {MilestoneDates: "dates", FirmService: "service", ServiceTask: "task"}
MILESTONE: Form[EntryContent] = Form(
    kind="milestone",
    write=lambda entry: {
        _ENTRY_NAMES[type(entry)]: _ENTRIES[_ENTRY_NAMES[type(entry)]].dump_python(entry, mode="json")
    },
    read=lambda body: next(_ENTRIES[name].validate_json(json.dumps(said)) for name, said in body.items()),
)
"""What was entered about a firm's way, under the name of its type."""
MAPPING: Form[dict[str, str]] = form_of("mapping", TypeAdapter(dict[str, str]))
SCENARIO: Form[Scenario] = Form(
    kind="scenario",
    write=lambda scenario: json.loads(scenario_to_json(scenario)),
    read=lambda body: scenario_from_json(json.dumps(body)),
)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sum(body: Any) -> str:
    return hashlib.sha256(_json(body).encode()).hexdigest()[:32]


def _require(holds: bool, why: str) -> None:  # noqa: FBT001
    if not holds:
        raise ValueError(why)


def _unreadable(kind: str, fault: Exception) -> StoreError:
    said = message(
        "数据库中的一项内容（{kind}）无法识别，可能已损坏或由更新版本写入。请运行 python -m planner db verify。",
        "A piece of the database ({kind}) cannot be read; it is damaged or was written by a newer version. "
        "Run python -m planner db verify.",
        kind=kind,
    )
    return StoreError(StoreFault.UNREADABLE, said, detail=str(fault)[:300])


def _not_text(detail: str) -> StoreError:
    said = message(
        "内容含有无法保存的字符。请找到并删去它们。",
        "There are characters that cannot be saved. Find and delete them.",
    )
    return StoreError(StoreFault.REFUSED, said, detail=detail[:300])
