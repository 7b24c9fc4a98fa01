"""Backups that write themselves: when one is due, what stays, and that a fault ends nothing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from planner.services.database.schedule import BackupSchedule, backup_schedule
from planner.services.projects.projects import Projects
from planner.settings import read_settings
from planner.store.backups import automatic_backups, moment_of
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN
from tests.support.waiting import seen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    Projects(store).create(ANN, "园区", kept.dossier())
    yield store
    store.close()


def schedule(store: Store, *, hours: int = 24, kept: int = 10) -> BackupSchedule:
    return BackupSchedule(store, hours=hours, kept=kept)


def test_one_is_due_where_there_is_none_and_when_the_newest_is_a_day_old(store: Store) -> None:
    first = schedule(store).back_up_if_due()
    assert first is not None
    written = moment_of(first)
    assert written is not None
    day = timedelta(hours=24)
    assert schedule(store).back_up_if_due(written + day - timedelta(seconds=1)) is None
    Projects(store).create(ANN, "又一个园区", kept.dossier())
    second = schedule(store).back_up_if_due(written + day)
    assert automatic_backups(store.address) == [first, second]


def test_a_backup_from_the_future_says_nothing_of_today_but_a_server_does_not_write_one_after_another(
    store: Store,
) -> None:
    first = schedule(store).back_up_if_due()
    assert first is not None
    written = moment_of(first)
    assert written is not None
    again = schedule(store)
    assert again.back_up_if_due(written - timedelta(hours=1)) is not None
    assert again.back_up_if_due(written - timedelta(hours=1)) is None


def test_of_backups_that_hold_the_same_the_newest_stays(store: Store) -> None:
    first = schedule(store).back_up_if_due()
    assert first is not None
    written = moment_of(first)
    assert written is not None
    second = schedule(store).back_up_if_due(written + timedelta(days=1))
    assert automatic_backups(store.address) == [second]


def test_the_thread_goes_on_after_a_fault_and_ends_with_its_server(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("planner.services.database.schedule.FIRST_AFTER_S", 0.0)
    monkeypatch.setattr("planner.services.database.schedule.AGAIN_AFTER_S", 0.01)
    (tmp_path / "backups").write_text("in the way", "utf-8")
    at_work = schedule(store)
    at_work.begin()
    seen(lambda: "No automatic backup" in caplog.text, "the fault in the log")
    (tmp_path / "backups").unlink()
    seen(lambda: bool(automatic_backups(store.address)), "a backup once there is room")
    at_work.close()


def test_nothing_is_backed_up_where_nothing_is_kept_or_none_is_wanted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.services.database.schedule.threading.Thread", None)
    in_memory = open_store("sqlite://")
    schedule(in_memory).begin()
    in_memory.close()
    schedule(store, hours=0).begin()
    backup_schedule(store, read_settings({"PLANNER_BACKUP_HOURS": "0"})).begin()
