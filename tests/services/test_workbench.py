"""A solve asked for on the workbench is found again by whoever comes later."""

import sys
import time
from pathlib import Path

from planner.domain.job import JobState
from planner.domain.outcome import Limits
from planner.services.jobs import JobBook
from planner.services.planning import Wishes
from planner.services.projects import Projects
from planner.services.wire import write_outcome
from planner.services.workbench import Run, Workbench
from planner.store.opening import open_store
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN

FACTS = kept.dossier()
WISHES = Wishes(preset="tax", hold=False)


def bench(store: Store, tmp_path: Path) -> Workbench:
    """Give a workbench whose solver answers at once."""
    answer = write_outcome(kept.outcome(FACTS.problem))
    script = tmp_path / "worker.py"
    script.write_text(f"import sys; sys.stdin.readline(); sys.stdout.buffer.write({answer!r})", "utf-8")
    return Workbench(tmp_path, JobBook(store, 1, command=(sys.executable, str(script))))


def test_a_run_is_found_again_after_a_restart_with_what_was_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    store = open_store(url)
    first = bench(store, tmp_path)
    job_id = first.start(FACTS, WISHES, Limits(seed=4))
    before = finished(first, job_id)
    first.close()
    store.close()
    store = open_store(url)
    second = bench(store, tmp_path)
    assert second.run(job_id) == before
    assert second.runs(FACTS) == (before,)
    assert (before.wishes, before.job.limits) == (WISHES, Limits(seed=4))
    assert before.problem.policy.preset == "tax"
    second.close()
    store.close()


def test_two_screens_share_one_run(tmp_path: Path) -> None:
    store = open_store("sqlite://")
    one = bench(store, tmp_path)
    other = bench(store, tmp_path)
    job_id = one.start(FACTS, WISHES, Limits())
    assert finished(other, job_id).job.state is JobState.DONE
    one.close()
    other.close()
    store.close()


def test_the_plan_of_a_project_is_kept_with_its_version(tmp_path: Path) -> None:
    store = open_store("sqlite://")
    projects = Projects(store)
    key = projects.create(ANN, "园区", FACTS).project_id
    desk = bench(store, tmp_path)
    job_id = desk.start(FACTS, Wishes(), Limits(), actor=ANN, project=(key, 1))
    run = finished(desk, job_id)
    (plan,) = projects.plans(ANN, key)
    assert (plan.plan_id, plan.project_version) == (job_id, 1)
    assert (plan.outcome, plan.problem) == (run.job.outcome, FACTS.problem)
    desk.close()
    store.close()


def finished(desk: Workbench, job_id: str) -> Run:

    until = time.monotonic() + 30
    while True:
        run = desk.run(job_id)
        assert run is not None
        if run.job.state.is_over:
            return run
        assert time.monotonic() < until, run
        time.sleep(0.05)
