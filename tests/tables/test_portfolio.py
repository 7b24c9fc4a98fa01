"""Portfolios come in from a folder or a workbook, with the address of what is wrong."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from planner.settings import ROOT
from planner.tables.portfolio import read_portfolio
from planner.text import Lang

SHIPPED = ROOT / "data" / "portfolio"
SITES = [["site", "name_zh", "name_en"], [str(ROOT / "data" / "ziyuan"), "组", "Group"], [str(ROOT / "data" / "incubator"), "", ""]]  # fmt: skip


def folder(where: Path, sites: list[list[str]], transfers: list[list[str]]) -> Path:
    where.mkdir(exist_ok=True)
    for name, rows in (("portfolio", sites), ("transfers", transfers)):
        (where / f"{name}.csv").write_text("\n".join(",".join(row) for row in rows), "utf-8")
    return where


def test_the_shipped_portfolio_is_two_sites_with_graduates() -> None:
    reading = read_portfolio(SHIPPED)
    assert reading.portfolio is not None, reading.issues
    assert reading.portfolio.park_ids == ("ZY", "CX")
    assert set(reading.portfolio.combined.graduates) == {"Y02", "Y04", "Y07", "Y11"}
    classes = {source.source_class for dossier in reading.dossiers for source in dossier.sources}
    assert {"published", "planning_assumption"} <= {str(one.value) for one in classes}


def test_a_workbook_is_read_as_a_folder_is(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, rows in (("portfolio", SITES), ("transfers", [["企业编号", "去往场地", "异地安排费用(万元)"], ["F02", "CX", "15"]])):  # fmt: skip
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    file = tmp_path / "both.xlsx"
    file.write_bytes(content.getvalue())
    reading = read_portfolio(file)
    assert reading.portfolio is not None, reading.issues
    assert (reading.portfolio.name.en, reading.portfolio.combined.transfer_price("F02", "CX1")) == (
        "Group",
        Decimal(15),
    )


def test_a_row_without_a_firm_holds_for_all_of_a_park_but_those_named(tmp_path: Path) -> None:
    rows = [
        ["firm_id", "from_park", "to_park", "price_10k", "price_10k_per_m2"],
        ["", "CX", "ZY", "5", "0.01"],
        ["N01", "", "ZY", "1", "0"],
    ]
    asked = read_portfolio(folder(tmp_path, SITES, rows)).portfolio
    assert asked is not None
    price = {row.firm_id: row.price_10k for row in asked.transfers}
    assert (price["N01"], price["N02"], price["G02"]) == (Decimal(1), Decimal("6.5"), Decimal("15.5"))
    assert "Y01" not in price


@pytest.mark.parametrize(
    ("sites", "transfers", "where"),
    [
        ([["site", "name_zh"], ["nowhere", ""]], [["firm_id", "to_park"]], ("portfolio.csv", 2, "site")),
        (SITES, [["firm_id", "to_park"], ["F99", "CX"]], ("transfers.csv", 2, "firm_id")),
        (SITES, [["firm_id", "to_park"], ["F02", "XX"]], ("transfers.csv", 2, "to_park")),
        (SITES, [["firm_id", "to_park", "price_10k"], ["F02", "CX", "dear"]], ("transfers.csv", 2, "price_10k")),
        (SITES, [["firm_id", "from_park", "to_park"], ["", "XX", "CX"]], ("transfers.csv", 2, "from_park")),
        ([["site", "name_zh"]], [["firm_id", "to_park"]], ("portfolio.csv", None, "")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_row_and_column(
    tmp_path: Path, sites: list[list[str]], transfers: list[list[str]], where: tuple[str, int | None, str]
) -> None:
    reading = read_portfolio(folder(tmp_path, sites, transfers))
    assert reading.portfolio is None
    errors = [issue for issue in reading.issues if issue.is_error]
    assert all(issue.message.say(Lang.ZH) != issue.message.say(Lang.EN) for issue in errors)
    assert where in [(i.cell.file, i.cell.row, i.cell.column) for i in errors if i.cell]


def test_a_fault_of_a_site_is_told_with_the_site_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "parks.csv").write_text("park_id\nP\n", "utf-8")
    reading = read_portfolio(
        folder(tmp_path, [["site", "name_zh"], ["broken", ""]], [["firm_id", "to_park"]])
    )
    assert reading.portfolio is None
    assert any(i.cell and i.cell.file.startswith("broken") for i in reading.issues if i.is_error)
