"""A review says everything an import would do; applied, it does that whole or nothing."""

import pytest

from planner.domain.park.dossier import Dossier
from planner.tables.incoming.difference import difference
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import ImportStoppedError, apply, review
from planner.text import Lang
from tests.support import make
from tests.support.incoming import changes, park, reviewed, reviewed_sheets, sheets
from tests.support.random_parks import SMALL, random_park
from tests.support.sheets import drop, put, small_dossier, small_tables, tables_of


@pytest.mark.parametrize("lang", [None, *Lang])
@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_what_was_written_out_changes_nothing_when_it_comes_back(name: str, lang: Lang | None) -> None:
    result = reviewed(park(name), tables_of(park(name), lang=lang))
    assert result.is_ready
    assert result.difference.is_empty
    assert apply(result) == park(name)


@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_a_whole_workbook_makes_a_park_of_nothing(name: str) -> None:
    assert apply(reviewed(None, tables_of(park(name)))) == park(name)


@pytest.mark.parametrize("seed", range(8))
def test_random_parks_come_back_as_they_were(seed: int) -> None:
    dossier = Dossier(problem=random_park(seed, SMALL))
    tables = tables_of(dossier)
    assert apply(reviewed(dossier, tables)) == dossier
    assert apply(reviewed(None, tables)) == dossier


def test_cells_rows_added_and_rows_removed_are_told_apart() -> None:
    tables = put(small_tables(), "units", "leasable_m2", "1200")
    tables["firms"].append(list(tables["firms"][1]))
    put(tables, "firms", "firm_id", "F2", row=2)
    del tables["units"][4]
    result = reviewed(small_dossier(), {name: tables[name] for name in ("units", "firms")})
    assert changes(result) == {("units", "A-101", "leasable_m2"): ("1000", "1200")}
    assert [(one.table, one.row_id) for one in result.difference.added] == [("firms", "F2")]
    assert [(one.table, one.row_id) for one in result.difference.removed] == [("units", "A-202")]


def test_tables_that_do_not_come_stay_as_they_are() -> None:
    tables = put(small_tables(), "firms", "jobs", "21")
    assert changes(reviewed(small_dossier(), {"firms": tables["firms"]})) == {
        ("firms", "F1", "jobs"): ("20", "21")
    }


def test_columns_that_do_not_come_stay_as_they_are() -> None:
    tables = drop(
        put(small_tables(), "firms", "jobs", "21"), "firms", "product", "stage", "archetype", "tax_10k"
    )
    assert changes(reviewed(small_dossier(), {"firms": tables["firms"]})) == {
        ("firms", "F1", "jobs"): ("20", "21")
    }


def test_a_new_row_needs_the_columns_that_do_not_come() -> None:
    tables = drop(small_tables(), "firms", "stage")
    put(tables, "firms", "firm_id", "F2")
    result = reviewed(small_dossier(), {"firms": tables["firms"]})
    (question,) = result.refused
    assert question.cell_id == "firms!2:stage"
    assert apply(result, {question.cell_id: "已签约"}).problem.firm["F2"].is_signed


def test_a_sheet_that_is_not_the_whole_table_removes_nothing() -> None:
    tables = small_tables()
    found = sheets({"units": tables["units"][:3]})
    mapping = guess(found[0])
    assert mapping is not None
    partial = type(mapping)(**{**vars(mapping), "replaces": False})
    assert review(small_dossier(), found, [partial]).difference.removed == ()
    assert len(review(small_dossier(), found, [mapping]).difference.removed) == 2


def test_what_is_refused_stops_everything() -> None:
    tables = put(put(small_tables(), "firms", "jobs", "21"), "units", "leasable_m2", "很多")
    result = reviewed(small_dossier(), tables)
    assert result.result is None
    assert result.difference.is_empty
    (question,) = result.refused
    assert (question.cell_id, question.row_id) == ("units!E2", "units!2")
    with pytest.raises(ImportStoppedError) as stopped:
        apply(result)
    assert stopped.value.review.refused == result.refused


def test_an_answer_that_is_no_better_stops_everything_too() -> None:
    result = reviewed(small_dossier(), put(small_tables(), "units", "leasable_m2", "很多"))
    with pytest.raises(ImportStoppedError) as stopped:
        apply(result, {"units!E2": "更多"})
    assert stopped.value.review.refused[0].issue.cell is not None
    assert stopped.value.review.refused[0].issue.cell.text == "更多"


def test_what_does_not_fit_together_stops_everything_with_its_cell() -> None:
    result = reviewed(small_dossier(), {"firms": put(small_tables(), "firms", "archetype", "NONE")["firms"]})
    (question,) = result.refused
    assert question.issue.cell is not None
    assert (question.issue.cell.column, question.issue.cell.text) == ("archetype", "NONE")


def test_removing_what_others_need_is_refused() -> None:
    dossier = Dossier(problem=make.problem(firms=[make.sitting("S1", ["A-202"])]))
    tables = tables_of(dossier)
    del tables["units"][4]
    result = reviewed(dossier, {"units": tables["units"]})
    assert result.result is None
    assert any("A-202" in issue.message.say(Lang.EN) for issue in result.faults)


def test_normalised_and_doubtful_cells_are_listed() -> None:
    result = reviewed(
        small_dossier(),
        put(
            put(small_tables(), "units", "leasable_m2", "1,000㎡"),
            "units",
            "available_quarter",
            "45292",
            row=2,
        ),
    )
    assert result.is_ready
    assert any(issue.cell and issue.cell.text == "1,000㎡" for issue in result.normalised)
    assert any(issue.cell and issue.cell.text == "45292" for issue in result.asked)


def test_the_policy_comes_whole() -> None:
    tables = tables_of(park("mature"))
    tables["policy"] = [row for row in tables["policy"] if row[0] != "waiver"]
    result = reviewed(park("mature"), {"policy": tables["policy"]})
    assert {one.table for one in result.difference.removed} == {"policy"}
    assert apply(result).problem.policy.waivers == ()


def test_nothing_that_can_be_read_is_said() -> None:
    found = sheets({"会议": [["时间", "地点"], ["周一", "会议室"]]})
    result = review(small_dossier(), found, [])
    assert result.result is None
    assert result.faults


def test_no_dossier_differs_from_another_by_its_rows() -> None:
    assert difference(None, None).is_empty
    assert len(difference(small_dossier(), None).removed) == len(difference(None, small_dossier()).added)


def test_a_correction_of_the_mapping_is_what_counts() -> None:
    found = sheets({"表": [["企业", "年收入", "产值"], ["企业F1", "3000", "1"]]})
    mapping = guess(found[0])
    assert mapping is not None
    result = review(small_dossier(), found, [mapping.with_column(1, "output_10k")])
    assert changes(result) == {("firms", "F1", "output_10k"): ("2000", "3000")}


def test_reviewed_sheets_are_all_recognised() -> None:
    assert reviewed_sheets(small_dossier(), sheets(small_tables())).is_ready
