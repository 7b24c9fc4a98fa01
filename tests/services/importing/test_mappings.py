"""Mappings that people corrected are kept in the database and found again for the next file."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.services.database.opening import Store
from planner.services.importing.mappings import Uploads
from planner.services.importing.review import inspect, read_as
from planner.store import preferences
from planner.store.opening import open_store
from tests.support.kept import ANN
from tests.support.uploads import needs_book


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


def test_a_corrected_mapping_is_found_by_everyone_for_the_same_headers(store: Store) -> None:
    uploads, content = Uploads(store), needs_book({"企业": "企业F1"})
    (sheet,) = inspect("a.xlsx", content).sheets
    mapping = read_as(sheet, "needs_sheet", 2).with_column(6, "min_clear_height_m")
    assert inspect("a.xlsx", content, remembered=uploads.memory()).mappings[0].columns[6].key == ""
    uploads.remember(ANN, [mapping])
    again = inspect("b.xlsx", content, remembered=uploads.memory()).mappings[0]
    assert again.columns[6].key == "min_clear_height_m"
    assert again.confidence == 1


def test_a_mapping_that_cannot_be_read_any_more_is_left_out(store: Store) -> None:
    uploads = Uploads(store)
    (sheet,) = inspect("a.xlsx", needs_book({"企业": "企业F1"})).sheets
    mapping = read_as(sheet, "needs_sheet", 2)
    uploads.remember(ANN, [replace(mapping, table="a_table_of_old"), mapping.with_column(0, "an_old_column")])
    with store.writing(ANN) as write:
        preferences.keep_mapping(write, "abc", {"企业名称": "name_zh"})
    assert uploads.memory() == {}
    uploads.remember(ANN, [mapping])
    assert list(uploads.memory().values()) == [mapping]


def test_nothing_to_remember_writes_nothing(store: Store) -> None:
    Uploads(store).remember(ANN, [])
    with store.reading() as db:
        assert preferences.trail(db) == ()
