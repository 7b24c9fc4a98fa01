"""One solve under way: a worker is started, heard and judged when it falls silent or ends."""

import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import replace

from planner.domain.solving.job import Fault, Job, JobEnd, JobState, JobUpdate, kept_outcome
from planner.domain.solving.outcome import Outcome, Progress, Status
from planner.processes import workers
from planner.processes.protocol import LineKind, ProtocolError, WorkOrder, read_line, write_order
from planner.services.wire import SolveOrder, read_outcome, read_progress, write_solve

OVERTIME_S = 20.0
"""Seconds beyond the time limit after which a worker counts as hung."""
_MEMORY_WORDS = (
    "MemoryError",
    "bad_alloc",
    "out of memory",
    "Cannot allocate memory",
    "failed to map segment",
)


class SolveRun:
    """One solve. `run` stays until it is over; everything else may be called from other threads."""

    def __init__(self, job_id: str, order: SolveOrder) -> None:
        self.job_id = job_id
        self._order = order
        self._lock = threading.Lock()
        self._began = self._heard = time.monotonic()
        self._process: workers.Worker | None = None
        self._cancel = threading.Event()
        self._fault: Fault | None = None
        self._note = ""
        self._outcome: Outcome | None = None
        self._job = Job(
            job_id=job_id,
            fingerprint=order.problem.fingerprint,
            limits=order.limits,
            state=JobState.RUNNING,
        )

    @property
    def news(self) -> JobUpdate:
        """How far it has come."""
        job = self._job
        return JobUpdate(
            seconds=time.monotonic() - self._began, progress=job.progress, history=job.history, plan=job.plan
        )

    @property
    def process_id(self) -> int | None:
        """The number of the worker process, once it was started."""
        return self._process.pid if self._process else None

    def run(self, command: tuple[str, ...] | None = None, *, memory_mb: int = 0) -> JobEnd:
        """Solve in a worker and say how it ended."""
        try:
            process = workers.begin(command, memory_mb=memory_mb)
        except (OSError, subprocess.SubprocessError) as fault:
            self._fail(Fault.CANNOT_START, str(fault))
            return self._ending()
        self._process = process
        self._heard = time.monotonic()
        if self._cancel.is_set():  # asked for while the worker was being started
            self._end_soon()
        tail: list[bytes] = []
        reader = threading.Thread(target=workers.drain, args=(process, tail), daemon=True)
        reader.start()
        try:
            workers.send(process, write_order(WorkOrder("solve", write_solve(self._order))))
            self._listen(process)
        finally:
            workers.kill(process)
            reader.join(timeout=1.0)
            workers.close(process)
        self._judge(process, tail)
        return self._ending()

    def cancel(self) -> None:
        """Ask it to stop; its worker is gone within two seconds."""
        if not self._cancel.is_set():
            self._cancel.set()
            self._end_soon()

    def kill(self) -> None:
        """End it at once."""
        self._cancel.set()
        workers.kill(self._process)

    def check(self, *, silence_s: float) -> None:
        """End the worker if it overran, or has not been heard of for `silence_s`."""
        now, limit = time.monotonic(), self._order.limits.time_limit_s + OVERTIME_S
        if self._process is None or self._fault is not None:
            return
        if now - self._began > limit:
            self._fail(Fault.HUNG, f"no answer within {round(limit)} s")
        elif now - self._heard > silence_s:
            self._fail(Fault.HUNG, f"no sign of life for {round(silence_s)} s")
        else:
            return
        workers.kill(self._process)

    def _end_soon(self) -> None:
        threading.Thread(target=workers.end, args=(self._process,), daemon=True).start()

    def _fail(self, fault: Fault, note: str) -> None:
        if self._fault is None:
            self._fault, self._note = fault, note

    def _listen(self, process: workers.Worker) -> None:
        assert process.stdout is not None
        for said in process.stdout:
            self._heard = time.monotonic()
            try:
                line = read_line(said)
                if line.kind is LineKind.PARTIAL:
                    self._hear(read_progress(line.text))
                elif line.kind is LineKind.RESULT:
                    self._outcome = read_outcome(line.text)
                    self._set(plan=self._outcome.plan or self._job.plan)
            except ProtocolError as fault:
                self._fail(Fault.GARBLED, str(fault))
                return
            if line.kind is LineKind.FAULT:
                self._fail(_fault_of(line.text), line.text)
            if line.is_last:
                return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1.0)  # so that its own status is told, not that of being killed

    def _hear(self, progress: Progress) -> None:
        job = self._job
        last = job.history[-1] if job.history else None
        is_news = progress.stages > 0 and (
            last is None
            or (last.stage, last.objective, last.bound)
            != (
                progress.stage,
                progress.objective,
                progress.bound,
            )
        )
        bare = replace(progress, plan=None)
        history = (*job.history, bare) if is_news else job.history
        self._set(progress=bare, history=history, plan=progress.plan or job.plan)

    def _set(self, **changes: object) -> None:
        with self._lock:
            self._job = replace(self._job, **changes)  # type: ignore[arg-type]

    def _judge(self, process: workers.Worker, tail: list[bytes]) -> None:
        """Say why a worker that gave no outcome ended."""
        if self._outcome is not None:
            return
        said = workers.last_words(process, tail)
        self._fail(_fault_of(b"".join(tail).decode(errors="replace"), Fault.CRASHED), said)

    def _ending(self) -> JobEnd:
        seconds = round(time.monotonic() - self._began, 3)
        outcome = self._outcome
        if outcome is not None and outcome.status is not Status.FAILED:
            state = JobState.CANCELLED if outcome.status is Status.CANCELLED else JobState.DONE
            return JobEnd(state=state, outcome=outcome, seconds=seconds)
        if outcome is not None:
            self._fail(_fault_of(outcome.note), outcome.note)
        if self._cancel.is_set():
            kept = kept_outcome(self._job, Status.CANCELLED, note="", seconds=seconds)
            return JobEnd(state=JobState.CANCELLED, outcome=kept, seconds=seconds)
        kept = kept_outcome(self._job, Status.FAILED, note=self._note, seconds=seconds)
        return JobEnd(
            state=JobState.FAILED, outcome=kept, fault=self._fault, note=self._note, seconds=seconds
        )


def _fault_of(note: str, other: Fault = Fault.REFUSED) -> Fault:
    """Return whether it was memory that a worker lacked, by what it said."""
    return Fault.OUT_OF_MEMORY if any(word in note for word in _MEMORY_WORDS) else other
