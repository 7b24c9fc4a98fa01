"""Folders for the time being: gone when their process is done with them, found when it was killed, left alone while it works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.scratch import SETTLED_S, ScratchKind, make, remove_left_folders, scratch_folder

LONG_AGO = 2 * SETTLED_S


def aged(path: Path, seconds: float = LONG_AGO) -> Path:
    """Have a file or folder be as it is for so long."""
    at = path.stat().st_mtime - seconds
    os.utime(path, (at, at))
    return path


def left(place: Path, name: str) -> Path:
    """Return a folder with a file that nobody holds."""
    folder = place / name
    folder.mkdir()
    (folder / "facts").write_text("丙", "utf-8")
    return aged(folder)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_goes_with_its_block_and_is_for_its_owner_alone(place: Path) -> None:
    with scratch_folder(ScratchKind.DRILL) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert list(place.iterdir()) == [folder]
    assert list(place.iterdir()) == []


def test_what_is_held_stays_however_old_it_is_and_whatever_its_name_says(place: Path) -> None:
    held = place / f"{ScratchKind.WORK}999999999-ab"
    handle = make(held)
    aged(held)
    assert remove_left_folders() == []
    assert handle is not None
    os.close(handle)
    assert remove_left_folders() == [held]


def test_what_nobody_holds_goes_once_it_is_an_hour_old(place: Path) -> None:
    old = left(place, f"{ScratchKind.WORK}999999999-ab")
    older_program = left(place, f"{ScratchKind.DRILL}k3x_9a")
    future = aged(left(place, f"{ScratchKind.DRILL}999999999-cd"), -2 * LONG_AGO)
    fresh = aged(left(place, f"{ScratchKind.WORK}999999999-ef"), -LONG_AGO)
    assert sorted(remove_left_folders()) == sorted([old, older_program, future])
    assert list(place.iterdir()) == [fresh]


def test_a_folder_whose_process_lives_or_that_is_none_of_ours_stays(place: Path) -> None:
    mine = left(place, f"{ScratchKind.WORK}{os.getpid()}-ab")
    other = left(place, "somebody-else-1-ab")
    (place / f"{ScratchKind.WORK}999999999-link").symlink_to(other)
    assert remove_left_folders() == []
    assert (mine / "facts").exists()
    assert (other / "facts").exists()


def test_of_a_worker_that_was_killed_with_its_reaper_the_folder_is_found(place: Path) -> None:
    script = (
        "import os, time; from planner import scratch; folder = scratch.new_path(scratch.ScratchKind.WORK);"
        "scratch.make(folder); print(folder, flush=True); time.sleep(600)"
    )
    environment = {**os.environ, "TMPDIR": str(place)}
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        folder = aged(Path(worker.stdout.readline().strip()))
        assert remove_left_folders() == []
        worker.kill()
        worker.wait()
    assert remove_left_folders() == [folder]
