"""A database that a server works on is not replaced and not brought up under it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.task import Process
from planner.services.database import maintenance
from planner.services.database.heartbeat import LONG_SILENT, Heartbeat
from planner.services.database.liveness import this_process
from planner.services.projects.projects import Projects
from planner.settings import read_settings
from planner.store import opening, schema, servers
from planner.store.archive import write_archive
from planner.store.backups import back_up as written_backup
from planner.store.backups import backups_of
from planner.store.engine import address_of
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN

ELSEWHERE = Process("hall-2 pid:[1]", 4711, "x")
ENDED = replace(this_process(), born="an earlier process of this number")


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda url: monkeypatch.setenv("PLANNER_DATABASE_URL", url)


def filled(url: str, *, to: Path | None = None) -> str:
    """Make a database with one project and back it up; give the project."""
    store = open_store(url)
    key = Projects(store).create(ANN, "园区", kept.dossier()).project_id
    if to is not None:
        write_archive(store, to)
    store.close()
    return key


def enter(url: str, process: Process, *, silent: timedelta = timedelta(0)) -> None:
    store = Store(url)
    with store.writing(PROGRAM) as write:
        servers.enter(replace(write, now=datetime.now(UTC) - silent), "other", process)
    store.close()


def entered(url: str) -> list[str]:
    store = Store(url)
    with store.reading() as db:
        names = [server_id for server_id, _, _ in servers.all_servers(db)]
    store.close()
    return names


def projects(url: str) -> list[str]:
    store = open_store(url)
    keys = [one.project_id for one in Projects(store).list()]
    store.close()
    return keys


def backups(url: str) -> list[Path]:
    return list(backups_of(address_of(url)).glob("*.zip"))


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


def put_back(source: Path, *, force: bool = False) -> Path | None:
    return maintenance.put_back(read_settings(), source, force=force)[1]


def refused(work: Callable[[], object]) -> StoreError:
    with pytest.raises(StoreError) as error:
        work()
    return error.value


def test_a_restore_under_a_server_is_refused_with_its_name_and_the_way_out_and_changes_nothing(
    url: str, tmp_path: Path, at: Callable[[str], None]
) -> None:
    at(url)
    filled(url, to=tmp_path / "safe.zip")
    later = filled(url)
    store = open_store(url)
    presence = Heartbeat(store)
    presence.enter()
    error = refused(lambda: put_back(tmp_path / "safe.zip"))
    assert error.fault is StoreFault.IN_USE
    for lang, stop in ((kept.ZH, "请先停止"), (kept.EN, "Stop it")):
        said = error.message.say(lang)
        assert all(part in said for part in (str(this_process().pid), stop, "--force"))
    assert later in projects(url)
    assert entered(url) == [presence.server_id]
    assert backups(url) == []
    presence.leave()
    store.close()
    assert put_back(tmp_path / "safe.zip") is not None
    assert later not in projects(url)


def test_a_server_that_enters_while_the_backup_is_written_is_seen(
    url: str, tmp_path: Path, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(url)
    filled(url, to=tmp_path / "safe.zip")
    later = filled(url)
    before = written_backup

    def back_up(store: Store, why: str) -> Path:
        path = before(store, why)
        enter(url, this_process())
        return path

    monkeypatch.setattr(opening, "back_up", back_up)
    assert refused(lambda: put_back(tmp_path / "safe.zip")).fault is StoreFault.IN_USE
    assert later in projects(url)


def test_by_force_a_restore_is_done_under_a_server_which_enters_again(
    url: str, tmp_path: Path, at: Callable[[str], None]
) -> None:
    at(url)
    key = filled(url, to=tmp_path / "safe.zip")
    filled(url)
    store = open_store(url)
    presence = Heartbeat(store)
    presence.enter()
    put_back(tmp_path / "safe.zip", force=True)
    assert projects(url) == [key]
    assert entered(url) == []
    presence.beat()
    assert entered(url) == [presence.server_id]
    store.close()


@pytest.mark.parametrize(
    ("process", "silent", "works"),
    [
        (this_process(), timedelta(days=1), True),
        (ENDED, timedelta(0), False),
        (ELSEWHERE, LONG_SILENT - timedelta(seconds=30), True),
        (ELSEWHERE, -timedelta(hours=1), True),
        (ELSEWHERE, LONG_SILENT + timedelta(seconds=1), False),
        (replace(this_process(), born=""), timedelta(0), True),
        (replace(this_process(), born=""), LONG_SILENT + timedelta(seconds=1), False),
    ],
    ids=["here", "here-ended", "elsewhere", "clock-ahead", "elsewhere-silent", "unseen", "unseen-silent"],
)
def test_a_server_counts_by_its_process_or_where_that_is_not_seen_by_its_last_word(
    tmp_path: Path, at: Callable[[str], None], process: Process, silent: timedelta, *, works: bool
) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    at(url)
    filled(url, to=tmp_path / "safe.zip")
    enter(url, process, silent=silent)
    if works:
        assert refused(lambda: put_back(tmp_path / "safe.zip")).fault is StoreFault.IN_USE
    else:
        assert put_back(tmp_path / "safe.zip") is not None


def test_the_servers_of_a_backup_stay_behind(url: str, tmp_path: Path, at: Callable[[str], None]) -> None:
    at(url)
    filled(url)
    enter(url, ELSEWHERE)
    maintenance.back_up(read_settings(), tmp_path / "safe.zip")
    put_back(tmp_path / "safe.zip", force=True)
    assert entered(url) == []
    put_back(tmp_path / "safe.zip")


def test_a_database_that_is_missing_empty_or_of_before_there_were_servers_is_restored(
    url: str, tmp_path: Path, at: Callable[[str], None]
) -> None:
    at(url)
    store = Store(url)
    with store.writing(PROGRAM) as write:
        schema.migrate(write.db, to=schema.revisions()[0])
    write_archive(store, tmp_path / "early.zip")
    put_back(tmp_path / "early.zip")
    with store.writing(PROGRAM) as write:
        write.db.exec_driver_sql("DROP TABLE servers")
    put_back(tmp_path / "early.zip")
    store.close()
    if not store.is_postgresql:
        file_of(url).unlink()
        put_back(tmp_path / "early.zip")
    assert entered(url) == []


@pytest.mark.parametrize("damage", ["text", "servers", "elsewhere"])
def test_a_damaged_database_is_restored_unless_it_can_still_say_that_a_server_works_on_it(
    tmp_path: Path, at: Callable[[str], None], damage: str
) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    at(url)
    key = filled(url, to=tmp_path / "safe.zip")
    enter(url, this_process())
    spoil(url, damage)
    content = file_of(url).read_bytes()
    if damage == "elsewhere":
        assert refused(lambda: put_back(tmp_path / "safe.zip")).fault is StoreFault.IN_USE
        assert file_of(url).read_bytes() == content
        assert list(tmp_path.glob("*damaged*")) == []
    aside = put_back(tmp_path / "safe.zip", force=damage == "elsewhere")
    assert aside is not None
    assert aside.read_bytes() == content
    assert projects(url) == [key]


def test_a_damaged_file_is_back_in_its_place_when_the_restore_breaks_off(
    tmp_path: Path, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    at(url)
    filled(url, to=tmp_path / "safe.zip")
    spoil(url, "text")
    content = file_of(url).read_bytes()
    monkeypatch.setattr(schema, "migrate", lambda *_args, **_named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put_back(tmp_path / "safe.zip")
    assert file_of(url).read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["planner.sqlite3", "safe.zip"]


def test_an_older_database_is_not_brought_up_under_a_server_unless_by_force(
    url: str, at: Callable[[str], None]
) -> None:
    at(url)
    store = Store(url)
    with store.writing(PROGRAM) as write:
        schema.migrate(write.db, to=schema.revisions()[1])
    enter(url, this_process())
    assert refused(lambda: maintenance.upgrade(read_settings())).fault is StoreFault.IN_USE
    with store.reading() as db:
        assert schema.revision_of(db) == schema.revisions()[1]
    assert backups(url) == []
    assert maintenance.upgrade(read_settings(), force=True) == schema.newest()
    assert maintenance.upgrade(read_settings()) == schema.newest()  # there is nothing to do
    store.close()


def spoil(url: str, damage: str) -> None:
    """Damage the file: all of it, what it says of its servers, or another table."""
    store = Store(url)
    with store.engine.connect() as db:
        db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        name = "servers" if damage == "servers" else "audit"
        found = db.exec_driver_sql(f"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'")
        page, size = found.scalar_one(), db.exec_driver_sql("PRAGMA page_size").scalar_one()
    store.close()
    content = bytearray(file_of(url).read_bytes())
    if damage == "text":
        content = bytearray(b"a quarterly report\n" * 400)
    else:
        content[(page - 1) * size : page * size] = b"\xff" * size
    file_of(url).write_bytes(content)


def test_a_database_that_keeps_its_servers_in_another_way_is_asked_for_none(url: str) -> None:
    filled(url)
    enter(url, this_process())
    store = Store(url)
    with store.writing(PROGRAM) as write:
        with pytest.raises(StoreError):
            servers.require_none(write.db, lambda *_: True)
        write.db.exec_driver_sql("ALTER TABLE servers DROP COLUMN beat_at")
        servers.require_none(write.db, lambda *_: True)
    store.close()
