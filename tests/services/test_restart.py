"""A server that ends in the middle of a solve: what it leaves, and what is found afterwards."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.parks import dossier_of
from benchmarks.shapes import SHAPES
from planner.domain.solving.outcome import Status
from planner.domain.solving.task import Fault, TaskState
from planner.services.planning.solving import findings_of
from planner.services.tasks.book import TaskBook
from planner.settings import ROOT
from planner.store.opening import open_store
from planner.tables.writing import write_folder
from tests.support.held import VARIABLE, At, Gate
from tests.support.kept import wait_for_kept_plan
from tests.support.processes import all_gone, descendants, environment, solve_folders
from tests.support.waiting import seen

SECONDS = 120


@contextmanager
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a server on a database of the test's own; give it and the id of its job, one that takes long."""
    park = tmp_path / "park"
    write_folder(dossier_of(next(shape for shape in SHAPES if shape.name == "medium-tight")), park)
    gate = Gate(tmp_path / "gate")
    command = [sys.executable, "-m", "tests.support.solving_server", url(tmp_path), str(park)]
    with gate.closed(At.END):
        process = subprocess.Popen(
            [*command, "highs", str(SECONDS)],
            cwd=ROOT,
            env=environment(TMPDIR=str(tmp_path), **{VARIABLE: str(gate.folder)}),
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()
            process.wait()
            process.stdout.close()  # type: ignore[union-attr]


def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'planner.sqlite3'}"


@pytest.mark.slow
def test_a_killed_server_leaves_no_process_no_file_and_an_interrupted_job_with_its_best_plan(
    tmp_path: Path,
) -> None:
    with server(tmp_path) as (process, task_id):
        wait_for_kept_plan(url(tmp_path), task_id)
        left = descendants(process.pid)
        assert len(left) >= 2
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert all_gone(left)
    assert solve_folders(tmp_path) == []
    store = open_store(url(tmp_path))
    book = TaskBook(store, 1)
    job = book.task(task_id)
    assert job is not None
    assert (job.state, job.fault) == (TaskState.INTERRUPTED, Fault.INTERRUPTED)
    assert job.outcome is not None
    assert job.outcome.plan is not None
    assert job.outcome.status is Status.FAILED
    assert [one for one in findings_of(book.order(task_id).problem, job.outcome) if one.is_fault] == []
    book.close()
    store.close()


@pytest.mark.slow
def test_a_server_told_to_end_takes_its_workers_along(tmp_path: Path) -> None:
    with server(tmp_path) as (process, _):
        seen(lambda: len(descendants(process.pid)) >= 2, "the worker and its reaper")
        left = descendants(process.pid)
        process.send_signal(signal.SIGTERM)
        process.wait()
        assert all_gone(left)
    assert solve_folders(tmp_path) == []


def test_what_a_killed_worker_had_started_is_ended_and_its_folder_removed(tmp_path: Path) -> None:
    script = (
        "import subprocess, sys, tempfile, time; from planner.processes import child; watch = child.own_folder();"
        "tempfile.NamedTemporaryFile(delete=False).write(b'model');"
        "solver = subprocess.Popen(['sleep', '600']); print(solver.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(TMPDIR=str(tmp_path)),
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdout is not None
        solver = int(worker.stdout.readline())
        left = descendants(worker.pid)
        assert solver in left
        assert len(list(solve_folders(tmp_path)[0].iterdir())) == 1
        worker.kill()
        worker.wait()
        assert all_gone(left)
    assert solve_folders(tmp_path) == []
