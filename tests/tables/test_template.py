"""The workbook to fill in: read back without a guess, the same bytes for the same tables, and up to date."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from planner.tables.columns import TABLE, TABLES
from planner.tables.columns.column import Kind
from planner.tables.columns.references import ID_COLUMN, target_of
from planner.tables.opening import sheets_of_file
from planner.tables.reading import read_workbook
from planner.tables.sheets import Faults, Sheet
from planner.tables.template import empty_template, filled_template
from planner.tables.template.workbook import ROWS_TO_FILL
from planner.tables.wording import choices_of, shown_cell, stored_cell
from planner.text import Lang
from tests.support.incoming import DATA, park, reviewed_sheets
from tests.support.packed import parts_of
from tests.support.sheets import errors, said, saved, small_dossier

TEMPLATES = DATA / "templates"


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def visible(content: bytes) -> list[Sheet]:
    faults = Faults()
    found = sheets_of_file("template.xlsx", content, faults)
    assert not faults.issues, said(faults.issues)
    return [sheet for sheet in found if not sheet.name.startswith("_")]


@pytest.mark.parametrize("lang", list(Lang))
def test_the_committed_template_is_up_to_date(lang: Lang) -> None:
    committed = (TEMPLATES / f"park.{lang}.xlsx").read_bytes()
    assert parts_of(committed) == parts_of(empty_template(lang)), (
        f"run: python -m planner template data/templates/park.{lang}.xlsx --lang {lang}"
    )


def test_the_same_tables_make_the_same_bytes() -> None:
    assert empty_template() == empty_template()
    assert filled_template(small_dossier()) == filled_template(small_dossier())


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_a_filled_template_reads_back_as_the_park_it_was_filled_with(name: str, lang: Lang) -> None:
    content = filled_template(park(name), lang)
    assert read_workbook("t.xlsx", content).dossier == park(name)
    review = reviewed_sheets(park(name), visible(content))
    assert review.is_ready
    assert review.difference.is_empty
    assert all(mapping.confidence == 1 for mapping in review.mappings)


def test_an_empty_template_is_no_park() -> None:
    reading = read_workbook("t.xlsx", empty_template())
    assert reading.dossier is None
    (issue,) = errors(reading)
    assert "parks" in issue.message.say(Lang.EN)


def test_a_sheet_holds_each_table_with_headers_units_and_hidden_keys() -> None:
    book = opened(empty_template())
    assert book.sheetnames == [*(table.title.zh for table in TABLES), "_words"]
    assert book["_words"].sheet_state == "hidden"
    for table in TABLES:
        page = book[table.title.zh]
        heads = [cell.value for cell in page[1]]
        assert heads == [f"{c.header(Lang.ZH)}{'*' if c.is_required else ''}" for c in table.columns]
        assert [cell.value for cell in page[2]] == [column.key for column in table.columns]
        assert page.row_dimensions[2].hidden
        assert page.freeze_panes is not None


def test_every_column_has_a_prompt_with_an_example_and_words_a_list() -> None:
    book = opened(empty_template())
    for table in TABLES:
        checks = {str(check.sqref): check for check in book[table.title.zh].data_validations.dataValidation}
        prompts = " ".join(str(check.prompt) for check in checks.values())
        assert len(checks) >= 1
        for column in table.columns:
            assert column.help.zh in prompts, (table.name, column.key)
        lists = [check for check in checks.values() if check.type == "list"]
        words = [column for column in table.columns if column.kind in {Kind.WORD, Kind.YES_NO}]
        names = [column for column in table.columns if target_of(table.name, column.key)]
        assert len([check for check in lists if check.formula1.startswith("_words!")]) == len(words)
        assert len(lists) == len(words) + len(names)


@pytest.mark.parametrize("lang", list(Lang))
def test_every_word_that_is_offered_is_read_as_what_it_says(lang: Lang) -> None:
    words = opened(empty_template(lang))["_words"]
    offered = {
        str(column[0].value): [cell.value for cell in column if cell.value] for column in words.columns
    }
    for table in TABLES:
        for column in table.columns:
            choices = choices_of(column, lang)
            if not choices:
                continue
            assert offered[choices[0]] == list(choices)
            codes = [stored_cell(column, word) for word in choices]
            assert [shown_cell(column, code, lang) for code in codes] == list(choices)
            assert len(set(codes)) == len(choices)


@pytest.mark.parametrize("lang", list(Lang))
def test_names_of_other_sheets_are_offered_where_they_are_taken(lang: Lang) -> None:
    book = opened(filled_template(park("ziyuan"), lang))
    for name, key, target in (
        ("firms", "archetype", "archetypes"),
        ("firms", "committed_building", "buildings"),
        ("firms", "sitting_units", "units"),
        ("units", "building_id", "buildings"),
    ):
        place = [column.key for column in TABLE[name].columns].index(key)
        letter = get_column_letter(place + 1)
        checks = book[TABLE[name].title.say(lang)].data_validations.dataValidation
        (check,) = [one for one in checks if str(one.sqref).startswith(f"{letter}3:")]
        sheet, _, cells = check.formula1.partition("!")
        listed = [cell[0].value for cell in book[sheet.strip("'")][cells.replace("$", "")]]
        ids = [getattr(one, ID_COLUMN[target]) for one in getattr(park("ziyuan").problem, target)]
        assert [one for one in listed if one] == ids


def test_a_filled_template_shows_words_not_codes() -> None:
    book = opened(filled_template(park("ziyuan"), Lang.ZH))
    page = book["企业"]
    keys = [cell.value for cell in page[2]]
    stages = {page.cell(row, keys.index("stage") + 1).value for row in range(3, 48)}
    assert {"已签约", "在谈"} <= stages
    assert page.cell(3, keys.index("is_real") + 1).value == "是"


def test_bounds_are_those_of_the_second_gate() -> None:
    book = opened(empty_template())
    place = [column.key for column in TABLE["units"].columns].index("leasable_m2")
    letter = get_column_letter(place + 1)
    checks = book["单元"].data_validations.dataValidation
    (check,) = [one for one in checks if str(one.sqref) == f"{letter}3:{letter}{ROWS_TO_FILL + 2}"]
    assert (check.type, float(check.formula1), float(check.formula2)) == ("whole", 0, 10_000_000)
    assert "10000000" in check.prompt


def test_what_a_person_fills_in_is_read() -> None:
    book = opened(filled_template(small_dossier()))
    page = book["企业"]
    keys = [cell.value for cell in page[2]]
    for key, value in (
        ("firm_id", "F2"),
        ("name_zh", "桂北新材"),
        ("archetype", "DEV"),
        ("stage", "在谈"),
        ("area_req_m2", 800),
        ("desired_quarter", "2024Q2"),
    ):
        page.cell(4, keys.index(key) + 1).value = value
    reading = read_workbook("t.xlsx", saved(book))
    assert reading.dossier is not None, said(reading.issues)
    assert set(reading.dossier.problem.firm) == {"F1", "F2"}


def test_text_in_a_template_is_never_a_formula(tmp_path: Path) -> None:
    book = opened(filled_template(small_dossier()))
    page = book["企业"]
    keys = [cell.value for cell in page[2]]
    place = keys.index("notes") + 1
    page.cell(3, place).value = "=1+1"
    page.cell(3, place).data_type = "s"
    reading = read_workbook("t.xlsx", saved(book))
    assert reading.dossier is not None
    again = opened(filled_template(reading.dossier))["企业"].cell(3, place)
    assert (again.value, again.data_type) == ("=1+1", "s")
    assert read_workbook("t.xlsx", filled_template(reading.dossier)).dossier == reading.dossier
