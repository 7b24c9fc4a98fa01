"""What every database keeps of solves."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.domain.park.problem import Problem
from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Limits, Progress, Status
from planner.domain.solving.task import Fault, StoredTask, TaskEnd, TaskQueue, TaskState, TaskUpdate
from planner.services.projects.projects import Projects
from planner.store import orders, owners, preferences, schema, servers, tasks
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.support import kept, make
from tests.support.kept import ANN, BOB

PLAN = make.plan(make.placement("F1", "A-101"))
PROGRESS = Progress(seconds=0.1, stage=1, stages=2, goal="signed", objective=1, bound=2, gap=1.0)
NEWS = TaskUpdate(seconds=1.5, progress=PROGRESS, history=(PROGRESS,), plan=PLAN)


def problem(name: str = "F1") -> Problem:
    return make.problem(firms=[make.firm(name)])


def asked(store: Store, name: str = "F1", *, seed: int = 0) -> str:
    with store.writing(ANN) as write:
        return orders.ask(write, problem(name), Limits(seed=seed), facts="facts", wishes="{}")


def claimed(store: Store, server: str = "one") -> str | None:
    with store.writing(PROGRAM) as write:
        return tasks.claim(write, server)


def found(store: Store, task_id: str) -> StoredTask:
    with store.reading() as db:
        job = tasks.find(db, task_id)
    assert job is not None
    return job


def test_of_two_servers_that_choose_the_same_job_one_has_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id = asked(store)
    with store.reading() as db:
        number = tasks._next(db, TaskQueue.SOLVES, one_each=False)
    assert claimed(store) == task_id
    monkeypatch.setattr(tasks, "_next", lambda *_, **__: number)
    assert claimed(store, "two") is None
    assert found(store, task_id).server_id == "one"


def test_one_problem_and_limits_is_one_job_until_it_is_over(store: Store) -> None:
    first = asked(store)
    assert asked(store) == first
    assert asked(store, seed=1) != first
    assert asked(store, "F2") != first
    with store.writing(PROGRAM) as write:
        tasks.end(write, first, NEWS, TaskEnd(state=TaskState.DONE, outcome=kept.outcome(problem())))
    assert asked(store) != first


def test_the_queue_is_first_come_first_served_and_each_knows_its_place(store: Store) -> None:
    ids = [asked(store, seed=seed) for seed in range(4)]
    assert [found(store, one).task.ahead for one in ids] == [0, 1, 2, 3]
    with store.reading() as db:
        assert tasks.waiting(db) == {TaskQueue.SOLVES}
    assert [claimed(store) for _ in range(5)] == [*ids, None]
    assert [found(store, one).task.ahead for one in ids] == [0, 0, 0, 0]
    with store.reading() as db:
        assert tasks.waiting(db) == frozenset()
    assert found(store, ids[0]).task.state is TaskState.RUNNING


def test_the_plan_of_a_job_under_way_is_read_once_until_there_is_a_better_one(store: Store) -> None:
    task_id = asked(store)
    claimed(store)
    with store.writing(PROGRAM) as write:
        tasks.report(write, task_id, NEWS)
    assert found(store, task_id).task.plan is found(store, task_id).task.plan
    better = make.plan(make.placement("F1", "A-102"))
    with store.writing(PROGRAM) as write:
        tasks.report(write, task_id, replace(NEWS, plan=better))
    assert found(store, task_id).task.plan == better


def test_what_is_told_of_a_job_is_kept_of_that_job_alone(store: Store) -> None:
    first, second = asked(store), asked(store, seed=1)
    assert [claimed(store), claimed(store)] == [first, second]
    with store.writing(PROGRAM) as write:
        tasks.report(write, second, NEWS)
    assert (found(store, first).task.plan, found(store, first).task.progress) == (None, None)
    assert found(store, second).task.plan == PLAN


def test_a_job_is_kept_to_the_last_figure(store: Store) -> None:
    task_id = asked(store, seed=3)
    claimed(store)
    with store.writing(PROGRAM) as write:
        tasks.report(write, task_id, NEWS)
    job = found(store, task_id).task
    assert (job.limits, job.progress, job.history, job.plan) == (Limits(seed=3), PROGRESS, (PROGRESS,), PLAN)
    assert (job.seconds, job.asked_by, job.fingerprint) == (1.5, ANN.name, problem().fingerprint)
    outcome = kept.outcome(problem())
    with store.writing(PROGRAM) as write:
        assert tasks.end(write, task_id, NEWS, TaskEnd(state=TaskState.DONE, outcome=outcome, seconds=2.25))
        assert not tasks.end(write, task_id, NEWS, TaskEnd(state=TaskState.FAILED))
    job = found(store, task_id).task
    assert (job.state, job.outcome, job.seconds) == (TaskState.DONE, outcome, 2.25)
    with store.reading() as db:
        actions = [one.action for one in preferences.trail(db, subject=task_id)]
        assert actions.count(TaskState.DONE) == 1
        assert TaskState.FAILED not in actions
        assert orders.order(db, task_id) == (problem(), Limits(seed=3), None)
    assert verify(store) == ()


def test_a_waiting_job_is_cancelled_at_once_a_running_one_by_its_server(store: Store) -> None:
    first, second = asked(store), asked(store, seed=1)
    assert claimed(store, "one") == first
    with store.writing(BOB) as write:
        tasks.ask_to_cancel(write, second)
        tasks.ask_to_cancel(write, first)
    assert found(store, second).task.state is TaskState.CANCELLED
    assert found(store, first).task.state is TaskState.RUNNING
    with store.reading() as db:
        assert tasks.to_cancel(db, "one") == (first,)
        assert tasks.to_cancel(db, "two") == ()


def test_what_a_gone_server_ran_is_interrupted_with_its_last_plan(store: Store) -> None:
    lost, living = asked(store), asked(store, seed=1)
    waiting = asked(store, seed=2)
    claimed(store, "gone")
    claimed(store, "here")
    with store.writing(PROGRAM) as write:
        tasks.report(write, lost, NEWS)
        assert tasks.interrupt(write, ["here"]) == (lost,)
    job = found(store, lost).task
    assert (job.state, job.fault) == (TaskState.INTERRUPTED, Fault.INTERRUPTED)
    assert job.outcome is not None
    assert (job.outcome.plan, job.outcome.status, job.outcome.bound) == (PLAN, Status.FAILED, None)
    assert found(store, living).task.state is TaskState.RUNNING
    assert found(store, waiting).task.state is TaskState.QUEUED


def test_what_a_server_claimed_and_never_heard_of_waits_again_and_nothing_else(store: Store) -> None:
    ids = [asked(store, seed=seed) for seed in range(5)]
    done, lost, at_work, others, _ = ids
    assert [claimed(store, server) for server in ("me", "me", "me", "other")] == ids[:4]
    with store.writing(PROGRAM) as write:
        tasks.end(write, done, NEWS, TaskEnd(state=TaskState.DONE, outcome=kept.outcome(problem())))
        tasks.put_back(write, "me", [at_work])
    assert [found(store, one).task.state for one in ids] == [
        TaskState.DONE,
        TaskState.QUEUED,
        TaskState.RUNNING,
        TaskState.RUNNING,
        TaskState.QUEUED,
    ]
    assert [found(store, one).server_id for one in (lost, others)] == [None, "other"]


def test_the_jobs_on_the_same_facts_are_found_oldest_first(store: Store) -> None:
    ids = tuple(asked(store, seed=seed) for seed in range(3))
    with store.writing(ANN) as write:
        for facts in ("a fact", "other facts"):
            orders.ask(write, problem(facts), Limits(), facts=facts)
    with store.reading() as db:
        assert tasks.newest(db, facts="facts") == ids
        assert tasks.newest(db, facts="facts", most=2) == ids[1:]
        assert tasks.newest(db, facts="others") == ()
        assert len(tasks.newest(db)) == 5


def test_the_jobs_of_a_scenario_are_found_by_it_and_are_none_of_its_facts(store: Store) -> None:
    plain = asked(store)
    with store.writing(ANN) as write:
        own = orders.ask(write, problem("F2"), Limits(), facts="facts", scenario=("late", 1))
        orders.ask(write, problem("F3"), Limits(), facts="facts", scenario=("early", 1))
    with store.reading() as db:
        assert tasks.newest(db, facts="facts") == (plain,)
        assert tasks.newest(db, scenario="late") == (own,)
        assert len(tasks.newest(db)) == 3
    assert [found(store, one).scenario for one in (own, plain)] == [("late", 1), None]


def test_a_job_that_named_a_scenario_as_its_facts_names_facts_after_the_upgrade(url: str) -> None:
    old = Store(url)
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db, to="0005")
    with old.writing(ANN) as write:
        first = orders.ask(write, problem(), Limits(), facts="late-phase-2", scenario=("late-phase-2", 1))
        second = orders.ask(write, problem("F2"), Limits(), facts=problem().fingerprint)
        third = orders.ask(write, problem("F3"), Limits())
        write.notes.clear()  # the trail was no chain then
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
    assert [found(old, one).facts for one in (first, second, third)] == [problem().fingerprint] * 2 + [""]
    old.close()


def test_a_job_of_a_project_names_its_version_and_is_no_other_projects(store: Store) -> None:
    keys = [Projects(store).create(ANN, "园区", kept.dossier()).project_id for _ in range(2)]
    with store.writing(ANN) as write:
        ids = [orders.ask(write, problem(), Limits(), project=(key, 1)) for key in keys]
        assert orders.ask(write, problem(), Limits(), project=(keys[0], 1)) == ids[0]
    assert [found(store, one).project for one in ids] == [(key, 1) for key in keys]
    with store.reading() as db:
        assert [owners.of_task(db, one) for one in (*ids, "none")] == [*keys, None]
        assert [owners.asker_of(db, one) for one in (ids[0], "none")] == [ANN.actor_id, None]


def test_a_server_is_known_until_it_leaves(store: Store) -> None:
    from planner.services.database.liveness import this_process

    me = this_process()
    with store.writing(PROGRAM) as write:
        servers.enter(write, "one", me)
        servers.enter(write, "two", replace(me, pid=1))
        assert servers.beat(write, "one")
        servers.leave(write, "two")
        assert not servers.beat(write, "two")
        assert [(name, process) for name, process, _ in servers.all_servers(write.db)] == [("one", me)]


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_servers_that_claim_at_once_never_get_the_same_job(kind: str, new_url: Callable[[str], str]) -> None:
    url = new_url(kind)
    stores = [open_store(url) for _ in range(4)]
    ids = [asked(stores[0], seed=seed) for seed in range(12)]
    got: list[str] = []

    def work(store: Store) -> None:
        while len(got) < len(ids):
            task_id = claimed(store, str(id(store)))
            if task_id is not None:
                got.append(task_id)

    threads = [threading.Thread(target=work, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted(ids)
    for store in stores:
        store.close()
