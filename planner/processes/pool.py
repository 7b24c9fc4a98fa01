"""Many like orders at once: processes of this machine, started afresh, or the workers of a cluster."""

import contextlib
import queue
import threading
from collections.abc import Iterator, Sequence

from planner.processes import workers
from planner.processes.executor import Executor, TaskAnswer
from planner.processes.protocol import LineKind, ProtocolError, WorkOrder, read_line, write_order
from planner.processes.tasks import Stop
from planner.settings import read_settings

_POLL_S = 0.1
_DIED = "a worker process died"


class LocalExecutor:
    """Worker processes made for one run of answers, and gone after it."""

    def __init__(self, workers: int = 2, *, memory_mb: int = 0) -> None:
        self._workers = max(1, workers)
        self._memory_mb = memory_mb

    @property
    def name(self) -> str:
        """How the executor is called on screen."""
        return f"local × {self._workers}"

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        """Return each answer once it is there; after a stop, only those that were under way."""
        run = _Run(task, orders)
        team = [_Worker(run, self._memory_mb) for _ in range(min(self._workers, len(orders)))]
        watch = threading.Thread(target=run.watch, args=(team, should_stop), daemon=True)
        watch.start()
        told = 0
        try:
            while told < len(orders) and any(worker.is_alive for worker in team):
                with contextlib.suppress(queue.Empty):
                    answer = run.answers.get(timeout=_POLL_S)
                    told += answer.is_final
                    yield answer
            yield from run.rest()
        finally:
            run.is_over.set()
            for worker in team:
                worker.end()
            watch.join(timeout=5.0)

    def close(self) -> None:
        """Nothing to let go: each run of answers ends its own workers."""


class _Run:
    """Orders that wait, and answers that came."""

    def __init__(self, task: str, orders: Sequence[str]) -> None:
        self._lines = [write_order(WorkOrder(task, order)) for order in orders]
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(orders)):
            self._waiting.put(number)
        self.answers: queue.Queue[TaskAnswer] = queue.Queue()
        self._stopped = threading.Event()
        self.is_over = threading.Event()

    def watch(self, team: Sequence["_Worker"], should_stop: Stop) -> None:
        """Ask the workers to end when a stop is asked for, and end them after the grace of all workers.

        Whoever takes the answers may be busy with one of them meanwhile.
        """
        while not should_stop():
            if self.is_over.wait(_POLL_S):
                return
        self.stop(team)
        self.is_over.wait(workers.GRACE_S)
        for worker in team:
            worker.kill()

    def next(self) -> tuple[int, bytes] | None:
        """Take an order; None if none is left, or none is wanted any more."""
        if self._stopped.is_set():
            return None
        try:
            number = self._waiting.get_nowait()
        except queue.Empty:
            return None
        return number, self._lines[number]

    def stop(self, team: Sequence["_Worker"]) -> None:
        """Begin no further order, and ask those under way to end."""
        self._stopped.set()
        for worker in team:
            worker.ask_to_stop()

    def rest(self) -> Iterator[TaskAnswer]:
        """Return the answers that came while nobody looked."""
        while True:
            try:
                yield self.answers.get_nowait()
            except queue.Empty:
                return


class _Worker:
    """One process and the thread that speaks with it; a process that died is replaced."""

    def __init__(self, run: _Run, memory_mb: int) -> None:
        self._run = run
        self._memory_mb = memory_mb
        self._ended = threading.Event()
        self._process = self._begin()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether answers may still come."""
        return self._thread.is_alive()

    def ask_to_stop(self) -> None:
        """Ask for the end of the order under way; one that was not read yet keeps nobody waiting."""
        workers.ask_to_stop(self._process)

    def kill(self) -> None:
        """End the process and all it started at once; what it said before still counts."""
        self._ended.set()
        workers.kill(self._process)

    def end(self) -> None:
        """End the process, and let go of all that belongs to it."""
        self.kill()
        self._thread.join(timeout=5.0)
        workers.kill(self._process)  # the thread may have replaced a dead one since
        workers.close(self._process)

    def _begin(self) -> workers.Worker:
        return workers.begin(memory_mb=self._memory_mb, is_heard=False)

    def _serve(self) -> None:
        while not self._ended.is_set() and (order := self._run.next()) is not None:
            number, line = order
            workers.send(self._process, line)
            while not self._hear(number).is_final:
                pass

    def _hear(self, number: int) -> TaskAnswer:
        """Hear the next answer to an order, and hand it on unless nobody waits any more."""
        assert self._process.stdout is not None
        while (answer := _answer(number, self._process.stdout.readline())) is None:
            pass
        is_over = self._ended.is_set()
        if answer.fault != _DIED or not is_over:
            self._run.answers.put(answer)
        if answer.fault == _DIED and not is_over:
            workers.kill(self._process)
            workers.close(self._process)
            self._process = self._begin()
        return answer


def _answer(number: int, said: bytes) -> TaskAnswer | None:
    """Return what was said as an answer; None if it was only a sign of life."""
    try:
        line = read_line(said)
    except ProtocolError:
        return TaskAnswer(number, None, _DIED)
    if line.kind is LineKind.BEAT:
        return None
    if line.kind is LineKind.FAULT:
        return TaskAnswer(number, None, line.text)
    return TaskAnswer(number, line.text, is_final=line.is_last)


class ClusterError(Exception):
    """A scheduler that cannot be reached."""


def own_executor(*, least: int = 1) -> Executor:
    """Return the executor of the settings: the cluster they name, else `spread_workers`, `least` of them at least.

    Raises
    ------
    ClusterError
        If no scheduler answers at the address of the settings.
    """
    settings = read_settings()
    return executor_for(settings.scheduler, workers=max(least, settings.spread_workers))


def executor_for(scheduler: str | None = None, *, workers: int = 2) -> Executor:
    """Return the executor: processes of this machine, or the cluster of a dask scheduler.

    Raises
    ------
    ClusterError
        If no scheduler answers at the address.
    """
    if scheduler is None:
        return LocalExecutor(workers, memory_mb=read_settings().solver_memory_mb)
    from planner.processes.cluster import ClusterExecutor

    try:
        return ClusterExecutor(scheduler)
    except (OSError, ValueError) as fault:
        raise ClusterError(f"no dask scheduler at {scheduler}: {fault}") from fault
