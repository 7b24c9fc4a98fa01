"""What cannot be read is told in both languages, whoever found it."""

import errno
import re
from pathlib import Path

import pytest
from pydantic_core._pydantic_core import list_all_errors

from planner.domain.edits import EditConflict
from planner.domain.edits.scenario import scenario_from_json
from planner.domain.read_errors import ReadError, read_json, why_not_opened, why_of
from planner.domain.sweeping.sweep import sweep_from_json
from planner.text import Lang, Text

_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
"""Three English words in a row."""
_AXIS = '{"edit": {"kind": "delay_handover", "phase": "2"}, "field": "quarters", "values": [0, 1]}'


def why(text: str | bytes) -> Text:
    with pytest.raises(ReadError) as caught:
        read_json(text)
    return caught.value.text


@pytest.mark.parametrize("fault", list_all_errors(), ids=lambda fault: fault["type"])
def test_whatever_pydantic_finds_is_said_in_chinese_and_in_english(fault: dict[str, object]) -> None:
    said = why_of({"type": fault["type"], "ctx": fault["example_context"] or {}})
    assert re.search(r"[\u4e00-\u9fff]", said.zh)
    assert not _PROSE.search(said.zh)
    assert not re.search(r"[\u4e00-\u9fff]", said.en)


def test_a_limit_is_named_in_what_is_said() -> None:
    assert why_of({"type": "less_than_equal", "ctx": {"le": 8}}) == Text(
        "应不大于 8", "it should be at most 8"
    )


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("{bad", 1, 2), ('{"a": 1\n "b": 2}', 2, 2), ('{"a" 1}', 1, 6), ("[1, 2] 3", 1, 8), ('{"a": "b', 1, 7),
     ('{"a": }', 1, 7), ('["\\q"]', 1, 3), ('["a\tb"]', 1, 4)],
)  # fmt: skip
def test_a_slip_in_json_is_told_with_line_and_column(text: str, line: int, column: int) -> None:
    said = why(text)
    assert said.zh.startswith(f"JSON 第 {line} 行第 {column} 列：")
    assert said.en.startswith(f"JSON line {line} column {column}: ")
    assert not re.search(r"[A-Za-z]{2}", said.zh.removeprefix("JSON"))
    assert "不是 JSON" not in said.zh


@pytest.mark.parametrize(
    ("text", "word"), [(b"\xff\xfe{", "UTF-8"), ("[" * 99_999, "嵌套过深"), ("[" + "9" * 5_000 + "]", "过大")]
)
def test_what_is_no_json_at_all_is_told(text: str | bytes, word: str) -> None:
    assert word in why(text).zh


def test_a_file_that_cannot_be_opened_is_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none") as caught:
        (tmp_path / "none").read_bytes()
    assert why_not_opened(caught.value) == Text("没有这个文件或文件夹", "no such file or folder")
    with pytest.raises(OSError, match=tmp_path.name) as caught:
        tmp_path.read_bytes()
    assert not _PROSE.search(why_not_opened(caught.value).zh)


def test_a_rare_fault_of_the_system_keeps_its_words() -> None:
    assert why_not_opened(OSError(errno.EIO, "it broke")) == Text("it broke", "it broke")
    assert why_not_opened(OSError("odd")) == Text("odd", "odd")


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        ('{"kind": "nope"}', "没有这个种类"),
        ('{"kind": "delay_handover", "phase": "2", "quarters": 1, "typo": 3}', "没有这个字段"),
        ('{"kind": "delay_handover", "phase": "2"}', "缺少该字段"),
        ('{"kind": "delay_handover", "phase": "2", "quarters": "a"}', "应为整数"),
        ('{"kind": "set_cap", "park": "P", "resource": "steam_tph", "from": "2024Q2", "value": NaN}', "有限"),
    ],
)
def test_a_scenario_says_no_english_sentence_in_chinese(edit: str, word: str) -> None:
    with pytest.raises(EditConflict) as refusal:
        scenario_from_json(f'{{"name": "x", "edits": [{edit}]}}')
    said = " ".join(issue.message.say(Lang.ZH) for issue in refusal.value.issues)
    assert word in said
    assert not _PROSE.search(said)


def test_a_faulty_axis_is_not_called_a_missing_one_too() -> None:
    with pytest.raises(EditConflict) as refusal:
        sweep_from_json('{"axes": [{"edit": {}, "field": "x", "values": []}]}')
    assert [issue.subjects for issue in refusal.value.issues] == [("axes.0.values",)]


@pytest.mark.parametrize(
    ("sweep", "word"),
    [
        ("[]", "JSON 对象"),
        ("{bad", "第 1 行第 2 列"),
        ('{"axes": []}', "至少 1 项"),
        (f'{{"axes": [{_AXIS}], "seed": 99999999999}}', "应不大于 2147483647"),
        (f'{{"axes": [{_AXIS}], "points": [[0, 1]]}}', "每点应有 1 个值"),
        (f'{{"axes": [{_AXIS}], "points": [[7]]}}', "7 不在该轴的取值中"),
        (f'{{"axes": [{_AXIS}, {_AXIS}, {_AXIS}, {_AXIS}]}}', "至多 3"),
    ],
)
def test_a_sweep_says_no_english_sentence_in_chinese(sweep: str, word: str) -> None:
    with pytest.raises(EditConflict) as refusal:
        sweep_from_json(sweep)
    said = " ".join(issue.message.say(Lang.ZH) for issue in refusal.value.issues)
    assert word in said
    assert not _PROSE.search(said)
