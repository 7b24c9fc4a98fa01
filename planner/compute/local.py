"""Processes of this machine, started afresh, so that no lock, thread or screen is inherited."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence

from planner.compute.executor import STOP, Stop, TaskAnswer
from planner.settings import ROOT

GRACE_S = 0.6
"""Seconds a worker has to stop by itself before it is killed."""
_POLL_S = 0.1
_COMMAND = (sys.executable, "-m", "planner.compute.serving")
_DIED = "a worker process died"


class LocalExecutor:
    """Worker processes made for one run of answers, and gone after it."""

    def __init__(self, workers: int = 2) -> None:
        self._workers = max(1, workers)

    @property
    def name(self) -> str:
        """How the executor is called on screen."""
        return f"local × {self._workers}"

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        """Return each answer once it is there; after a stop, only those that were under way."""
        run = _Run(task, orders)
        workers = [_Worker(run) for _ in range(min(self._workers, len(orders)))]
        watch = threading.Thread(target=run.watch, args=(workers, should_stop), daemon=True)
        watch.start()
        told = 0
        try:
            while told < len(orders) and any(worker.is_alive for worker in workers):
                with contextlib.suppress(queue.Empty):
                    answer = run.answers.get(timeout=_POLL_S)
                    told += answer.is_final
                    yield answer
            yield from run.rest()
        finally:
            run.is_over.set()
            for worker in workers:
                worker.end()
            watch.join(timeout=5.0)

    def close(self) -> None:
        """Nothing to let go: each run of answers ends its own workers."""


class _Run:
    """Orders that wait, and answers that came."""

    def __init__(self, task: str, orders: Sequence[str]) -> None:
        self._lines = [json.dumps({"task": task, "order": order}).encode() + b"\n" for order in orders]
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(orders)):
            self._waiting.put(number)
        self.answers: queue.Queue[TaskAnswer] = queue.Queue()
        self._stopped = threading.Event()
        self.is_over = threading.Event()

    def watch(self, workers: Sequence["_Worker"], should_stop: Stop) -> None:
        """Ask the workers to end when a stop is asked for, and end them after `GRACE_S`.

        Whoever takes the answers may be busy with one of them meanwhile.
        """
        while not should_stop():
            if self.is_over.wait(_POLL_S):
                return
        self.stop(workers)
        self.is_over.wait(GRACE_S)
        for worker in workers:
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

    def stop(self, workers: Sequence["_Worker"]) -> None:
        """Begin no further order, and ask those under way to end."""
        self._stopped.set()
        for worker in workers:
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

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._ended = threading.Event()
        self._process = _begun()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether answers may still come."""
        return self._thread.is_alive()

    def ask_to_stop(self) -> None:
        """Ask for the end of the order under way; one that was not read yet keeps nobody waiting."""
        threading.Thread(target=_send, args=(self._process, STOP), daemon=True).start()

    def kill(self) -> None:
        """End the process and all it started at once; what it said before still counts."""
        self._ended.set()
        _kill(self._process)

    def end(self) -> None:
        """End the process, and let go of all that belongs to it."""
        self.kill()
        self._thread.join(timeout=5.0)
        _close(self._process)

    def _serve(self) -> None:
        while not self._ended.is_set() and (order := self._run.next()) is not None:
            number, line = order
            _send(self._process, line)
            while not self._hear(number).is_final:
                pass

    def _hear(self, number: int) -> TaskAnswer:
        """Hear the next answer to an order, and hand it on unless nobody waits any more."""
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        answer = _answer(number, said)
        is_over = self._ended.is_set()
        if said or not is_over:
            self._run.answers.put(answer)
        if not said and not is_over:
            _close(self._process)
            self._process = _begun()
        return answer


def _begun() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  our own program, no shell
        _COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(OSError):
        if os.name == "posix" and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _send(process: "subprocess.Popen[bytes]", line: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        process.stdin.write(line)
        process.stdin.flush()


def _answer(number: int, said: bytes) -> TaskAnswer:
    try:
        told = json.loads(said)
    except ValueError:
        return TaskAnswer(number, None, _DIED)
    return TaskAnswer(number, told.get("text"), told.get("fault", ""), told.get("is_final", True))


def _close(process: "subprocess.Popen[bytes]") -> None:
    _kill(process)
    process.wait(timeout=5.0)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
