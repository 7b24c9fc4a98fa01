"""One browser is heard at the pace of a person: whoever sends more is kept waiting, and nobody else."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from starlette.types import Message, Receive

BURST = 60
"""Messages that are heard at once; a page that is opened sends a few, a grid that is pasted into one for each cell."""
PER_S = 20.0
"""Messages a second after that."""


def paced(
    receive: Receive,
    *,
    now: Callable[[], float] = time.monotonic,
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Receive:
    """Return what hears a channel at most so fast; what is not heard yet waits with whoever sent it."""
    room, at = float(BURST), now()

    async def receive_in_turn() -> Message:
        nonlocal room, at
        said = await receive()
        moment = now()
        room, at = min(float(BURST), room + (moment - at) * PER_S) - 1, moment
        if room < 0:
            await wait(-room / PER_S)
        return said

    return receive_in_turn
