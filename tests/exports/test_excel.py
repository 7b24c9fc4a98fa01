"""The workbook read back: text is text, numbers are numbers, in both languages."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.park.dossier import Record, Source
from planner.domain.park.policy import Hold, Policy
from planner.domain.projects.file_base import BASE_SHEET
from planner.domain.solving.finding import Finding, Reason, Why
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import SourceClass, Stage
from planner.exports.excel import workbook_bytes
from planner.text import Lang, Text, message
from tests.support import make, reports

pytestmark = pytest.mark.slow

Q = make.quarter
LEDGERS = {
    "厂房分配台账": (
        "序号 楼栋 楼层 单元号 建筑面积(㎡) 可租面积(㎡) 层高(m) 楼板承重(kg/㎡) 货梯(t) 配电(kVA) 使用状态 入驻企业 合同面积(㎡) 起租日期 到期日期 "
        "月租金(元/㎡) 备注"
    ),
    "招商项目台账": (
        "序号 项目名称 投资方 来源地 产业类别 主要产品 总投资(万元) 到位资金(万元) 意向面积(㎡) 意向楼层 承重要求 用电(kW) 排水(m³/d) 项目阶段 签约时间 "
        "计划入驻 责任单位 责任人 存在问题 下一步措施 完成时限"
    ),
    "入园企业一览表": (
        "序号 企业名称 统一社会信用代码 法定代表人 注册资本(万元) 主营产品 器械类别/许可证号 租赁面积(㎡) 楼栋单元 入园时间 是否投产 投产时间 是否规上 "
        "年产值(万元) 年纳税额(万元) 用工人数 联系人"
    ),
    "项目进度调度表": "项目 当前节点 计划完成 实际完成 滞后天数 红黄绿灯 问题 协调事项 牵头单位",
    "亩均效益评价表": "企业 折算用地(亩) 产值 税收 亩均产值 亩均税收 人均产值 等级(A/B/C/D)",
    "厂房需求登记表": (
        "企业 产品 生产类别(甲乙丙丁戊) 洁净级别与面积 面积(最小/期望/最大) 首层需求 承重 净高 用电 用水 排水 蒸汽 危废 期望入驻季度 最迟季度"
    ),
}
"""The six ledgers of the offices with their headings in their order."""
SHEETS = {
    Lang.ZH: [
        "概览",
        *LEDGERS,
        "未落位企业及原因",
        "公用工程复核",
        "落位明细",
        "汇总",
        "时间表",
        "逐年指标",
        "租金台账",
        "五个当年",
        "算法与来源",
        "假设与来源",
        "证书",
    ],
    Lang.EN: [
        "Overview",
        "Allocation by unit",
        "Pipeline",
        "Allocation by firm",
        "Progress",
        "Yield per mu",
        "Needs",
        "Not placed, and why",
        "Capacity check",
        "Placements",
        "Summary",
        "Timeline",
        "By year",
        "Rent roll",
        "Five in one year",
        "Formulas",
        "Assumptions and sources",
        "Certificate",
    ],
}
OURS = ("=SUBTOTAL(9,", "=IF(", "=ROUND(", "=MAX(IF(", "=SUMIFS(", "='公用工程复核'!", "='Capacity check'!")
"""How the formulas of the workbook begin."""
PRINTED = 8
"""The overview, the ledgers and the reasons are printed; the other sheets are for looking up."""


def full(name: str = "杉源") -> Report:
    firms = [
        make.firm("F1", m2=2000, name=Text(name, name), product=name),
        make.firm("F2", stage=Stage.LEAD, name=Text(name, name)),
    ]
    problem = make.problem(firms=firms, parks=(make.park(name=Text(name, name)),)).with_policy(
        Policy(holds=(Hold(units=("A-202",), until=Q("2025Q1"), reason=Text(name, name)),))
    )
    reason = Reason(
        firm_id="F2",
        why=Why.NEAR_MISS,
        rule="clear_height",
        subject="A-201",
        need="-12 m",
        available="=6.9",
        holders=("F1",),
        message=message("净高 {a}", "height {a}", a=name),
    )
    return reports.report(
        problem,
        make.plan(make.placement("F1", ("A-101", "A-102"), "2024Q2")),
        findings=(
            Finding(
                rule="segregation",
                clause="R07",
                subjects=("F1",),
                soft=True,
                message=message("{a}", "{a}", a=name),
            ),
        ),
        reasons={"F2": (reason,)},
        sources=(
            Source(table="units", row="", column="", source_class=SourceClass.ASSUMPTION, reference=name),
            Source(
                table="parks",
                row="P",
                column="gfa_m2",
                source_class=SourceClass.PUBLISHED,
                reference="报道",
                as_of=date(2023, 3, 31),
            ),
        ),
        records=(Record(firm_id="F1", credit_code="001234567890123456", contact=name),),
    )


def opened(report: Report, lang: Lang = Lang.ZH) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(report, lang=lang)))


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


@pytest.mark.parametrize("lang", list(Lang))
def test_the_workbook_holds_every_sheet_in_the_language_asked_for(lang: Lang) -> None:
    book = opened(full(), lang)
    assert book.sheetnames == [*SHEETS[lang], BASE_SHEET]
    assert book[BASE_SHEET].sheet_state == "hidden"


def test_the_ledgers_keep_the_headers_of_the_staff_in_their_order() -> None:
    book = opened(full())
    for title, said in LEDGERS.items():
        heads = [str(cell.value) for cell in book[title][1]]
        assert heads[: len(said.split())] == said.split()
        assert set(heads[len(said.split()) :]) <= {"企业编号", "入驻季度", "退出季度", "安排状态"}


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("name", reports.HOSTILE)
def test_no_cell_is_a_link_or_a_formula_but_ours_whatever_people_typed(name: str, lang: Lang) -> None:
    book = opened(full(name), lang)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d", "f"}, (sheet.title, cell.coordinate)
                if cell.data_type == "f":
                    said = str(getattr(cell.value, "text", cell.value))
                    assert said.startswith(OURS), (sheet.title, cell.coordinate, said)
                    assert name not in said
                assert cell.hyperlink is None


def test_text_that_looks_like_a_formula_comes_back_letter_by_letter() -> None:
    book = opened(full("=1+1"))
    assert rows_of(book["厂房分配台账"])[0]["入驻企业"] == "=1+1"
    (row,) = rows_of(book["未落位企业及原因"])
    assert (row["需要"], row["现有"]) == ("-12 m", "=6.9")


def test_numbers_stay_numbers_days_stay_days_and_codes_stay_text() -> None:
    book = opened(full())
    unit, firm = rows_of(book["厂房分配台账"])[0], rows_of(book["入园企业一览表"])[0]
    assert (unit["可租面积(㎡)"], unit["建筑面积(㎡)"], unit["楼层"]) == (1000, 1111.11, 1)
    assert [f"{unit[head]:%Y-%m-%d}" for head in ("起租日期", "到期日期")] == ["2024-04-01", "2029-03-31"]
    assert firm["统一社会信用代码"] == "001234567890123456"
    assert (firm["租赁面积(㎡)"], firm["年产值(万元)"]) == (2000, 2000)


def test_shares_and_areas_carry_number_formats_that_keep_off_the_next_column() -> None:
    sheet = opened(full())["时间表"]
    formats = {str(head.value): cell.number_format for head, cell in zip(sheet[1], sheet[3], strict=True)}
    assert formats["已签入驻率"] == "0.0%_)"
    assert formats["已交付(㎡)"] == "#,##0_)"


@pytest.mark.parametrize("lang", list(Lang))
def test_every_sheet_is_one_page_wide_and_says_what_is_assumed(lang: Lang) -> None:
    note = {Lang.ZH: "规划假设", Lang.EN: "Planning assumption"}[lang]
    first, *others = (sheet for sheet in opened(full(), lang) if sheet.sheet_state == "visible")
    for sheet in (first, *others):
        assert sheet.page_setup.fitToWidth in {1, None}
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        assert note in str(sheet.oddHeader.right.text)
        assert note in str(sheet.oddFooter.left.text)
    for sheet in others:
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"
    for sheet in others[PRINTED - 1 :]:
        assert sheet.print_area is not None
        area = sheet[str(sheet.print_area).split("!")[-1].replace("$", "").split(":")[0]]
        assert area.row > sheet.max_row or area.value is None


def test_what_had_to_be_taken_out_is_listed_by_cell() -> None:
    book = opened(full("a\x0bb" + "长" * 40_000), Lang.EN)
    notes = rows_of(book["Notes on this file"])
    assert {"Sheet", "Cell", "What was done"} == set(notes[0])
    told = {(n["Sheet"], n["Cell"]): str(n["What was done"]) for n in notes}
    said = told["Allocation by unit", "L2"]
    assert "1 control characters removed" in said
    assert "longer than 32767 characters" in said
    assert len(str(book["Allocation by unit"]["L2"].value)) == 32_767


def test_a_clean_report_has_no_notes_sheet() -> None:
    assert "导出说明" not in opened(full()).sheetnames


def test_unplaced_firms_come_with_their_reasons() -> None:
    (row,) = rows_of(opened(full(), Lang.EN)["Not placed, and why"])
    assert (row["Firm id"], row["Rule"], row["Place or resource"], row["Held by"]) == (
        "F2",
        "Clear height",
        "A-201",
        "F1",
    )
    assert row["In words"] == "height 杉源"


def test_a_firm_whose_reasons_nobody_looked_for_is_still_listed() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    (row,) = rows_of(opened(reports.report(problem, make.plan()), Lang.EN)["Not placed, and why"])
    assert row["Kind of reason"] == row["In words"] == "Not looked into"


def test_the_summary_says_what_is_assumed_and_what_is_proven() -> None:
    values = {str(row["Item"]): row["Value"] for row in rows_of(opened(full(), Lang.EN)["Summary"])}
    assert values["Status"] == "Proven optimal"
    assert "planning assumptions" in str(values["Please note"])
    assert values["Objective"] == 100
    assert values["Total, pencilled"] == 2000
    assert values["Sources: published"] == 1


def test_the_certificate_lists_the_findings() -> None:
    rows = rows_of(opened(full(), Lang.EN)["Certificate"])
    values = {row["Item"]: row["Content"] for row in rows}
    assert (values["Objective"], values["Bound"], values["Gap"], values["Seed"]) == (100, 100, "0%", 7)
    assert rows[-1] == {"Item": "Soft finding: Segregation", "Content": "杉源"}


@pytest.mark.parametrize("lang", list(Lang))
def test_a_report_without_a_plan_still_makes_a_workbook(lang: Lang) -> None:
    problem = make.problem()
    book = opened(reports.report(problem, None), lang)
    assert book.sheetnames == [*SHEETS[lang], BASE_SHEET]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert workbook_bytes(full(), lang=Lang.ZH) == workbook_bytes(full(), lang=Lang.ZH)
