"""What every database keeps of projects."""

import pytest

from planner.domain.changes.merge import MergeSide
from planner.domain.projects.project import StaleVersion
from planner.services.projects.projects import Projects
from planner.store.errors import StoreError, StoreFault
from planner.store.plans import plan_list
from planner.store.store import Store
from planner.text import Text
from tests.support import kept, make
from tests.support.kept import ANN, BOB


@pytest.fixture
def projects(store: Store) -> Projects:
    return Projects(store)


def test_what_was_saved_is_read_back_to_the_last_character(projects: Projects) -> None:
    facts = kept.dossier("F1", "F2")
    made = projects.create(ANN, Text("资源园", "Ziyuan"), facts, comment="第一次")
    opened = projects.open(made.project_id)
    assert opened.dossier == facts
    assert (opened.note.number, opened.note.parent) == (1, None)
    assert (opened.note.actor, opened.note.comment) == (ANN, "第一次")
    assert opened.note.fingerprint == facts.problem.fingerprint


def test_versions_are_appended_and_none_is_changed(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    for number, actor in ((1, BOB), (2, ANN)):
        note = projects.save(actor, key, kept.dossier("F1", f"F{number + 1}"), base=number)
        assert (note.number, note.parent) == (number + 1, number)
    assert [(note.number, note.actor) for note in projects.history(key)] == [
        (3, ANN),
        (2, BOB),
        (1, ANN),
    ]
    assert projects.open(key, 1).dossier == kept.dossier()
    assert projects.open(key).dossier == kept.dossier("F1", "F3")


def test_a_second_saver_is_told_who_saved_what_when_and_nothing_is_overwritten(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    first = projects.save(ANN, key, kept.dossier("F1", "F2"), base=1)
    with pytest.raises(StaleVersion) as stale:
        projects.save(BOB, key, kept.dossier("F1", "F3"), base=1)
    assert stale.value.saved == first
    assert (stale.value.started_from.number, stale.value.started_from.actor) == (1, ANN)
    assert projects.open(key).dossier == kept.dossier("F1", "F2")


def test_a_refused_save_is_brought_together_and_saved_on_the_newest_version(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    projects.save(ANN, key, kept.dossier("F1", "F2"), base=1)
    both = projects.bring_together(key, kept.dossier("F1", "F3"), base=1)
    assert both.merge.clashes == ()
    assert (both.base.number, both.saved.number) == (1, 2)
    projects.save(BOB, key, both.merge.dossier, base=both.saved.number)
    assert [firm.firm_id for firm in projects.open(key).dossier.problem.firms] == ["F1", "F2", "F3"]


def test_a_clash_is_settled_by_choice(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    projects.save(ANN, key, kept.dossier(product="导管"), base=1)
    mine = kept.dossier(product="注射器")
    clash = projects.bring_together(key, mine, base=1).merge.clashes[0]
    assert (clash.table, clash.row, clash.field) == ("firms", ("F1",), "product")
    assert (clash.base, clash.mine, clash.saved) == ("器械", "注射器", "导管")
    settled = projects.bring_together(key, mine, base=1, choices={clash.place: MergeSide.MINE}).merge
    assert settled.clashes == ()
    assert settled.dossier == mine


def test_an_older_version_comes_back_as_the_newest(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    projects.save(ANN, key, kept.dossier("F1", "F2"), base=1)
    note = projects.restore_version(BOB, key, 1, base=2)
    assert (note.number, note.actor) == (3, BOB)
    assert projects.open(key).dossier == kept.dossier()


def test_a_deleted_project_is_put_away_and_comes_back_whole(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    projects.delete(ANN, key)
    assert projects.list() == ()
    assert [one.project_id for one in projects.list(deleted=True)] == [key]
    with pytest.raises(StoreError) as gone:
        projects.save(BOB, key, kept.dossier("F1", "F2"), base=1)
    assert gone.value.fault is StoreFault.MISSING
    projects.restore(BOB, key)
    assert [one.project_id for one in projects.list()] == [key]
    assert projects.open(key).dossier == kept.dossier()


@pytest.mark.parametrize("base", [0, 2, 99])
def test_a_version_that_never_was_is_no_base(projects: Projects, base: int) -> None:
    key = projects.create(ANN, "园区", kept.dossier()).project_id
    with pytest.raises(StoreError):
        projects.save(ANN, key, kept.dossier("F1", "F2"), base=base)
    assert len(projects.history(key)) == 1


def test_nothing_is_saved_on_a_project_that_is_not_there(projects: Projects) -> None:
    with pytest.raises(StoreError) as missing:
        projects.save(ANN, "none", kept.dossier(), base=1)
    assert missing.value.fault is StoreFault.MISSING


def test_a_plan_is_kept_with_its_certificate_and_the_very_problem_it_answers(
    store: Store, projects: Projects
) -> None:
    facts = kept.dossier()
    key = projects.create(ANN, "园区", facts).project_id
    answer = kept.outcome(facts.problem)
    first = projects.keep_plan(ANN, (key, 1), facts.problem, answer)
    second = projects.keep_plan(BOB, (key, 1), facts.problem, answer, in_force=True)
    plans = [projects.plan(one) for one in projects.plan_ids(key)]
    assert [plan.plan_id for plan in plans] == [first, second]
    assert (plans[0].problem, plans[0].outcome, plans[0].project_version) == (facts.problem, answer, 1)
    assert projects.list()[0].plan_in_force == second
    projects.put_in_force(ANN, key, first)
    assert projects.list()[0].plan_in_force == first
    with store.reading() as db:
        listed = plan_list(db, key)
        assert (listed.ids, listed.in_force) == ((first, second), first)
        assert plan_list(db, "none").in_force is None


def test_a_plan_of_a_version_that_is_not_there_is_refused(projects: Projects) -> None:
    facts = kept.dossier()
    key = projects.create(ANN, "园区", facts).project_id
    with pytest.raises(StoreError) as refused:
        projects.keep_plan(ANN, (key, 7), facts.problem, kept.outcome(facts.problem))
    assert refused.value.fault is StoreFault.REFUSED
    assert projects.plan_ids(key) == ()


def test_the_trail_names_who_did_what_in_the_order_it_was_done(projects: Projects) -> None:
    key = projects.create(ANN, "园区", kept.dossier(), comment="开始").project_id
    projects.save(BOB, key, kept.dossier("F1", "F2"), base=1, comment="新增")
    with pytest.raises(StaleVersion):
        projects.save(ANN, key, kept.dossier("F9"), base=1)
    projects.rename(ANN, key, "新名")
    projects.delete(BOB, key)
    projects.restore(ANN, key)
    trail = [(entry.actor, entry.action, entry.version) for entry in reversed(projects.trail(key))]
    assert trail == [
        (ANN, "create", 1),
        (BOB, "save", 2),
        (ANN, "rename", None),
        (BOB, "delete", None),
        (ANN, "restore", None),
    ]


@pytest.mark.parametrize("name", ["bad\x00name", "\ud800", "x" * 501])
def test_a_name_that_cannot_be_kept_is_refused_before_anything_is_written(
    projects: Projects, name: str
) -> None:
    with pytest.raises(StoreError) as refused:
        projects.create(ANN, name, kept.dossier())
    assert refused.value.fault is StoreFault.REFUSED
    assert projects.list() == ()


def test_equal_problems_are_kept_once(store: Store) -> None:
    from sqlalchemy import func, select

    from planner.store import tables

    projects, facts = Projects(store), kept.dossier()
    key = projects.create(ANN, "园区", facts).project_id
    for _ in range(3):
        projects.keep_plan(ANN, (key, 1), facts.problem, kept.outcome(facts.problem))
    projects.keep_plan(ANN, (key, 1), make.problem(), kept.outcome(make.problem()))
    with store.reading() as db:
        assert db.execute(select(func.count()).select_from(tables.problems)).scalar() == 2
