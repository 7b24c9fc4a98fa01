"""`python -m tests.support.tables_page`: writes docs/tables.md, every table and column, from their declarations."""

from collections.abc import Iterator
from pathlib import Path

from planner.domain.vocabulary.words import WORDS
from planner.tables.columns import TABLES
from planner.tables.columns.catalogue import CATALOGUE_TABLES
from planner.tables.columns.column import FILLED, REFUSED, Column, Kind, Table
from planner.tables.columns.milestones import MILESTONES
from planner.tables.columns.portfolios import PORTFOLIO_TABLES
from planner.text import Lang, Text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
_OPENING = """\
# 数据表 · Tables

每张表一个 CSV 文件,文件名即表名(如 `firms.csv`);列的先后随意,表头可用标识、中文或英文。金额单位万元,面积 ㎡,季度写作 `2024Q3`。
One CSV file a table, named after it (such as `firms.csv`); columns in any order, headers by key, in Chinese or in English. Money is in
万元, areas in ㎡, quarters as `2024Q3`.

必填: ● 必须填写;○ 可空,取括号中的值(无括号为空);◐ 可空,由企业类型推得。
Needed: ● must be given; ○ may be empty, then takes the value in brackets (or stays empty); ◐ may be empty, then follows from the archetype.

本页由 `python -m tests.support.tables_page` 生成。This page is written by `python -m tests.support.tables_page`.
"""
_POLICY = """\
`kind` 决定其余各列的含义 what the other columns mean depends on `kind`:

| kind | key | subject | clause | value | until |
|---|---|---|---|---|---|
| `preset` | | | | 预设目标 preset | |
| `mode` | | | | `ranked` 逐级, `weighted` 加权 | |
| `rate` | 系数名 rate | | | 数 number | |
| `tier` | 层级 tier | | `value`, `tidiness` | 权重 weight | |
| `tier` | 层级 tier | 目标 goal | | 系数 rate | |
| `threshold` | 门槛名 threshold | | | 数 number | |
| `switch` | 规则 rule | | 条款,空为整条 clause, empty for all | `on`, `off` | |
| `waiver` | 规则 rule | 企业 firms | 条款,空为整条 clause, empty for all | | |
| `pin` | 企业 firm | 单元 units | 楼栋 building | | 入驻季度 start |
| `forbid` | 企业 firm | 单元 units | 楼栋 building | | |
| `hold` | 企业,可空 firm or empty | 单元 units | | | 至 until |
| `reserve` | 园区 park | 单元 units | | 首层比例 share of the ground floor | 至 until |
| `entry` | 准入条件 entry term | | | 数或列表 number or list | |
| `hold_quarters`, `expansion_quarters` | | | | 季数 quarters | |

`note_zh`, `note_en`: 豁免、预留、保留的理由,或层级名称 reason of a waiver, hold or reserve, or title of a tier.
"""
_KINDS = {
    Kind.TEXT: Text("文字", "text"),
    Kind.ID: Text("编号", "id"),
    Kind.WHOLE: Text("整数", "whole number"),
    Kind.DECIMAL: Text("小数", "number"),
    Kind.QUARTER: Text("季度", "quarter"),
    Kind.DATE: Text("日期", "date"),
    Kind.YES_NO: Text("是/否", "yes or no"),
    Kind.WORD: Text("选项", "one of"),
    Kind.LIST: Text("多个,用 ; 分开", "several, parted by ;"),
}
_HEAD = (
    "| 标识 key | 中文 | English | 填写 kind | 必填 needed | 说明 what it says |\n|---|---|---|---|---|---|"
)


def page() -> str:
    tables = (*TABLES, *PORTFOLIO_TABLES, *CATALOGUE_TABLES, MILESTONES)
    return "\n".join((_OPENING, *(line for table in tables for line in _table(table))))


def _table(table: Table) -> Iterator[str]:
    need = Text("必需", "required") if table.is_required else Text("可缺", "optional")
    keys = ", ".join(f"`{key}`" for key in table.keys)
    yield f"## {table.name}\n"
    yield f"{table.title.zh} · {table.title.en}({need.zh} {need.en})。"
    yield f"行由 {keys} 识别。A row is known by {keys}.\n"
    yield _HEAD
    yield from (_row(column) for column in table.columns)
    yield ""
    if table.name == "policy":
        yield _POLICY


def _row(column: Column) -> str:
    cells = (
        f"`{column.key}`",
        column.header(Lang.ZH),
        column.header(Lang.EN),
        _kind(column),
        _need(column),
        _both(column.help),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _kind(column: Column) -> str:
    words = WORDS.get(column.words) if column.words else None
    if words is None:
        return _both(_KINDS[column.kind])
    return ";".join(f"{word.zh} `{code}`" for code, word in words.items())


def _need(column: Column) -> str:
    if column.default is REFUSED:
        return "●"
    if column.default is FILLED:
        return "◐"
    shown = "" if column.default in (None, "", ()) else f"({_default(column)})"
    return f"○{shown}"


def _default(column: Column) -> str:
    if isinstance(column.default, bool):
        return "是 yes" if column.default else "否 no"
    return str(column.default)


def _both(text: Text) -> str:
    return text.zh if text.zh == text.en else f"{text.zh} {text.en}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
