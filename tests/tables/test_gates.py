"""Three gates: every fault of a gate at once, each with its address, in both languages."""

from pathlib import Path

import pytest

from planner.domain.solving.finding import Issue
from planner.text import Lang
from tests.support.sheets import (
    Tables,
    drop,
    errors,
    put,
    read_tables,
    said,
    small_dossier,
    small_tables,
    the_error,
)

Address = tuple[str, int | None, str, str]


def where(issue: Issue) -> Address:
    assert issue.cell is not None
    return (issue.cell.file, issue.cell.row, issue.cell.column, issue.cell.text)


def addresses(folder: Path, tables: Tables) -> set[Address]:
    reading = read_tables(folder, tables)
    assert reading.dossier is None
    for issue in errors(reading):
        for lang in Lang:
            assert "{" not in issue.message.say(lang), issue
    return {where(issue) for issue in errors(reading)}


def test_the_small_park_is_sound(tmp_path: Path) -> None:
    reading = read_tables(tmp_path / "park", small_tables())
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_every_bad_cell_is_named_at_once(tmp_path: Path) -> None:
    tables = small_tables()
    put(tables, "units", "leasable_m2", "1000-1200")
    put(tables, "units", "available_quarter", "明年", row=3)
    put(tables, "units", "unit_id", "", row=4)
    put(tables, "firms", "stage", "maybe")
    put(tables, "parks", "cut_off", "31/12/2023")
    assert addresses(tmp_path / "park", tables) == {
        ("units.csv", 2, "leasable_m2", "1000-1200"),
        ("units.csv", 4, "available_quarter", "明年"),
        ("units.csv", 5, "unit_id", ""),
        ("firms.csv", 2, "stage", "maybe"),
        ("parks.csv", 2, "cut_off", "31/12/2023"),
    }


def test_faults_of_all_gates_are_told_in_one_run(tmp_path: Path) -> None:
    tables = small_tables()
    put(tables, "units", "leasable_m2", "lots")
    put(tables, "units", "leasable_m2", "-5", row=2)
    put(tables, "units", "building_id", "B9", row=3)
    put(tables, "firms", "area_max_m2", "1")
    put(tables, "firms", "archetype", "DEVV")
    put(tables, "firms", "committed_units", "A-1O1")
    put(tables, "buildings", "phase_id", "9")
    tables["policy"] = [
        POLICY,
        ["pin", "F9", "", "Z", "", "", "", "", ""],
        ["pinn", "", "", "", "", "", "", "", ""],
    ]
    assert addresses(tmp_path / "park", tables) == {
        ("units.csv", 2, "leasable_m2", "lots"),
        ("units.csv", 3, "leasable_m2", "-5"),
        ("units.csv", 4, "building_id", "B9"),
        ("firms.csv", 2, "area_max_m2", "1"),
        ("firms.csv", 2, "archetype", "DEVV"),
        ("firms.csv", 2, "committed_units", "A-1O1"),
        ("buildings.csv", 2, "phase_id", "9"),
        ("policy.csv", 2, "key", "F9"),
        ("policy.csv", 2, "clause", "Z"),
        ("policy.csv", 3, "kind", "pinn"),
    }


def test_a_row_with_a_bad_cell_tells_its_other_faults_and_still_counts_as_there(tmp_path: Path) -> None:
    tables = small_tables()
    put(tables, "units", "leasable_m2", "lots")
    put(tables, "units", "building_id", "B9")
    put(tables, "units", "clear_height_m", "-3")
    put(tables, "units", "unit_id", "A-102", row=2)
    put(tables, "firms", "committed_units", "A-101")
    found = addresses(tmp_path / "park", tables)
    assert ("firms.csv", 2, "committed_units", "A-101") not in found
    assert found >= {
        ("units.csv", 2, "leasable_m2", "lots"),
        ("units.csv", 2, "building_id", "B9"),
        ("units.csv", 2, "clear_height_m", "-3"),
    }


def test_a_table_whose_names_are_not_sure_makes_nothing_unknown(tmp_path: Path) -> None:
    tables = put(put(small_tables(), "units", "unit_id", "A/1;B"), "firms", "committed_units", "A-999")
    assert addresses(tmp_path / "park", tables) == {("units.csv", 2, "unit_id", "A/1;B")}


def test_an_unknown_name_is_told_with_the_one_it_may_have_meant(tmp_path: Path) -> None:
    issue = the_error(read_tables(tmp_path / "park", put(small_tables(), "firms", "archetype", "DEVV")))
    assert issue.message.say(Lang.EN) == "there is no archetype “DEVV”; is it: DEV"
    assert issue.message.say(Lang.ZH) == "没有企业类型“DEVV”；是否是：DEV"


def test_every_fact_that_is_wrong_by_itself_is_named_at_once(tmp_path: Path) -> None:
    tables = small_tables()
    put(tables, "units", "leasable_m2", "-5", row=2)
    put(tables, "units", "building_id", "nowhere")
    put(tables, "firms", "area_max_m2", "900")
    put(tables, "firms", "latest_quarter", "2023Q4")
    put(tables, "parks", "last_quarter", "2020Q1")
    put(tables, "buildings", "net_to_gross", "1.5")
    assert addresses(tmp_path / "park", tables) == {
        ("units.csv", 2, "building_id", "nowhere"),
        ("units.csv", 3, "leasable_m2", "-5"),
        ("firms.csv", 2, "area_max_m2", "900"),
        ("firms.csv", 2, "latest_quarter", "2023Q4"),
        ("parks.csv", 2, "last_quarter", "2020Q1"),
        ("buildings.csv", 2, "net_to_gross", "1.5"),
    }


def test_everything_that_does_not_fit_together_is_named_at_once(tmp_path: Path) -> None:
    tables = small_tables()
    put(tables, "units", "building_id", "Q")
    put(tables, "units", "unit_id", "A-202", row=3)
    put(tables, "firms", "archetype", "NONE")
    put(tables, "firms", "committed_units", "A-999")
    put(tables, "buildings", "phase_id", "9")
    assert addresses(tmp_path / "park", tables) == {
        ("units.csv", 2, "building_id", "Q"),
        ("units.csv", 4, "unit_id", "A-202"),
        ("units.csv", 5, "unit_id", "A-202"),
        ("firms.csv", 2, "archetype", "NONE"),
        ("firms.csv", 2, "committed_units", "A-999"),
        ("buildings.csv", 2, "phase_id", "9"),
    }


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    tables = small_tables()
    del tables["units"], tables["floors"]
    found = errors(read_tables(tmp_path / "park", tables))
    assert [issue.message.say(Lang.EN) for issue in found] == [
        "the table floors is missing",
        "the table units is missing",
    ]
    assert "单元" in found[1].message.say(Lang.ZH)


def test_a_table_twice_is_refused(tmp_path: Path) -> None:
    tables = small_tables()
    tables["单元"] = tables["units"]
    assert where(the_error(read_tables(tmp_path / "park", tables)))[0] == "单元.csv"


def test_a_file_we_do_not_know_is_mentioned_and_left(tmp_path: Path) -> None:
    tables = small_tables() | {"会议纪要": [["时间", "地点"], ["周一", "会议室"]]}
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier == small_dossier()
    assert any(issue.cell and issue.cell.file == "会议纪要.csv" for issue in reading.issues)


def test_names_that_other_readers_lose_are_kept(tmp_path: Path) -> None:
    tables = put(put(small_tables(), "firms", "name_zh", "NA"), "firms", "firm_id", "001")
    put(tables, "firms", "product", "nan")
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier is not None, said(reading.issues)
    (firm,) = reading.dossier.problem.firms
    assert (firm.firm_id, firm.name.zh, firm.product) == ("001", "NA", "nan")


def test_what_a_firm_leaves_open_is_filled_and_mentioned(tmp_path: Path) -> None:
    tables = drop(small_tables(), "firms", "power_kw", "probability", "latest_quarter")
    put(tables, "firms", "tax_10k", "")
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier is not None, said(reading.issues)
    (firm,) = reading.dossier.problem.firms
    assert (str(firm.power_kw), str(firm.probability), str(firm.latest_quarter)) == ("100", "0.85", "2025Q1")
    assert firm.tax_10k == 100
    told = {
        issue.cell.column
        for issue in reading.issues
        if issue.cell and issue.cell.column and "taken as" in issue.message.say(Lang.EN)
    }
    assert told == {"power_kw", "probability", "latest_quarter", "tax_10k"}


def test_an_archetype_that_is_not_there_fills_nothing(tmp_path: Path) -> None:
    tables = put(put(small_tables(), "firms", "archetype", "NONE"), "firms", "tax_10k", "")
    issue = the_error(read_tables(tmp_path / "park", tables))
    assert where(issue) == ("firms.csv", 2, "archetype", "NONE")


POLICY = ["kind", "key", "subject", "clause", "value", "until", "note_zh", "note_en", "basis"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["pinn", "F1", "", "", "", "", "", "", ""], "kind"),
        (["rate", "per_tree", "", "", "1", "", "", "", ""], "key"),
        (["rate", "per_job", "", "", "viel", "", "", "", ""], "value"),
        (["rate", "per_job", "", "", "-1", "", "", "", ""], "value"),
        (["preset", "", "", "", "everything", "", "", "", ""], "value"),
        (["mode", "", "", "", "random", "", "", "", ""], "value"),
        (["hold", "", "A-101", "", "", "", "", "", ""], "until"),
        (["hold", "", "A-999", "", "", "2024Q4", "", "", ""], "subject"),
        (["hold", "F9", "A-101", "", "", "2024Q4", "", "", ""], "key"),
        (["pin", "F9", "", "", "", "", "", "", ""], "key"),
        (["pin", "F1", "", "Z", "", "", "", "", ""], "clause"),
        (["forbid", "F1", "A-999", "", "", "", "", "", ""], "subject"),
        (["switch", "gravity", "", "", "on", "", "", "", ""], "key"),
        (["switch", "segregation", "", "", "perhaps", "", "", "", ""], "value"),
        (["switch", "one_home", "", "", "off", "", "", "", ""], "key"),
        (["waiver", "segregation", "F9", "", "", "", "", "", ""], "subject"),
        (["waiver", "segregation", "", "", "", "", "", "", ""], "subject"),
        (["waiver", "unit_once", "F1", "", "", "", "", "", ""], "key"),
        (["reserve", "P", "", "", "1.5", "2024Q4", "", "", ""], "value"),
        (["reserve", "Q", "", "", "0.1", "2024Q4", "", "", ""], "key"),
        (["reserve", "P", "", "", "", "2024Q4", "", "", ""], "value"),
        (["hold_quarters", "", "", "", "-1", "", "", "", ""], "value"),
        (["entry", "min_area_m2", "", "", "-1", "", "", "", ""], "value"),
        (["entry", "reg_paths", "", "", "filing;magic", "", "", "", ""], "value"),
        (["tier", "t", "tax", "", "1", "", "", "", ""], "key"),
        (["rate", "per_job", "", "", "1", "", "", "", "hearsay: x"], "basis"),
        (["threshold", "trial_run_weeks", "", "", "-1", "", "", "", ""], "value"),
        (["threshold", "trial_run_weeks", "", "", "-0.5", "", "", "", ""], "value"),
        (["threshold", "trial_run_weeks", "", "", "521", "", "", "", ""], "value"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_refused_with_its_cell(tmp_path: Path, row: list[str], column: str) -> None:
    tables = small_tables()
    tables["policy"] = [POLICY, row]
    found = errors(read_tables(tmp_path / "park", tables))
    assert [where(issue)[:3] for issue in found][:1] == [("policy.csv", 2, column)]


@pytest.mark.parametrize("weeks", ["0", "520"])
def test_a_trial_run_takes_no_time_or_ten_years(tmp_path: Path, weeks: str) -> None:
    tables = small_tables()
    tables["policy"] = [POLICY, ["threshold", "trial_run_weeks", "", "", weeks, "", "", "", ""]]
    assert not errors(read_tables(tmp_path / "park", tables))


def test_a_tier_names_goals_that_are_there(tmp_path: Path) -> None:
    tables = small_tables()
    tables["policy"] = [
        POLICY,
        ["tier", "t", "", "value", "1", "", "", "", ""],
        ["tier", "t", "happiness", "", "1", "", "", "", ""],
    ]
    assert addresses(tmp_path / "park", tables) == {("policy.csv", 3, "subject", "happiness")}


def test_a_tier_is_not_weighed_below_nothing(tmp_path: Path) -> None:
    tables = small_tables()
    tables["policy"] = [
        POLICY,
        ["tier", "t", "", "value", "-2", "", "", "", ""],
        ["tier", "t", "tax", "", "1", "", "", "", ""],
    ]
    assert addresses(tmp_path / "park", tables) == {("policy.csv", 2, "value", "-2")}


def test_a_setting_given_twice_is_refused(tmp_path: Path) -> None:
    tables = small_tables()
    row = ["rate", "per_job", "", "", "1", "", "", "", ""]
    tables["policy"] = [POLICY, row, row]
    assert addresses(tmp_path / "park", tables) == {("policy.csv", 3, "key", "per_job")}


def test_rows_that_say_the_same_are_each_named_at_their_own_cell(tmp_path: Path) -> None:
    tables = small_tables()
    for name in ("units", "firms"):
        tables[name].append(list(tables[name][-1]))
    pin = ["pin", tables["firms"][1][0], "", "nowhere", "", "", "", "", ""]
    tables["policy"] += [pin, list(pin)]
    last = {name: len(tables[name]) for name in ("units", "firms", "policy")}
    rows = {(file, row) for file, row, _, _ in addresses(tmp_path / "park", tables)}
    assert {(f"{name}.csv", row) for name, end in last.items() for row in (end - 1, end)} <= rows, rows
