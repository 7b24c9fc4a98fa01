"""Parks go into frames and come back as they were; what cannot be read is told with its place."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import planner
from planner.api.park import ParkTables
from planner.services.wording.grid_columns import table_names
from planner.settings import ROOT

SHIPPED = ["ziyuan", "mature"]


@pytest.mark.parametrize("name", SHIPPED)
def test_frames_of_a_park_read_back_to_the_same_facts(name: str) -> None:
    park = planner.read_park(ROOT / "data" / name)
    assert planner.read_park(park.tables).fingerprint == park.fingerprint
    assert [*park.tables] == [*table_names()]


def test_frames_with_plain_python_objects_read_back_too(park: ParkTables) -> None:
    plain = {name: frame.astype(object) for name, frame in park.tables.items()}
    assert planner.read_park(plain).fingerprint == park.fingerprint


def test_columns_have_the_types_of_what_they_hold(park: ParkTables) -> None:
    firms, units = park.firms, park.units
    assert firms["area_req_m2"].dtype == "Int64"
    assert firms["probability"].dtype == "Float64"
    assert firms["needs_dock"].dtype == "boolean"
    assert units["available_quarter"].dtype == "period[Q-DEC]"
    assert units["available_quarter"].max() == pd.Period("2024Q3", freq="Q-DEC")
    assert firms["firm_id"].tolist() == ["F1", "F2", "F3", "F4"]


def test_a_table_in_place_of_another_makes_other_facts(park: ParkTables) -> None:
    fewer = park.replaced(firms=park.firms.query("firm_id != 'F2'"))
    assert [firm.firm_id for firm in fewer.problem.firms] == ["F1", "F3", "F4"]
    assert fewer.fingerprint != park.fingerprint
    assert "3 firms" in repr(fewer)
    assert ">firms</td><td>3<" in fewer._repr_html_()


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("area_req_m2", "many", "many"),
        ("area_req_m2", float("inf"), "Infinity"),
        ("probability", 1.5, "1.5"),
        ("latest_quarter", "2024-13", "2024-13"),
        ("stage", "perhaps", "perhaps"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_table_row_column_and_text(
    park: ParkTables, column: str, value: Any, found: str
) -> None:
    firms = park.firms.astype({column: object})
    firms.loc[1, column] = value
    with pytest.raises(planner.InputError) as fault:
        park.replaced(firms=firms)
    (row,) = fault.value.issues.query("severity == 'error'").to_dict("records")
    assert (row["table"], row["row"], row["column"], row["text"]) == ("firms", 2, column, found)
    assert row["text_zh"]
    assert row["text_en"]
    assert f"firms row 2 column {column}" in str(fault.value)


def test_faults_between_tables_are_told_too(park: ParkTables) -> None:
    units = park.units.assign(building_id="Z")
    with pytest.raises(planner.InputError, match="Z"):
        park.replaced(units=units)


def test_what_is_no_table_or_no_file_is_refused(park: ParkTables, tmp_path: Path) -> None:
    with pytest.raises(planner.InputError, match="tenants"):
        park.replaced(tenants=park.firms)
    with pytest.raises(planner.InputError, match="no such folder"):
        planner.read_park(tmp_path / "nowhere")
    with pytest.raises(AttributeError, match="tenants"):
        _ = park.tenants


def test_what_was_remarked_on_reading_is_a_frame() -> None:
    issues = planner.read_park(ROOT / "data" / "ziyuan").issues
    assert set(issues["severity"]) <= {"warning", "note"}
    assert [*issues.columns] == ["severity", "file", "table", "row", "column", "text", "text_zh", "text_en"]


def test_names_of_the_api_are_offered_and_others_refused() -> None:
    assert set(planner.__all__) <= set(dir(planner))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = planner.nonsense
