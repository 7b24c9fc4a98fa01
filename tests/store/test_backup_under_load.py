"""A backup taken while others save is one moment, whole, and restores into an empty database."""

from collections.abc import Callable
from pathlib import Path

from planner.services.projects.projects import Projects
from planner.store.archive import write_archive
from planner.store.opening import open_store, restore
from planner.store.store import Store
from planner.store.verify import verify
from tests.store.test_faults import everything
from tests.support import writers
from tests.support.writers import SAVER


def test_backups_taken_during_saves_are_whole(
    url: str, new_url: Callable[[str], str], tmp_path: Path
) -> None:
    store = open_store(url)
    projects = Projects(store)
    key = projects.create(SAVER, "园区", writers.numbered(1)).project_id
    ours, theirs = writers.PROCESSES.Pipe(duplex=False)
    process = writers.PROCESSES.Process(target=writers.save_on, args=(url, key, theirs), daemon=True)
    process.start()
    archives = []
    for number in range(3):
        while ours.recv() < number * 3 + 2:
            pass
        archives.append(write_archive(store, tmp_path / f"{number}.zip"))
    process.kill()
    process.join()
    ours.close()
    theirs.close()
    heads = []
    for archive in archives:
        target = new_url("sqlite")
        restore(target, archive.path)
        copy = open_store(target)
        head = Projects(copy).open(key)
        heads.append(head.note.number)
        assert head.dossier == writers.numbered(head.note.number)
        assert archive.rows["versions"] == head.note.number
        assert verify(copy) == ()
        copy.close()
    assert heads == sorted(heads)
    store.close()


def test_a_restored_database_equals_the_one_that_was_backed_up(
    url: str, new_url: Callable[[str], str], tmp_path: Path
) -> None:
    store = open_store(url)
    projects = Projects(store)
    key = projects.create(SAVER, "园区", writers.numbered(1)).project_id
    for number in range(1, 5):
        projects.save(SAVER, key, writers.numbered(number + 1), base=number)
    archive = write_archive(store, tmp_path / "backup.zip")
    restore(new := new_url("sqlite"), archive.path)
    copy = Store(new)
    was, is_now = everything(store), everything(copy)
    assert is_now.pop("audit")[:-1] == was.pop("audit")
    assert is_now == was
    copy.close()
    store.close()
