"""Firms without a place, a row for each reason, as far as they are read on paper."""

from planner.domain.solving.report import Report
from planner.exports.ledgers import unplaced
from planner.exports.workbook.sheet import BookSheet

_PRINTED = ("企业名称", "阶段", "优先级", "意向面积(㎡)", "期望季度", "最迟季度", "规则", "说明")
_BESIDE = ("企业编号", "原因类型", "条款", "对象", "需要", "现有", "占用者")


def reasons_sheet(report: Report) -> BookSheet:
    """Return the firms without a place and why."""
    table = unplaced(report)
    titles = [title.zh for title in table.columns]
    places = [titles.index(title) for title in (*_PRINTED, *_BESIDE)]
    return BookSheet(
        key=table.key,
        title=table.title,
        columns=tuple(table.columns[number] for number in places),
        rows=tuple(tuple(row[number] for number in places) for row in table.rows),
        fixed=1,
        beside=len(_BESIDE),
    )
