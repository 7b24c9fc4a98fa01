"""What a firm that asks for space tells: read from a text or from fields, and made a firm."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from planner.domain.enquiries import FIELD_TITLES, Doubt, EnquiryField, EnquiryReading, read_enquiry
from planner.domain.enquiries.fields import FieldReading
from planner.domain.park.enquiry import Enquiry, firm_of
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Stage
from planner.text import Text, listed, separated

ENQUIRER = "E01"
"""Id of the firm of an enquiry while it is in no table, unless a firm of the park has it."""
NEEDED = (EnquiryField.ARCHETYPE, EnquiryField.AREA_MIN, EnquiryField.QUARTER)
"""What must be known before places can be looked for; one end of the area is enough."""
_NAME = Text("来访企业", "Enquirer")


@dataclass(frozen=True, kw_only=True)
class EnquiryForm:
    """What is known of a firm that asks: the fields, its name, stage and product."""

    fields: Mapping[EnquiryField, FieldReading]
    name: str = ""
    stage: Stage = Stage.NEGOTIATING
    product: str = ""

    @property
    def missing(self) -> tuple[EnquiryField, ...]:
        """What must be asked still."""
        has_area = EnquiryField.AREA_MIN in self.fields or EnquiryField.AREA_MAX in self.fields
        return tuple(
            one
            for one in NEEDED
            if one not in self.fields and not (one is EnquiryField.AREA_MIN and has_area)
        )


def read_text(problem: Problem, text: str) -> EnquiryReading:
    """Return what a text says, dates counted from the day to which the facts are told."""
    return read_enquiry(text, problem.archetypes, today_of(problem))


def today_of(problem: Problem) -> date:
    """Return the last day to which the facts of the parks are told."""
    return max(park.cut_off for park in problem.parks)


def firm_from(problem: Problem, form: EnquiryForm) -> Firm:
    """Return the firm of an enquiry under an id that no other has; what is not known is a default of its archetype.

    Raises
    ------
    KeyError
        If something that is needed is missing, or the park does not know the archetype.
    """
    known: dict[str, Any] = {
        field.value: value
        for field, value in form.fields.items()
        if field not in {EnquiryField.ARCHETYPE, EnquiryField.QUARTER}
    }
    low, high = known.pop("area_min_m2", None), known.pop("area_max_m2", None)
    if form.missing:
        raise KeyError(form.missing[0])
    least, most = low or high, high or low
    if least is not None and most is not None and least != most:
        known |= {"area_min_m2": least, "area_max_m2": most}
    quarter = form.fields[EnquiryField.QUARTER]
    assert isinstance(quarter, Quarter)
    enquiry = Enquiry(
        firm_id=next(name for name in _ids() if name not in problem.firm),
        name=Text(form.name, form.name) if form.name else _NAME,
        area_req_m2=_asked(least, most),
        desired_quarter=quarter,
        stage=form.stage,
        product=form.product,
    )
    return firm_of(enquiry, problem.archetype[str(form.fields[EnquiryField.ARCHETYPE])], **known).firm


def _ids() -> Iterator[str]:
    yield ENQUIRER
    yield from (f"{ENQUIRER}-{number}" for number in count(2))


def _asked(least: int | None, most: int | None) -> int:
    low, high = least or 0, most or 0
    return low if low == high else (low + high) // 20 * 10


class EnquiryError(ValueError):
    """Why an enquiry cannot be answered: something is missing, told in two ways, or not what it should be."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_NAMES = {"name", "stage", "product"}
_ASKING = tuple(stage for stage in Stage if stage is not Stage.EXITED)
"""The stages that a firm which asks for space may be in."""


def form_from_text(problem: Problem, text: str) -> tuple[EnquiryForm, EnquiryReading]:
    """Return the form that a text fills, and the reading it comes from.

    Raises
    ------
    EnquiryError
        If something needed is missing, or told in two ways.
    """
    reading = read_text(problem, text)
    needed = [doubt for doubt in reading.doubts if doubt.field in (*NEEDED, EnquiryField.AREA_MAX)]
    if needed:
        told = [_told(one) for one in needed]
        zh, en = "；".join(one.zh for one in told), "; ".join(one.en for one in told)
        raise EnquiryError(
            Text(f"前后不一致，请改用一个说法：{zh}", f"told in two ways; say which one holds: {en}")
        )
    form = EnquiryForm(fields={field: one.value for field, one in reading.mentions.items()})
    _require(form, FIELD_TITLES.__getitem__)
    return form, reading


def _told(doubt: Doubt) -> Text:
    title, said = FIELD_TITLES[doubt.field], " | ".join(one.words for one in doubt.mentions)
    return Text(f"{title.zh}：{said}", f"{title.en}: {said}")


def form_from_json(problem: Problem, data: Any) -> EnquiryForm:
    """Return the form that a JSON object of fields fills; keys are those of the firms table, with `name`, `stage`, `product`.

    Raises
    ------
    EnquiryError
        Naming the key that is unknown, or whose value cannot be read, or that is missing.
    """
    if not isinstance(data, dict):
        raise EnquiryError(Text("应为一个 JSON 对象", "it should be one JSON object"))
    known = {field.value for field in EnquiryField}
    if unknown := sorted(set(data) - known - _NAMES):
        names, every = listed(unknown), listed(sorted(known | _NAMES))
        raise EnquiryError(
            Text(f"未知字段 {names.zh}；可用：{every.zh}", f"unknown field {names.en}; there are: {every.en}")
        )
    fields = {EnquiryField(key): _read_value(problem, key, data[key]) for key in data if key in known}
    try:
        stage = Stage(data.get("stage", Stage.NEGOTIATING.value))
    except ValueError:
        raise _misread("stage", data["stage"], _one_of(_ASKING)) from None
    if stage not in _ASKING:
        raise _misread("stage", stage, _one_of(_ASKING))
    form = EnquiryForm(
        fields=fields, name=str(data.get("name", "")), stage=stage, product=str(data.get("product", ""))
    )
    _require(form, _with_key)
    return form


def _with_key(field: EnquiryField) -> Text:
    title = FIELD_TITLES[field]
    return Text(f"{title.zh}（{field.value}）", f"{title.en} ({field.value})")


def _read_value(problem: Problem, key: str, value: Any) -> FieldReading:
    field = EnquiryField(key)
    try:
        if field is EnquiryField.ARCHETYPE:
            return problem.archetype[str(value)].archetype
        if field in _CODED:
            return _CODED[field](str(value))
        number = Decimal(str(value))
    except (KeyError, ValueError, ArithmeticError):
        raise _misread(key, value, _expected(problem, field)) from None
    is_area = field in (EnquiryField.AREA_MIN, EnquiryField.AREA_MAX)
    if (
        isinstance(value, bool)
        or not number.is_finite()
        or number < 0
        or number > MOST
        or (is_area and number < 1)
    ):
        raise _misread(key, value, _expected(problem, field))
    return int(number) if is_area else number


_CODED: Mapping[EnquiryField, Callable[[str], FieldReading]] = {
    EnquiryField.QUARTER: Quarter.parse,
    EnquiryField.HAZARD: HazardClass,
    EnquiryField.GROUND: GroundFloor,
}
MOST = 10**7
"""No need of a firm is larger, in any unit."""


def _misread(key: str, value: Any, expected: Text) -> EnquiryError:
    return EnquiryError(
        Text(
            f"字段 {key}：读到“{value}”，无法识别；应为{expected.zh}",
            f"field {key}: found “{value}”, which cannot be read; it should be {expected.en}",
        )
    )


def _expected(problem: Problem, field: EnquiryField) -> Text:
    if field is EnquiryField.ARCHETYPE:
        return _one_of(problem.archetype)
    if field is EnquiryField.QUARTER:
        return Text("季度，如 2024Q3", "a quarter such as 2024Q3")
    if field in (EnquiryField.HAZARD, EnquiryField.GROUND):
        return _one_of(HazardClass if field is EnquiryField.HAZARD else GroundFloor)
    return Text(f"不大于 {MOST} 的非负数", f"a number from 0 to {MOST}")


def _one_of(codes: Iterable[str]) -> Text:
    named = listed(codes)
    return Text(f"其中之一：{named.zh}", f"one of: {named.en}")


def _require(form: EnquiryForm, name: Callable[[EnquiryField], Text]) -> None:
    if form.missing:
        names = [name(one) for one in form.missing]
        zh, en = "、".join(one.zh for one in names), ", ".join(one.en for one in names)
        raise EnquiryError(Text(f"还需要：{zh}", f"still needed: {en}"))
    low, high = (form.fields.get(one) for one in (EnquiryField.AREA_MIN, EnquiryField.AREA_MAX))
    if isinstance(low, int) and isinstance(high, int) and high < low:
        most, least = separated(Decimal(high)), separated(Decimal(low))
        raise EnquiryError(
            Text(
                f"面积的上限 {most} ㎡ 小于下限 {least} ㎡，请改正其中之一",
                f"the area ends at {most} ㎡, below where it begins, {least} ㎡: correct one of them",
            )
        )
