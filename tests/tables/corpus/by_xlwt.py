"""Real .xls workbooks, written by xlwt."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlwt

from tests.tables.corpus.case import Case, jobs, of_f1, two_firms

LEDGER = "招商项目台账"
OLD = ("old .xls",)


def book(then: Callable[[Any], object], **options: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        made = xlwt.Workbook(**options)
        then(made)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    return make


def fill(page: Any, *rows: tuple[Any, ...], style: Any = None) -> None:
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if style is not None and isinstance(value, date):
                page.write(number, place, value, style)
            elif value is not None:
                page.write(number, place, value)


HEADER = ("企业编号", "企业名称", "用工人数")


def plain(made: Any) -> None:
    fill(made.add_sheet("企业"), HEADER, ("F1", "企业F1", 21))


def dated(made: Any) -> None:
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    fill(
        made.add_sheet("企业"),
        ("企业编号", "企业名称", "签约季度"),
        ("F1", "企业F1", date(2023, 5, 1)),
        style=style,
    )


def merged(made: Any) -> None:
    page = made.add_sheet("厂房分配台账")
    fill(page, ("单元号", "使用状态", "入驻企业"), ("A-101", "已签"), ("A-102", "已签"))
    page.write_merge(1, 2, 2, 2, "企业F1")


def second(made: Any) -> None:
    fill(made.add_sheet("说明"), ("请填写",))
    fill(made.add_sheet("企业"), ("附表", None, None), HEADER, ("F1", "企业F1", "21人"), ("合计", None, 21))


def code(made: Any) -> None:
    fill(made.add_sheet("入园企业一览表"), ("企业名称", "统一社会信用代码"), ("企业F1", 440300198001011234.0))


def long(made: Any) -> None:
    plain(made)
    made.get_sheet(0).write(30_000, 0, "x")


def ledger(
    *rows: tuple[Any, ...], merge: tuple[int, int, int, int, Any] | None = None
) -> Callable[[Any], object]:
    def then(made: Any) -> None:
        page = made.add_sheet(LEDGER)
        fill(page, *rows)
        if merge is not None:
            page.write_merge(*merge)

    return then


def hidden(made: Any) -> None:
    fill(made.add_sheet(LEDGER), ("项目名称", "用电"), ("企业F1", 51))
    made.add_sheet("说明").write(0, 0, "请填写")
    made.get_sheet(0).visibility = 1
    made.active_sheet = 1


def filtered(made: Any) -> None:
    fill(made.add_sheet(LEDGER), ("项目名称", "用电"), ("企业F1", 51), ("企业F2", 52))
    made.get_sheet(0).row(2).hidden = True


def unseen_column(made: Any) -> None:
    fill(made.add_sheet("说明"), ("请填写", None), ("谢谢", None))
    fill(made.add_sheet(LEDGER), ("项目名称", "用电", "排水"), ("企业F1", 51, 3))
    made.get_sheet(1).col(2).hidden = True


def long_and_hidden(made: Any) -> None:
    """Make the file so long that its stream lies in large sectors, its table in several."""
    fill(made.add_sheet(LEDGER), ("项目名称", "用电"), ("企业F1", 51))
    page = made.add_sheet("说明")
    for number in range(15_000):
        page.write(number, 0, f"第 {number} 行")
    made.get_sheet(0).row(1).hidden = True


def nothing(made: Any) -> None:
    made.add_sheet("Sheet1")


def _case(name: str, then: Callable[[Any], object], *, file: str = "表.xls", **verdict: Any) -> Case:
    return Case(name=name, file=file, make=book(then, encoding="utf-8"), **verdict)


CASES: tuple[Case, ...] = (
    _case("an old workbook", plain, changes=jobs(21), told=OLD),
    _case("an old workbook under a new name", plain, file="表.xlsx", changes=jobs(21), told=OLD),
    _case("old dates", dated, changes={("firms", "F1", "signed_quarter"): "2023Q2"}, told=OLD),
    _case("old merges", merged, changes={("firms", "F1", "committed_units"): "A-101;A-102", ("units", "A-101", "state"): "signed", ("units", "A-102", "state"): "signed"}, told=("merged block",)),
    _case("titles, units and totals of old", second, changes=jobs(21), told=("totals row",)),
    _case("an old number that lost digits", code, refused=frozenset({"入园企业一览表!B2"})),
    _case("an old sheet that is too long", long, stopped="20000"),
    _case("an old hidden sheet", hidden, kind="hidden parts", asked=frozenset({f"{LEDGER}!hidden_sheet"})),
    _case("an old filtered row", filtered, base=two_firms, kind="hidden parts", asked=frozenset({f"{LEDGER}!hidden_rows"}), told=("rows: 3",)),
    _case("an old filtered row, left out", filtered, base=two_firms, kind="hidden parts", answers={f"{LEDGER}!hidden_rows": "skip_hidden"}, changes=of_f1(power_kw="51")),
    _case("an old hidden column", unseen_column, kind="hidden parts", asked=frozenset({f"{LEDGER}!hidden_columns"})),
    _case("a hidden row of a long old workbook", long_and_hidden, kind="hidden parts", asked=frozenset({f"{LEDGER}!hidden_rows"})),
    _case("a file of WPS", plain, file="台账.et", kind="names of files", changes=jobs(21), told=OLD),
    _case("an old ledger in 亿元", ledger(("项目名称", "总投资（亿元）"), ("企业F1", 0.2)), kind="units in headers", changes=of_f1(invest_10k="2000")),
    _case("an old ledger in dollars", ledger(("项目名称", "总投资（USD）"), ("企业F1", 20)), kind="units in headers", asked=frozenset({f"{LEDGER}!B1"})),
    _case("an old amount over two firms", ledger(("项目名称", "用电"), ("企业F1",), ("企业F2",), merge=(1, 2, 1, 1, 120)), base=two_firms, kind="merged amounts", asked=frozenset({f"{LEDGER}!B2", f"{LEDGER}!B3"})),
    _case("old totals of each building", ledger(("序号", "项目名称", "用电"), (1, "企业F1", 51), (None, "A栋小计", 51), (None, "合计（1家）", 51)), kind="totals rows", changes=of_f1(power_kw="51")),
    _case("an old id with what cannot be seen", ledger(("企业编号", "项目名称", "用电"), ("F1\u200b", "企业F1", 51)), kind="unseen characters", changes=of_f1(power_kw="51")),
    _case("an old workbook without cells", nothing, stopped="no sheet"),
)  # fmt: skip
