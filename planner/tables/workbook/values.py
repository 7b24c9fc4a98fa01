"""The text of a cell's value, as a person would read it, and the mark it deserves."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from planner.tables.columns.column import Kind
from planner.tables.sheets import Mark
from planner.tables.workbook.scan import Place, address
from planner.text import message

Value = str | int | float | bool | date | datetime | time | timedelta

_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""
_EVERY_KIND = frozenset(Kind)
_NAMES = frozenset((Kind.ID, Kind.LIST))


def text_of(value: Value, *, is_percent: bool = False) -> str:
    """Return a value as text: whole numbers without a point, midnight without hours, 90% as such."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = Decimal(f"{value:.{_DIGITS}g}")
        return f"{_plain(number * 100)}%" if is_percent else _plain(number)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def mark_of(value: Value, place: Place) -> Mark | None:
    """Return the mark of a value: a date that may have been a name, a number that lost digits."""
    if isinstance(value, date | datetime | time | timedelta):
        said = message(
            "单元格 {cell} 是日期或时间，不能作编号；若被 Excel 改成了日期，请设为文本格式后重填",
            "cell {cell} is a date or time, not an id; if Excel made it one, format it as text and retype it",
            cell=address(place),
        )
        return Mark(said=said, bars=_NAMES)
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**_DIGITS:
        said = message(
            "单元格 {cell} 是超过 15 位的数字，Excel 已丢失末位；请设为文本格式后重填",
            "cell {cell} is a number of more than 15 digits, whose last ones are lost; retype it as text",
            cell=address(place),
        )
        return Mark(said=said, bars=_EVERY_KIND)
    return None


def uncached_mark(place: Place, formula: str) -> Mark:
    """Return the mark of a formula that was never calculated."""
    said = message(
        "单元格 {cell} 的公式 ={formula} 没有计算结果；请用 Excel 打开并保存，或改填数值",
        "the formula ={formula} in cell {cell} was never calculated; open and save the file in Excel, or type the value",
        cell=address(place),
        formula=formula,
    )
    return Mark(said=said, bars=_EVERY_KIND)


def error_mark(place: Place, shown: str) -> Mark:
    """Return the mark of a cell that shows an error."""
    said = message(
        "单元格 {cell} 的公式出错（{shown}）；请改正公式或改填数值",
        "the formula in cell {cell} fails ({shown}); correct it or type the value",
        cell=address(place),
        shown=shown,
    )
    return Mark(said=said, bars=_EVERY_KIND)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
