"""Files as offices send them, for the page that takes them in."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.support.sheets import Rows, saved

NEEDS = (
    "企业",
    "产品",
    "生产类别",
    "面积(最小/期望/最大)",
    "承重",
    "期望入驻季度",
    "限高",
)
"""Headers of a needs sheet; what the last one means nobody can guess."""


def needs_book(*rows: Mapping[str, Any], title: str = "资源县入园企业需求表") -> bytes:
    """Return a needs sheet as it is printed: a merged title, headers below it."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "需求"
    width = len(NEEDS)
    page.append([title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    page.append(list(NEEDS))
    for row in rows:
        page.append([row.get(header) for header in NEEDS])
    return saved(book)


def gbk_csv(rows: Rows) -> bytes:
    """Return rows as Excel on a Chinese PC saves them."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("gbk")


def without_last_rows(content: bytes, title: str, count: int) -> bytes:
    """Return a workbook of ours whose sheet `title` lacks its last rows."""
    book = load_workbook(io.BytesIO(content))
    page = book[title]
    last = max(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value is not None)
    page.delete_rows(last - count + 1, count)
    return saved(book)


def project_and_firm_book() -> bytes:
    """Return a pipeline ledger that names both the project and its firm, as investment offices keep it."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "招商台账"
    page.append(["某县产业园招商项目台账（2023年第一季度）"])
    page.append([])
    page.append(
        [
            "序号",
            "项目名称",
            "企业名称",
            "所属行业",
            "投资额(万元)",
            "用地/厂房需求(㎡)",
            "项目阶段",
            "首谈时间",
        ]
    )
    page.append([1, "一次性耗材", "广州康达医疗", "无菌耗材", "3,200", "1800", "在谈", "2023年2月"])
    page.append([2, "口罩项目", "桂林洁护", "口罩", "0.12亿", "约2000平", "拟签约", "2023.3"])
    page.append(["合计"])
    return saved(book)


def hidden_row_book() -> bytes:
    """Return a pipeline ledger whose second firm is filtered out."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "招商项目台账"
    page.append(["项目名称", "用电(kW)"])
    page.append(["示例企业04", 51])
    page.append(["示例企业05", 52])
    page.row_dimensions[3].hidden = True
    return saved(book)
