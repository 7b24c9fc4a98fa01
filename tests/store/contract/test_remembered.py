"""What every database keeps of small things, and that a write is whole or not at all."""

import contextlib
import sqlite3
from collections.abc import Callable

from sqlalchemy import make_url

from planner.services.projects.projects import Projects
from planner.store import preferences
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.support import kept
from tests.support.kept import ANN, BOB


def test_a_mapping_of_columns_is_found_again_by_its_signature(store: Store) -> None:
    with store.writing(ANN) as write:
        preferences.keep_mapping(write, "abc", {"企业名称": "name_zh"})
        others = {signature: {signature: "jobs"} for signature in ("aaa", "xyz")}
        for signature, mapping in others.items():
            preferences.keep_mapping(write, signature, mapping)
    with store.writing(BOB) as write:
        preferences.keep_mapping(write, "abc", {"企业名称": "name_zh", "面积": "area_req_m2"})
    with store.reading() as db:
        found = preferences.mappings(db)
    assert found == {"abc": {"企业名称": "name_zh", "面积": "area_req_m2"}, **others}


def test_a_write_that_fails_leaves_nothing_not_even_in_the_trail(store: Store) -> None:
    with contextlib.suppress(ZeroDivisionError), store.writing(ANN) as write:
        preferences.keep_mapping(write, "abc", {"企业名称": "name_zh"})
        preferences.keep_mapping(write, "xyz", {"企业名称": str(1 / 0)})
    with store.reading() as db:
        assert preferences.mappings(db) == {}
        assert preferences.trail(db) == ()


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    projects = Projects(store)
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    if store.address.database is None:
        return  # in memory all take turns
    with store.reading() as db:
        assert preferences.trail(db)[0].version == 1
        projects.save(BOB, key, kept.dossier("F1", "F2"), base=1)
        assert preferences.trail(db)[0].version == 1
    assert projects.trail(key)[0].version == 2


def test_a_sound_database_passes_the_verification(store: Store) -> None:
    projects = Projects(store)
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    projects.keep_plan(ANN, (key, 1), kept.dossier().problem, kept.outcome(kept.dossier().problem))
    assert verify(store) == ()


def test_a_piece_that_was_altered_fails_the_verification(store: Store) -> None:
    projects = Projects(store)
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    with store.writing(ANN) as write:
        write.db.exec_driver_sql("UPDATE versions SET content = replace(content, '1000', '1001')")
    faults = [one.text.en.format(**one.values) for one in verify(store)]
    assert len(faults) == 1
    assert "does not match its sum" in faults[0]
    assert f"versions ('{key}', 1)" in faults[0]


def test_a_row_that_names_what_is_not_there_fails_the_verification(new_url: Callable[[str], str]) -> None:
    """On SQLite, whose keys can be left out of account; PostgreSQL keeps such a row out."""
    url = new_url("sqlite")
    store = open_store(url)
    key = Projects(store).create(ANN, "园区", kept.dossier()).project_id
    with sqlite3.connect(make_url(url).database or "") as file:
        file.execute("DELETE FROM projects WHERE project_id = ?", (key,))
    faults = [one.text.en.format(**one.values) for one in verify(store)]
    store.close()
    assert any("foreign_key_check: ('versions', 1, 'projects', " in one for one in faults), faults
