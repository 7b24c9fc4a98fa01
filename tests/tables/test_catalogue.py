"""A catalogue is read from its tables; what is wrong is told with file, row and column."""

from pathlib import Path
from shutil import copytree

import pytest

from planner.services.importing.catalogues import SHIPPED, catalogue_of, read_catalogue, shipped_catalogue
from planner.text import Lang


def test_the_catalogue_that_is_shipped_is_whole_and_says_that_it_is_assumed() -> None:
    found = shipped_catalogue()
    assert len(found.typologies) == 7
    assert [one.floor for one in found.typology["lab_light_5F"].floors] == [1, 2, 3, 4, 5]
    assert {one.lead_quarters for one in found.upgrades} == {1, 2, 3}
    for name in ("typologies", "upgrades"):
        rows = (SHIPPED / f"{name}.csv").read_text("utf-8-sig").splitlines()[1:]
        assert all("planning_assumption" in row for row in rows)


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("typologies", ",4,0.945,", ",0,0.945,", "more than 0"),
        ("upgrades", ",120,2,", ",-120,2,", "cannot be negative"),
        ("typology_floors", "single_tenant_3F,2,", "single_tenant_3F,5,", "have to be 1, 2, 3"),
        ("typology_floors", "single_tenant_3F,2,", "other,2,", "there is no typology"),
        ("upgrades", "steam_tph", "coal", ""),
    ],
)
def test_a_fault_is_told_where_it_is(tmp_path: Path, table: str, old: str, new: str, told: str) -> None:
    folder = copytree(SHIPPED, tmp_path / "catalogue")
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8-sig").replace(old, new, 1), "utf-8")
    reading = read_catalogue(folder)
    assert reading.catalogue is None
    issue = next(one for one in reading.issues if told in one.message.say(Lang.EN))
    assert issue.cell is not None
    assert (issue.cell.file.endswith(".csv"), issue.cell.row is not None) == (True, True)
    assert catalogue_of(tmp_path) == reading  # the one as shipped does not stand in for it


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("typologies", ",0.23,", ",0.2x,"),
        ("typologies", ",0.23,4,", ",0.23,"),
        ("typology_floors", "single_tenant_3F,2,5.0", "single_tenant_3F,2,five"),
        ("typology_floors", "single_tenant_3F,2,5.0", "single_tenant_3F,2"),
    ],
)
def test_what_follows_from_a_faulty_row_is_not_told_besides(
    tmp_path: Path, table: str, old: str, new: str
) -> None:
    folder = copytree(SHIPPED, tmp_path / "catalogue")
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8-sig").replace(old, new, 1), "utf-8")
    reading = read_catalogue(folder)
    assert reading.catalogue is None
    assert [one.cell.file for one in reading.issues if one.cell] == [f"{table}.csv"]


def test_without_a_folder_of_its_own_a_data_folder_has_the_catalogue_as_shipped(tmp_path: Path) -> None:
    assert catalogue_of(tmp_path).catalogue == shipped_catalogue()


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    reading = read_catalogue(tmp_path)
    assert reading.catalogue is None
    assert "typologies.csv" in reading.issues[0].message.say(Lang.EN)
