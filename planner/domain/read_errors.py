"""Why a piece of JSON, or a file, cannot be read, in both languages."""

import errno
import json
from collections.abc import Mapping
from typing import Any

from planner.text import Text

_WHOLE = Text("应为整数", "it should be a whole number")
_NUMBER = Text("应为数字", "it should be a number")
_FINITE = Text("应为有限的数字", "it should be a finite number")
_TEXT = Text("应为文字", "it should be text")
_SWITCH = Text("应为 true 或 false", "it should be true or false")
_OBJECT = Text("应为 JSON 对象 {{…}}", "it should be a JSON object {{…}}")
_LIST = Text("应为列表 […]", "it should be a list […]")
_UNKNOWN = Text("没有这个字段", "there is no such field")
_CHOICE = Text("应为其中之一：{expected}", "it should be one of: {expected}")
_KIND = Text("没有这个种类；可选：{expected_tags}", "there is no such kind; choose from: {expected_tags}")
_DATE = Text("应为日期，如 2024-01-31", "it should be a date such as 2024-01-31")
_OTHER = Text("内容不符合要求", "it does not fit there")

_BY_TYPE: Mapping[str, Text] = {
    "missing": Text("缺少该字段", "the field is missing"),
    "extra_forbidden": _UNKNOWN,
    "unexpected_keyword_argument": _UNKNOWN,
    "union_tag_invalid": _KIND,
    "union_tag_not_found": Text("缺少 kind", "the kind is missing"),
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": Text("数字过大", "the number is too large"),
    "number_too_long": Text("数字过长", "the number has too many places"),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _FINITE,
    "string_type": _TEXT,
    "string_pattern_mismatch": Text(  # the one pattern there is
        "应为季度，如 2024Q3", "it should be a quarter such as 2024Q3"
    ),
    "string_too_short": Text("至少 {min_length} 个字符", "it needs at least {min_length} characters"),
    "string_too_long": Text("至多 {max_length} 个字符", "it may have at most {max_length} characters"),
    "bool_type": _SWITCH,
    "bool_parsing": _SWITCH,
    "dict_type": _OBJECT,
    "dataclass_type": _OBJECT,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "frozen_set_type": _LIST,
    "too_short": Text("至少 {min_length} 项", "it should have {min_length} or more items"),
    "too_long": Text("至多 {max_length} 项", "it should have {max_length} or fewer items"),
    "greater_than": Text("应大于 {gt}", "it should be more than {gt}"),
    "greater_than_equal": Text("应不小于 {ge}", "it should be at least {ge}"),
    "less_than": Text("应小于 {lt}", "it should be less than {lt}"),
    "less_than_equal": Text("应不大于 {le}", "it should be at most {le}"),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
}
_BY_WORDS: Mapping[str, Text] = {
    "Expecting value": Text("此处缺少一个值", "a value is missing here"),
    "Expecting property name enclosed in double quotes": Text(
        "此处应为双引号括起的字段名", "a field name in double quotes belongs here"
    ),
    "Expecting ',' delimiter": Text("此处缺少逗号，或括号没有闭合", "a comma or a closing bracket is missing here"),
    "Expecting ':' delimiter": Text("此处缺少冒号", "a colon is missing here"),
    "Illegal trailing comma before end of array": Text("多了一个逗号", "there is one comma too many"),
    "Illegal trailing comma before end of object": Text("多了一个逗号", "there is one comma too many"),
    "Extra data": Text("内容到此已结束，此后还有文字", "the JSON ends here, and more follows"),
    "Unterminated string starting at": Text("从此处开始的文字没有引号结尾", "the text that begins here has no closing quote"),
    "Invalid control character at": Text("文字中有换行或控制字符", "there is a line break or control character in the text"),
    "Invalid \\escape": Text("此处的反斜杠写法无效", "the escape after this backslash is not valid"),
}  # fmt: skip
_BY_ERRNO: Mapping[int, Text] = {
    errno.ENOENT: Text("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("系统不允许", "not permitted"),
    errno.EISDIR: Text("这是文件夹", "it is a folder"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "part of the path is not a folder"),
    errno.EEXIST: Text("已有同名文件", "a file of that name is there"),
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.EROFS: Text("该磁盘只读", "the disk is read-only"),
    errno.ENAMETOOLONG: Text("名称过长", "the name is too long"),
}
_NOT_JSON = Text("不是 JSON", "this is not JSON")


class ReadError(ValueError):
    """Text that is no JSON; `text` says why and where."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def read_json(text: str | bytes) -> Any:
    """Read JSON.

    Raises
    ------
    Misread
        If it is none, or nested too deeply.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(_at(error)) from error
    except UnicodeDecodeError as error:
        raise ReadError(Text("不是 UTF-8 文字", "it is not UTF-8 text")) from error
    except RecursionError as error:
        raise ReadError(Text("嵌套过深", "nested too deeply")) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise ReadError(Text("数字过大", "a number is too large")) from error


def why_not_opened(fault: OSError) -> Text:
    """Say why a file could not be read or written; in the system's words if it is something rare."""
    words = str(fault.strerror or fault)
    return _BY_ERRNO.get(fault.errno or 0, Text(words, words))


def why_of(fault: Mapping[str, Any]) -> Text:
    """Say one of the faults that pydantic lists."""
    said = _BY_TYPE.get(fault["type"], _OTHER)
    values = fault.get("ctx", {})
    return Text(said.zh.format_map(values), said.en.format_map(values))


def _at(error: json.JSONDecodeError) -> Text:
    why = _BY_WORDS.get(error.msg.removesuffix(":"), _NOT_JSON)
    return Text(
        f"JSON 第 {error.lineno} 行第 {error.colno} 列：{why.zh}",
        f"JSON line {error.lineno} column {error.colno}: {why.en}",
    )
