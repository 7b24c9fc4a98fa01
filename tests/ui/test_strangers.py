"""Channels of browsers that are not in are few; whoever is in is let in."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send

from planner.ui import door
from planner.ui.door import Door
from planner.ui.strangers import MOST, Strangers
from tests.support.waiting import PATIENCE_S

STRANGER, KNOWN = [(b"host", b"localhost")], [(b"host", b"localhost"), (b"cookie", b"known")]
SCOPE = {"type": "websocket", "path": "/_stcore/stream"}


@pytest.fixture(autouse=True)
def known_by_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "is_stranger", lambda scope: scope["headers"] != KNOWN)


class _Channels:
    """A server whose channels stay open until they are let go."""

    def __init__(self, *, has_login: bool) -> None:
        self.open = 0
        self._asked = 0
        self._over, self._answered = asyncio.Event(), asyncio.Event()
        self._door = Door(self._app, has_login=has_login)
        self._tasks: list[asyncio.Task[None]] = []

    async def _app(self, _scope: Scope, _receive: Receive, _send: Send) -> None:
        self.open += 1
        self._note_answer()
        await self._over.wait()
        self.open -= 1

    def _note_answer(self) -> None:
        self._asked -= 1
        if not self._asked:
            self._answered.set()

    async def ask(self, headers: list[tuple[bytes, bytes]], times: int = 1) -> list[Message]:
        """Ask for so many channels, and return what those that were turned away were told."""
        told: list[Message] = []

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(said: Message) -> None:
            told.append(said)
            self._note_answer()

        self._answered.clear()
        self._asked = times
        for _ in range(times):
            self._tasks.append(asyncio.create_task(self._door({**SCOPE, "headers": headers}, receive, send)))
        await asyncio.wait_for(self._answered.wait(), PATIENCE_S)
        return told

    async def let_go(self) -> None:
        """Close every channel."""
        self._over.set()
        await asyncio.gather(*self._tasks)
        self._over.clear()


def _alone(run: object) -> None:
    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may keep a loop of its own in this thread
        aside.submit(asyncio.run, run).result()  # type: ignore[arg-type]


def test_a_hundred_strangers_are_let_in_and_those_who_are_in_beside_them() -> None:
    async def run() -> None:
        channels = _Channels(has_login=True)
        assert await channels.ask(STRANGER, MOST) == []
        turned_away = await channels.ask(STRANGER, 2)
        assert [one["type"] for one in turned_away] == ["websocket.close"] * 2
        assert await channels.ask(KNOWN, 3) == []
        assert channels.open == MOST + 3
        await channels.let_go()
        assert await channels.ask(STRANGER, MOST) == []
        await channels.let_go()

    _alone(run())


def test_on_one_pc_nobody_is_a_stranger() -> None:
    async def run() -> None:
        channels = _Channels(has_login=False)
        assert await channels.ask(STRANGER, MOST + 1) == []
        await channels.let_go()

    _alone(run())


def test_a_channel_that_ended_in_a_fault_is_not_counted() -> None:
    strangers = Strangers(1)
    was_full = []

    def fail() -> None:
        with strangers.one_more():
            was_full.append(strangers.is_full)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (was_full, strangers.is_full) == ([True], False)
