"""One task under way: a worker is started, heard and judged when it falls silent or ends."""

import math
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace

from pydantic import ValidationError

from planner.domain.solving.outcome import Outcome, Progress, Status
from planner.domain.solving.task import (
    SOLVE,
    Fault,
    Task,
    TaskEnd,
    TaskOrder,
    TaskQueue,
    TaskState,
    TaskUpdate,
    best_so_far,
)
from planner.processes import workers
from planner.processes.protocol import Line, LineKind, ProtocolError, WorkOrder, read_line, write_order
from planner.processes.standby import Standby
from planner.services.planning.wire import SolveOrder, read_outcome, read_progress, write_solve
from planner.services.tasks.kind import sent
from planner.services.tasks.kinds import KINDS

OVERTIME_S = 20.0
"""Seconds beyond the time limit after which a worker counts as hung."""
QUESTION_GRACE_S = 2 * workers.GRACE_S
"""Seconds a long question has to stop by itself: its own workers have theirs first."""
_NICE = {TaskQueue.SHORT: 0, TaskQueue.SOLVES: 5, TaskQueue.LONG: 10}
"""How far workers give way to the server, which answers clicks: a click has the machine at once, whatever is being solved."""
_MEMORY_WORDS = (
    "MemoryError",
    "bad_alloc",
    "out of memory",
    "Cannot allocate memory",
    "failed to map segment",
)


@dataclass(frozen=True)
class _Moment:
    """When something came, and how long a worker had waited for a processor until then, both in seconds."""

    at: float
    waited: float

    @classmethod
    def now(cls, process: workers.Worker) -> "_Moment":
        return cls(time.monotonic(), workers.waited_s(process))

    def is_past(self, seconds: float, process: workers.Worker) -> bool:
        """Whether the worker could have gone on for longer than that since."""
        since = time.monotonic() - self.at
        return since > seconds and since - (workers.waited_s(process) - self.waited) > seconds


class TaskRun:
    """One task. `run` stays until it is over; everything else may be called from other threads."""

    def __init__(self, task_id: str, order: SolveOrder | TaskOrder) -> None:
        self.task_id = task_id
        self._order = order
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._process: workers.Worker | None = None
        self._given = self._heard = _Moment(self._began, 0.0)
        self._cancel = threading.Event()
        self._longest_s = order.limits.time_limit_s if isinstance(order, SolveOrder) else math.inf
        self._fault: Fault | None = None
        self._note = ""
        self._outcome: Outcome | None = None
        self._is_answered = False
        self._task = Task(
            task_id=task_id,
            fingerprint=order.problem.fingerprint,
            limits=order.limits,
            state=TaskState.RUNNING,
            kind=SOLVE if isinstance(order, SolveOrder) else order.kind,
            latest=None if isinstance(order, SolveOrder) else order.so_far,
        )

    @property
    def news(self) -> TaskUpdate:
        """How far it has come."""
        task = self._task
        return TaskUpdate(
            seconds=time.monotonic() - self._began,
            progress=task.progress,
            history=task.history,
            plan=task.plan,
            latest=task.latest,
        )

    @property
    def is_solve(self) -> bool:
        """Whether it makes a plan, and is no other question."""
        return self._task.kind == SOLVE

    @property
    def queue(self) -> TaskQueue:
        """The queue it came from."""
        return TaskQueue.SOLVES if isinstance(self._order, SolveOrder) else self._order.queue

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether someone wants it to end."""
        return self._cancel.is_set()

    @property
    def process_id(self) -> int | None:
        """The number of the worker process, once it was started."""
        return self._process.pid if self._process else None

    def run(
        self,
        command: tuple[str, ...] | None = None,
        *,
        memory_mb: int = 0,
        standby: Standby | None = None,
    ) -> TaskEnd:
        """Work on it in a worker, one that waits on `standby` if there is one, and say how it ended."""
        try:
            if isinstance(self._order, TaskOrder):
                kind = KINDS[self._order.kind]
                self._longest_s = kind.longest_s(kind.order_of(self._order))
        except (KeyError, ValidationError) as fault:  # another version of this program asked for it
            self._fail(Fault.REFUSED, str(fault))
            return self._ending()
        try:
            waiting = standby.take() if standby is not None else None
            process = waiting or workers.begin(command, memory_mb=memory_mb)
        except (OSError, subprocess.SubprocessError) as fault:
            self._fail(Fault.CANNOT_START, str(fault))
            return self._ending()
        workers.give_way(process, _NICE[self.queue])
        self._given = self._heard = _Moment.now(process)
        self._process = process
        if self._cancel.is_set():  # asked for while the worker was being started
            self._end_soon()
        tail: list[bytes] = []
        reader = threading.Thread(target=workers.drain, args=(process, tail), daemon=True)
        reader.start()
        try:
            workers.send(process, write_order(self._work_order()))
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
        """End the worker if it overran, or has not been heard of for `silence_s`.

        On a busy machine it may wait for a processor for longer than that: such seconds do not count.
        """
        process, limit = self._process, self._longest_s + OVERTIME_S
        if process is None or self._fault is not None:
            return
        if self._given.is_past(limit, process):
            self._fail(Fault.HUNG, f"no answer within {round(limit)} s")
        elif self._heard.is_past(silence_s, process):
            self._fail(Fault.HUNG, f"no sign of life for {round(silence_s)} s")
        else:
            return
        workers.kill(process)

    def _end_soon(self) -> None:
        grace = workers.GRACE_S if self.is_solve else QUESTION_GRACE_S
        threading.Thread(target=workers.end, args=(self._process, grace), daemon=True).start()

    def _work_order(self) -> WorkOrder:
        if isinstance(self._order, SolveOrder):
            return WorkOrder(SOLVE, write_solve(self._order))
        so_far = self._order.so_far
        return WorkOrder(self._order.kind, sent(self._order), b"" if so_far is None else so_far.encode())

    def _fail(self, fault: Fault, note: str) -> None:
        if self._fault is None:
            self._fault, self._note = fault, note

    def _listen(self, process: workers.Worker) -> None:
        assert process.stdout is not None
        for said in process.stdout:
            self._heard = _Moment.now(process)
            try:
                line = read_line(said)
                if line.kind is LineKind.RESULT:
                    self._is_answered = True
                if line.kind in (LineKind.PARTIAL, LineKind.RESULT):
                    self._take(line)
            except ProtocolError as fault:
                self._fail(Fault.GARBLED, str(fault))
                return
            if line.kind is LineKind.FAULT:
                self._fail(_fault_of(line.text), line.text)
            if line.is_last:
                return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1.0)  # so that its own status is told, not that of being killed

    def _take(self, line: Line) -> None:
        if not self.is_solve:
            self._set(latest=line.text)
        elif line.kind is LineKind.PARTIAL:
            self._hear(read_progress(line.text))
        else:
            self._outcome = read_outcome(line.text)
            self._set(plan=self._outcome.plan or self._task.plan)

    def _hear(self, progress: Progress) -> None:
        task = self._task
        last = task.history[-1] if task.history else None
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
        history = (*task.history, bare) if is_news else task.history
        self._set(progress=bare, history=history, plan=progress.plan or task.plan)

    def _set(self, **changes: object) -> None:
        with self._lock:
            self._task = replace(self._task, **changes)  # type: ignore[arg-type]

    def _judge(self, process: workers.Worker, tail: list[bytes]) -> None:
        """Say why a worker that gave no result ended."""
        if self._is_answered:
            return
        said = workers.last_words(process, tail)
        self._fail(_fault_of(b"".join(tail).decode(errors="replace"), Fault.CRASHED), said)

    def _ending(self) -> TaskEnd:
        seconds = round(time.monotonic() - self._began, 3)
        return self._of_solve(seconds) if self.is_solve else self._of_question(seconds)

    def _of_question(self, seconds: float) -> TaskEnd:
        if self._cancel.is_set():
            return TaskEnd(state=TaskState.CANCELLED, seconds=seconds)
        if self._is_answered and self._fault is None:
            return TaskEnd(state=TaskState.DONE, seconds=seconds)
        return TaskEnd(state=TaskState.FAILED, fault=self._fault, note=self._note, seconds=seconds)

    def _of_solve(self, seconds: float) -> TaskEnd:
        outcome = self._outcome
        if outcome is not None and outcome.status is not Status.FAILED:
            state = TaskState.CANCELLED if outcome.status is Status.CANCELLED else TaskState.DONE
            return TaskEnd(state=state, outcome=outcome, seconds=seconds)
        if outcome is not None:
            self._fail(_fault_of(outcome.note), outcome.note)
        if self._cancel.is_set():
            kept = best_so_far(self._task, Status.CANCELLED, note="", seconds=seconds)
            return TaskEnd(state=TaskState.CANCELLED, outcome=kept, seconds=seconds)
        kept = best_so_far(self._task, Status.FAILED, note=self._note, seconds=seconds)
        return TaskEnd(
            state=TaskState.FAILED, outcome=kept, fault=self._fault, note=self._note, seconds=seconds
        )


def _fault_of(note: str, other: Fault = Fault.REFUSED) -> Fault:
    """Return whether it was memory that a worker lacked, by what it said."""
    return Fault.OUT_OF_MEMORY if any(word in note for word in _MEMORY_WORDS) else other
