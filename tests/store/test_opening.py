"""A database is made, brought up with a backup first, or refused with the way out."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, make_url
from sqlalchemy.exc import OperationalError

from planner.services.projects.projects import Projects
from planner.store import projects, schema
from planner.store.archive import read_archive, read_back
from planner.store.backups import back_up, backups_of, newest_backup
from planner.store.engine import address_of
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store, restore
from planner.store.store import Store
from planner.store.verify import verify
from planner.text import Text
from tests.support import kept
from tests.support.kept import ANN


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


def filled(url: str) -> str:
    store = open_store(url)
    key = Projects(store).create(ANN, "园区", kept.dossier(), comment="第一版").project_id
    store.close()
    return key


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


def refused(url: str) -> StoreError:
    with pytest.raises(StoreError) as error:
        open_store(url)
    return error.value


def test_the_folder_and_the_file_are_made_on_first_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/planner.sqlite3"
    filled(url)
    assert file_of(url).is_file()


def of_the_first_revision(url: str) -> tuple[Store, str]:
    """Return a database of the first revision with a project in it."""
    old, key = Store(url), "P"
    if old.address.database and not old.is_postgresql:
        file_of(url).parent.mkdir(parents=True, exist_ok=True)
    with old.writing(ANN) as write:
        schema.migrate(write.db, to=schema.revisions()[0])
        projects.add(write, key, Text("园区", "Park"), kept.dossier())
        write.notes.clear()  # the trail was no chain then
    return old, key


def test_an_older_database_is_backed_up_and_brought_up_with_all_it_held(url: str) -> None:
    old, key = of_the_first_revision(url)
    old.close()
    store = open_store(url)
    with store.reading() as db:
        assert schema.revision_of(db) == schema.newest()
        assert schema.differences(db) == []
    assert Projects(store).open(key).dossier == kept.dossier()
    assert verify(store) == ()
    store.close()
    backups = [read_archive(path).revision for path in backups_of(address_of(url)).glob("*.zip")]
    assert backups == ([schema.revisions()[0]] if len(schema.revisions()) > 1 else [])


def test_a_migration_that_breaks_off_at_any_statement_leaves_the_old_database(url: str) -> None:
    """At each statement on SQLite; at every third on PostgreSQL, where each try takes as long as ten there."""
    step = 3 if url.startswith("postgresql") else 1
    old, key = of_the_first_revision(url)
    broken = 1 - step
    while True:
        broken += step
        left = [broken]

        def fail(db: Any, _cursor: Any, statement: str, *_: Any, left: list[int] = left) -> None:
            if db.engine.url.database != old.address.database:
                return  # the thread of some other test's server
            left[0] -= 1
            if left[0] == 0:
                raise OperationalError(statement, {}, Exception("broken off"))

        event.listen(Engine, "before_cursor_execute", fail)
        try:
            open_store(url).close()
        except StoreError:
            pass
        else:
            break
        finally:
            event.remove(Engine, "before_cursor_execute", fail)
        with old.reading() as db:
            assert schema.revision_of(db) == schema.revisions()[0], f"statement {broken}"
        assert Projects(old).open(key).dossier == kept.dossier()
    assert broken > 10
    with old.reading() as db:
        assert (schema.revision_of(db), schema.differences(db)) == (schema.newest(), [])
    old.close()


def test_a_newer_database_is_refused_untouched_and_the_good_backup_that_is_named_takes_the_update_back(
    url: str,
) -> None:
    key = filled(url)
    store = Store(url)
    good = back_up(store, "test")
    (good.parent / "99999999-damaged.zip").write_bytes(b"PK")
    with store.writing(ANN) as write:
        write.db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        write.db.exec_driver_sql("CREATE TABLE of_later (id INTEGER)")
    error = refused(url)
    assert error.fault is StoreFault.NEWER
    assert f'python -m planner db restore "{good}"' in error.message.say(kept.EN)
    assert f'python -m planner db restore "{good}"' in error.message.say(kept.ZH)
    with store.reading() as db:
        assert schema.revision_of(db) == "9999"
    _, aside = restore(url, good)
    assert aside is not None
    assert read_back(aside).revision == "9999"
    with store.reading() as db:
        assert schema.differences(db) == []
    assert Projects(store).open(key).dossier == kept.dossier()
    store.close()


def test_the_tables_of_another_program_are_left_alone(url: str) -> None:
    store = Store(url)
    with store.writing(ANN) as write:
        write.db.exec_driver_sql("CREATE TABLE orders (id INTEGER)")
    store.close()
    assert refused(url).fault is StoreFault.FOREIGN


@pytest.mark.parametrize("damage", ["head", "middle", "text"])
def test_a_damaged_file_is_refused_with_the_way_out_and_restored_from_its_backup(
    new_url: Callable[[str], str], damage: str
) -> None:
    url = new_url("sqlite")
    key = filled(url)
    store = Store(url)
    good = back_up(store, "test")
    with store.engine.connect() as db:
        db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    path = file_of(url)
    content = bytearray(path.read_bytes())
    if damage == "text":
        content = bytearray(b"a quarterly report\n" * 400)
    else:
        start = 0 if damage == "head" else len(content) // 2
        content[start : start + 8192] = b"\xff" * 8192
    path.write_bytes(content)
    error = refused(url)
    assert error.fault is StoreFault.CORRUPT
    assert str(good) in error.message.say(kept.EN)
    _, aside = restore(url, good)
    assert aside is not None
    assert aside.read_bytes() == bytes(content)
    store = open_store(url)
    assert Projects(store).open(key).dossier == kept.dossier()
    store.close()


def test_a_backup_goes_from_any_database_into_any_other_and_numbering_goes_on(
    url: str, new_url: Callable[[str], str]
) -> None:
    key = filled(url)
    store = Store(url)
    path = back_up(store, "test")
    store.close()
    for kind in ("sqlite", "postgres") if store.is_postgresql else ("sqlite",):
        target = new_url(kind)
        restore(target, path)
        other = open_store(target)
        assert Projects(other).open(key).dossier == kept.dossier()
        Projects(other).save(ANN, key, kept.dossier("F1", "F2"), base=1)
        assert [entry.version for entry in Projects(other).trail(key)] == [2, 1]
        assert verify(other) == ()
        other.close()


def test_a_restore_keeps_what_was_there_before_in_a_backup(url: str) -> None:
    filled(url)
    store = Store(url)
    early = back_up(store, "early")
    later = Projects(store).create(ANN, "后来的园区", kept.dossier("F7")).project_id
    store.close()
    _, aside = restore(url, early)
    store = open_store(url)
    assert later not in [one.project_id for one in Projects(store).list()]
    store.close()
    assert aside is not None
    restore(url, aside)
    store = open_store(url)
    assert Projects(store).open(later).dossier == kept.dossier("F7")
    store.close()


@pytest.mark.parametrize("damage", ["cut", "bytes", "other"])
def test_a_damaged_backup_is_refused_and_nothing_changes(url: str, tmp_path: Path, damage: str) -> None:
    key = filled(url)
    store = Store(url)
    good = back_up(store, "test")
    bad = tmp_path / "bad.zip"
    content = good.read_bytes()
    if damage == "cut":
        bad.write_bytes(content[: len(content) // 2])
    elif damage == "bytes":
        middle = len(content) // 3
        bad.write_bytes(content[:middle] + bytes(64) + content[middle + 64 :])
    else:
        shutil.make_archive(str(bad.with_suffix("")), "zip", Path(__file__).parent, "contract")
    with pytest.raises(StoreError) as error:
        restore(url, bad)
    assert error.value.fault is StoreFault.UNREADABLE
    assert Projects(store).open(key).dossier == kept.dossier()
    store.close()


def test_only_the_newest_automatic_backups_stay(new_url: Callable[[str], str]) -> None:
    url = new_url("sqlite")
    filled(url)
    store = Store(url)
    paths = [back_up(store, f"n{number}") for number in range(12)]
    store.close()
    assert sorted(paths[0].parent.glob("*.zip")) == sorted(paths[2:])
    assert newest_backup(url) == paths[-1]


def test_an_address_that_is_no_database_is_named() -> None:
    for url in ("mysql://x/y", "nonsense"):
        assert url in refused(url).message.say(kept.EN)


def test_a_server_that_is_not_there_is_named_within_seconds() -> None:
    assert refused("postgresql://nobody@127.0.0.1:1/none").fault is StoreFault.UNREACHABLE


def test_what_is_kept_is_for_who_runs_the_program_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        store = open_store(f"sqlite:///{tmp_path / 'home' / 'planner.sqlite3'}")
        with store.writing(ANN) as write:
            write.note("a", "b", "c")
        backup = back_up(store, "now")
        modes = {
            path.relative_to(tmp_path).parts[-1]: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")
        }
        store.close()
    finally:
        os.umask(before)
    assert modes.pop("home") == modes.pop("backups") == 0o700
    assert modes == dict.fromkeys(
        ("planner.sqlite3", "planner.sqlite3-wal", "planner.sqlite3-shm", backup.name), 0o600
    )
