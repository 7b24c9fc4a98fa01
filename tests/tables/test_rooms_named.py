"""Rooms as ledgers name them, totals rows in every spelling, amounts merged over several rows."""

import pytest
from openpyxl import Workbook

from planner.domain.park.dossier import Dossier
from planner.tables.incoming.review import ImportReview
from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults
from planner.text import Lang
from tests.support import make
from tests.support.incoming import changes, reviewed, reviewed_sheets
from tests.support.sheets import Rows, saved

PARK = Dossier(problem=make.problem(firms=[make.firm("F1"), make.firm("F2")]))
ALL = ["A-101", "A-102", "A-201", "A-202"]


def ledger(*rows: list[object], head: tuple[str, ...] = ("单元号", "货梯(t)")) -> ImportReview:
    sheet: Rows = [list(head), *rows]
    return reviewed(PARK, {"厂房分配台账": sheet})


@pytest.mark.parametrize(
    ("said", "rooms"),
    [
        ("A-101、A-102", ALL[:2]),
        ("A-101，A-201；A-202", ["A-101", "A-201", "A-202"]),
        ("A-101 A-102", ALL[:2]),
        ("A-101/A-102", ALL[:2]),
        ("A-101和A-201", ["A-101", "A-201"]),
        ("A-101\nA-102", ALL[:2]),
        ("A-101~102", ALL[:2]),
        ("A-101～A-102", ALL[:2]),
        ("A-101至102", ALL[:2]),
        ("A-101-102", ALL[:2]),
        ("A-101~2", ALL[:2]),
        ("A-101~202", ALL),
        ("A栋1层整层", ALL[:2]),
        ("A栋2层", ALL[2:]),
        ("A 2F", ALL[2:]),
        ("A栋整栋", ALL),
        ("A栋", ALL),
        ("A栋101", ALL[:1]),
        ("A#101室", ALL[:1]),
        ("a-101", ALL[:1]),
        ("A-101、102", ALL[:2]),
        ("A-101/102、201室", ["A-101", "A-102", "A-201"]),
        ("A栋一层", ALL[:2]),
        ("A栋1-2层", ALL),
    ],
)
def test_every_room_that_a_cell_names_is_meant(said: str, rooms: list[str]) -> None:
    review = ledger([said, 2.5])
    assert sorted({row for table, row, _ in changes(review)}) == rooms
    if len(rooms) > 1 and "、" not in said:
        told = " ".join(issue.message.say(Lang.ZH) for issue in review.normalised)
        assert all(room in told for room in rooms)


@pytest.mark.parametrize("said", ["A-101、Z-9", "A-101~109", "B栋1层整层", "A栋9层", "A-102~101", "整层"])
def test_a_room_that_is_not_there_refuses_the_row(said: str) -> None:
    (question,) = ledger([said, 2.5]).refused
    assert question.cell_id == "厂房分配台账!A2"


def test_the_building_may_stand_in_a_cell_of_its_own() -> None:
    head = ("楼栋", "楼层", "单元号", "货梯(t)")
    rows: Rows = [
        ["A栋", 1, "101、102", 2.5],
        ["A", 1, "整层", 2.5],
        ["A座", "1F", "101#、102#", 2.5],
        ["A座", None, "101~102", 2.5],
    ]
    for row in rows:
        assert sorted({row for _, row, _ in changes(ledger(row, head=head))}) == ALL[:2]


def test_the_area_of_several_rooms_is_that_of_all() -> None:
    head = ("单元号", "可租面积(㎡)", "货梯(t)")
    assert len(changes(ledger(["A-101、A-102", 2000, 2.5], head=head))) == 2
    (question,) = ledger(["A-101、A-102", 2100, 2.5], head=head).refused
    assert question.cell_id == "厂房分配台账!B2"


def test_a_tenant_sits_in_all_rooms_of_its_cell() -> None:
    rows: Rows = [["企业名称", "楼栋单元", "入园时间"], ["企业F1", "A栋1层整层", "2023-04-01"]]
    assert (
        changes(reviewed(PARK, {"入园企业一览表": rows}))["firms", "F1", "sitting_units"][1] == "A-101;A-102"
    )


@pytest.mark.parametrize(
    "row",
    [
        ["合计", None, 30], [None, "合计", 30], [3, "合计（2家）", 30], ["总计：", "2家", 30], ["合 计", "共2户", 30],
        [None, "A栋小计", 30], ["一期小计", None, 30], [None, "本页合计", 30], [None, "累计", 30], [None, "全年累计", 30],
        ["3", "总计（2家企业）", 30], [None, "共计2家", 30], [None, "共2家企业", 30], ["Total", None, 30],
        [None, "Grand total (2 firms)", 30], [None, "Sub-total", 30], ["-", "2023年合计", 30],
        [None, "平均值", 15], [None, "累计：", 30],
    ],
)  # fmt: skip
def test_a_totals_row_is_no_firm(row: list[object]) -> None:
    rows: Rows = [["序号", "项目名称", "用电(kW)"], [1, "企业F1", 10], [2, "企业F2", 20], row]
    review = reviewed(PARK, {"招商项目台账": rows})
    assert changes(review) == {
        ("firms", "F1", "power_kw"): ("100", "10"),
        ("firms", "F2", "power_kw"): ("100", "20"),
    }
    assert any("totals row" in issue.message.say(Lang.EN) for issue in review.normalised)


@pytest.mark.parametrize(
    "row", [["注：数据截至3月底"], [None, "备注: 以合同为准"], ["制表人：张三", "审核：李四"]]
)
def test_a_note_below_the_table_is_no_firm(row: list[object]) -> None:
    rows: Rows = [["序号", "项目名称", "用电(kW)"], [1, "企业F1", 10], row]
    review = reviewed(PARK, {"招商项目台账": rows})
    assert set(changes(review)) == {("firms", "F1", "power_kw")}
    assert any("note below" in issue.message.say(Lang.EN) for issue in review.normalised)


@pytest.mark.parametrize("name", ["小计科技", "合计云数据有限公司", "累计增长科技", "Totalis Pharma"])
def test_a_firm_that_only_sounds_like_a_total_is_a_firm(name: str) -> None:
    rows: Rows = [["序号", "项目名称", "用电(kW)"], [1, name, 10]]
    review = reviewed(PARK, {"招商项目台账": rows})
    assert [one.cell_id for one in review.ambiguous] == ["招商项目台账!2:archetype"]


def merged_review(*, head: list[str], rows: Rows, block: str, **answers: str) -> ImportReview:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "招商项目台账"
    for row in [head, *rows]:
        page.append(row)
    page.merge_cells(block)
    return reviewed_sheets(PARK, sheets_of_file("a.xlsx", saved(book), Faults()), answers)


def test_an_area_merged_over_two_firms_is_asked_about_row_by_row() -> None:
    head = ["项目名称", "意向面积(㎡)"]
    rows: Rows = [["企业F1", 1200], ["企业F2", None]]
    review = merged_review(head=head, rows=rows, block="B2:B3")
    assert [one.cell_id for one in review.ambiguous] == ["招商项目台账!B2", "招商项目台账!B3"]
    for question in review.ambiguous:
        said = question.issue.message.say(Lang.ZH)
        assert all(word in said for word in ("企业F1", "企业F2", "第 2 行", "第 3 行", "1200"))
        assert [choice.text for choice in question.choices] == ["600㎡", "1200㎡", "0㎡"]
    answers = {"招商项目台账!B2": "900㎡", "招商项目台账!B3": "1100"}
    found = changes(merged_review(head=head, rows=rows, block="B2:B3", **answers))
    assert found["firms", "F1", "area_req_m2"][1] == "900"
    assert found["firms", "F2", "area_req_m2"][1] == "1100"


def test_what_is_the_same_for_all_may_be_merged() -> None:
    load = merged_review(
        head=["项目名称", "承重要求(kN/㎡)"], rows=[["企业F1", 8], ["企业F2", None]], block="B2:B3"
    )
    assert {column for _, _, column in changes(load)} == {"min_load_kn_m2"}
    same = merged_review(
        head=["项目名称", "用电(kW)"], rows=[["企业F1", 50], ["企业F1", None]], block="B2:B3"
    )
    assert changes(same) == {("firms", "F1", "power_kw"): ("100", "50")}


def test_a_row_for_several_rooms_asks_and_says_each_thing_once() -> None:
    head = ("单元号", "使用状态", "入驻企业", "起租日期", "到期日期")
    asked = ledger(["A-101~102", "投产", "企业F1", "2023-01-01", "2025-04-01"], head=head).ambiguous
    assert [one.cell_id for one in asked] == ["厂房分配台账!E2"]
    told = ledger(["A-101~102", "投产", "企业F1", "2023-01-01", "2025-03-31"], head=head).normalised
    assert len([issue for issue in told if "free from" in issue.message.say(Lang.EN)]) == 1


def test_areas_in_words_merged_over_two_firms_are_refused_with_both_named() -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "厂房需求登记表"
    rows: Rows = [["企业", "面积(最小/期望/最大)"], ["企业F1", "900/1000/1200"], ["企业F2", None]]
    for row in rows:
        page.append(row)
    page.merge_cells("B2:B3")
    refused = reviewed_sheets(PARK, sheets_of_file("a.xlsx", saved(book), Faults())).refused
    assert [one.cell_id for one in refused] == ["厂房需求登记表!B2", "厂房需求登记表!B3"]
    assert "企业F2" in refused[0].issue.message.say(Lang.ZH)
