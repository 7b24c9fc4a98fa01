"""The six ledgers onto our tables: what each fills, what it leaves alone, what is asked."""

from typing import Any

from planner.domain.vocabulary.terms import Stage
from planner.services.importing.review import inspect, review_import
from planner.tables.incoming.answers import LEAVE_COLUMN, LEAVE_OUT
from planner.tables.incoming.review import ImportReview, apply
from planner.text import Lang
from tests.support import make
from tests.support.incoming import changes, park, reviewed, row
from tests.support.sheets import Rows, book_of, saved, small_dossier
from tests.tables.test_mapping import LEDGER_HEADERS

ALLOCATION, PIPELINE, TENANTS, PROGRESS, PER_MU, NEEDS = (
    LEDGER_HEADERS[name]
    for name in (
        "allocation_ledger",
        "pipeline_ledger",
        "tenants_ledger",
        "progress_ledger",
        "per_mu_ledger",
        "needs_sheet",
    )
)


def taken(headers: str, *rows: dict[str, Any], base: Any = None, **answers: str) -> ImportReview:
    sheet = [headers.split(" · "), *(row(headers, **one) for one in rows)]
    return reviewed(base or park(), {"台账": sheet}, **answers)


def asked(review: ImportReview) -> list[tuple[str, list[str]]]:
    return [(one.cell_id, [choice.text for choice in one.choices]) for one in review.ambiguous]


def refused(review: ImportReview) -> list[str]:
    return [f"{one.cell_id} {one.issue.message.say(Lang.EN)}" for one in review.refused]


def test_the_ledger_of_units_changes_units_floors_and_buildings() -> None:
    review = taken(
        ALLOCATION,
        {"楼栋": "A2", "楼层": "2层", "单元号": "203" if ("A2-203") in park().problem.unit else "A2-201", "楼板承重(kg/㎡)": 900, "货梯(t)": 3, "月租金(元/㎡)": 8.5, "配电(kVA)": 1600, "层高(m)": 5.2},
    )  # fmt: skip
    assert changes(review) == {
        ("units", "A2-201", "load_kn_m2"): ("8", "9"),
        ("units", "A2-201", "list_rent_yuan_m2_month"): ("8", "8.5"),
        ("floors", "A2:2", "storey_height_m"): ("5", "5.2"),
        ("buildings", "A2", "transformer_kva"): ("1260", "1600"),
    }


def test_a_unit_may_be_written_by_building_and_number() -> None:
    review = taken(ALLOCATION, {"楼栋": "A2", "单元号": "201", "月租金(元/㎡)": 9})
    assert changes(review) == {("units", "A2-201", "list_rent_yuan_m2_month"): ("8", "9")}


def test_a_firm_inside_sits_in_all_its_units() -> None:
    rows = [
        {"单元号": f"A2-20{n}", "使用状态(空置/预留/已签/装修/投产)": "投产", "入驻企业": "示例企业13", "起租日期": "2023-05-01", "到期日期": "2028-04-30"}
        for n in (1, 2)
    ]  # fmt: skip
    found = changes(taken(ALLOCATION, *rows))
    assert found["firms", "F13", "sitting_units"] == ("", "A2-201;A2-202")
    assert found["firms", "F13", "sitting_since"] == ("", "2023Q2")
    assert found["firms", "F13", "lease_end"] == ("", "2028Q3")
    assert found["units", "A2-201", "state"] == ("vacant", "production")


def test_a_signed_firm_is_committed_and_a_reserved_room_is_left_to_the_policy() -> None:
    state = "使用状态(空置/预留/已签/装修/投产)"
    review = taken(
        ALLOCATION,
        {"单元号": "A2-201", state: "已签", "入驻企业": "示例企业06"},
        {"单元号": "A2-202", state: "预留", "入驻企业": "示例企业04"},
    )
    found = changes(review)
    assert found["firms", "F06", "committed_units"] == ("", "A2-201")
    assert ("firms", "F04", "committed_units") not in found
    assert any("not read here" in issue.message.say(Lang.EN) for issue in review.asked)


def test_a_vacant_room_with_a_firm_an_unknown_unit_and_a_wrong_building_are_refused() -> None:
    state = "使用状态(空置/预留/已签/装修/投产)"
    review = taken(
        ALLOCATION,
        {"单元号": "A2-201", state: "空置", "入驻企业": "示例企业06"},
        {"单元号": "Z9-101"},
        {"单元号": "A2-202", "楼栋": "B1"},
        {"单元号": "A2-101", state: "投产", "入驻企业": "从没听过的企业"},
    )
    assert [text.split(" ", 1)[0] for text in refused(review)] == ["台账!L2", "台账!D3", "台账!B4", "台账!L5"]
    assert review.result is None


def test_the_pipeline_changes_a_firm_and_its_record() -> None:
    review = taken(
        PIPELINE,
        {"项目名称": "示例企业04", "总投资(万元)": "5000", "意向面积(㎡)": "约1200㎡", "项目阶段": "框架/意向协议", "到位资金(万元)": "1.2亿", "责任单位": "招商局", "责任人": "李", "存在问题": "用地", "下一步措施": "走访", "完成时限": "6月"},
    )  # fmt: skip
    found = changes(review)
    assert found["firms", "F04", "stage"] == ("negotiating", "framework")
    assert found["firms", "F04", "area_req_m2"] == ("1100", "1200")
    assert found["firms", "F04", "invest_10k"][1] == "5000"
    (record,) = review.difference.added
    assert (record.cells["owner"], record.cells["problems"], record.cells["milestones"], record.cells["funds_in_place_10k"]) == (
        "招商局·李", "用地", "走访；6月", "12000",
    )  # fmt: skip
    assert any("approximate" in issue.message.say(Lang.EN) for issue in review.asked)


def test_an_empty_cell_of_a_ledger_changes_nothing() -> None:
    assert changes(taken(PIPELINE, {"项目名称": "示例企业04"})) == {}


def test_a_new_project_is_filled_from_its_archetype() -> None:
    review = taken(
        PIPELINE,
        {
            "项目名称": "桂北新材",
            "产业类别": "IVD",
            "意向面积(㎡)": 1000,
            "项目阶段": "在谈",
            "计划入驻": "2024年第三季度",
        },
    )
    assert review.is_ready, refused(review)
    (added,) = review.difference.added
    assert (added.table, added.row_id, added.cells["name_zh"]) == ("firms", "F46", "桂北新材")
    assert (added.cells["area_min_m2"], added.cells["power_kw"], added.cells["desired_quarter"]) == (
        "900",
        "110",
        "2024Q3",
    )
    assert any("taken as" in issue.message.say(Lang.EN) for issue in review.normalised)


def test_a_new_project_without_area_or_quarter_is_refused_with_its_row() -> None:
    review = taken(PIPELINE, {"项目名称": "桂北新材", "产业类别": "IVD", "项目阶段": "在谈"})
    assert len(review.refused) == 2
    assert all(one.row_id == "台账!2" for one in review.refused)


def test_an_unknown_kind_is_asked_about_and_the_answer_is_taken() -> None:
    new = {
        "项目名称": "桂北新材",
        "产业类别": "高端装备",
        "意向面积(㎡)": 1000,
        "项目阶段": "在谈",
        "计划入驻": "2024Q3",
    }
    review = taken(PIPELINE, new)
    ((cell, choices),) = asked(review)
    assert cell == "台账!E2"
    assert "REHAB_METAL" in choices
    dossier = apply(review, {cell: "REHAB_METAL"})
    assert dossier.problem.firm["F46"].archetype == "REHAB_METAL"


def test_a_bare_load_is_asked_about_and_one_with_its_unit_is_not() -> None:
    review = taken(PIPELINE, {"项目名称": "示例企业04", "承重要求": "800"})
    assert asked(review) == [("台账!K1", ["承重要求(kg/㎡)", "承重要求(kN/㎡)", LEAVE_COLUMN])]
    assert apply(review, {"台账!K1": LEAVE_COLUMN}) == park()
    dossier = apply(review, {"台账!K1": "承重要求(kg/㎡)"})
    assert dossier.problem.firm["F04"].min_load_kn_m2 == 8
    assert changes(taken(PIPELINE, {"项目名称": "示例企业04", "承重要求": "1t/㎡"}))[
        "firms", "F04", "min_load_kn_m2"
    ] == ("4", "10")


def test_a_name_that_looks_like_one_there_is_asked_about() -> None:
    review = taken(PIPELINE, {"项目名称": "杉源(广西)医疗科技公司", "总投资(万元)": 21000})
    ((cell, choices),) = asked(review)
    assert (cell, choices) == ("台账!B2", ["F01", "+杉源(广西)医疗科技公司"])
    assert apply(review, {cell: "F01"}).problem.firm["F01"].invest_10k == 21000


def test_a_numbered_name_is_not_taken_for_its_neighbour() -> None:
    new = {
        "项目名称": "示例企业99",
        "产业类别": "IVD",
        "意向面积(㎡)": 1000,
        "项目阶段": "在谈",
        "计划入驻": "2024Q3",
    }
    review = taken(PIPELINE, new)
    assert review.is_ready
    assert [one.row_id for one in review.difference.added] == ["F46"]


def test_a_day_with_two_readings_is_asked_about() -> None:
    review = taken(ALLOCATION, {"单元号": "A2-201", "起租日期": "03/04/2023"})
    assert asked(review) == [("台账!N2", ["2023-03-04", "2023-04-03"])]


def test_a_year_and_a_range_are_asked_about() -> None:
    review = taken(
        PIPELINE, {"项目名称": "示例企业04", "意向面积(㎡)": "1000-1200", "计划入驻": "2024年下半年"}
    )
    assert asked(review) == [("台账!I2", ["1000", "1100", "1200"]), ("台账!P2", ["2024Q3", "2024Q4"])]


def test_tenants_are_sitting_firms_with_records() -> None:
    review = taken(
        TENANTS,
        {"企业名称": "示例企业13", "统一社会信用代码": "91450329MA5XXXXX0X", "法定代表人": "王", "楼栋单元": "A2-201、A2-202", "入园时间": "2023年5月6日", "是否投产": "是", "投产时间": "2023-09-01", "是否规上": "否", "年产值(万元)": "3,000", "联系人": "王 138"},
    )  # fmt: skip
    found = changes(review)
    assert found["firms", "F13", "sitting_units"] == ("", "A2-201;A2-202")
    assert found["firms", "F13", "lease_end"] == ("", "2028Q2")
    assert found["firms", "F13", "production_quarter"] == ("", "2023Q3")
    assert review.difference.added[0].cells["credit_code"] == "91450329MA5XXXXX0X"
    assert any("5 years" in issue.message.say(Lang.EN) for issue in review.normalised)


def test_progress_and_yield_change_stages_and_figures() -> None:
    found = changes(
        taken(PROGRESS, {"项目": "示例企业04", "当前节点": "正式签约", "问题": "电力", "牵头单位": "经开区"})
    )
    assert found == {("firms", "F04", "stage"): ("negotiating", "signed")}
    found = changes(
        taken(PER_MU, {"企业": "示例企业04", "产值": "1.5亿", "税收": "800万元", "等级(A/B/C/D)": "A"})
    )
    assert found["firms", "F04", "output_10k"][1] == "15000"
    assert found["firms", "F04", "tax_10k"][1] == "800"


def test_the_needs_sheet_takes_three_areas_and_a_cleanroom_from_one_cell() -> None:
    review = taken(
        NEEDS,
        {"企业": "示例企业04", "生产类别(甲乙丙丁戊)": "丁类", "洁净级别与面积": "ISO 7，300㎡", "面积(最小/期望/最大)": "900/1000/1500", "首层需求": "优先", "承重": "5kN/㎡", "期望入驻季度": "2024Q2"},
    )  # fmt: skip
    found = changes(review)
    assert found["firms", "F04", "hazard_class"] == ("丙", "丁")
    assert found["firms", "F04", "cleanroom_class"][1] == "ISO 7"
    assert found["firms", "F04", "cleanroom_m2"][1] == "300"
    assert [found["firms", "F04", f"area_{part}_m2"][1] for part in ("min", "req", "max")] == [
        "900",
        "1000",
        "1500",
    ]
    assert found["firms", "F04", "ground_floor"] == ("none", "preferred")


def test_a_new_need_without_a_stage_is_taken_as_under_talks_and_said() -> None:
    review = taken(NEEDS, {"企业": "桂北新材", "面积(最小/期望/最大)": "1000", "期望入驻季度": "2024Q2"})
    ((cell, _),) = asked(review)
    assert cell == "台账!2:archetype"
    dossier = apply(review, {cell: "IVD"})
    assert dossier.problem.firm["F46"].stage is Stage.NEGOTIATING


def test_a_ledger_never_removes_anything() -> None:
    assert taken(PIPELINE, {"项目名称": "示例企业04"}).difference.removed == ()


def test_two_sheets_that_disagree_are_refused_with_both_cells() -> None:
    rows: dict[str, Rows] = {
        "招商项目台账": [["项目名称", "用电(kW)"], ["示例企业04", 50]],
        "厂房需求登记表": [["企业", "用电(kW)"], ["示例企业04", 60]],
    }
    review = reviewed(park(), rows)
    (text,) = refused(review)
    assert "50" in text
    assert "招商项目台账" in text


def test_a_row_may_be_left_out_and_a_cell_mended() -> None:
    review = taken(ALLOCATION, {"单元号": "Z9-101"}, {"单元号": "A2-201", "月租金(元/㎡)": "不便说"})
    assert len(review.refused) == 2
    dossier = apply(review, {"台账!2": LEAVE_OUT, "台账!P3": "9.5"})
    assert str(dossier.problem.unit["A2-201"].list_rent_yuan_m2_month) == "9.5"


def test_a_small_park_takes_a_ledger_too() -> None:
    review = taken(PER_MU, {"企业": "企业F1", "产值": "3000"}, base=small_dossier())
    assert changes(review) == {("firms", "F1", "output_10k"): ("2000", "3000")}
    assert make.firm("F1").output_10k == 2000


def test_a_column_that_is_not_read_may_hold_formulas_without_a_result() -> None:
    """Programs that write workbooks without reckoning leave formulas without their results."""
    (firm, *_) = park().problem.firms
    rows: Rows = [
        ["企业", "折算用地(亩)", "产值", "税收", "亩均产值", "等级(A/B/C/D)"],
        [firm.name.zh, "=1+1", firm.output_10k + 1, firm.tax_10k, "=C2/B2", '="A"'],
    ]
    inspection = inspect("f.xlsx", saved(book_of({"亩均效益评价表": rows})))
    review = review_import(park(), inspection)
    assert review.is_ready, review.refused
    (change,) = review.difference.changed
    assert (change.row_id, change.column) == (firm.firm_id, "output_10k")
    rows[1][2] = "=5*10"
    assert not review_import(park(), inspect("f.xlsx", saved(book_of({"亩均效益评价表": rows})))).is_ready
