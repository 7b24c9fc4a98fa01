"""Solves as jobs: each in a worker process, found again by id, cancelled within two seconds.

A job is known by what it solves: the fingerprint of the problem and the limits. Asking again
while it runs gives the running job. Each job has a thread of this process that starts the
worker, reads what it says and waits for its end, so that nothing hangs on a browser page.
"""

import atexit
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field, replace
from enum import StrEnum

from planner.domain.outcome import Limits, Outcome, Progress, Status
from planner.domain.plan import Plan
from planner.services import workers
from planner.services.wire import Order, WireError, read_report, write_order

OVERTIME_S = 20.0
"""Seconds beyond the time limit after which a worker counts as hung."""
KEPT_JOBS = 40


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in (JobState.DONE, JobState.CANCELLED, JobState.FAILED)


@dataclass(frozen=True, kw_only=True)
class Job:
    """A snapshot of one solve.

    `history` holds the signs of life that changed objective or bound; `plan` is the best
    plan so far. `seconds` counts from the start of the worker. `outcome` is there when the
    job is over, also after a cancel or a failure with a plan in hand.
    """

    job_id: str
    fingerprint: str
    limits: Limits
    state: JobState = JobState.QUEUED
    place_in_queue: int = 0
    seconds: float = 0.0
    progress: Progress | None = None
    history: tuple[Progress, ...] = ()
    plan: Plan | None = None
    outcome: Outcome | None = None
    note: str = ""


@dataclass
class _Desk:
    """The book's own, changing page of one job."""

    job: Job
    order: Order
    process: workers.Worker | None = None
    began: float = 0.0
    cancel: threading.Event = field(default_factory=threading.Event)


class JobBook:
    """Every job of this process: one book for all browser sessions."""

    def __init__(self, slots: int = 1, *, command: tuple[str, ...] | None = None) -> None:
        self._slots = threading.Semaphore(slots)
        self._command = command or (sys.executable, "-m", "planner.worker")
        self._lock = threading.Lock()
        self._desks: dict[str, _Desk] = {}
        atexit.register(self.close)

    def start(self, order: Order) -> str:
        """Queue a solve and give its job id; a like job that is not over is given instead."""
        with self._lock:
            for desk in self._desks.values():
                if not desk.job.state.is_over and _like(desk.order, order):
                    return desk.job.job_id
            job = Job(
                job_id=uuid.uuid4().hex[:12],
                fingerprint=order.problem.fingerprint,
                limits=order.limits,
            )
            desk = _Desk(job=job, order=order)
            self._desks[job.job_id] = desk
            self._forget_old()
        threading.Thread(target=self._run, args=(desk,), daemon=True, name=job.job_id).start()
        return job.job_id

    def job(self, job_id: str) -> Job | None:
        """Give the job as it stands, or None if it is not known here."""
        with self._lock:
            desk = self._desks.get(job_id)
            return self._seen(desk) if desk else None

    def jobs(self) -> tuple[Job, ...]:
        """Give every known job, newest last."""
        with self._lock:
            return tuple(self._seen(desk) for desk in self._desks.values())

    def latest(self, fingerprint: str) -> Job | None:
        """Give the newest job on these facts."""
        found = [job for job in self.jobs() if job.fingerprint == fingerprint]
        return found[-1] if found else None

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop; its worker is gone within two seconds, the best plan is kept."""
        with self._lock:
            desk = self._desks.get(job_id)
        if desk is None or desk.job.state.is_over or desk.cancel.is_set():
            return
        desk.cancel.set()
        threading.Thread(target=workers.end, args=(desk.process,), daemon=True).start()

    def wait(self, job_id: str, seconds: float) -> Job | None:
        """Wait until the job is over, at most `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            job = self.job(job_id)
            if job is None or job.state.is_over:
                return job
            time.sleep(0.02)
        return self.job(job_id)

    def close(self) -> None:
        """Kill every worker."""
        with self._lock:
            desks = list(self._desks.values())
        for desk in desks:
            desk.cancel.set()
            workers.kill(desk.process)

    def _seen(self, desk: _Desk) -> Job:
        job = desk.job
        if job.state is JobState.RUNNING:
            return replace(job, seconds=time.monotonic() - desk.began)
        if job.state is JobState.QUEUED:
            ahead = [d for d in self._desks.values() if d.job.state is JobState.QUEUED]
            return replace(job, place_in_queue=ahead.index(desk) + 1)
        return job

    def _forget_old(self) -> None:
        over = [job_id for job_id, desk in self._desks.items() if desk.job.state.is_over]
        for job_id in over[: max(0, len(self._desks) - KEPT_JOBS)]:
            del self._desks[job_id]

    def _set(self, desk: _Desk, **changes: object) -> None:
        with self._lock:
            desk.job = replace(desk.job, **changes)  # type: ignore[arg-type]

    def _run(self, desk: _Desk) -> None:
        while not self._slots.acquire(timeout=0.1):
            if desk.cancel.is_set():
                self._set(desk, state=JobState.CANCELLED)
                return
        try:
            if desk.cancel.is_set():
                self._set(desk, state=JobState.CANCELLED)
            else:
                self._work(desk)
        finally:
            self._slots.release()

    def _work(self, desk: _Desk) -> None:
        desk.began = time.monotonic()
        try:
            process = workers.begin(self._command)
        except OSError as fault:
            self._set(desk, state=JobState.FAILED, note=str(fault))
            return
        desk.process = process
        self._set(desk, state=JobState.RUNNING)
        if desk.cancel.is_set():  # asked for while the worker was being started
            threading.Thread(target=workers.end, args=(process,), daemon=True).start()
        tail: list[bytes] = []
        reader = threading.Thread(target=workers.drain, args=(process, tail), daemon=True)
        reader.start()
        limit = desk.order.limits.time_limit_s + OVERTIME_S
        alarm = threading.Timer(limit, workers.kill, args=(process,))
        alarm.start()
        note = ""
        try:
            workers.send(process, write_order(desk.order))
            note = self._listen(desk, process)
        finally:
            alarm.cancel()
            workers.kill(process)
            reader.join(timeout=1.0)
            workers.close(process)
        seconds = time.monotonic() - desk.began
        if not note and seconds >= limit:
            note = f"no answer within {limit:.0f} s"
        self._settle(desk, note or workers.last_words(process, tail), seconds=seconds)

    def _listen(self, desk: _Desk, process: workers.Worker) -> str:
        assert process.stdout is not None
        for line in process.stdout:
            try:
                said = read_report(line)
            except WireError as fault:
                return str(fault)
            if isinstance(said, Outcome):
                self._set(desk, outcome=said, plan=said.plan or desk.job.plan)
                return ""
            if isinstance(said, str):
                return said
            self._hear(desk, said)
        return ""

    def _hear(self, desk: _Desk, progress: Progress) -> None:
        last = desk.job.history[-1] if desk.job.history else None
        news = last is None or (last.stage, last.objective, last.bound) != (
            progress.stage,
            progress.objective,
            progress.bound,
        )
        history = (*desk.job.history, replace(progress, plan=None)) if news else desk.job.history
        self._set(desk, progress=progress, history=history, plan=progress.plan or desk.job.plan)

    def _settle(self, desk: _Desk, note: str, *, seconds: float) -> None:
        job = desk.job
        if job.outcome is not None and job.outcome.status is not Status.FAILED:
            cancelled = job.outcome.status is Status.CANCELLED
            state = JobState.CANCELLED if cancelled else JobState.DONE
            self._set(desk, state=state, seconds=seconds)
            return
        cancelled = desk.cancel.is_set()
        status = Status.CANCELLED if cancelled else Status.FAILED
        note = (job.outcome.note if job.outcome else "") or note
        self._set(
            desk,
            state=JobState.CANCELLED if cancelled else JobState.FAILED,
            outcome=_kept(job, status, note=note, seconds=seconds),
            note="" if cancelled else note,
            seconds=seconds,
        )


def _like(one: Order, other: Order) -> bool:
    return one.limits == other.limits and one.problem.fingerprint == other.problem.fingerprint


def _kept(job: Job, status: Status, *, note: str, seconds: float) -> Outcome:
    """Give the outcome of a worker that could not give its own: the best plan, no bound."""
    return Outcome(
        status=status,
        plan=job.plan,
        objective=None,
        bound=None,
        gap=None,
        stages=(),
        seconds=seconds,
        solver=job.limits.solver,
        versions=(),
        limits=job.limits,
        fingerprint=job.fingerprint,
        note=note,
    )
