"""Which table a sheet holds is guessed, shown with a confidence, corrected and remembered."""

import time

import pytest

from planner.tables.columns import TABLES
from planner.tables.incoming.mapping import LIKELY, SURE, SheetMapping, guess, mapped_as, signature_of
from planner.tables.ledgers import LEDGERS
from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults, Sheet, SheetRow
from planner.text import Lang
from tests.support.incoming import park, sheets
from tests.support.sheets import Rows, book_of, saved, tables_of

LEDGER_HEADERS = {
    "allocation_ledger": "序号 · 楼栋 · 楼层 · 单元号 · 建筑面积(㎡) · 可租面积(㎡) · 层高(m) · 楼板承重(kg/㎡) · 货梯(t) · 配电(kVA) · 使用状态(空置/预留/已签/装修/投产) · 入驻企业 · 合同面积(㎡) · 起租日期 · 到期日期 · 月租金(元/㎡) · 备注",
    "pipeline_ledger": "序号 · 项目名称 · 投资方 · 来源地 · 产业类别 · 主要产品 · 总投资(万元) · 到位资金(万元) · 意向面积(㎡) · 意向楼层 · 承重要求 · 用电(kW) · 排水(m³/d) · 项目阶段 · 签约时间 · 计划入驻 · 责任单位 · 责任人 · 存在问题 · 下一步措施 · 完成时限",
    "tenants_ledger": "序号 · 企业名称 · 统一社会信用代码 · 法定代表人 · 注册资本(万元) · 主营产品 · 器械类别/许可证号 · 租赁面积(㎡) · 楼栋单元 · 入园时间 · 是否投产 · 投产时间 · 是否规上 · 年产值(万元) · 年纳税额(万元) · 用工人数 · 联系人",
    "progress_ledger": "项目 · 当前节点 · 计划完成 · 实际完成 · 滞后天数 · 红黄绿灯 · 问题 · 协调事项 · 牵头单位",
    "per_mu_ledger": "企业 · 折算用地(亩) · 产值 · 税收 · 亩均产值 · 亩均税收 · 人均产值 · 等级(A/B/C/D)",
    "needs_sheet": "企业 · 产品 · 生产类别(甲乙丙丁戊) · 洁净级别与面积 · 面积(最小/期望/最大) · 首层需求 · 承重 · 净高 · 用电 · 用水 · 排水 · 蒸汽 · 危废 · 期望入驻季度 · 最迟季度",
}  # fmt: skip


def sheet_of(*rows: str, name: str = "Sheet1") -> Sheet:
    cells = (tuple(row.split(" · ")) for row in rows)
    return Sheet(
        file="a.xlsx",
        name=name,
        rows=tuple(SheetRow(number=n, cells=c) for n, c in enumerate(cells, start=1)),
    )


def guessed(sheet: Sheet) -> SheetMapping:
    mapping = guess(sheet)
    assert mapping is not None
    return mapping


@pytest.mark.parametrize(("name", "headers"), LEDGER_HEADERS.items())
def test_each_ledger_is_known_by_its_headers_alone(name: str, headers: str) -> None:
    mapping = guessed(sheet_of(headers))
    assert (mapping.table, mapping.confidence, mapping.replaces) == (name, SURE, False)
    assert all(column.key for column in mapping.columns)


def test_every_ledger_is_tried() -> None:
    assert set(LEDGER_HEADERS) == {table.name for table in LEDGERS}


@pytest.mark.parametrize("lang", [None, *Lang])
@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_each_of_our_tables_is_known_by_its_headers_alone(name: str, lang: Lang | None) -> None:
    tables = tables_of(park(name), lang=lang)
    found = sheets({f"Sheet{n}": rows[:2] for n, rows in enumerate(tables.values())})
    for sheet, table in zip(found, tables, strict=True):
        mapping = guessed(sheet)
        assert (mapping.table, mapping.confidence, mapping.replaces) == (table, SURE, True)


@pytest.mark.parametrize(("name", "headers"), LEDGER_HEADERS.items())
def test_titles_above_do_not_hide_a_header(name: str, headers: str) -> None:
    mapping = guessed(sheet_of("资源县产业园", "截至 · 2023年3月", headers))
    assert (mapping.table, mapping.header_row) == (name, 3)


def test_a_title_decides_between_two_that_fit() -> None:
    headers = "企业名称 · 主要产品 · 用电(kW)"
    assert guessed(sheet_of(headers, name="厂房需求登记表")).table == "needs_sheet"
    assert guessed(sheet_of(headers, name="招商项目台账")).table == "pipeline_ledger"


def test_a_header_that_only_looks_like_one_is_less_sure() -> None:
    mapping = guessed(sheet_of(LEDGER_HEADERS["pipeline_ledger"].replace("主要产品", "企业主要产品简介")))
    doubtful = [column for column in mapping.columns if column.confidence < SURE]
    assert [(column.key, column.confidence) for column in doubtful] == [("product", LIKELY)]
    assert mapping.confidence == LIKELY


def test_what_is_nothing_like_a_table_is_not_guessed() -> None:
    assert guess(sheet_of("会议纪要", "时间 · 地点 · 参会人")) is None
    assert guess(Sheet(file="a.csv")) is None


def test_headers_as_long_as_a_cell_may_be_are_no_reason_to_wait() -> None:
    begun = time.process_time()
    guess(sheet_of("企业 · 产值 · " + " · ".join("很" * 30_000 + str(n) for n in range(60))))
    assert time.process_time() - begun < 5


def test_a_correction_takes_the_key_from_the_column_that_had_it() -> None:
    mapping = guessed(sheet_of(LEDGER_HEADERS["per_mu_ledger"]))
    corrected = mapping.with_column(4, "output_10k")
    keys = {column.place: column.key for column in corrected.columns}
    assert keys[4] == "output_10k"
    assert keys[2] == ""


def test_of_two_columns_that_could_be_one_the_surer_is_read() -> None:
    mapping = guessed(sheet_of("企业名称 · 其中女用工人数 · 用工人数 · 年产值(万元)", "甲 · 3 · 20 · 900"))
    assert [column.key for column in mapping.columns] == ["firm", "", "jobs", "output_10k"]


def test_a_sheet_may_be_read_as_what_a_person_says() -> None:
    mapping = mapped_as(sheet_of("x · y", "企业 · 产值"), "per_mu_ledger", 2)
    assert [column.key for column in mapping.columns] == ["firm", "output_10k"]


def test_a_remembered_mapping_wins_wherever_the_columns_stand_now() -> None:
    before = sheet_of("单位 · 老板 · 年收入", name="旧表")
    learnt = mapped_as(before, "per_mu_ledger", 1).with_column(0, "firm").with_column(2, "output_10k")
    now = sheet_of("标题", "年收入 · 单位 · 老板", name="新表")
    mapping = guess(now, {learnt.signature: learnt})
    assert mapping is not None
    assert (mapping.table, mapping.header_row, mapping.sheet) == ("per_mu_ledger", 2, "新表")
    assert [column.key for column in mapping.columns] == ["output_10k", "firm", ""]


def test_a_signature_does_not_mind_order_width_or_spaces() -> None:
    assert signature_of(["面积（㎡）", "企业"]) == signature_of([" 企业", "面积(m2)"])
    assert signature_of(["企业"]) != signature_of(["企业", "面积"])


def test_headers_over_two_rows_are_joined() -> None:
    book: dict[str, Rows] = {
        "需求": [["企业", "面积(㎡)", None, None, "期望季度"], [None, "最小", "期望", "最大", None]]
    }
    made = book_of(book)
    made["需求"].merge_cells("B1:D1")
    made["需求"].merge_cells("A1:A2")
    made["需求"].merge_cells("E1:E2")
    (sheet,) = sheets_of_file("a.xlsx", saved(made), Faults())
    mapping = guessed(sheet)
    assert mapping.table == "needs_sheet"
    assert [column.key for column in mapping.columns] == [
        "firm",
        "area_min_m2",
        "area_req_m2",
        "area_max_m2",
        "desired_quarter",
    ]


def test_all_tables_can_be_told_apart() -> None:
    for table in TABLES:
        mapping = guessed(sheet_of(" · ".join(column.header(Lang.ZH) for column in table.columns)))
        assert mapping.table == table.name
