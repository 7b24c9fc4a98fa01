"""Solves as jobs: rows in the store, run by worker processes of whichever server is free.

A job is known by what it solves: the fingerprint of the problem and the limits. Asking again
while it waits or runs gives that job, whoever asks, on whichever page. It is found again after
a refresh, in another tab and after a restart; what ran when its server ended is *interrupted*,
with the best plan it had.
"""

import atexit
import threading
import time
from contextlib import suppress
from dataclasses import replace

from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.solving.job import Fault, Job, JobEnd, JobState, JobUpdate, StoredJob
from planner.services.heartbeat import Heartbeat
from planner.services.job_cache import JobCache
from planner.services.solve_run import SolveRun
from planner.services.wire import SolveOrder
from planner.store import jobs, plans
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.store.transaction import Transaction

__all__ = ["Fault", "Job", "JobBook", "JobState"]

SILENCE_S = 20.0
"""A worker that was not heard of for so long counts as hung; it beats every second."""
KEEP_EVERY_S = 1.0
"""How often the progress of a running job is kept."""
_LOOK_EVERY_S = 0.25
_HEAR_EVERY_S = 0.1
_BEAT_EVERY_S = 5.0


class JobBook:
    """The jobs of one database, and the workers this server runs for them."""

    def __init__(
        self,
        store: Store,
        slots: int = 1,
        *,
        command: tuple[str, ...] | None = None,
        memory_mb: int = 0,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._store = store
        self._slots = slots
        self._command = command
        self._memory_mb = memory_mb
        self._silence_s = silence_s
        self._known = JobCache(store)
        self._attempts: dict[str, SolveRun] = {}
        self._endings: dict[str, tuple[JobUpdate, JobEnd]] = {}
        self._keeping = threading.Lock()
        self._closing = threading.Event()
        self._asked = threading.Event()
        self._presence = Heartbeat(store)
        self._presence.enter()
        self._threads = [
            threading.Thread(target=target, daemon=True, name=target.__name__)
            for target in (self._attend, self._hear, self._watch)
        ]
        for thread in self._threads:
            thread.start()
        atexit.register(self.close)

    def start(
        self,
        order: SolveOrder,
        *,
        actor: Actor = PROGRAM,
        facts: str = "",
        wishes: str = "",
        project: tuple[str, int] | None = None,
        scenario: tuple[str, int] | None = None,
    ) -> str:
        """Queue a solve and give its job id; a like job that is not over is given instead.

        `facts`, the fingerprint of what a planner asked on, and `wishes` are kept with it; with a `project` and its version
        the plan it comes to is kept among the plans of that project, and of a `scenario` and its version.

        Raises
        ------
        StoreError
            If it cannot be kept.
        """

        def ask() -> str:
            with self._store.writing(actor) as write:
                return jobs.ask(
                    write,
                    order.problem,
                    order.limits,
                    start=order.start,
                    facts=facts,
                    wishes=wishes,
                    project=project,
                    scenario=scenario,
                )

        try:
            job_id = ask()
        except StoreError as error:
            if error.fault is not StoreFault.REFUSED:
                raise
            job_id = ask()  # another was first
        self._asked.set()
        return job_id

    def kept(self, job_id: str) -> StoredJob | None:
        """Return a job with what it was asked on, or None if there is none."""
        found = self._known.kept(job_id)
        return None if found is None else replace(found, job=self._lively(found.job))

    def newest(self, *, facts: str | None = None, scenario: str | None = None) -> tuple[StoredJob, ...]:
        """Return the newest jobs, newest last: all, those on the very facts named, or those of a scenario."""
        found = self._known.newest(facts=facts, scenario=scenario)
        return tuple(replace(one, job=self._lively(one.job)) for one in found)

    def order(self, job_id: str) -> SolveOrder:
        """Return what a job is to solve."""
        return self._known.order(job_id)

    def job(self, job_id: str) -> Job | None:
        """Return the job as it stands, or None if there is none."""
        found = self.kept(job_id)
        return None if found is None else found.job

    def jobs(self) -> tuple[Job, ...]:
        """Return the newest jobs, newest last."""
        return tuple(one.job for one in self.newest())

    def cancel(self, job_id: str, *, actor: Actor = PROGRAM) -> None:
        """Ask a job to stop; its worker is gone within two seconds, whichever server runs it; the best plan is kept.

        Raises
        ------
        StoreError
            If the job is not one of this server, and the others cannot be told.
        """
        is_ours = self._stop(job_id)
        try:
            with self._store.writing(actor) as write:
                jobs.ask_to_cancel(write, job_id)
        except StoreError:
            if not is_ours:
                raise
        self._stop(job_id)  # it may have begun meanwhile

    def wait(self, job_id: str, seconds: float) -> Job | None:
        """Wait until the job is over, at most `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            job = self.job(job_id)
            if job is None or job.state.is_over:
                return job
            time.sleep(0.05)
        return self.job(job_id)

    def close(self) -> None:
        """Kill every worker of this server; its jobs are marked interrupted."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._asked.set()
        atexit.unregister(self.close)
        self._kill_all()
        for thread in self._threads:
            thread.join(timeout=10)
        self._kill_all()  # one may have begun meanwhile
        until = time.monotonic() + 5
        while self._attempts and time.monotonic() < until:
            time.sleep(0.02)
        self._presence.leave()

    def _kill_all(self) -> None:
        for attempt in list(self._attempts.values()):
            attempt.kill()

    def _stop(self, job_id: str) -> bool:
        attempt = self._attempts.get(job_id)
        if attempt is not None:
            attempt.cancel()
        return attempt is not None

    def _lively(self, job: Job) -> Job:
        """Return a job with what only this process knows yet."""
        ended = self._endings.get(job.job_id)
        if ended is not None and not job.state.is_over:
            news, ending = ended
            return replace(
                job, state=ending.state, outcome=ending.outcome, fault=ending.fault, note=ending.note,
                seconds=ending.seconds, progress=news.progress, history=news.history, plan=news.plan,
            )  # fmt: skip
        attempt = self._attempts.get(job.job_id)
        if attempt is None or job.state is not JobState.RUNNING:
            return job
        news = attempt.news
        return replace(
            job, seconds=news.seconds, progress=news.progress, history=news.history, plan=news.plan
        )

    def _attend(self) -> None:
        """Claim what waits while slots are free, keep progress, say that we live."""
        beat_at = kept_at = 0.0
        while not self._closing.is_set():
            now = time.monotonic()
            self._keep_endings()
            with suppress(StoreError):
                while len(self._attempts) < self._slots and self._claim():
                    pass
                if now - kept_at >= KEEP_EVERY_S and self._attempts:
                    kept_at = now
                    self._keep_news()
                if now - beat_at >= _BEAT_EVERY_S:
                    beat_at = now
                    self._presence.beat((*self._attempts, *self._endings))
            self._asked.wait(_LOOK_EVERY_S if self._attempts else 2 * _LOOK_EVERY_S)
            self._asked.clear()

    def _claim(self) -> bool:
        """Take the oldest job of the queue and run it; False if there is none."""
        if self._closing.is_set():
            return False
        with self._store.reading() as db:
            if not jobs.is_waiting(db):
                return False
        with self._store.writing(PROGRAM) as write:
            job_id = jobs.claim(write, self._presence.server_id)
            if job_id is None:
                return False
            problem, limits, start = jobs.order(write.db, job_id)
        attempt = SolveRun(job_id, SolveOrder(problem, limits, start))
        self._attempts[job_id] = attempt
        threading.Thread(target=self._run, args=(attempt,), daemon=True, name=job_id).start()
        return True

    def _run(self, attempt: SolveRun) -> None:
        try:
            ending = attempt.run(self._command, memory_mb=self._memory_mb)
            if self._closing.is_set() and ending.state is JobState.CANCELLED:
                ending = replace(ending, state=JobState.INTERRUPTED, fault=Fault.INTERRUPTED)
            self._endings[attempt.job_id] = (attempt.news, ending)
            self._keep_endings()
        finally:
            del self._attempts[attempt.job_id]
            self._asked.set()

    def _keep_endings(self) -> None:
        """Keep how jobs ended; while the database does not answer, it is known here alone, and tried again."""
        with self._keeping:
            for job_id, (news, ending) in list(self._endings.items()):
                with suppress(StoreError):
                    with self._store.writing(PROGRAM) as write:
                        keep_ended(write, job_id, news, ending)
                    del self._endings[job_id]

    def _hear(self) -> None:
        """Stop what was cancelled by way of another server; this thread only reads, and waits for no writer."""
        while not self._closing.wait(_HEAR_EVERY_S):
            if self._attempts:
                with suppress(StoreError), self._store.reading() as db:
                    for job_id in jobs.to_cancel(db, self._presence.server_id):
                        self._stop(job_id)

    def _keep_news(self) -> None:
        for job_id, attempt in list(self._attempts.items()):
            with self._store.writing(PROGRAM) as write:
                jobs.report(write, job_id, attempt.news)

    def _watch(self) -> None:
        """End workers that hang; this thread waits for no database."""
        while not self._closing.wait(0.1):
            for attempt in list(self._attempts.values()):
                attempt.check(silence_s=self._silence_s)


def keep_ended(write: Transaction, job_id: str, news: JobUpdate, ending: JobEnd) -> None:
    """Keep how a job ended, and its plan among the plans of its project."""
    if not jobs.end(write, job_id, news, ending):
        return
    kept = jobs.find(write.db, job_id)
    if kept is None or kept.project is None or ending.outcome is None or ending.outcome.plan is None:
        return
    problem = plans.problem_of(write.db, kept.job.fingerprint)
    plans.add(
        write,
        job_id,
        project=kept.project,
        problem=problem,
        outcome=ending.outcome,
        scenario=kept.scenario,
        author=jobs.asker(write.db, job_id),
    )
