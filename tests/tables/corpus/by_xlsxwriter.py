"""Workbooks written by XlsxWriter: cached formulas, tables, number formats, other date systems."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from tests.tables.corpus.case import Case, jobs, of_f1, two_firms

HIDDEN, LEDGER = "hidden parts", "招商项目台账"
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


def filtered(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("项目名称", "用电(kW)"))
    page.write_row(1, 0, ("企业F1", 51))
    page.write_row(2, 0, ("企业F2", 52))
    page.autofilter(0, 0, 2, 1)
    page.filter_column_list(0, ["企业F1"])
    page.set_row(2, None, None, {"hidden": True})


def grouped(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("项目名称", "用电(kW)"))
    page.write_row(1, 0, ("企业F1", 51))
    page.write_row(2, 0, ("企业F2", 52))
    page.set_row(2, None, None, {"level": 1, "hidden": True})


def beside(state: str) -> Callable[[Any, Any], object]:
    """Put a second ledger on a sheet that is not shown."""

    def then(book: Any, page: Any) -> None:
        page.write_row(0, 0, ("项目名称", "用电(kW)"))
        page.write_row(1, 0, ("企业F1", 51))
        other = book.add_worksheet("需求登记表")
        other.write_row(0, 0, ("企业", "用水(m³/d)"))
        other.write_row(1, 0, ("企业F1", 9))
        other.hide() if state == "hidden" else other.very_hidden()

    return then


def narrow(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("项目名称", "用电(kW)", "排水(m³/d)"))
    page.write_row(1, 0, ("企业F1", 51, 3))
    page.set_column(2, 2, 0)


def unused_hidden(_book: Any, page: Any) -> None:
    page.write_row(0, 0, ("项目名称", "用电(kW)", "内部编码"))
    page.write_row(1, 0, ("企业F1", 51, "x"))
    page.set_column(2, 5, None, None, {"hidden": True})
    page.set_row(9, None, None, {"hidden": True})


def spread_over(book: Any, page: Any) -> None:
    page.write_row(0, 0, ("企业名称", "用工人数", "年产值(万元)"))
    page.write_row(1, 0, ("企业F1", 30))
    page.write_row(2, 0, ("企业F2", 40))
    page.merge_range(1, 2, 2, 2, 5000, book.add_format())


def power(header: str, value: Any) -> Callable[[Any, Any], object]:
    def then(_book: Any, page: Any) -> None:
        page.write_row(0, 0, ("项目名称", header))
        page.write_row(1, 0, ("企业F1", value))

    return then


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
    _case("a filtered row", filtered, sheet=LEDGER, base=two_firms, kind=HIDDEN, asked=frozenset({f"{LEDGER}!hidden_rows"}), told=("rows: 3",)),
    _case("a filtered row, left out", filtered, sheet=LEDGER, base=two_firms, kind=HIDDEN, answers={f"{LEDGER}!hidden_rows": "skip_hidden"}, changes=of_f1(power_kw="51")),
    _case("a folded group of rows", grouped, sheet=LEDGER, base=two_firms, kind=HIDDEN, asked=frozenset({f"{LEDGER}!hidden_rows"})),
    _case("a hidden sheet", beside("hidden"), sheet=LEDGER, kind=HIDDEN, asked=frozenset({"需求登记表!hidden_sheet"})),
    _case("a hidden sheet, left out", beside("hidden"), sheet=LEDGER, kind=HIDDEN, answers={"需求登记表!hidden_sheet": "skip_hidden"}, changes=of_f1(power_kw="51")),
    _case("a hidden sheet, read", beside("hidden"), sheet=LEDGER, kind=HIDDEN, answers={"需求登记表!hidden_sheet": "read_hidden"}, changes=of_f1(power_kw="51", water_m3d="9")),
    _case("a sheet that only a program can show", beside("very"), sheet=LEDGER, kind=HIDDEN, asked=frozenset({"需求登记表!hidden_sheet"})),
    _case("a column of no width", narrow, sheet=LEDGER, kind=HIDDEN, asked=frozenset({f"{LEDGER}!hidden_columns"}), told=("排水",)),
    _case("a column of no width, left out", narrow, sheet=LEDGER, kind=HIDDEN, answers={f"{LEDGER}!hidden_columns": "skip_hidden"}, changes=of_f1(power_kw="51")),
    _case("hidden parts that are not read anyway", unused_hidden, sheet=LEDGER, kind=HIDDEN, changes=of_f1(power_kw="51")),
    _case("output over two firms", spread_over, sheet="入园企业一览表", base=two_firms, kind="merged amounts", asked=frozenset({"入园企业一览表!C2", "入园企业一览表!C3"})),
    _case("a unit after a dash", power("用电-MW", 0.05), sheet=LEDGER, kind="units in headers", changes=of_f1(power_kw="50")),
    _case("a unit in braces", power("用电{兆瓦}", 0.05), sheet=LEDGER, kind="units in headers", changes=of_f1(power_kw="50")),
    _case("a unit of energy for power", power("用电(kWh/月)", 5000), sheet=LEDGER, kind="units in headers", asked=frozenset({f"{LEDGER}!B1"})),
    _case("power in words", power("用电", "五十千瓦"), sheet=LEDGER, kind="numbers as written", refused=frozenset({f"{LEDGER}!B2"})),
    _case("a sheet name with quotes and spaces", plain, sheet="企业 (2023)'s & x", changes=jobs(21)),
)  # fmt: skip
