"""Pages are drawn a few at a time: where many ask at once, each is answered sooner than if all were drawn side by side.

One process draws on one core. Twenty pages side by side are all ready late, and whatever hands them to their browsers waits
for each of the twenty at every step.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 3
"""Pages that are drawn side by side: more than one, for a page also waits for the database."""
LONGEST_S = 1.0
"""How long a page waits for its turn; then it is drawn all the same, for those before it may wait for something else."""
SWITCH_S = 0.0005
"""How long a page is drawn on while something else of this process wants to go on; Python's own 5 ms are much for what only
hands a message to a browser and is asked to a hundred times for a page."""

_TURNS = threading.BoundedSemaphore(AT_ONCE)


def switch_soon() -> None:
    """Have whatever waits in this process go on soon, from now on."""
    sys.setswitchinterval(SWITCH_S)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn to draw a page, and give it back afterwards."""
    has_turn = _TURNS.acquire(timeout=LONGEST_S)
    try:
        yield
    finally:
        if has_turn:
            _TURNS.release()
