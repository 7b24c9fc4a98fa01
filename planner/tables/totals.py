"""Totals rows in every spelling: they sum up what stands above, and are no row of their own."""

import re

from planner.domain.vocabulary.spelling import spelling
from planner.tables.columns import TABLE
from planner.tables.headings import HeadedSheet
from planner.tables.sheets import SheetRow

_COUNTED = r"(?:共?\(?[0-9]+\)?[家户个间套项条栋层幢人]?(?:企业|单元|项目|房间)?)"
_TOTAL = re.compile(
    r"(?:[^0-9]{0,3}[0-9]*.{0,10}?(?:合计|总计|小计|共计)|(?:本页|本表|本年|年度|全年|全部|以上|.{1,4}[栋期层区座])?(?:累计|总和|汇总|总数))"
    rf"(?:数|行)?[:,]?(?:{_COUNTED}|\(.*\))?:?"
)
_COUNT = re.compile(rf"[共合]?(?=.*[0-9]){_COUNTED}|\(.*\)")
_ENGLISH = re.compile(r"(?:grand|sub|page|running)?-?(?:totals?|sum|average|mean)(?:\(.*\))?:?|平均值?|均值")
_FOOT = re.compile(r"(?![0-9])(?:注|备注|说明|附注|制表|填表|审核|复核|负责|统计|打印|截止|note)[^:]{0,6}:.*")
_NUMBER = re.compile(r"[0-9.]*|[-—/]+")
_LONGEST = 40


def total_in(row: SheetRow, grid: HeadedSheet) -> str:
    """The words that make a row a totals row; empty if it is none."""
    words = [cell for cell in row.cells if cell.strip() and not _NUMBER.fullmatch(spelling(cell))][:2]
    said = next((cell for cell in words if _sums_up(cell)), "")
    if not said or (said != words[0] and not _COUNT.fullmatch(spelling(words[0]))):
        return ""
    needed = [_text(row, one.place) for one in grid.headings if one.column.is_required]
    others = [text for text in needed if text != said and not _COUNT.fullmatch(spelling(text))]
    is_whole = grid.table.name in TABLE and bool(needed) and all(text.strip() for text in others)
    return "" if is_whole and len(others) > 1 else said


def foot_in(row: SheetRow) -> str:
    """The words of a line below the table that is no row of it: `注：…`, `制表人：…`; empty if it is a row."""
    words = [cell for cell in row.cells if cell.strip()]
    return words[0] if words and all(_FOOT.fullmatch(spelling(cell)) for cell in words) else ""


def _sums_up(cell: str) -> bool:
    said = spelling(cell) if len(cell) <= _LONGEST else ""
    return bool(_TOTAL.fullmatch(said) or _ENGLISH.fullmatch(said) or re.fullmatch(rf"共{_COUNTED}.*", said))


def _text(row: SheetRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
