"""Workbooks written by openpyxl: layouts, merges, formats and formulas as offices make them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.sheets import saved
from tests.tables.corpus.case import Case, jobs

FIRMS = ["企业编号", "企业名称", "用工人数"]
F1 = ["F1", "企业F1", 21]


def one(
    title: str, *rows: list[Any], then: Callable[[Worksheet], object] | None = None
) -> Callable[[], bytes]:
    """Return a maker of a workbook with one sheet, changed by `then`."""

    def make() -> bytes:
        book = Workbook()
        page = book.worksheets[0]
        page.title = title
        for row in rows:
            page.append(row)
        if then is not None:
            then(page)
        return saved(book)

    return make


def several(**sheets: list[list[Any]]) -> Callable[[], bytes]:
    def make() -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        return saved(book)

    return make


def firm(column: str, value: Any, then: Callable[[Worksheet], object] | None = None) -> Callable[[], bytes]:
    """Return a maker of a firms sheet with one further column."""
    return one("企业", ["企业编号", "企业名称", column], ["F1", "企业F1", value], then=then)


def merge(*blocks: str) -> Callable[[Worksheet], object]:
    def then(page: Worksheet) -> None:
        for block in blocks:
            page.merge_cells(block)

    return then


def shown_as(cell: str, form: str) -> Callable[[Worksheet], object]:
    def then(page: Worksheet) -> None:
        page[cell].number_format = form

    return then


def error_in(cell: str, shown: str) -> Callable[[Worksheet], object]:
    def then(page: Worksheet) -> None:
        page[cell].value, page[cell].data_type = shown, "e"

    return then


def far_away(page: Worksheet) -> None:
    page["XFD1048576"].number_format = "0.00"
    page.row_dimensions[1048576].height = 9


LEDGER = ["单元号", "使用状态", "入驻企业", "起租日期", "到期日期"]
SITS = {
    ("firms", "F1", "sitting_units"): "A-101;A-102",
    ("firms", "F1", "sitting_since"): "2023Q1",
    ("firms", "F1", "lease_end"): "2028Q1",
    ("units", "A-101", "state"): "production",
    ("units", "A-102", "state"): "production",
}
NEEDS = ["企业", "面积(㎡)", None, None]


def _case(name: str, make: Callable[[], bytes], **verdict: Any) -> Case:
    return Case(name=name, file="表.xlsx", make=make, **verdict)


CASES: tuple[Case, ...] = (
    _case("a plain sheet", one("企业", FIRMS, F1), changes=jobs(21)),
    _case("a sheet with a default name", one("Sheet1", FIRMS, F1), changes=jobs(21)),
    _case("titles and a merged banner above", one("企业", ["企业一览", None, None], ["截至2023年3月"], FIRMS, F1, then=merge("A1:C1")), changes=jobs(21)),
    _case("a totals row below", one("企业", FIRMS, F1, ["合计", None, 21]), changes=jobs(21), told=("totals row",)),
    _case("empty rows between", one("企业", FIRMS, [None], F1, [None], [None]), changes=jobs(21)),
    _case("a firm merged over its units", one("厂房分配台账", LEDGER, ["A-101", "投产", "企业F1", date(2023, 1, 5), date(2027, 12, 31)], ["A-102", None, None, None, None], then=merge("B2:B3", "C2:C3", "D2:D3", "E2:E3")), changes=SITS, told=("merged block",)),
    _case("headers over two rows", one("需求", NEEDS, [None, "最小", "期望", "最大"], ["企业F1", 900, 1000, 1400], then=merge("A1:A2", "B1:D1")), changes={("firms", "F1", "area_min_m2"): "900", ("firms", "F1", "area_max_m2"): "1400"}),
    _case("real dates", firm("签约季度", datetime(2023, 5, 1, tzinfo=UTC).replace(tzinfo=None)), changes={("firms", "F1", "signed_quarter"): "2023Q2"}),
    _case("a serial that lost its format", firm("签约季度", 45047), changes={("firms", "F1", "signed_quarter"): "2023Q2"}, told=("45047",)),
    _case("a per cent format", firm("落地概率", 0.9, shown_as("C2", "0%")), changes={("firms", "F1", "probability"): "0.9"}),
    _case("a formula never calculated", firm("用工人数", "=20+1"), refused=frozenset({"企业!C2"})),
    _case("a broken reference", firm("用工人数", 1, error_in("C2", "#REF!")), refused=frozenset({"企业!C2"})),
    _case("a credit code that became a number", one("入园企业一览表", ["企业名称", "统一社会信用代码"], ["企业F1", 440300198001011234]), refused=frozenset({"入园企业一览表!B2"})),
    _case("a credit code kept as text", one("入园企业一览表", ["企业名称", "统一社会信用代码"], ["企业F1", "440300198001011234"]), added=frozenset({("records", "F1")})),
    _case("a unit that became a date", one("厂房分配台账", ["单元号", "货梯(t)"], [date(2023, 3, 1), 3]), refused=frozenset({"厂房分配台账!A2"})),
    _case("a sheet of instructions beside", several(说明=[["请填写"], ["谢谢"]], 企业=[FIRMS, F1]), changes=jobs(21)),
    _case("formats at the far corner", one("企业", FIRMS, F1, then=far_away), changes=jobs(21)),
    _case("a note beside the table", one("企业", [*FIRMS, None, None], [*F1, None, "请核对"]), changes=jobs(21), told=("beside the table",)),
    _case("a column twice", one("企业", [*FIRMS, "用工人数"], [*F1, 22]), asked=frozenset({"企业!C1", "企业!D1"})),
    _case("a unit nobody knows", firm("总投资(美元)", 5), asked=frozenset({"企业!C1"})),
    _case("a column in yuan", firm("总投资(元)", 20_000_000), changes={("firms", "F1", "invest_10k"): "2000"}, told=("times",)),
    _case("two sheets that disagree", several(招商项目台账=[["项目名称", "用电(kW)"], ["企业F1", 50]], 厂房需求登记表=[["企业", "用电(kW)"], ["企业F1", 60]]), refused=frozenset({"厂房需求登记表!B2"})),
    _case("one table on two sheets", several(企业=[FIRMS, F1], firms=[FIRMS, F1]), refused=frozenset({"firms!A2"})),
    _case("real yes and no", firm("需卸货平台", value=True), changes={("firms", "F1", "needs_dock"): "Y"}),
    _case("noise in the last digit", firm("用电", 0.1 + 0.2), changes={("firms", "F1", "power_kw"): "0.3"}),
    _case("spaces of three kinds", firm("用工人数", "\u00a0\u300021 "), changes=jobs(21)),
    _case("full-width digits", firm("用工人数", "２１"), changes=jobs(21), told=("read as 21",)),
    _case("a rough figure", firm("意向面积", "约1,100㎡"), changes={("firms", "F1", "area_req_m2"): "1100"}, told=("approximate",)),
    _case("tens of thousands", firm("年产值", "1.2亿元"), changes={("firms", "F1", "output_10k"): "12000"}),
    _case("a range", firm("意向面积", "900-1100"), asked=frozenset({"企业!C2"})),
    _case("a year without its quarter", firm("期望季度", "2024年底"), asked=frozenset({"企业!C2"})),
    _case("a Chinese quarter", firm("期望季度", "2024年第二季度"), changes={("firms", "F1", "desired_quarter"): "2024Q2"}),
    _case("a month", firm("期望季度", "2024年4月"), changes={("firms", "F1", "desired_quarter"): "2024Q2"}),
    _case("an area below nothing", firm("意向面积", -5), refused=frozenset({"企业!2"})),
    _case("a deadline before the wish", firm("最迟季度", "2023Q4"), refused=frozenset({"企业!2"})),
    _case("an archetype that is not there", firm("企业类型", "魔法"), refused=frozenset({"企业!2"})),
    _case("a stage nobody knows", firm("项目阶段", "差不多"), asked=frozenset({"企业!C2"})),
    _case("names other readers lose", firm("主要产品", "NA"), changes={("firms", "F1", "product"): "NA"}),
    _case("emoji, line breaks and markup", firm("备注", "<b>好</b>\n🙂&amp;"), changes={("firms", "F1", "notes"): "<b>好</b>\n🙂&amp;"}),
    _case("a lone dash for nothing", firm("敏感标签", "-"), told=()),
    _case("a bare load", one("招商项目台账", ["项目名称", "承重要求"], ["企业F1", 800]), asked=frozenset({"招商项目台账!B1"})),
    _case("a firm called almost the same", one("招商项目台账", ["项目名称", "用电(kW)"], ["企业F1有限公司", 50]), asked=frozenset({"招商项目台账!A2"})),
    _case("a control character", one("招商项目台账", ["项目名称", "存在问题"], ["企业F1", "a\tb"]), added=frozenset({("records", "F1")})),
    _case("nothing that is a table", one("会议", ["时间", "地点"], ["周一", "会议室"]), stopped="no sheet"),
    _case("an empty workbook", one("Sheet1"), stopped="no sheet"),
)  # fmt: skip
