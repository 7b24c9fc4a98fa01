"""What-ifs as a screen sees them: begun on a plan, solved beside it, found again, moved on."""

from collections.abc import Iterator

import pytest

from planner.domain.edits import DelayHandover, EditConflict, PinFirm
from planner.domain.edits.rebase import EditStanding
from planner.domain.projects.lifecycle import State
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskState
from planner.services.planning.solving import plan_dossier
from planner.services.projects.projects import Projects
from planner.services.tasks.book import TaskBook
from planner.services.workbench.what_if import WhatIfs
from planner.store.opening import open_store
from tests.support import make
from tests.support.kept import ANN, dossier
from tests.support.waiting import PATIENCE_S

LIMITS = Limits(time_limit_s=20)
LATE = DelayHandover(phase="1", quarters=1)


class Bench:
    def __init__(self, what_ifs: WhatIfs, projects: Projects, book: TaskBook) -> None:
        self.what_ifs, self.projects, self.book = what_ifs, projects, book
        saved = projects.create(ANN, "园区", dossier("F1", "F2"))
        self.project_id = saved.project_id
        report = plan_dossier(saved.dossier, LIMITS)
        self.plan_id = projects.keep_plan(ANN, (self.project_id, 1), report.problem, report.outcome)

    def solved(self, scenario_id: str) -> None:
        job = self.book.wait(self.what_ifs.ask(ANN, scenario_id, LIMITS), PATIENCE_S)
        assert job is not None
        assert job.state is TaskState.DONE


@pytest.fixture
def bench() -> Iterator[Bench]:
    store = open_store("sqlite://")
    book = TaskBook(store, 1)
    yield Bench(WhatIfs(store, book), Projects(store), book)
    book.close()
    store.close()


def test_a_what_if_is_solved_from_its_base_and_found_again(bench: Bench) -> None:
    kept = bench.what_ifs.begin(ANN, bench.plan_id, "late", [LATE])
    before = bench.what_ifs.open(kept.scenario_id)
    assert (before.result, before.task, before.is_stale, before.is_open) == (None, None, False, True)
    bench.solved(kept.scenario_id)
    seen = bench.what_ifs.open(kept.scenario_id)
    assert seen.result is not None
    assert seen.task is not None
    assert seen.task.state is TaskState.DONE
    assert (seen.result.kept.scenario_id, seen.result.kept.scenario_version) == (kept.scenario_id, 1)
    assert {p.start for p in seen.result.report.plan.placements} == {make.quarter("2024Q2")}
    assert bench.plan_id in bench.projects.plan_ids(bench.project_id)
    assert seen.result.kept.plan_id not in bench.projects.plan_ids(bench.project_id)


def test_an_edit_taken_back_brings_the_earlier_result_back(bench: Bench) -> None:
    kept = bench.what_ifs.begin(ANN, bench.plan_id, "late", [LATE])
    bench.solved(kept.scenario_id)
    more = bench.what_ifs.change(ANN, kept, edits=[LATE, PinFirm(firm="F1")])
    assert bench.what_ifs.open(kept.scenario_id).result is None
    bench.what_ifs.change(ANN, more, edits=[LATE])
    assert bench.what_ifs.open(kept.scenario_id).result is not None


def test_edits_that_do_not_fit_are_told_and_never_solved(bench: Bench) -> None:
    kept = bench.what_ifs.begin(ANN, bench.plan_id, "bad", [LATE, LATE, PinFirm(firm="F9")])
    seen = bench.what_ifs.open(kept.scenario_id)
    assert seen.problem is None
    assert len(seen.issues) == 2
    with pytest.raises(EditConflict):
        bench.what_ifs.ask(ANN, kept.scenario_id, LIMITS)


def test_a_copy_is_a_draft_of_its_own(bench: Bench) -> None:
    kept = bench.what_ifs.begin(ANN, bench.plan_id, "late", [LATE])
    copy = bench.what_ifs.branch(ANN, kept, "later")
    bench.what_ifs.change(ANN, copy, edits=[])
    assert bench.what_ifs.open(kept.scenario_id).kept.scenario.edits == (LATE,)
    assert bench.what_ifs.open(copy.scenario_id).kept.scenario.name == "later"


def test_a_scenario_whose_facts_moved_on_is_stale_and_can_be_put_on_the_new_ones(bench: Bench) -> None:
    kept = bench.what_ifs.begin(ANN, bench.plan_id, "late", [LATE, PinFirm(firm="F2")])
    fewer = dossier("F1")
    bench.projects.save(ANN, bench.project_id, fewer, base=1)
    assert bench.what_ifs.open(kept.scenario_id).is_stale
    report = plan_dossier(fewer, LIMITS)
    newer = bench.projects.keep_plan(ANN, (bench.project_id, 2), report.problem, report.outcome)
    review = bench.what_ifs.review(kept, newer)
    assert [one.standing for one in review.reviews] == [EditStanding.FITS, EditStanding.REFUSED]
    moved = bench.what_ifs.rebase(ANN, kept, newer)
    seen = bench.what_ifs.open(moved.scenario_id)
    assert (seen.is_stale, seen.issues, seen.kept.base_plan) == (False, (), newer)


def test_the_plan_of_a_scenario_comes_in_force_with_it(bench: Bench) -> None:
    assert bench.what_ifs.in_force(bench.project_id) is None
    kept = bench.what_ifs.begin(ANN, bench.plan_id, "late", [LATE])
    bench.solved(kept.scenario_id)
    for state in (State.PROPOSED, State.APPROVED, State.IN_FORCE):
        bench.what_ifs.step(ANN, bench.what_ifs.open(kept.scenario_id), state, comment="同意")
    seen = bench.what_ifs.open(kept.scenario_id)
    assert not seen.is_open
    assert seen.result is not None
    found = bench.what_ifs.in_force(bench.project_id)
    assert found is not None
    assert (found[0].plan_id, found[1]) == (seen.result.kept.plan_id, seen.kept)
