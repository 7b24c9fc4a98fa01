"""A channel is heard at the pace of a person."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.types import Message

from planner.ui.pace import BURST, PER_S, paced


def waits(messages: int, *, apart: float) -> list[float]:
    """Return how long each message that was kept waiting waited, where they come so many seconds apart."""
    clock, waited = [0.0], []

    async def receive() -> Message:
        clock[0] += apart
        return {"type": "websocket.receive"}

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        clock[0] += seconds

    async def hear() -> None:
        heard = paced(receive, now=lambda: clock[0], wait=wait)
        for _ in range(messages):
            await heard()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, hear()).result()
    return waited


def test_a_person_is_never_kept_waiting_and_a_flood_is() -> None:
    assert waits(BURST, apart=0.0) == []
    assert waits(10 * BURST, apart=1 / PER_S) == []
    flood = waits(BURST + 100, apart=0.0)
    assert len(flood) == 100
    assert abs(sum(flood) - 100 / PER_S) < 0.01


def test_who_was_quiet_for_a_while_may_say_as_much_at_once_again() -> None:
    assert waits(2, apart=10 * BURST / PER_S) == []
