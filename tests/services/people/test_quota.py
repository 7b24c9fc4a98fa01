"""What one person may ask of a server that several share: so many tasks at a time, one solve under way; on one PC no limit."""

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import EVERYWHERE, Role
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskEnd, TaskQueue, TaskState, TaskUpdate
from planner.services.authorization.guard import guarded
from planner.services.people.quota import MOST_TASKS, QuotaRefusal
from planner.services.planning.wire import SolveOrder
from planner.services.tasks.book import TaskBook
from planner.store import tasks
from tests.support import kept
from tests.support.office_people import OfficeOfPeople


@pytest.fixture
def office() -> OfficeOfPeople:
    return OfficeOfPeople()


def order(seed: int) -> SolveOrder:
    return SolveOrder(kept.dossier().problem, Limits(seed=seed))


def test_one_task_more_than_a_person_may_have_is_refused_and_nothing_is_kept(office: OfficeOfPeople) -> None:
    ann, bob = (office.enter(name, (Role.PLANNER, EVERYWHERE)) for name in ("ann", "bob"))
    book = TaskBook(office.store, 0)
    try:
        hers = guarded(book, office.store, lambda: ann)
        asked = [hers.start(order(seed)) for seed in range(MOST_TASKS)]
        with pytest.raises(QuotaRefusal) as refused:
            hers.start(order(MOST_TASKS))
        assert str(MOST_TASKS) in str(refused.value)
        assert hers.start(order(0)) == asked[0], "a like one is there already"
        with office.store.reading() as db:
            assert tasks.of_asker(db, ann.person_id) == MOST_TASKS
        assert guarded(book, office.store, lambda: bob).start(order(0))
        hers.cancel(asked[0])
        assert hers.start(order(MOST_TASKS))
        office.store.check = None
        assert all(book.start(order(seed)) for seed in range(MOST_TASKS + 2)), "on one PC"
    finally:
        book.close()


def test_where_people_have_one_each_the_next_of_somebody_waits_for_the_first(office: OfficeOfPeople) -> None:
    ann, bob = (office.enter(name, (Role.PLANNER, EVERYWHERE)) for name in ("ann", "bob"))
    book = TaskBook(office.store, 0)
    try:
        first, second = (guarded(book, office.store, lambda: ann).start(order(seed)) for seed in (1, 2))
        third = guarded(book, office.store, lambda: bob).start(order(3))
        with office.store.writing(PROGRAM) as write:
            while (oldest := tasks.claim(write, "other")) != first:
                tasks.end(write, str(oldest), TaskUpdate(seconds=0), TaskEnd(state=TaskState.CANCELLED))
            assert tasks.claim(write, "one", one_each=True) == third
            assert not tasks.is_waiting(write.db, one_each=True)
            assert tasks.is_waiting(write.db)
            assert tasks.waiting(write.db) == {TaskQueue.SOLVES}
            tasks.end(write, first, TaskUpdate(seconds=0), TaskEnd(state=TaskState.CANCELLED))
            assert tasks.claim(write, "one", one_each=True) == second
    finally:
        book.close()
