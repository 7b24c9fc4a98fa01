"""Where people pick they are offered words and names, and what they pick can be read."""

import pytest

from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing, EditorView
from planner.services.editing.picking import pick_list, takes_several
from planner.services.projects.projects import Projects
from planner.services.wording.grid_columns import display_text, read_value, stored
from planner.store.opening import open_store
from planner.tables.columns import TABLES
from planner.text import Lang
from tests.support.incoming import park
from tests.support.kept import ANN


@pytest.fixture(scope="module")
def desk() -> EditorView:
    store = open_store("sqlite://")
    projects = Projects(store)
    made = projects.create(ANN, "资源", park("ziyuan"))
    seen = Editing(projects, Drafts(store)).desk(ANN, made.project_id)
    store.close()
    return seen


@pytest.mark.parametrize("lang", list(Lang))
def test_whatever_is_offered_can_be_read(desk: EditorView, lang: Lang) -> None:
    offered = 0
    for table in TABLES:
        for column in table.columns:
            for option in pick_list(desk, table.name, column.key, lang):
                offered += 1
                assert read_value(table.name, column.key, option.value) is not None, (table.name, column.key)
                kept = stored(table.name, column.key, option.value)
                assert display_text(table.name, column.key, kept, lang) == option.value
    assert offered > 200


def test_kind_stage_priority_yes_no_building_and_unit_are_picked(desk: EditorView) -> None:
    for key, wanted in (
        ("archetype", "IVD"),
        ("stage", "已签约"),
        ("priority", "A"),
        ("needs_steam", "是"),
        ("committed_building", "A1"),
        ("sitting_units", desk.table("units").rows[0][0]),
    ):
        values = [option.value for option in pick_list(desk, "firms", key, Lang.ZH)]
        assert wanted in values, key
    assert takes_several("firms", "sitting_units")
    assert not takes_several("firms", "stage")
    assert pick_list(desk, "firms", "product", Lang.ZH) == ()


def test_a_name_is_listed_with_what_it_means(desk: EditorView) -> None:
    labels = {one.value: one.label for one in pick_list(desk, "firms", "archetype", Lang.EN)}
    assert labels["DEV_I"].startswith("DEV_I · Class I")


@pytest.mark.parametrize("typed", ["特签", "", "signed?", "约八百"])
def test_what_is_no_word_stays_as_typed(typed: str) -> None:
    assert stored("firms", "stage", typed) == typed
    assert stored("firms", "area_req_m2", typed) == typed


def test_other_spellings_are_kept_as_the_word_they_are() -> None:
    assert {stored("firms", "stage", said) for said in ("签约", "Signed", " 已签约")} == {"signed"}
    assert (stored("firms", "needs_steam", "需要"), stored("firms", "needs_steam", "×")) == ("Y", "N")
