"""Long work beside the screens: sweeps and questions, each in a thread, with what it has so far."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

KEPT = 20
Stop = Callable[[], bool]
Work = Callable[[Stop], Iterator[Any]]
"""Gives what it has so far, again and again; asks often whether to stop."""


class TaskState(StrEnum):
    """Where a task stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in (TaskState.DONE, TaskState.CANCELLED, TaskState.FAILED)


@dataclass(frozen=True, kw_only=True)
class BackgroundTask:
    """A snapshot: `latest` is the newest result, None before the first; `note` tells of a failure."""

    task_id: str
    key: str
    state: TaskState = TaskState.QUEUED
    seconds: float = 0.0
    latest: Any = None
    note: str = ""
    is_asked_to_stop: bool = False


@dataclass
class _TaskSlot:
    task: BackgroundTask
    stop: threading.Event = field(default_factory=threading.Event)
    began: float = 0.0


class BackgroundTasks:
    """Every task of this process; at most `slots` run at once, the others wait their turn."""

    def __init__(self, slots: int = 1) -> None:
        self._slots = threading.Semaphore(slots)
        self._lock = threading.Lock()
        self._entries: dict[str, _TaskSlot] = {}

    def start(self, key: str, work: Work) -> str:
        """Start a task and give its id; one of the same key that is not over is given instead."""
        with self._lock:
            for entry in self._entries.values():
                if entry.task.key == key and not entry.task.state.is_over:
                    return entry.task.task_id
            entry = _TaskSlot(task=BackgroundTask(task_id=uuid.uuid4().hex[:12], key=key))
            self._entries[entry.task.task_id] = entry
            self._forget_old()
        threading.Thread(target=self._run, args=(entry, work), daemon=True).start()
        return entry.task.task_id

    def task(self, task_id: str) -> BackgroundTask | None:
        """Return a task as it stands, or None if it is not known here."""
        with self._lock:
            entry = self._entries.get(task_id)
            if entry is None:
                return None
            seen = replace(entry.task, is_asked_to_stop=entry.stop.is_set())
            if seen.state is TaskState.RUNNING:
                return replace(seen, seconds=time.monotonic() - entry.began)
            return seen

    def newest(self, key: str) -> BackgroundTask | None:
        """Return the newest task of a key as it stands, or None if there is none."""
        with self._lock:
            ids = [name for name, entry in self._entries.items() if entry.task.key == key]
        return self.task(ids[-1]) if ids else None

    def cancel(self, task_id: str) -> None:
        """Ask a task to stop; what it has so far is kept."""
        with self._lock:
            entry = self._entries.get(task_id)
        if entry is not None:
            entry.stop.set()

    def wait(self, task_id: str, seconds: float) -> BackgroundTask | None:
        """Wait until the task is over, at most `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            task = self.task(task_id)
            if task is None or task.state.is_over:
                return task
            time.sleep(0.02)
        return self.task(task_id)

    def close(self) -> None:
        """Ask every task to stop."""
        with self._lock:
            for entry in self._entries.values():
                entry.stop.set()

    def _run(self, entry: _TaskSlot, work: Work) -> None:
        while not self._slots.acquire(timeout=0.1):
            if entry.stop.is_set():
                self._set(entry, state=TaskState.CANCELLED)
                return
        try:
            self._work(entry, work)
        finally:
            self._slots.release()

    def _work(self, entry: _TaskSlot, work: Work) -> None:
        entry.began = time.monotonic()
        self._set(entry, state=TaskState.RUNNING)
        state, note = TaskState.DONE, ""
        try:
            for latest in work(entry.stop.is_set):
                self._set(entry, latest=latest)
        except Exception as fault:  # noqa: BLE001  the thread's edge: whatever it was is told
            state, note = TaskState.FAILED, f"{type(fault).__name__}: {fault}"
        if entry.stop.is_set() and state is TaskState.DONE:
            state = TaskState.CANCELLED
        self._set(entry, state=state, note=note, seconds=time.monotonic() - entry.began)

    def _set(self, entry: _TaskSlot, **changes: Any) -> None:
        with self._lock:
            entry.task = replace(entry.task, **changes)

    def _forget_old(self) -> None:
        over = [name for name, entry in self._entries.items() if entry.task.state.is_over]
        for name in over[: max(0, len(self._entries) - KEPT)]:
            del self._entries[name]
