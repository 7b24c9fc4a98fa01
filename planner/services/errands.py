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


class ErrandState(StrEnum):
    """Where an errand stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in (ErrandState.DONE, ErrandState.CANCELLED, ErrandState.FAILED)


@dataclass(frozen=True, kw_only=True)
class Errand:
    """A snapshot: `latest` is the newest result, None before the first; `note` tells of a failure."""

    errand_id: str
    key: str
    state: ErrandState = ErrandState.QUEUED
    seconds: float = 0.0
    latest: Any = None
    note: str = ""
    is_asked_to_stop: bool = False


@dataclass
class _Slot:
    errand: Errand
    stop: threading.Event = field(default_factory=threading.Event)
    began: float = 0.0


class ErrandBook:
    """Every errand of this process; at most `slots` run at once, the others wait their turn."""

    def __init__(self, slots: int = 1) -> None:
        self._slots = threading.Semaphore(slots)
        self._lock = threading.Lock()
        self._desks: dict[str, _Slot] = {}

    def start(self, key: str, work: Work) -> str:
        """Start an errand and give its id; one of the same key that is not over is given instead."""
        with self._lock:
            for desk in self._desks.values():
                if desk.errand.key == key and not desk.errand.state.is_over:
                    return desk.errand.errand_id
            desk = _Slot(errand=Errand(errand_id=uuid.uuid4().hex[:12], key=key))
            self._desks[desk.errand.errand_id] = desk
            self._forget_old()
        threading.Thread(target=self._run, args=(desk, work), daemon=True).start()
        return desk.errand.errand_id

    def errand(self, errand_id: str) -> Errand | None:
        """Give an errand as it stands, or None if it is not known here."""
        with self._lock:
            desk = self._desks.get(errand_id)
            if desk is None:
                return None
            seen = replace(desk.errand, is_asked_to_stop=desk.stop.is_set())
            if seen.state is ErrandState.RUNNING:
                return replace(seen, seconds=time.monotonic() - desk.began)
            return seen

    def newest(self, key: str) -> Errand | None:
        """Give the newest errand of a key as it stands, or None if there is none."""
        with self._lock:
            ids = [name for name, desk in self._desks.items() if desk.errand.key == key]
        return self.errand(ids[-1]) if ids else None

    def cancel(self, errand_id: str) -> None:
        """Ask an errand to stop; what it has so far is kept."""
        with self._lock:
            desk = self._desks.get(errand_id)
        if desk is not None:
            desk.stop.set()

    def wait(self, errand_id: str, seconds: float) -> Errand | None:
        """Wait until the errand is over, at most `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            errand = self.errand(errand_id)
            if errand is None or errand.state.is_over:
                return errand
            time.sleep(0.02)
        return self.errand(errand_id)

    def close(self) -> None:
        """Ask every errand to stop."""
        with self._lock:
            for desk in self._desks.values():
                desk.stop.set()

    def _run(self, desk: _Slot, work: Work) -> None:
        while not self._slots.acquire(timeout=0.1):
            if desk.stop.is_set():
                self._set(desk, state=ErrandState.CANCELLED)
                return
        try:
            self._work(desk, work)
        finally:
            self._slots.release()

    def _work(self, desk: _Slot, work: Work) -> None:
        desk.began = time.monotonic()
        self._set(desk, state=ErrandState.RUNNING)
        state, note = ErrandState.DONE, ""
        try:
            for latest in work(desk.stop.is_set):
                self._set(desk, latest=latest)
        except Exception as fault:  # noqa: BLE001  the thread's edge: whatever it was is told
            state, note = ErrandState.FAILED, f"{type(fault).__name__}: {fault}"
        if desk.stop.is_set() and state is ErrandState.DONE:
            state = ErrandState.CANCELLED
        self._set(desk, state=state, note=note, seconds=time.monotonic() - desk.began)

    def _set(self, desk: _Slot, **changes: Any) -> None:
        with self._lock:
            desk.errand = replace(desk.errand, **changes)

    def _forget_old(self) -> None:
        over = [name for name, desk in self._desks.items() if desk.errand.state.is_over]
        for name in over[: max(0, len(self._desks) - KEPT)]:
            del self._desks[name]
