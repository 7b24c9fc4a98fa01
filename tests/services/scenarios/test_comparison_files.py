"""A comparison as files: the same figures and firms in workbook, PDF and CSV."""

import csv
import importlib
import zipfile
from io import BytesIO, StringIO

from openpyxl import load_workbook

from planner.exports import excel
from planner.exports.comparison_tables import comparison_tables
from planner.exports.typeset.comparison import comparison_page
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.services.scenarios.comparison_files import comparison_files
from planner.text import Lang, Text
from planner.views.imprint import imprint_of
from tests.support import make, printed, reports

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2")])
PLANS = (
    make.plan(make.placement("F1", "A-101")),
    make.plan(make.placement("F1", "A-102"), make.placement("F2", "A-101")),
    make.plan(),
)
SIDES = [
    ComparedPlan(name=Text(f"方案{number}", f"Plan {number}"), report=reports.report(PROBLEM, plan))
    for number, plan in enumerate(PLANS, start=1)
]


def test_each_file_is_made_when_asked_for_and_tells_who_changed() -> None:
    files = {one.key: one for one in comparison_files(SIDES, 0, list(Lang))}
    assert len({one.file_name for one in files.values()}) == 3
    pdf = files["pdf"].make()
    assert pdf == files["pdf"].make()
    assert b"pdfuaid:part" in printed.claims(pdf)
    book = load_workbook(BytesIO(files["excel"].make()))
    assert [cell.value for cell in book["企业变动"]["B"]][1:] == ["F2", "F1", "F1"]
    proven = ["没有更好的方案：上界 100 = 本方案 100。"] * len(SIDES)
    assert [cell.value for cell in book["要点"]["B"]][1 : 1 + len(SIDES)] == proven
    assert printed.text_of(pdf).count("bound 100 = plan 100") == len(SIDES)
    with zipfile.ZipFile(BytesIO(files["csv"].make())) as archive:
        said = archive.read("firms.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(said, newline="")))
    assert [(row["方案"], row["企业编号"], row["变动"]) for row in rows] == [
        ("方案2", "F2", "进入"), ("方案2", "F1", "换址"), ("方案3", "F1", "退出"),
    ]  # fmt: skip


def test_all_files_tell_the_figures_of_the_comparison() -> None:
    comparison = compare_sides(SIDES)
    figures = {(one.kind, one.title.en): one for one in comparison.figures}
    table = comparison_tables(comparison)[0]
    assert len(table.rows) == len(figures)
    assert {
        (str(row[3]), str(row[4]))
        for row in table.rows
        if isinstance(row[1], Text) and row[1].zh == "落位企业"
    } == {("1", "2")}
    part = comparison_page(comparison, imprint_of(SIDES[0].report), [Lang.EN]).values["parts"][0]
    assert [one["title"] for one in part["plans"]] == ["Plan 2", "Plan 3"]
    assert all(len(row) == 2 + len(SIDES) for row in part["figures"]["rows"])


def test_the_first_workbook_of_a_process_has_the_bytes_of_every_later_one() -> None:
    begun = importlib.reload(excel)
    tables, imprint = comparison_tables(compare_sides(SIDES)), imprint_of(SIDES[0].report)
    first, second = (begun.tables_workbook(tables, imprint, lang=Lang.ZH) for _ in range(2))
    assert first == second
