"""What every database keeps of the ways of firms: each entry for good, and two people at one thing brought together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from planner.domain.milestones.entry import SERVICE, EntryContent, FirmService, MilestoneDates, ServiceTask
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.milestone_log import EntryClash, EntrySubject
from planner.services.projects.projects import Projects
from planner.services.workbench.milestone_book import MilestoneBook
from planner.store import milestones, schema, tables
from planner.store.archive import read_archive, restore_archive, write_archive
from planner.store.errors import StoreError
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.support import kept
from tests.support.kept import ANN, BOB, step_back

DAY = date(2024, 3, 1)
STEP = MilestoneKind.HANDOVER


class Desk:
    """A project whose firm F1 is looked after."""

    def __init__(self, store: Store) -> None:
        self.store, self.projects, self.book = store, Projects(store), MilestoneBook(store)
        self.project = self.projects.create(ANN, "园区", kept.dossier()).project_id
        self.step = EntrySubject(self.project, "F1", STEP)
        self.service = EntrySubject(self.project, "F1", SERVICE)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_a_file_is_entered_whole_or_not_at_all_and_what_it_leaves_empty_stays(desk: Desk) -> None:
    promised = MilestoneDates(planned=DAY)
    assert desk.book.enter(ANN, desk.step, promised, before=None)
    told: list[tuple[str, str, EntryContent]] = [
        ("F1", STEP.value, MilestoneDates(actual=DAY)),
        ("F1", SERVICE, FirmService(owner="安")),
    ]
    late: tuple[str, str, EntryContent] = (
        "F1",
        MilestoneKind.LICENCE.value,
        MilestoneDates(actual=date(2190, 1, 1)),
    )
    with pytest.raises(LifeConflict):
        desk.book.enter_all(BOB, desk.project, [*told, late])
    assert desk.book.log(desk.project).dates("F1") == {STEP: promised}
    assert desk.book.enter_all(BOB, desk.project, told) == 2
    log = desk.book.log(desk.project)
    assert log.dates("F1") == {STEP: MilestoneDates(planned=DAY, actual=DAY)}
    assert log.service("F1") == FirmService(owner="安")
    assert desk.book.enter_all(BOB, desk.project, told) == 0
    with pytest.raises(LifeConflict):
        desk.book.enter_all(Actor("x", ""), desk.project, told)


def test_entries_stay_and_the_newest_of_each_subject_stands(desk: Desk) -> None:
    first = MilestoneDates(actual=DAY)
    assert desk.book.enter(ANN, desk.step, first, before=None)
    assert desk.book.enter(BOB, desk.step, MilestoneDates(), before=first)
    assert desk.book.enter(BOB, desk.step, MilestoneDates(), before=MilestoneDates()) is None
    task = desk.book.add_task(ANN, desk.project, "F1", ServiceTask(title=" 代办\n环评 ", due=DAY))
    assert isinstance(task.content, ServiceTask)
    assert desk.book.tick(BOB, task.about, task.content, done=DAY)
    log = desk.book.log(desk.project)
    assert log.dates("F1") == {STEP: MilestoneDates()}
    assert log.tasks("F1") == {task.about.subject: ServiceTask(title="代办 环评", due=DAY, done=DAY)}
    told = desk.book.history(desk.project, "F1")
    assert [(one.actor, one.number) for one in told] == [(BOB, 2), (ANN, 1), (BOB, 2), (ANN, 1)]
    emptied = next(one for one in told if one.about == desk.step)
    assert desk.book.take_back(ANN, emptied)
    assert desk.book.log(desk.project).dates("F1") == {STEP: first}
    assert desk.book.drop(ANN, task.about, log.tasks("F1")[task.about.subject])
    assert desk.book.log(desk.project).tasks("F1") == {}
    assert verify(desk.store) == ()


def test_a_clock_that_goes_back_keeps_nobody_from_entering(desk: Desk) -> None:
    first, second = MilestoneDates(planned=DAY), MilestoneDates(planned=DAY, actual=DAY)
    desk.book.enter(ANN, desk.step, first, before=None)
    with desk.store.writing(BOB) as write:
        milestones.add(replace(write, now=write.now - timedelta(days=1)), desk.step, second)
    third = desk.book.enter(ANN, desk.step, MilestoneDates(), before=second)
    assert third is not None
    assert third.number == 3
    assert desk.book.log(desk.project).dates("F1") == {STEP: MilestoneDates()}


def test_two_people_at_different_fields_both_stay_and_at_one_field_the_second_is_shown_the_first(
    desk: Desk,
) -> None:
    seen = FirmService()
    desk.book.enter(ANN, desk.service, replace(seen, owner="安"), before=seen)
    desk.book.enter(BOB, desk.service, replace(seen, problems="缺蒸汽"), before=seen)
    assert desk.book.log(desk.project).service("F1") == FirmService(owner="安", problems="缺蒸汽")
    with pytest.raises(EntryClash) as clash:
        desk.book.enter(BOB, desk.service, replace(seen, owner="包"), before=seen)
    assert (clash.value.field, clash.value.newest.content) == (
        "owner",
        FirmService(owner="安", problems="缺蒸汽"),
    )
    assert desk.book.log(desk.project).service("F1") == FirmService(owner="安", problems="缺蒸汽")
    desk.book.enter(ANN, desk.step, MilestoneDates(actual=DAY), before=None)
    with pytest.raises(EntryClash):
        desk.book.enter(BOB, desk.step, MilestoneDates(actual=DAY.replace(day=2)), before=None)


def test_what_cannot_be_kept_is_refused_with_a_reason(desk: Desk) -> None:
    nobody = Actor("x", " ")
    for actor, new in (
        (nobody, MilestoneDates(actual=DAY)),
        (ANN, MilestoneDates(actual=date(1899, 12, 31))),
        (ANN, MilestoneDates(planned=date(2200, 1, 1))),
        (ANN, MilestoneDates(actual=datetime.now(UTC).date() + timedelta(days=3))),
    ):
        with pytest.raises(LifeConflict):
            desk.book.enter(actor, desk.step, new, before=None)
    today = MilestoneDates(planned=date(2199, 12, 31), actual=datetime.now(UTC).date())
    assert desk.book.enter(ANN, desk.step, today, before=None)
    with pytest.raises(LifeConflict):
        desk.book.add_task(ANN, desk.project, "F1", ServiceTask(title=" "))
    with pytest.raises(StoreError):
        desk.book.add_task(ANN, desk.project, "F1", ServiceTask(title="坏\u0000字"))
    desk.projects.delete(ANN, desk.project)
    with pytest.raises(LifeConflict):
        desk.book.enter(ANN, desk.service, FirmService(owner="安"), before=None)


def test_a_damaged_entry_is_found(desk: Desk) -> None:
    desk.book.enter(ANN, desk.step, MilestoneDates(actual=DAY), before=None)
    with desk.store.writing(PROGRAM) as write:
        write.db.execute(update(tables.milestone_entries).values(content="{}"))
    assert len(verify(desk.store)) == 1
    with pytest.raises(StoreError):
        desk.book.log(desk.project)


def test_a_backup_brings_entries_back(new_url: Callable[[str], str], tmp_path: Path) -> None:
    store, other = open_store(new_url("sqlite")), open_store(new_url("sqlite"))
    desk = Desk(store)
    desk.book.enter(ANN, desk.step, MilestoneDates(actual=DAY), before=None)
    write_archive(store, tmp_path / "backup.zip")
    restore_archive(other, read_archive(tmp_path / "backup.zip"))
    assert MilestoneBook(other).history(desk.project, "F1") == desk.book.history(desk.project, "F1")
    store.close()
    other.close()


def test_an_older_database_gets_the_table_and_goes_back_without_its_entries(url: str) -> None:
    old = open_store(url)
    desk = Desk(old)
    desk.book.enter(ANN, desk.step, MilestoneDates(actual=DAY), before=None)
    with old.writing(PROGRAM) as write:
        step_back(write.db, to="0009")
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
        assert schema.differences(write.db) == []
    assert desk.book.history(desk.project, "F1") == ()
    old.close()
