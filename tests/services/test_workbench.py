"""What a server keeps: parks read once, solves found again, reports made once."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.dossier import Dossier
from planner.domain.outcome import Limits
from planner.services.intake import SHIPPED_PLAN, write_shipped_outcome
from planner.services.jobs import JobBook
from planner.services.planning import Wishes
from planner.services.workbench import SHIPPED_VERSION, Run, Workbench
from tests.cli.parks import folder_of
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2")])
PATIENCE_S = 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder_of(PROBLEM, tmp_path / "ziyuan")
    outcome = reports.outcome(PROBLEM, make.plan(make.placement("F1", "A-101")))
    write_shipped_outcome(tmp_path / "ziyuan", outcome)
    return tmp_path


@pytest.fixture
def bench(data: Path) -> Iterator[Workbench]:
    bench = Workbench(data, JobBook(slots=1))
    yield bench
    bench.close()


def facts_of(bench: Workbench) -> Dossier:
    dossier = bench.facts("ziyuan").dossier
    assert dossier is not None
    return dossier


def finished(bench: Workbench, job_id: str) -> Run:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        run = bench.run(job_id)
        assert run is not None
        if run.job.state.is_over:
            return run
        time.sleep(0.05)
    raise AssertionError("the solve never ended")


def test_only_parks_that_are_there_are_offered(bench: Workbench) -> None:
    assert [park.key for park in bench.parks()] == ["ziyuan"]
    with pytest.raises(KeyError):
        bench.facts("mature")


def test_every_other_folder_of_park_tables_is_offered_by_its_name(bench: Workbench, data: Path) -> None:
    folder_of(PROBLEM, data / "我的园区")
    (data / "notes").mkdir()
    assert [(park.key, park.title.zh) for park in bench.parks()][1:] == [("我的园区", "我的园区")]
    dossier = bench.facts("我的园区").dossier
    assert dossier is not None
    assert dossier.problem.fingerprint == PROBLEM.fingerprint


def test_a_park_is_read_once_until_its_files_change(bench: Workbench, data: Path) -> None:
    first = bench.facts("ziyuan")
    assert bench.facts("ziyuan") is first
    shutil.copy(data / "ziyuan" / "firms.csv", data / "ziyuan" / "more.csv")
    assert bench.facts("ziyuan") is not first


def test_a_park_that_cannot_be_read_has_issues_and_no_versions(bench: Workbench, data: Path) -> None:
    (data / "ziyuan" / "units.csv").unlink()
    facts = bench.facts("ziyuan")
    assert facts.dossier is None
    assert facts.issues
    assert bench.versions(facts) == ()


def test_the_shipped_plan_is_the_first_version_if_it_is_of_these_facts(bench: Workbench, data: Path) -> None:
    (shipped,) = bench.versions(bench.facts("ziyuan"))
    assert shipped.version_id == SHIPPED_VERSION
    folder_of(make.problem(firms=[make.firm("F9")]), data / "ziyuan")
    assert bench.versions(bench.facts("ziyuan")) == ()
    (data / "ziyuan" / SHIPPED_PLAN).unlink()


def test_a_solve_becomes_a_version_and_its_report_is_made_once(bench: Workbench) -> None:
    dossier = facts_of(bench)
    job_id = bench.start(dossier, Wishes(preset="jobs"), Limits())
    run = finished(bench, job_id)
    assert run.problem.policy.preset == "jobs"
    assert bench.running(dossier) is None
    versions = bench.versions(bench.facts("ziyuan"))
    assert [version.version_id for version in versions] == [SHIPPED_VERSION, job_id]
    report = bench.report(versions[1], dossier)
    assert bench.report(versions[1], dossier) is report
    assert report.broken == ()
    assert len(report.plan.placements) == 2


def test_a_like_solve_that_runs_is_given_instead_of_a_second(bench: Workbench) -> None:
    dossier = facts_of(bench)
    wishes, limits = Wishes(), Limits(seed=5)
    first = bench.start(dossier, wishes, limits)
    second = bench.start(dossier, wishes, limits)
    running = bench.running(dossier)
    if running is not None:
        assert running.job.job_id == first
        assert second == first
    finished(bench, second)


def test_an_unknown_job_is_no_run_and_other_facts_have_no_runs(bench: Workbench) -> None:
    dossier = facts_of(bench)
    assert bench.run("nobody") is None
    finished(bench, bench.start(dossier, Wishes(), Limits()))
    assert len(bench.runs(dossier)) == 1
    assert bench.runs(Dossier(problem=make.problem())) == ()
