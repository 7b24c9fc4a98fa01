"""What a server offers its screens: projects, solves found again, plans kept, reports made once."""

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskState
from planner.services.importing.intake import write_shipped_outcome
from planner.services.planning.solving import SolveSettings
from planner.services.projects.projects import Projects
from planner.services.tasks.book import TaskBook
from planner.services.workbench.plan_shelf import KEPT_REPORTS, KEPT_VERSIONS, OFFERED_VERSIONS
from planner.services.workbench.workbench import ProjectFacts, SolveOnShow, Workbench
from planner.store.opening import open_store
from planner.store.store import Store
from tests.cli.parks import folder_of
from tests.support import kept, make, reports
from tests.support.held import COMMAND, VARIABLE, At, Gate
from tests.support.kept import ANN
from tests.support.lines import outcome_line
from tests.support.waiting import PATIENCE_S, seen

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2")])
FACTS = kept.dossier()
WISHES = SolveSettings(preset="tax", hold=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder_of(PROBLEM, tmp_path / "data" / "ziyuan")
    outcome = reports.outcome(PROBLEM, make.plan(make.placement("F1", "A-101")))
    write_shipped_outcome(tmp_path / "data" / "ziyuan", outcome)
    return tmp_path / "data"


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def bench(data: Path, store: Store) -> Iterator[Workbench]:
    bench = Workbench(data, store, TaskBook(store, 1))
    yield bench
    bench.close()


def quick(store: Store, tmp_path: Path) -> Workbench:
    """Return a workbench whose solver answers at once."""
    answer = outcome_line(kept.outcome(FACTS.problem))
    script = tmp_path / "worker.py"
    script.write_text(f"import sys; sys.stdin.readline(); sys.stdout.buffer.write({answer!r})", "utf-8")
    (tmp_path / "none").mkdir(exist_ok=True)
    return Workbench(tmp_path / "none", store, TaskBook(store, 1, command=(sys.executable, str(script))))


def park(store: Store, bench: Workbench) -> ProjectFacts:
    return bench.facts(Projects(store).create(ANN, "园区", FACTS).project_id)


def dossier_of(facts: ProjectFacts) -> Dossier:
    assert facts.dossier is not None
    return facts.dossier


def finished(bench: Workbench, task_id: str) -> SolveOnShow:
    until = time.monotonic() + PATIENCE_S
    while True:
        run = bench.run(task_id)
        assert run is not None
        if run.task.state.is_over:
            return run
        assert time.monotonic() < until, run
        time.sleep(0.05)


def test_only_parks_that_are_there_are_offered(bench: Workbench) -> None:
    assert [park.key for park in bench.parks()] == ["ziyuan"]
    with pytest.raises(KeyError):
        bench.facts("mature")


def test_a_folder_of_tables_is_taken_in_when_it_is_first_seen(bench: Workbench, data: Path) -> None:
    folder_of(PROBLEM, data / "我的园区")
    (data / "notes").mkdir()
    assert [(park.key, park.title.zh) for park in bench.parks()][1:] == [("我的园区", "我的园区")]
    assert dossier_of(bench.facts("我的园区")).problem.fingerprint == PROBLEM.fingerprint


def test_a_folder_that_cannot_be_read_is_offered_with_its_issues(bench: Workbench, data: Path) -> None:
    folder_of(PROBLEM, data / "坏的")
    (data / "坏的" / "units.csv").unlink()
    assert [park.key for park in bench.parks()] == ["ziyuan", "坏的"]
    facts = bench.facts("坏的")
    assert facts.dossier is None
    assert facts.issues
    assert bench.versions(facts) == ()


def test_facts_are_read_once_until_somebody_saves(bench: Workbench, store: Store) -> None:
    first = bench.facts("ziyuan")
    assert bench.facts("ziyuan") is first
    Projects(store).save(ANN, "ziyuan", FACTS, base=1)
    second = bench.facts("ziyuan")
    assert (second.number, second.dossier) == (2, FACTS)


def test_the_plan_that_came_with_a_park_is_its_first_version(bench: Workbench) -> None:
    (shipped,) = bench.versions(bench.facts("ziyuan"))
    assert shipped.is_shipped
    assert shipped.number == 1


def test_a_solve_becomes_a_version_and_its_report_is_made_once(bench: Workbench) -> None:
    facts = bench.facts("ziyuan")
    task_id = bench.start(facts, SolveSettings(preset="jobs"), Limits())
    run = finished(bench, task_id)
    assert run.problem.policy.preset == "jobs"
    assert bench.running(facts) is None
    versions = bench.versions(facts)
    assert [version.version_id for version in versions][1:] == [task_id]
    assert not versions[1].is_shipped
    report = bench.report(versions[1], dossier_of(facts))
    assert bench.report(versions[1], dossier_of(facts)) is report
    assert report.broken == ()
    assert len(report.plan.placements) == 2


def test_a_re_plan_of_changed_facts_moves_nobody_in_vain(bench: Workbench, store: Store) -> None:
    (shipped,) = bench.versions(bench.facts("ziyuan"))
    plan = shipped.outcome.plan
    assert plan is not None
    changed = Dossier(problem=make.problem(firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")]))
    Projects(store).save(ANN, "ziyuan", changed, base=1)
    facts = bench.facts("ziyuan")
    task_id = bench.replan(facts, plan, Limits())
    finished(bench, task_id)
    made = bench.versions(facts)[-1]
    assert made.version_id == task_id
    assert made.number == 2
    assert made.outcome.plan is not None
    assert set(plan.placements) <= set(made.outcome.plan.placements)
    assert len(made.outcome.plan.placements) == 3


def test_a_plan_of_older_facts_is_judged_by_those_of_today(bench: Workbench, store: Store) -> None:
    (shipped,) = bench.versions(bench.facts("ziyuan"))
    assert bench.broken_today(shipped, bench.facts("ziyuan")) == ()
    smaller = make.problem(firms=[make.firm("F1", area_min_m2=1500, area_req_m2=1500), make.firm("F2")])
    Projects(store).save(ANN, "ziyuan", Dossier(problem=smaller), base=1)
    broken = bench.broken_today(shipped, bench.facts("ziyuan"))
    assert {finding.rule for finding in broken} == {"area_fit"}


def test_a_job_is_a_run_of_its_own_project_alone_and_stays_one_when_the_facts_move_on(
    bench: Workbench, store: Store
) -> None:
    facts, other = bench.facts("ziyuan"), park(store, bench)
    assert bench.run("nobody") is None
    assert bench.run_of(facts, "") is None
    run = finished(bench, bench.start(facts, SolveSettings(), Limits()))
    assert bench.run_of(facts, run.task.task_id) == run
    assert bench.run_of(other, run.task.task_id) is None
    Projects(store).save(ANN, "ziyuan", FACTS, base=1)
    assert bench.run_of(bench.facts("ziyuan"), run.task.task_id) == run


def test_a_plan_that_is_named_is_offered_however_many_came_after_it(bench: Workbench, store: Store) -> None:
    facts, projects = bench.facts("ziyuan"), Projects(store)
    (shipped,) = bench.versions(facts)
    for _ in range(OFFERED_VERSIONS + KEPT_VERSIONS):
        projects.keep_plan(ANN, ("ziyuan", 1), shipped.problem, shipped.outcome)
    assert shipped in bench.versions(facts)  # it is in force
    projects.put_in_force(ANN, "ziyuan", None)
    assert shipped not in bench.versions(facts)
    assert len(bench.versions(facts)) == OFFERED_VERSIONS
    assert shipped in bench.versions(facts, (shipped.version_id,))
    elsewhere = park(store, bench)
    assert bench.versions(elsewhere, (shipped.version_id, "nobody", "")) == ()


def test_a_report_that_is_looked_at_again_and_again_is_never_made_anew(
    bench: Workbench, store: Store
) -> None:
    facts, projects = bench.facts("ziyuan"), Projects(store)
    (shipped,) = bench.versions(facts)
    report = bench.report(shipped, dossier_of(facts))
    for _ in range(2 * KEPT_REPORTS):
        projects.keep_plan(ANN, ("ziyuan", 1), shipped.problem, shipped.outcome)
        bench.report(bench.versions(facts)[-1], dossier_of(facts))
        assert bench.report(shipped, dossier_of(facts)) is report


def test_the_plan_of_a_solve_is_offered_while_the_database_cannot_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "planner.sqlite3"
    store = open_store(f"sqlite:///{path}")
    data, gate = tmp_path / "data", Gate(tmp_path / "gate")
    monkeypatch.setenv(VARIABLE, str(gate.folder))
    folder_of(PROBLEM, data / "ziyuan")
    bench = Workbench(data, store, TaskBook(store, 1, command=COMMAND))
    facts = bench.facts("ziyuan")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        with gate.closed(At.BEGIN):
            task_id = bench.start(facts, SolveSettings(), Limits())
            under_way(bench, task_id)
            other.execute("BEGIN IMMEDIATE")
        finished(bench, task_id)
        assert Projects(store).plan_ids("ziyuan") == ()
        assert [one.version_id for one in bench.versions(facts, (task_id,))] == [task_id]
        other.execute("ROLLBACK")
    bench.close()
    store.close()


def under_way(bench: Workbench, task_id: str) -> None:
    seen(lambda: (run := bench.run(task_id)) and run.task.state is TaskState.RUNNING, "a solve under way")


def test_a_run_is_found_again_after_a_restart_with_what_was_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    store = open_store(url)
    first = quick(store, tmp_path)
    facts = park(store, first)
    task_id = first.start(facts, WISHES, Limits(seed=4))
    before = finished(first, task_id)
    first.close()
    store.close()
    store = open_store(url)
    second = quick(store, tmp_path)
    assert second.run(task_id) == before
    assert second.run_of(facts, task_id) == before
    assert (before.wishes, before.task.limits) == (WISHES, Limits(seed=4))
    assert before.problem.policy.preset == "tax"
    second.close()
    store.close()


def test_two_screens_share_one_run(tmp_path: Path, store: Store) -> None:
    one, other = quick(store, tmp_path), quick(store, tmp_path)
    facts = park(store, one)
    task_id = one.start(facts, WISHES, Limits())
    assert finished(other, task_id).task.state is TaskState.DONE
    one.close()
    other.close()


def test_the_plan_of_a_project_is_kept_with_its_version(tmp_path: Path, store: Store) -> None:
    desk = quick(store, tmp_path)
    facts = park(store, desk)
    task_id = desk.start(facts, SolveSettings(), Limits(), actor=ANN)
    run = finished(desk, task_id)
    (plan,) = map(Projects(store).plan, Projects(store).plan_ids(facts.project_id))
    assert (plan.plan_id, plan.project_version) == (task_id, 1)
    assert (plan.outcome, plan.problem) == (run.task.outcome, FACTS.problem)
    desk.close()
