"""Written and read again, a park is the same: through a folder and through a workbook."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.park.dossier import Dossier
from planner.services.importing.intake import load
from planner.tables.reading import read_folder
from planner.tables.writing import write_folder
from planner.text import Lang, Text
from tests.support import make
from tests.support.random_parks import SMALL, random_park
from tests.support.sheets import book_of, read_book, read_tables, said, saved, tables_of

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(params=["ziyuan", "mature"])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    reading = read_folder(DATA / request.param)
    assert reading.dossier is not None, said(reading.issues)
    return reading.dossier


@pytest.mark.parametrize("lang", [None, *Lang])
def test_a_shipped_park_survives_a_folder(dossier: Dossier, lang: Lang | None, tmp_path: Path) -> None:
    write_folder(dossier, tmp_path, lang=lang)
    reading = read_folder(tmp_path)
    assert reading.dossier == dossier, said(reading.issues)


@pytest.mark.parametrize("lang", [None, *Lang])
def test_a_shipped_park_survives_a_workbook(dossier: Dossier, lang: Lang | None) -> None:
    reading = read_book(book_of(tables_of(dossier, lang=lang)))
    assert reading.dossier == dossier, said(reading.issues)


def test_a_workbook_plans_like_its_folder(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "park.xlsx"
    path.write_bytes(saved(book_of(tables_of(dossier))))
    loaded, issues = load(path)
    assert loaded is not None, said(issues)
    assert loaded.problem.fingerprint == dossier.problem.fingerprint


@pytest.mark.parametrize("seed", range(12))
def test_a_random_park_survives_both(seed: int, tmp_path: Path) -> None:
    dossier = Dossier(problem=random_park(seed, SMALL))
    tables = tables_of(dossier)
    for reading in (read_tables(tmp_path / "park", tables), read_book(book_of(tables))):
        assert reading.dossier == dossier, said(reading.issues)


def test_ids_and_names_that_a_spreadsheet_would_change_survive_a_folder(tmp_path: Path) -> None:
    units = [replace(make.unit("A-101"), unit_id="3-5"), replace(make.unit("A-102"), unit_id="007")]
    firm = make.sitting("1E5", ["3-5"], name=Text("5月", "＝1"))
    dossier = Dossier(problem=make.problem(units=units, firms=[firm]))
    write_folder(dossier, tmp_path)
    reading = read_folder(tmp_path)
    assert reading.dossier == dossier, said(reading.issues)
    assert "'3-5" in (tmp_path / "units.csv").read_text("utf-8-sig")
