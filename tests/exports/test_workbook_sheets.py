"""The sheets of the workbook as they are printed and gone on with, on the park that comes with the program."""

from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.vocabulary.resources import RESOURCE_UNITS
from planner.domain.vocabulary.terms import Resource
from planner.exports.excel import workbook_bytes
from planner.exports.workbook.fitting import heading_width, page_room, row_height
from planner.text import Lang
from planner.views.words import RESOURCES
from tests.exports.test_excel import PRINTED, rows_of
from tests.support import printed


@cache
def ziyuan_bytes() -> bytes:
    return workbook_bytes(printed.shipped_report("ziyuan"), lang=Lang.ZH)


@cache
def ziyuan(*, values: bool = False) -> Workbook:
    return load_workbook(BytesIO(ziyuan_bytes()), data_only=values)


def test_no_letter_is_printed_smaller_than_seven_points_and_no_text_is_cut_off() -> None:
    for sheet in list(ziyuan())[1:PRINTED]:
        area = str(sheet.print_area).split("!")[-1].replace("$", "").split(":")
        last = sheet[area[1]].column if sheet.print_area else sheet.max_column
        widths = [width_of(sheet, column) for column in range(1, last + 1)]
        assert sum(widths) <= page_room(0, is_portrait=sheet.page_setup.orientation == "portrait"), (
            sheet.title
        )
        for row in sheet.iter_rows(min_row=2, max_col=last):
            texts = [str(cell.value) if cell.data_type == "s" else "" for cell in row]
            height = sheet.row_dimensions[row[0].row or 0].height
            assert (height or 0) + 0.1 >= row_height(texts, [width - 0.72 for width in widths]), row[
                0
            ].coordinate


def width_of(sheet: Worksheet, column: int) -> float:
    """Return the width of a column; equal neighbours are told once in a file."""
    told = [one for one in sheet.column_dimensions.values() if (one.min or 0) <= column <= (one.max or 0)]
    return float(told[0].width)


def test_contract_columns_are_filled_only_where_there_is_a_contract() -> None:
    report = printed.shipped_report("ziyuan")
    heads = ("合同面积(㎡)", "起租日期", "到期日期")
    signed = {f.name.zh for f in report.problem.firms if f.is_signed}
    rows = [row for row in rows_of(ziyuan()["厂房分配台账"]) if row["单元号"]]
    assert {all(row[head] for head in heads) for row in rows if row["入驻企业"] in signed} == {True}
    assert {row[head] for row in rows if row["入驻企业"] not in signed for head in heads} == {None}
    assert {str(row["企业名称"]) for row in rows_of(ziyuan()["入园企业一览表"])} <= signed


def test_buildings_and_phases_are_summed_up_by_formulas_that_hold_what_the_plan_says() -> None:
    report = printed.shipped_report("ziyuan")
    told = rows_of(ziyuan(values=True)["厂房分配台账"])
    sums = {str(row["楼栋"]): row["可租面积(㎡)"] for row in told if not row["单元号"]}
    assert sums["合计"] == sum(unit.leasable_m2 for unit in report.problem.units)
    for building in report.problem.buildings:
        units = report.problem.units_of.get(building.building_id, ())
        if units:
            assert sums[f"小计({building.building_id})"] == sum(unit.leasable_m2 for unit in units)


def test_capacity_is_summed_up_again_inside_the_workbook() -> None:
    report = printed.shipped_report("ziyuan")
    book = ziyuan(values=True)
    placements, capacity = rows_of(book["落位明细"]), rows_of(book["公用工程复核"])
    titles = {f"{RESOURCES[one].zh}({RESOURCE_UNITS[one]})" for one in Resource}
    for row in capacity:
        if row["范围"] is None:
            continue
        where = "园区编号" if row["范围"] == "园区" else "楼栋编号"
        draw = str(row["资源"]).replace("(", "（").replace(")", "）")
        assert str(row["资源"]) in titles
        for quarter in report.problem.quarters:
            present = [
                float(str(one[draw]))
                for one in placements
                if one[where] == row["编号"]
                and int(str(one["入驻序"])) <= quarter.index < int(str(one["退出序"]))
            ]
            assert sum(present) * float(str(row["同时系数"])) == pytest.approx(float(str(row[str(quarter)])))
        assert row["结论"] == "通过"


def test_lists_pictures_and_charts_are_where_they_help() -> None:
    with ZipFile(BytesIO(ziyuan_bytes())) as parts:
        names = parts.namelist()
    assert sum(name.startswith("xl/charts/chart") for name in names) == 2
    assert any(name.startswith("xl/media/image") for name in names)
    assert [one.type for one in ziyuan()["招商项目台账"].data_validations.dataValidation] == ["list"]


def test_no_word_of_an_english_heading_is_broken() -> None:
    book = load_workbook(BytesIO(workbook_bytes(printed.shipped_report("ziyuan"), lang=Lang.EN)))
    for sheet in list(book)[1:PRINTED]:
        for cell in next(sheet.iter_rows(max_row=1)):
            needed = heading_width(str(cell.value or ""))
            if cell.alignment.textRotation != 90:  # a heading with no room is written upwards
                assert width_of(sheet, cell.column or 0) - 0.72 >= needed - 0.11, cell.value


def test_a_heading_is_as_broad_as_its_longest_word_and_a_unit_stays_together() -> None:
    assert heading_width("Wastewater (m³/d)") == heading_width("Wastewater")
    assert heading_width("月租金(元/㎡)") == heading_width("(元/㎡)")
    assert heading_width("x" * 40) == heading_width("")
