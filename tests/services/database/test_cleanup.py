"""What is cleared away when a server begins and once an hour, and what stays."""

import os
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.scratch import SETTLED_S, ScratchKind
from planner.services.database.cleanup import LOGINS_KEPT, Cleanup, CleanupReport
from planner.services.people.admission import Admission
from planner.store import people
from planner.store.archive import write_archive
from planner.store.backups import back_up, backups_of
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support.office_people import claims
from tests.support.waiting import seen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    yield store
    store.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    return folder


def aged(path: Path) -> Path:
    os.utime(path, (0, 0))
    return path


def half_a_backup(store: Store, name: str = "20260101-000000-000000-daily.zip.part") -> Path:
    folder = backups_of(store.address)
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"facts")
    return aged(folder / name)


def test_folders_and_half_backups_of_killed_processes_go_and_whole_backups_stay(
    store: Store, place: Path
) -> None:
    folder = place / f"{ScratchKind.WORK}999999999-ab"
    folder.mkdir()
    aged(folder)
    whole, part = aged(back_up(store, "daily")), half_a_backup(store)
    mine = aged(back_up(store, "before-restore"))
    assert Cleanup(store, place=place).clear() == CleanupReport(folders=(folder,), backups=(part,))
    assert whole.exists()
    assert mine.exists()


def test_a_backup_that_is_being_written_stays(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backups_of(store.address) / "20260101-000000-000000-daily.zip"
    cleared: list[CleanupReport] = []

    class Written(zipfile.ZipFile):
        def close(self) -> None:
            super().close()
            if self.mode == "w" and not cleared:
                aged(path.with_name(f"{path.name}.part"))
                cleared.append(Cleanup(store, place=place).clear())

    monkeypatch.setattr("planner.store.archive.zipfile.ZipFile", Written)
    write_archive(store, path)
    assert cleared == [CleanupReport()]
    assert path.exists()


def test_logins_are_forgotten_once_they_ran_out_a_month_ago(store: Store, place: Path) -> None:
    admission, now = Admission(store), datetime.now(UTC)
    for name in ("ann", "bob"):
        admission.enter(claims(name))
    with store.writing(PROGRAM) as write:
        person = people.every(write.db)[0]
        people.begin_login(write, "old", person.person_id, expires_at=now - LOGINS_KEPT)
    assert Cleanup(store, place=place).clear(now).logins == 0
    assert Cleanup(store, place=place).clear(now + timedelta(seconds=SETTLED_S)).logins == 1
    with store.reading() as db:
        assert people.login(db, "old") is None
        assert people.has_logins(db, now + timedelta(days=1))


def test_the_thread_goes_on_after_a_fault_and_ends_with_its_server(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("planner.services.database.cleanup.EVERY_S", 0.01)
    usual = people.has_logins
    faults: list[Exception] = [ValueError("of another kind"), OSError("in the way")]

    def failing(*given: Any) -> bool:
        if faults:
            raise faults.pop()
        return usual(*given)

    monkeypatch.setattr(people, "has_logins", failing)
    part, at_work = half_a_backup(store), Cleanup(store, place=place)
    at_work.begin()
    seen(lambda: not faults and not part.exists(), "what was left behind is gone")
    again = half_a_backup(store, "20260102-000000-000000-daily.zip.part")
    seen(lambda: not again.exists(), "the next too")
    at_work.close()
    assert caplog.text.count("Not all could be cleared away") == 2
