"""Processes of this machine, started afresh, so that no lock, thread or screen is inherited."""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from planner.compute.executor import STOP, Answer, Stop
from planner.settings import ROOT

GRACE_S = 1.2
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

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[Answer]:
        """Give each answer once it is there; after a stop, only those that were under way."""
        run = _Run(task, orders)
        workers = [_Worker(run) for _ in range(min(self._workers, len(orders)))]
        told, kill_at = 0, float("inf")
        try:
            while told < len(orders):
                if should_stop() and kill_at == float("inf"):
                    kill_at = time.monotonic() + GRACE_S
                    run.stop(workers)
                if time.monotonic() > kill_at or not any(worker.is_alive for worker in workers):
                    break
                with contextlib.suppress(queue.Empty):
                    answer = run.answers.get(timeout=_POLL_S)
                    told += answer.is_final
                    yield answer
            yield from run.rest()
        finally:
            for worker in workers:
                worker.end()

    def close(self) -> None:
        """Nothing to let go: each run of answers ends its own workers."""


class _Run:
    """Orders that wait, and answers that came."""

    def __init__(self, task: str, orders: Sequence[str]) -> None:
        self._lines = [json.dumps({"task": task, "order": order}).encode() + b"\n" for order in orders]
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(orders)):
            self._waiting.put(number)
        self.answers: queue.Queue[Answer] = queue.Queue()
        self._stopped = threading.Event()

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

    def rest(self) -> Iterator[Answer]:
        """Give the answers that came while nobody looked."""
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
        """Ask for the end of the order under way."""
        _send(self._process, STOP)

    def end(self) -> None:
        """End the process, at once if need be."""
        self._ended.set()
        self._process.kill()
        self._thread.join(timeout=5.0)
        _close(self._process)

    def _serve(self) -> None:
        while not self._ended.is_set() and (order := self._run.next()) is not None:
            number, line = order
            _send(self._process, line)
            while not self._hear(number).is_final:
                pass

    def _hear(self, number: int) -> Answer:
        """Hear the next answer to an order, and hand it on unless nobody waits any more."""
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        answer = _answer(number, said)
        if not self._ended.is_set():
            self._run.answers.put(answer)
            if not said:
                _close(self._process)
                self._process = _begun()
        return answer


def _begun() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  our own program, no shell
        _COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _send(process: "subprocess.Popen[bytes]", line: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ValueError):
        process.stdin.write(line)
        process.stdin.flush()


def _answer(number: int, said: bytes) -> Answer:
    try:
        told = json.loads(said)
    except ValueError:
        return Answer(number, None, _DIED)
    return Answer(number, told.get("text"), told.get("fault", ""), told.get("is_final", True))


def _close(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait(timeout=5.0)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
