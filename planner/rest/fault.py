"""What is answered when a request cannot be: a code, both languages, and each place that is wrong."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import ErrorDetails

from planner.domain.solving.finding import Issue
from planner.text import Lang, Message, Text, filled, message

MOST_ISSUES = 50
_MOST_FOUND = 80


class IssueAnswer(BaseModel):
    """One thing that is wrong; `where` is a place in the request, empty where it is none."""

    where: str
    text_zh: str
    text_en: str


class FaultAnswer(BaseModel):
    """Why a request was not carried out; nothing was changed."""

    code: str = Field(description="bad_request, not_found, not_ready, refused, too_large, unavailable …")
    text_zh: str
    text_en: str
    issues: list[IssueAnswer]


class RestFault(Exception):  # noqa: N818  # an answer, not a mishap
    """A request that is answered with a fault."""

    def __init__(
        self, status: int, code: str, said: Message, issues: Sequence[tuple[str, Message]] = ()
    ) -> None:
        super().__init__(code)
        self.status = status
        self.answer = fault_answer(code, said, issues)


def fault_answer(code: str, said: Message, issues: Iterable[tuple[str, Message]] = ()) -> FaultAnswer:
    """Return a fault in both languages; `issues` are places in the request with what is wrong there."""
    found = [
        IssueAnswer(where=where, text_zh=one.say(Lang.ZH), text_en=one.say(Lang.EN)) for where, one in issues
    ]
    return FaultAnswer(
        code=code, text_zh=said.say(Lang.ZH), text_en=said.say(Lang.EN), issues=found[:MOST_ISSUES]
    )


def not_found(what: str, key: str) -> RestFault:
    """Return that there is no such thing; `what` is its key in a request."""
    said = message("没有 {what} {key}", "no such {what}: {key}", what=what, key=key[:_MOST_FOUND])
    return RestFault(404, "not_found", said)


def of_issues(code: str, issues: Iterable[Issue]) -> RestFault:
    """Return that facts or edits do not fit together."""
    return RestFault(422, code, _DO_NOT_FIT, [("", one.message) for one in issues])


def of_validation(fault: ValidationError, *, under: str = "") -> RestFault:
    """Return what is wrong with a body, place by place."""
    found = [(_place(one, under), _wrong(one)) for one in fault.errors(include_url=False)[:MOST_ISSUES]]
    return RestFault(422, "invalid", _DO_NOT_FIT, found)


def _place(error: ErrorDetails, under: str) -> str:
    return ".".join([*([under] if under else []), *map(str, error["loc"])])


def _wrong(error: ErrorDetails) -> Message:
    limits = {key: str(one) for key, one in error.get("ctx", {}).items()}
    rule = _RULES.get(error["type"], Text(error["type"], error["msg"]))
    if error["type"] in _RULES:
        rule = Text(filled(rule, Lang.ZH, limits), filled(rule, Lang.EN, limits))
    if error["type"] == "missing":  # what pydantic found is all that stands around it
        return message("{rule}", "{rule}", rule=rule)
    return message(
        "“{found}”不符合要求：{rule}",
        "“{found}” is not accepted: {rule}",
        found=_written(error.get("input")),
        rule=rule,
    )


def _written(found: Any) -> str:
    """Return the beginning of a value as JSON has it."""
    return json.dumps(found, ensure_ascii=False, default=repr)[:_MOST_FOUND]


_RULES = {
    "missing": Text("缺少这一项", "it is missing"),
    "extra_forbidden": Text("没有这一项", "there is no such field"),
    "greater_than_equal": Text("不得小于 {ge}", "at least {ge}"),
    "less_than_equal": Text("不得大于 {le}", "at most {le}"),
    "less_than": Text("须小于 {lt}", "less than {lt}"),
    "string_type": Text("须为文字", "it must be text"),
    "string_pattern_mismatch": Text("须符合 {pattern}", "it must match {pattern}"),
    "int_type": Text("须为整数", "it must be a whole number"),
    "float_type": Text("须为数字", "it must be a number"),
    "finite_number": Text("须为有限数", "it must be a finite number"),
    "list_type": Text("须为列表", "it must be a list"),
    "dict_type": Text("须为对象", "it must be an object"),
    "model_type": Text("须为对象", "it must be an object"),
    "too_short": Text("至少 {min_length} 项", "at least {min_length} entries"),
    "too_long": Text("至多 {max_length} 项", "at most {max_length} entries"),
    "unknown_choice": Text("可选：{known}", "one of {known}"),
    "value_error": Text("{error}", "{error}"),
}
"""What pydantic says of a value, by its key; others are told by the key."""
_DO_NOT_FIT = message("请求中有不符合要求之处，见 issues", "The request has faults; see issues")
