"""Edits of single firms: added, removed, one field changed."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, Amount, BaseEdit
from planner.domain.edits.conflict import Key, refused, require_known, require_new
from planner.domain.edits.removal import without_firms
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.titles import named
from planner.domain.vocabulary.words import WORDS, yes_no
from planner.text import Message, Text, message, plain

FieldValue = bool | int | Amount | str | tuple[str, ...] | Text | None
"""What a field of a firm may be set to, as JSON writes it; quarters and classes are text."""

FIELDS: dict[str, Any] = {
    name: kind for name, kind in get_type_hints(Firm).items() if name not in ("firm_id", "leases")
}
"""Fields of a firm that an edit may change, with their types."""


@dataclass(frozen=True, kw_only=True, config=EDIT)
class AddFirm(BaseEdit):
    """Adds a firm with all its needs."""

    kind: Literal["add_firm"] = "add_firm"
    firm: Firm

    def _say(self) -> Message:
        return message(
            "新增企业 {firm} {name}（{area} ㎡）",
            "add firm {firm} {name} ({area} ㎡)",
            firm=self.firm.firm_id,
            name=self.firm.name,
            area=self.firm.area_req_m2,
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("new firm", self.firm.firm_id)})

    def _apply(self, problem: Problem) -> Problem:
        said, firm = self.said(), self.firm
        require_new(said, "firm.firm_id", firm.firm_id, known=problem.firm)
        require_known(said, "firm.archetype", firm.archetype, known=problem.archetype)
        require_known(said, "firm.parks", firm.parks, known=problem.park)
        require_known(said, "firm.committed_units", firm.committed_units, known=problem.unit)
        require_known(said, "firm.sitting_units", firm.rooms, known=problem.unit)
        if firm.committed_building is not None:
            require_known(said, "firm.committed_building", firm.committed_building, known=problem.building)
        return replace(problem, firms=(*problem.firms, firm))


@dataclass(frozen=True, kw_only=True, config=EDIT)
class RemoveFirm(BaseEdit):
    """Removes a firm, with its pins, forbids, holds and place in the base."""

    kind: Literal["remove_firm"] = "remove_firm"
    firm: str

    def _say(self) -> Message:
        return message("移除企业 {firm}", "remove firm {firm}", firm=self.firm)

    def _touches(self) -> frozenset[Key]:
        return frozenset({("firm", self.firm, "removed")})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "firm", self.firm, known=problem.firm)
        return without_firms(problem, {self.firm})


@dataclass(frozen=True, kw_only=True, config=EDIT)
class ChangeFirm(BaseEdit):
    """Sets one field of a firm."""

    kind: Literal["change_firm"] = "change_firm"
    firm: str
    field: str
    value: FieldValue

    def _say(self) -> Message:
        return message(
            "企业 {firm} 的 {field} 改为 {value}",
            "set {field} of firm {firm} to {value}",
            firm=self.firm,
            field=named(self.field),
            value=_written(self.value, FIELDS.get(self.field)),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("firm", self.firm, self.field)})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "firm", self.firm, known=problem.firm)
        require_known(self.said(), "field", self.field, known=FIELDS)
        changed = replace(problem.firm[self.firm], **{self.field: self._read()})
        self._require_ids(problem, changed)
        others = (firm for firm in problem.firms if firm.firm_id != self.firm)
        return replace(problem, firms=(*others, changed))

    def _read(self) -> Any:
        adapter: TypeAdapter[Any] = TypeAdapter(FIELDS[self.field])
        try:
            return adapter.validate_json(_WRITER.dump_json(self.value), strict=True)
        except ValidationError as error:
            raise refused(
                self.said(),
                "value",
                wrong=message(
                    "“{value}”不适用于该字段", "“{value}” does not fit it", value=_found(self.value)
                ),
                remedy=message(
                    "该字段要求：{kind}", "The field takes: {kind}", kind=_expected(FIELDS[self.field], error)
                ),
            ) from error

    def _require_ids(self, problem: Problem, firm: Firm) -> None:
        said = self.said()
        require_known(said, "value", firm.archetype, known=problem.archetype)
        require_known(said, "value", firm.parks, known=problem.park)
        require_known(said, "value", (*firm.committed_units, *firm.rooms), known=problem.unit)
        if firm.committed_building is not None:
            require_known(said, "value", firm.committed_building, known=problem.building)


_WRITER: TypeAdapter[FieldValue] = TypeAdapter(FieldValue)


def _found(value: FieldValue) -> str | Text | Decimal:
    """Return a value as it stands in the edit."""
    return plain(value) if isinstance(value, Decimal) else _written(value)


def _written(value: FieldValue, kind: Any = None) -> str | Text | Decimal:
    said = {one.value: words for one, words in WORDS.get(kind, {}).items()}
    if isinstance(value, str) and value in said:
        return said[value]
    if value is None:
        return Text("空", "nothing")
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, tuple):
        return ", ".join(value) or Text("空", "nothing")
    return value if isinstance(value, str | Text | Decimal) else str(value)


_KINDS: dict[Any, Text] = {
    int: Text("整数", "a whole number"),
    Decimal: Text("数", "a number"),
    str: Text("文字", "text"),
    bool: Text("true 或 false", "true or false"),
    Quarter: Text("季度，如 2024Q3", "a quarter such as 2024Q3"),
}


def _expected(kind: Any, error: ValidationError) -> Text:
    if kind in WORDS:
        words = [f"{one.value} {said.zh}" for one, said in WORDS[kind].items()]
        return Text("、".join(words), ", ".join(one.value for one in WORDS[kind]))
    if kind in _KINDS:
        return _KINDS[kind]
    options = error.errors()[0].get("ctx", {}).get("expected")
    said = str(options) if options else getattr(kind, "__name__", str(kind))
    return Text(said, said)
