"""The unit in a header is known and converted exactly, or asked about; it is never guessed."""

from fractions import Fraction

import pytest

from planner.domain.vocabulary.spelling import identity, spelling, visible
from planner.tables.columns.quantity import StatedUnit, unit_of
from planner.tables.header_unit import UnclearUnit, UnitFound, unit_in
from planner.tables.incoming.answers import LEAVE_COLUMN
from planner.tables.incoming.review import apply
from planner.tables.ledgers import KNOWN
from planner.text import Lang
from tests.support.incoming import changes, park, reviewed
from tests.support.sheets import Rows


def found(table: str, key: str, header: str) -> UnitFound:
    return unit_in(header, KNOWN[table].column[key])


@pytest.mark.parametrize(
    ("table", "key", "header", "factor"),
    [
        ("firms", "output_10k", "年产值（亿元/年）", "10000"),
        ("firms", "output_10k", "月产值（万元）", "12"),
        ("firms", "output_10k", "年产值(千元)", "1/10"),
        ("firms", "invest_10k", "总投资[亿元]", "10000"),
        ("firms", "invest_10k", "总投资【亿元】", "10000"),
        ("firms", "invest_10k", "总投资/亿元", "10000"),
        ("firms", "invest_10k", "总投资亿元", "10000"),
        ("firms", "invest_10k", "总投资，亿元", "10000"),
        ("firms", "invest_10k", "总投资 单位：亿元", "10000"),
        ("firms", "invest_10k", "总投资（计划，亿元）", "10000"),
        ("firms", "invest_10k", "总投资（计划）（人民币万元）", "1"),
        ("firms", "invest_10k", "总投资(元×1/10000)", "1/10000"),
        ("firms", "area_req_m2", "意向面积（亩）", "2000/3"),
        ("firms", "area_req_m2", "意向面积(m^2)", "1"),
        ("firms", "area_req_m2", "意向面积 sq.m", "1"),
        ("firms", "area_req_m2", "意向面积（万平方米）", "10000"),
        ("firms", "lease_years", "租期（月）", "1/12"),
        ("firms", "probability", "落地概率（%）", "1/100"),
        ("needs_sheet", "steam_tph", "蒸汽（kg/h）", "1/1000"),
        ("needs_sheet", "hazwaste_tpa", "危废（t/月）", "12"),
        ("needs_sheet", "hazwaste_tpa", "危废年产生量(吨)", "1"),
        ("needs_sheet", "water_m3d", "日用水量（吨）", "1"),
        ("needs_sheet", "min_clear_height_m", "净高（mm）", "1/1000"),
        ("needs_sheet", "areas", "面积（亩）(最小/期望/最大)", "2000/3"),
        ("allocation_ledger", "list_rent_yuan_m2_month", "月租金（元/㎡）", "1"),
        ("allocation_ledger", "list_rent_yuan_m2_month", "租金(元/(㎡·年))", "1/12"),
        ("allocation_ledger", "load_kn_m2", "楼板承重/kg/㎡", "1/100"),
    ],
)
def test_a_known_unit_has_its_exact_factor(table: str, key: str, header: str, factor: str) -> None:
    unit = found(table, key, header)
    assert isinstance(unit, StatedUnit), unit
    assert unit.factor == Fraction(factor)


@pytest.mark.parametrize(
    ("table", "key", "header", "choices"),
    [
        ("allocation_ledger", "list_rent_yuan_m2_month", "月租金（元/㎡·天）", 3),
        ("allocation_ledger", "list_rent_yuan_m2_month", "租金（元/㎡）", 4),
        ("allocation_ledger", "list_rent_yuan_m2_month", "月租金（元）", 2),
        ("needs_sheet", "water_m3d", "用水（t/月）", 3),
        ("needs_sheet", "water_m3d", "月用水量（吨）", 3),
        ("needs_sheet", "water_m3d", "月用水", 3),
        ("needs_sheet", "water_m3d", "用水(m³/h)", 4),
        ("needs_sheet", "steam_tph", "蒸汽（t/d）", 3),
        ("needs_sheet", "steam_tph", "蒸汽(吨)", 3),
        ("needs_sheet", "power_kw", "用电(kVA)", 4),
        ("needs_sheet", "power_kw", "用电(度/月)", 2),
        ("firms", "invest_10k", "总投资（美元）", 3),
        ("firms", "invest_10k", "总投资/万港元", 3),
        ("firms", "invest_10k", "总投资美元", 3),
        ("firms", "output_10k", "日产值（万元）", 3),
        ("firms", "area_req_m2", "意向面积(坪)", 2),
    ],
)
def test_a_unit_that_is_open_or_unknown_is_asked_about(
    table: str, key: str, header: str, choices: int
) -> None:
    unit = found(table, key, header)
    assert isinstance(unit, UnclearUnit), unit
    assert len(unit.choices) == choices
    for lang in Lang:
        assert unit.said.say(lang)
    for choice in unit.choices:
        again = found(table, key, choice.text)
        assert isinstance(again, StatedUnit), choice


@pytest.mark.parametrize(
    ("table", "key", "header"),
    [
        ("firms", "output_10k", "年产值"),
        ("firms", "output_10k", "企业年产值预计"),
        ("firms", "output_10k", "年产值（2023年）"),
        ("firms", "output_10k", "年产值(达产后)"),
        ("firms", "invest_10k", "总投资(含设备)"),
        ("firms", "area_req_m2", "意向面积（必填）"),
        ("firms", "name_zh", "企业名称（万元）"),
        ("needs_sheet", "areas", "面积(最小/期望/最大)"),
    ],
)
def test_words_in_brackets_are_no_unit(table: str, key: str, header: str) -> None:
    assert found(table, key, header) is None


@pytest.mark.parametrize("table", KNOWN)
def test_our_own_headers_state_our_own_units(table: str) -> None:
    for column in KNOWN[table].columns:
        if column.quantity is not None:
            for header in (column.key, *(column.header(lang) for lang in Lang)):
                unit = unit_in(header, column)
                assert isinstance(unit, StatedUnit), header
                assert unit.factor == 1, header


def test_one_unit_has_one_spelling() -> None:
    same = "元/㎡·月 元/平方米.月 元/平米/月 元/(㎡·月) 元/月·㎡ 元每平方米每月 yuan/sqm·month 元/m²/个月"
    assert {unit_of(text) for text in same.split()} == {"元/m2/月"}
    assert unit_of("吨/天") == unit_of("t/日") == unit_of("吨每日") == "t/d"


def test_a_column_is_converted_as_it_was_answered_or_left_out() -> None:
    rows: dict[str, Rows] = {"招商项目台账": [["项目名称", "总投资（美元）"], ["示例企业04", 50]]}
    review = reviewed(park(), rows)
    ((name, _),) = [(one.cell_id, one.choices) for one in review.ambiguous]
    assert name == "招商项目台账!B1"
    assert not review.ambiguous[0].row_id
    found = changes(reviewed(park(), rows, **{name: "总投资(亿元)"}))
    assert found["firms", "F04", "invest_10k"][1] == "500000"
    assert (
        changes(reviewed(park(), rows, **{name: "美元×0.0007"}))["firms", "F04", "invest_10k"][1] == "0.035"
    )
    assert apply(reviewed(park(), rows, **{name: LEAVE_COLUMN})) == park()
    assert not reviewed(park(), rows, **{name: "美金"}).is_ready


def test_a_line_above_or_a_row_below_may_name_the_units() -> None:
    above: Rows = [["某园区招商台账", None], [None, "单位：亿元"], ["项目名称", "总投资"], ["示例企业04", 5]]
    below: Rows = [["项目名称", "总投资"], [None, "（亿元）"], ["示例企业04", 5]]
    for rows in (above, below):
        found = changes(reviewed(park(), {"招商项目台账": rows}))
        assert found == {("firms", "F04", "invest_10k"): (found["firms", "F04", "invest_10k"][0], "50000")}


def test_what_cannot_be_seen_and_width_tell_no_texts_apart() -> None:
    hidden = "\u200b\u00ad\ufeff\u202e\u2060"
    assert visible(f"F{hidden}01") == "F01"
    assert identity(f"\uff26\uff10{hidden}\uff11\u3000") == identity("f01")
    assert identity("F 1") != identity("F1")
    assert spelling("\u2009示例\u202f企业\u00a004") == "示例企业04"
    assert spelling("A\u2011101") == "a-101"
