"""A database file of no bytes: a new one, or one that lost what it held."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.services.database import maintenance
from planner.services.projects.projects import Projects
from planner.settings import Settings, read_settings
from planner.store.backups import back_up
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.text import Lang
from tests.support import kept
from tests.support.kept import ANN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "planner.sqlite3"


def settings(path: Path) -> Settings:
    return read_settings({"PLANNER_DATABASE_URL": f"sqlite:///{path}", "PLANNER_HOME": str(path.parent)})


def test_one_that_never_held_anything_becomes_a_new_database(path: Path) -> None:
    path.touch()
    store = open_store(f"sqlite:///{path}")
    project = Projects(store).create(ANN, "园区", kept.dossier()).project_id
    assert Projects(store).open(project).dossier == kept.dossier()
    store.close()


def test_one_that_has_backups_beside_it_is_left_alone_and_the_way_back_is_told(path: Path) -> None:
    store = open_store(f"sqlite:///{path}")
    project = Projects(store).create(ANN, "园区", kept.dossier()).project_id
    backup = back_up(store, "before-a-test")
    store.close()
    path.write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{path}")
    assert caught.value.fault is StoreFault.EMPTIED
    for lang in Lang:
        said = caught.value.message.say(lang)
        assert "0 " in said
        assert str(path) in said
        assert f'db restore "{backup}"' in said
    assert path.read_bytes() == b""
    maintenance.put_back(settings(path), backup)
    store = open_store(f"sqlite:///{path}")
    assert Projects(store).open(project).dossier == kept.dossier()
    store.close()


def test_there_is_nothing_to_verify_or_to_back_up_in_one(path: Path) -> None:
    path.touch()
    works: tuple[Callable[[], object], ...] = (
        lambda: maintenance.verify(settings(path)),
        lambda: maintenance.back_up(settings(path), path.parent / "b.zip"),
    )
    for work in works:
        with pytest.raises(StoreError) as caught:
            work()
        assert caught.value.fault is StoreFault.MISSING
        assert "0 bytes" in caught.value.message.say(Lang.EN)
    assert path.read_bytes() == b""


def test_an_empty_backup_is_called_empty(path: Path) -> None:
    backup = path.parent / "b.zip"
    backup.touch()
    with pytest.raises(StoreError) as caught:
        maintenance.put_back(settings(path), backup)
    assert caught.value.fault is StoreFault.UNREADABLE
    assert "0 bytes" in caught.value.message.say(Lang.EN)
