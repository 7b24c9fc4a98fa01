"""Workbooks written by XlsxWriter: cached formulas, tables, number formats, other date systems."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from tests.tables.corpus.case import Case, jobs

HEADER = ("企业编号", "企业名称", "用工人数")


def made(then: Callable[[Any, Any], object], *, name: str = "企业", **options: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, options) as book:
            page = book.add_worksheet(name)
            then(book, page)
        return out.getvalue()

    return make


def plain(_book: Any, page: Any) -> None:
    page.write_row(0, 0, HEADER)
    page.write_row(1, 0, ("F1", "企业F1", 21))


def rich(book: Any, page: Any) -> None:
    page.write_row(0, 0, HEADER)
    page.write_string(1, 0, "F1")
    page.write_rich_string(1, 1, "企业", book.add_format({"bold": True}), "F1")
    page.write_number(1, 2, 21)


def with_unit_format(book: Any, page: Any) -> None:
    plain(book, page)
    page.write_number(1, 2, 21, book.add_format({"num_format": '0"人"'}))


def cached(_book: Any, page: Any) -> None:
    page.write_row(0, 0, HEADER)
    page.write_row(1, 0, ("F1", "企业F1"))
    page.write_formula(1, 2, "=20+1", None, 21)


def cached_text(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("企业编号", "企业名称", "主要产品"))
    page.write_row(1, 0, ("F1", "企业F1"))
    page.write_formula(1, 2, '="试"&"剂"', None, "试剂")


def dated(book: Any, page: Any) -> None:
    page.write_row(0, 0, ("企业编号", "企业名称", "签约季度"))
    page.write_row(1, 0, ("F1", "企业F1"))
    page.write_datetime(1, 2, date(2023, 5, 1), book.add_format({"num_format": "yyyy年m月"}))


def table(_book: Any, page: Any) -> None:
    columns = [{"header": text} for text in HEADER]
    page.add_table(0, 0, 1, 2, {"data": [["F1", "企业F1", 21]], "columns": columns})


def merged_total(book: Any, page: Any) -> None:
    plain(book, page)
    page.merge_range(2, 0, 2, 1, "合 计", book.add_format())
    page.write_number(2, 2, 21)


def chart_too(book: Any, page: Any) -> None:
    plain(book, page)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=企业!$C$2:$C$2"})
    book.add_chartsheet("图").set_chart(chart)


def hidden(book: Any, page: Any) -> None:
    plain(book, page)
    page.set_row(1, None, None, {"hidden": True})
    page.set_column(2, 2, None, None, {"hidden": True})


def listed(book: Any, page: Any) -> None:
    plain(book, page)
    page.data_validation(1, 2, 99, 2, {"validate": "list", "source": ["20", "21"]})
    page.protect("secret")
    page.write_comment(1, 2, "人数")


def english(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("Firm id", "Name (Chinese)", "Jobs (persons)"))
    page.write_row(1, 0, ("F1", "企业F1", 21))


def canonical(_book: Any, page: Any) -> None:
    page.write_row(5, 3, ("firm_id", "name_zh", "jobs"))
    page.write_row(6, 3, ("F1", "企业F1", "21"))


def starred(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("企业编号*", " 企业 名称 ", "用工人数（人）"))
    page.write_row(1, 0, ("F1", "企业F1", "21人"))


def percent_of_output(book: Any, page: Any) -> None:
    page.write_row(0, 0, ("类型代号", "类型名称", "税收占产值"))
    page.write_row(1, 0, ("DEV", "DEV类"))
    page.write_number(1, 2, 0.06, book.add_format({"num_format": "0.0%"}))


def too_wide(book: Any, page: Any) -> None:
    plain(book, page)
    page.write_string(0, 300, "x")


def _case(name: str, then: Callable[[Any, Any], object], *, sheet: str = "企业", options: dict[str, Any] | None = None, **verdict: Any) -> Case:  # fmt: skip
    return Case(name=name, file="表.xlsx", make=made(then, name=sheet, **(options or {})), **verdict)


CASES: tuple[Case, ...] = (
    _case("rich text", rich, changes=jobs(21)),
    _case("a unit in the number format", with_unit_format, changes=jobs(21)),
    _case("a formula with its value", cached, changes=jobs(21)),
    _case("a formula that gives text", cached_text, changes={("firms", "F1", "product"): "试剂"}),
    _case("dates since 1904", dated, options={"date_1904": True}, changes={("firms", "F1", "signed_quarter"): "2023Q2"}),
    _case("dates shown as months", dated, changes={("firms", "F1", "signed_quarter"): "2023Q2"}),
    _case("a table object", table, changes=jobs(21)),
    _case("a merged total", merged_total, changes=jobs(21), told=("totals row",)),
    _case("inline strings", plain, options={"constant_memory": True}, changes=jobs(21)),
    _case("a chart sheet beside", chart_too, changes=jobs(21)),
    _case("hidden rows and columns", hidden, asked=frozenset({"企业!hidden_rows", "企业!hidden_columns"})),
    _case("a protected sheet with lists and comments", listed, changes=jobs(21)),
    _case("English headers", english, changes=jobs(21)),
    _case("canonical headers far from the corner", canonical, sheet="x", changes=jobs(21)),
    _case("stars, spaces and full-width brackets", starred, changes=jobs(21)),
    _case("a per cent where per cents are meant", percent_of_output, sheet="企业类型", changes={("archetypes", "DEV", "tax_pct_of_output"): "6"}),
    _case("a cell beyond the widest column", too_wide, stopped="256"),
    _case("a sheet name with quotes and spaces", plain, sheet="企业 (2023)'s & x", changes=jobs(21)),
)  # fmt: skip
