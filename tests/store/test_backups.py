"""Automatic backups stay in their order and the newest stays; a drill proves what a backup is worth."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import URL

from planner.services.projects.projects import Projects
from planner.store import backups
from planner.store.archive import MANIFEST, write_archive
from planner.store.backups import DAILY, automatic_backups, back_up, backups_of, moment_of, remove_unfinished
from planner.store.drill import drill
from planner.store.engine import address_of
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


def filled(url: str) -> Store:
    store = open_store(url)
    Projects(store).create(ANN, "园区", kept.dossier())
    return store


def test_backups_stand_in_the_order_they_were_written_where_the_clock_was_set_back(
    new_url: Callable[[str], str],
) -> None:
    store = filled(new_url("sqlite"))
    early = back_up(store, "before")
    future = early.with_name("20991231-235959-999999-before.zip")
    early.rename(future)
    late = [back_up(store, "before", kept=1) for _ in range(2)]
    store.close()
    assert sorted([future, *late]) == [future, *late]
    assert automatic_backups(store.address) == late[-1:]
    assert moment_of(late[0]) is not None
    assert moment_of(late[0].with_name("99999999-damaged.zip")) is None


def test_the_schedule_and_what_is_written_before_a_change_do_not_push_each_other_out(
    new_url: Callable[[str], str],
) -> None:
    store = filled(new_url("sqlite"))
    before = back_up(store, "before-restore")
    daily = [back_up(store, DAILY, kept=2) for _ in range(3)]
    store.close()
    assert automatic_backups(store.address, is_daily=True) == daily[1:]
    assert automatic_backups(store.address, is_daily=False) == [before]


def test_no_backup_goes_where_the_new_one_is_not_whole(
    new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(new_url("sqlite"))
    good = back_up(store, DAILY)
    monkeypatch.setattr("planner.store.backups.write_archive", lambda _, path: path.write_bytes(b"PK"))
    with pytest.raises(StoreError) as error:
        back_up(store, DAILY, kept=1)
    store.close()
    assert error.value.fault is StoreFault.UNREADABLE
    assert good in backups_of(store.address).iterdir()


def test_a_drill_restores_a_backup_elsewhere_and_finds_it_equal(url: str) -> None:
    store = filled(url)
    report = drill(back_up(store, "test"))
    store.close()
    assert report.is_equal
    assert report.backup.rows["projects"] == 1


def test_a_drill_names_the_table_that_comes_back_otherwise(
    new_url: Callable[[str], str], tmp_path: Path
) -> None:
    store = filled(new_url("sqlite"))
    bad = with_number_as_name(back_up(store, "test"), tmp_path / "bad.zip")
    store.close()
    report = drill(bad)
    assert (report.differing, report.is_equal) == (("projects",), False)


def with_number_as_name(good: Path, bad: Path) -> Path:
    """Write a backup anew with a figure where a text stands: its hashes are right, but the database gives a text back."""
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        members = {name: source.read(name) for name in source.namelist()}
        rows = [json.loads(line) | {"name_zh": 5} for line in members["projects.jsonl"].splitlines()]
        members["projects.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
        manifest = json.loads(members[MANIFEST])
        manifest["tables"]["projects"]["sha256"] = hashlib.sha256(members["projects.jsonl"]).hexdigest()
        members[MANIFEST] = json.dumps(manifest).encode()
        for name, content in members.items():
            target.writestr(name, content)
    return bad


def test_a_folder_that_is_a_file_is_a_fault_of_the_store(
    new_url: Callable[[str], str], tmp_path: Path
) -> None:
    store = filled(new_url("sqlite"))
    (tmp_path / "in_the_way").write_text("", "utf-8")
    with pytest.raises(StoreError):
        write_archive(store, tmp_path / "in_the_way" / "backup.zip")
    store.close()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite://", "local-memory"),
        ("postgresql+psycopg://db.example/park", "db.example-park"),
        ("postgresql+psycopg:///park", "local-park"),
    ],
)
def test_backups_of_what_is_no_file_have_a_folder_by_its_name(url: str, name: str) -> None:
    assert backups_of(address_of(url)).parts[-3:] == ("ParkPlanner", "backups", name)


def test_an_unfinished_backup_that_another_process_removed_meanwhile_is_no_fault(
    new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(new_url("sqlite"))
    parts = [back_up(store, "before").with_suffix(".zip.part") for _ in range(2)]
    store.close()
    for part in parts:
        part.touch()

    def left(part: Path) -> bool:
        if part == parts[0]:
            part.unlink()
        return True

    monkeypatch.setattr(backups, "is_left", left)
    assert remove_unfinished(store.address) == parts
    assert not any(part.exists() for part in parts)


def test_an_old_backup_that_another_process_removed_meanwhile_is_no_fault(
    new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(new_url("sqlite"))
    old = [back_up(store, "before") for _ in range(2)]

    def read_back(_: Path) -> None:
        old[1].unlink()

    def found(address: URL, *, is_daily: bool) -> list[Path]:
        return sorted({*automatic_backups(address, is_daily=is_daily), *old})

    monkeypatch.setattr(backups, "read_back", read_back)
    monkeypatch.setattr(backups, "automatic_backups", found)
    newest = back_up(store, "before", kept=1)
    store.close()
    assert automatic_backups(store.address) == [newest]
