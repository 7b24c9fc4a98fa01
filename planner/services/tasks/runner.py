"""The tasks that this server works on: claimed from the queue, run by worker processes, kept as they go.

Solves have their places, short questions theirs, long ones one beside them that leaves the machine to the others: so
none waits for one of another length.
"""

import threading
import time
from contextlib import suppress
from dataclasses import replace

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.task import Fault, StoredTask, Task, TaskEnd, TaskQueue, TaskState, TaskUpdate
from planner.processes.standby import Standby
from planner.services.database.heartbeat import Heartbeat
from planner.services.planning.wire import SolveOrder
from planner.services.tasks.run import TaskRun
from planner.store import orders, plans, tasks
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.store.transaction import Transaction

SILENCE_S = 20.0
"""A worker that was not heard of for so long counts as hung; it beats every second."""
KEEP_EVERY_S = 1.0
"""How often the progress of a running task is kept."""
HEAR_EVERY_S = 0.1
"""How often a cancel by way of another server is looked for."""
_LOOK_EVERY_S = 0.25
_BEAT_EVERY_S = 5.0


class TaskRunner:
    """What one server runs of the tasks of a database; `runs` are under way, `endings` not yet kept."""

    def __init__(
        self,
        store: Store,
        slots: int,
        *,
        command: tuple[str, ...] | None,
        memory_mb: int,
        silence_s: float,
        is_warm: bool = False,
        one_each: bool = False,
    ) -> None:
        self._store = store
        self._one_each = one_each
        self._places = {
            TaskQueue.SOLVES: slots,
            TaskQueue.SHORT: slots and slots + 1,  # a click does not wait for a map that fills
            TaskQueue.LONG: min(1, slots),
        }
        self._command = command
        self._memory_mb = memory_mb
        self.silence_s = silence_s
        self._standby = Standby(memory_mb=memory_mb) if is_warm and command is None else None
        self.runs: dict[str, TaskRun] = {}
        self.endings: dict[str, tuple[TaskUpdate, TaskEnd]] = {}
        self._kept: dict[str, str] = {}
        self._keeping = threading.Lock()
        self._closing = threading.Event()
        self._woken = threading.Event()
        self.presence = Heartbeat(store)
        self.presence.enter()
        self._threads = [
            threading.Thread(target=target, daemon=True, name=target.__name__)
            for target in (self._attend, self._hear, self._watch)
        ]
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Look at the queue now."""
        self._woken.set()

    def stop(self, task_id: str) -> bool:
        """Ask a task to stop; False if it is not under way here."""
        run = self.runs.get(task_id)
        if run is not None:
            run.cancel()
        return run is not None

    def lively(self, task: Task) -> Task:
        """Return a task with what only this process knows yet."""
        ended = self.endings.get(task.task_id)
        if ended is not None and not task.state.is_over:
            news, ending = ended
            return replace(
                task, state=ending.state, outcome=ending.outcome, fault=ending.fault, note=ending.note,
                seconds=ending.seconds, progress=news.progress, history=news.history, plan=news.plan,
                latest=news.latest,
            )  # fmt: skip
        run = self.runs.get(task.task_id)
        if run is None or task.state is not TaskState.RUNNING:
            return task
        news = run.news
        return replace(
            task,
            seconds=news.seconds,
            progress=news.progress,
            history=news.history,
            plan=news.plan,
            latest=news.latest,
            is_asked_to_stop=task.is_asked_to_stop or run.is_asked_to_stop,
        )

    def has_ended(self, kept: StoredTask) -> bool:
        """Whether a task that was read as running here is not under way any more, and its end is in the database."""
        task_id, is_ours = kept.task.task_id, kept.server_id == self.presence.server_id
        is_here = task_id in self.runs or task_id in self.endings
        return is_ours and kept.task.state is TaskState.RUNNING and not is_here

    def close(self) -> None:
        """Kill every worker of this server; its tasks are marked interrupted."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._woken.set()
        self._kill_all()
        for thread in self._threads:
            thread.join(timeout=10)
        self._kill_all()  # one may have begun meanwhile
        if self._standby is not None:
            self._standby.close()
        until = time.monotonic() + 5
        while self.runs and time.monotonic() < until:
            time.sleep(0.02)
        self.presence.leave()

    def _kill_all(self) -> None:
        for run in list(self.runs.values()):
            run.kill()

    def _attend(self) -> None:
        """Claim what waits while slots are free, keep progress, say that we live."""
        beat_at = kept_at = 0.0
        while not self._closing.is_set():
            now = time.monotonic()
            self._keep_endings()
            with suppress(StoreError):
                self._claim_waiting()
                if now - kept_at >= KEEP_EVERY_S and self.runs:
                    kept_at = now
                    self._keep_news()
                if now - beat_at >= _BEAT_EVERY_S:
                    beat_at = now
                    self.presence.beat((*self.runs, *self.endings))
            if self._standby is not None and not self.runs:  # while one works, its workers have the machine
                self._standby.refill()
            self._woken.wait(_LOOK_EVERY_S if self.runs else 2 * _LOOK_EVERY_S)
            self._woken.clear()

    def _claim_waiting(self) -> None:
        with self._store.reading() as db:
            waiting = tasks.waiting(db)
        for queue, places in self._places.items():
            while queue in waiting and self._at_work(queue) < places and self._claim(queue):
                pass

    def _at_work(self, queue: TaskQueue) -> int:
        return sum(run.queue is queue for run in list(self.runs.values()))

    def _is_one_each(self, queue: TaskQueue) -> bool:
        """Whether who has a task of a queue under way waits with the next: solves take minutes and all cores."""
        return self._one_each and queue is TaskQueue.SOLVES

    def _claim(self, queue: TaskQueue) -> bool:
        """Take the oldest task of a queue and run it; False if there is none."""
        if self._closing.is_set():
            return False
        with self._store.reading() as db:
            if not tasks.is_waiting(db, queue, one_each=self._is_one_each(queue)):
                return False
        with self._store.writing(PROGRAM) as write:
            task_id = tasks.claim(write, self.presence.server_id, queue, one_each=self._is_one_each(queue))
            if task_id is None:
                return False
            try:
                order = orders.question(write.db, task_id) or SolveOrder(*orders.order(write.db, task_id))
            except StoreError as error:
                if error.fault is not StoreFault.UNREADABLE:
                    raise
                # Ended and not left: it would be claimed again and again, and all that wait behind it never.
                refused = TaskEnd(state=TaskState.FAILED, fault=Fault.REFUSED, note=error.detail)
                tasks.end(write, task_id, TaskUpdate(seconds=0.0), refused)
                return True
        run = TaskRun(task_id, order)
        self.runs[task_id] = run
        threading.Thread(target=self._run, args=(run,), daemon=True, name=task_id).start()
        return True

    def _run(self, run: TaskRun) -> None:
        try:
            ending = run.run(self._command, memory_mb=self._memory_mb, standby=self._standby)
            if self._closing.is_set() and ending.state is TaskState.CANCELLED:
                ending = replace(ending, state=TaskState.INTERRUPTED, fault=Fault.INTERRUPTED)
            self.endings[run.task_id] = (run.news, ending)
            self._keep_endings()
        finally:
            del self.runs[run.task_id]
            self._kept.pop(run.task_id, None)
            self._woken.set()

    def _keep_endings(self) -> None:
        """Keep how tasks ended; while the database does not answer, it is known here alone, and tried again."""
        with self._keeping:
            for task_id, (news, ending) in list(self.endings.items()):
                with suppress(StoreError):
                    with self._store.writing(PROGRAM) as write:
                        keep_ended(write, task_id, news, ending)
                    del self.endings[task_id]

    def _hear(self) -> None:
        """Stop what was cancelled by way of another server; this thread only reads, and waits for no writer."""
        while not self._closing.wait(HEAR_EVERY_S):
            if self.runs:
                with suppress(StoreError), self._store.reading() as db:
                    for task_id in tasks.to_cancel(db, self.presence.server_id):
                        self.stop(task_id)

    def _keep_news(self) -> None:
        for task_id, run in list(self.runs.items()):
            news = run.news
            is_same = news.latest is not None and self._kept.get(task_id) is news.latest
            with self._store.writing(PROGRAM) as write:
                tasks.report(write, task_id, replace(news, latest=None) if is_same else news)
            if news.latest is not None:
                self._kept[task_id] = news.latest

    def _watch(self) -> None:
        """End workers that hang; this thread waits for no database."""
        while not self._closing.wait(0.1):
            for run in list(self.runs.values()):
                run.check(silence_s=self.silence_s)


def keep_ended(write: Transaction, task_id: str, news: TaskUpdate, ending: TaskEnd) -> None:
    """Keep how a task ended, and its plan among the plans of its project."""
    if not tasks.end(write, task_id, news, ending):
        return
    kept = tasks.find(write.db, task_id)
    if kept is None or kept.project is None or ending.outcome is None or ending.outcome.plan is None:
        return
    problem = plans.problem_of(write.db, kept.task.fingerprint)
    plans.add(
        write,
        task_id,
        project=kept.project,
        problem=problem,
        outcome=ending.outcome,
        scenario=kept.scenario,
        author=tasks.asker(write.db, task_id),
    )
