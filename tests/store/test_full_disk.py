"""A disk of twenty megabytes that is full, and one that can only be read: in words, with nothing lost, and on again when there is room."""

from pathlib import Path

import pytest

from planner.services.projects.projects import Projects
from planner.store.archive import write_archive
from planner.store.backups import automatic_backups, back_up
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.store.verify import verify
from tests.support import kept
from tests.support.kept import ANN
from tests.support.small_disk import fill, remount, small_disk


def test_a_full_disk_and_one_that_can_only_be_read_lose_nothing_and_say_what_to_do(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as place:
        store = open_store(f"sqlite:///{place}/planner.sqlite3")
        projects = Projects(store)
        key = projects.create(ANN, "园区", kept.dossier()).project_id
        saved = back_up(store, "daily")
        filler, larger = fill(place), kept.dossier(*(f"F{number}" for number in range(60)))
        acknowledged, refusal = 1, None
        while refusal is None:  # what of the log was written before has room for some
            try:
                acknowledged = projects.save(ANN, key, larger, base=acknowledged).number
            except StoreError as error:
                refusal = error
        assert refusal.fault is StoreFault.FULL
        with pytest.raises(StoreError) as no_room:
            write_archive(store, place / "backups" / "another.zip")
        assert "No space left" in str(no_room.value)
        assert automatic_backups(store.address) == [saved]
        assert list(place.rglob("*.part")) == []
        assert len(projects.history(key)) == acknowledged
        filler.unlink()
        assert projects.save(ANN, key, larger, base=acknowledged).number == acknowledged + 1
        store.close()
        remount(place, "ro")
        with pytest.raises(StoreError) as read_only:
            open_store(f"sqlite:///{place}/planner.sqlite3")
        assert read_only.value.fault is StoreFault.READ_ONLY
        remount(place, "rw")
        again = open_store(f"sqlite:///{place}/planner.sqlite3")
        assert verify(again) == ()
        assert Projects(again).open(key).dossier == larger
        again.close()
