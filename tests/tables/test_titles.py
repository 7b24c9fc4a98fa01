"""What fields are called without a table at hand is what the tables call them."""

import pytest

from planner.domain.vocabulary.titles import TABLE_TITLES, TITLES, named, title_of
from planner.tables.columns import TABLES
from planner.tables.columns.column import Kind
from planner.text import Text

COLUMNS: dict[str, set[Text]] = {}
for one in TABLES:
    if one.row_type is not None:
        for column in one.columns:
            COLUMNS.setdefault(column.key, set()).add(column.title)


@pytest.mark.parametrize("field", sorted(TITLES.keys() & COLUMNS.keys()))
def test_a_field_is_called_as_its_column(field: str) -> None:
    assert title_of(field) in COLUMNS[field]


def test_every_number_of_a_fact_has_a_title_of_its_field() -> None:
    numbers = {
        column.key
        for one in TABLES
        if one.row_type is not None
        for column in one.columns
        if column.kind in {Kind.WHOLE, Kind.DECIMAL}
    }
    assert numbers <= TITLES.keys()


def test_every_table_is_called_as_its_declaration_says() -> None:
    assert {one.name: one.title for one in TABLES} == dict(TABLE_TITLES)


def test_a_field_of_a_firm_in_an_edit_and_a_half_of_a_pair_have_titles() -> None:
    assert named("firm.committed_units") == Text("承诺单元", "committed units")
    assert named("value").en == "new value"
    assert title_of("name_en") == title_of("name")
