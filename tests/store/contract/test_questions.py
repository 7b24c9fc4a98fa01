"""What every database keeps of long questions, and what an older one comes to."""

from dataclasses import replace

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import (
    Fault,
    StoredTask,
    TaskEnd,
    TaskOrder,
    TaskQueue,
    TaskState,
    TaskUpdate,
)
from planner.store import orders, schema, tasks
from planner.store.store import Store
from planner.store.verify import verify
from tests.support import kept, make
from tests.support.kept import ANN, BOB, step_back

PROBLEM = make.problem(firms=[make.firm()])
ORDER = TaskOrder(
    kind="sweep",
    topic="sweep:plan-1",
    problem=PROBLEM,
    limits=Limits(),
    rest='{"a": "坏\\n了"}',
    queue=TaskQueue.LONG,
)
PART = TaskUpdate(seconds=1.5, latest='{"rows": [1]}')
WHOLE = TaskUpdate(seconds=2.5, latest='{"rows": [1, 2]}')


def asked(store: Store, order: TaskOrder = ORDER) -> str:
    with store.writing(ANN) as write:
        return orders.ask_question(write, order)


def found(store: Store, task_id: str) -> StoredTask:
    with store.reading() as db:
        task = tasks.find(db, task_id)
    assert task is not None
    return task


def ended(store: Store, task_id: str, state: TaskState, news: TaskUpdate = WHOLE) -> None:
    with store.writing(PROGRAM) as write:
        assert tasks.end(write, task_id, news, TaskEnd(state=state, seconds=2.5))


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, kind="tornado"),
        replace(ORDER, kind="rent"),
        replace(ORDER, topic="sweep:plan-0"),
        replace(ORDER, topic="sweep:plan-2"),
        replace(ORDER, rest="{}"),
        *(replace(ORDER, problem=make.problem(firms=[make.firm(name)])) for name in ("F2", "F3", "F4")),
    ],
)
def test_what_is_asked_otherwise_is_another_question_although_the_first_is_done(
    store: Store, other: TaskOrder
) -> None:
    first = asked(store)
    with store.writing(PROGRAM) as write:
        tasks.claim(write, "one", TaskQueue.LONG)
    ended(store, first, TaskState.DONE)
    assert asked(store, other) != first
    assert asked(store) == first


def test_a_question_is_kept_from_its_order_to_its_result(store: Store) -> None:
    task_id = asked(store)
    with store.reading() as db:
        assert orders.question(db, task_id) == ORDER
    with store.writing(PROGRAM) as write:
        assert tasks.claim(write, "one") is None  # no solve waits
        assert tasks.claim(write, "one", TaskQueue.LONG) == task_id
        tasks.report(write, task_id, PART)
        tasks.report(write, task_id, replace(PART, seconds=2.0, latest=None))
    task = found(store, task_id).task
    assert (task.kind, task.topic, task.state) == ("sweep", ORDER.topic, TaskState.RUNNING)
    assert (task.latest, task.seconds, task.asked_by) == (PART.latest, 2.0, ANN.name)
    ended(store, task_id, TaskState.DONE)
    task = found(store, task_id).task
    assert (task.state, task.latest, task.outcome) == (TaskState.DONE, WHOLE.latest, None)
    assert verify(store) == ()


def test_the_same_order_is_one_task_while_it_waits_runs_and_is_done_and_a_new_one_after_it_failed(
    store: Store,
) -> None:
    first = asked(store)
    assert asked(store) == first
    ended(store, first, TaskState.DONE)
    assert asked(store) == first
    others = (
        replace(ORDER, topic="sweep:plan-2"),
        replace(ORDER, rest="{}"),
        replace(ORDER, problem=make.problem(firms=[make.firm("F9")])),
    )
    assert len({first, *(asked(store, order) for order in others)}) == 4
    for state in (TaskState.CANCELLED, TaskState.FAILED, TaskState.INTERRUPTED):
        order = replace(ORDER, topic=state.value)
        failed = asked(store, order)
        ended(store, failed, state)
        again = asked(store, replace(order, continues=state is TaskState.INTERRUPTED))
        assert again != failed
        kept_result = WHOLE.latest if state is TaskState.INTERRUPTED else None
        assert found(store, again).task.latest == kept_result
        with store.reading() as db:
            question = orders.question(db, again)
        assert question is not None
        assert question.so_far == kept_result


def test_the_question_of_a_topic_that_was_asked_for_last_is_shown(store: Store) -> None:
    first, second = asked(store), asked(store, replace(ORDER, rest="{}"))

    def shown() -> str | None:
        with store.reading() as db:
            assert tasks.newest_on(db, "another") is None
            return tasks.newest_on(db, ORDER.topic)

    assert shown() == second
    ended(store, first, TaskState.DONE)
    assert asked(store) == first
    assert shown() == first


def test_what_a_gone_server_worked_on_is_interrupted_with_what_it_had(store: Store) -> None:
    lost, waiting = asked(store), asked(store, replace(ORDER, rest="{}"))
    with store.writing(PROGRAM) as write:
        tasks.claim(write, "gone", TaskQueue.LONG)
        tasks.report(write, lost, PART)
        assert tasks.interrupt(write, ["here"]) == (lost,)
    task = found(store, lost).task
    assert (task.state, task.fault, task.latest) == (TaskState.INTERRUPTED, Fault.INTERRUPTED, PART.latest)
    assert task.outcome is None
    assert found(store, waiting).task.state is TaskState.QUEUED


def test_what_takes_seconds_waits_in_a_queue_before_which_nothing_long_stands(store: Store) -> None:
    asked(store)
    with store.writing(PROGRAM) as write:
        tasks.claim(write, "one", TaskQueue.LONG)
    short = replace(ORDER, kind="why", queue=TaskQueue.SHORT)
    orders_asked = (replace(ORDER, rest="1"), short, replace(ORDER, rest="2"), replace(short, rest="3"))
    ids = [asked(store, order) for order in orders_asked]
    assert [found(store, one).task.ahead for one in ids] == [1, 0, 2, 1]
    with store.writing(PROGRAM) as write:
        assert [tasks.claim(write, "one", TaskQueue.SHORT) for _ in range(3)] == [ids[1], ids[3], None]


def test_questions_and_solves_wait_in_queues_of_their_own_and_are_listed_apart(store: Store) -> None:
    question = asked(store)
    with store.writing(BOB) as write:
        solve = orders.ask(write, PROBLEM, Limits())
    assert [found(store, one).task.ahead for one in (question, solve)] == [0, 0]
    with store.reading() as db:
        assert tasks.newest(db) == (solve,)
        assert tasks.under_way(db) == (question, solve)
        assert orders.question(db, solve) is None
    with store.writing(PROGRAM) as write:
        assert tasks.claim(write, "one") == solve


def test_the_oldest_results_go_and_what_is_not_over_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "MOST_QUESTIONS", 3)
    waiting = asked(store)
    over = [asked(store, replace(ORDER, rest=f"[{number}]")) for number in range(4)]
    for task_id in over:
        ended(store, task_id, TaskState.CANCELLED)
    with store.writing(BOB) as write:
        solve = orders.ask(write, PROBLEM, Limits())
    last = asked(store, replace(ORDER, rest="[9]"))
    with store.reading() as db:
        there = [one for one in (waiting, *over, solve, last) if tasks.find(db, one) is not None]
    assert there == [waiting, *over[2:], solve, last]


def test_questions_of_an_older_database_wait_with_the_short_ones(url: str) -> None:
    old = Store(url)
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
    question = asked(old)
    with old.writing(BOB) as write:
        solve = orders.ask(write, PROBLEM, Limits())
        step_back(write.db, to="0007")
        write.notes.clear()  # the trail was no chain then
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
        assert schema.differences(write.db) == []
        assert tasks.claim(write, "one", TaskQueue.SHORT) == question
        assert tasks.claim(write, "one") == solve
    old.close()


def test_solves_of_an_older_database_stay_what_they_were_and_going_back_keeps_them(url: str) -> None:
    old = Store(url)
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db, to="0006")
    with old.writing(ANN) as write:
        solve = orders.ask(write, PROBLEM, Limits(seed=3), facts="facts")
        write.notes.clear()  # the trail was no chain then
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
    task = found(old, solve).task
    assert (task.kind, task.topic, task.latest, task.limits) == ("solve", "", None, Limits(seed=3))
    outcome = kept.outcome(PROBLEM)
    with old.writing(PROGRAM) as write:
        assert tasks.claim(write, "one") == solve
        tasks.end(write, solve, TaskUpdate(seconds=1.0), TaskEnd(state=TaskState.DONE, outcome=outcome))
    asked(old)
    with old.writing(PROGRAM) as write:
        step_back(write.db, to="0006")
        assert schema.revision_of(write.db) == "0006"
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
        assert schema.differences(write.db) == []
    with old.reading() as db:
        assert tasks.newest_on(db, ORDER.topic) is None
    assert found(old, solve).task.outcome == outcome
    old.close()
