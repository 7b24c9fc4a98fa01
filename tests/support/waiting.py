"""Waits of the tests: for outcomes, with an end so far away that only what hangs reaches it."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_S = 420.0
"""How long a test waits for what must come: more than a busy machine needs, less than one test may take."""
PATIENCE_MS = PATIENCE_S * 1000
CANCEL_S = 2.0
"""How soon whoever cancels sees the end; what the program grants itself must add up to less."""
LOOK_EVERY_S = 0.05
Seen = TypeVar("Seen")


def seen(look: Callable[[], Seen], what: str) -> Seen:
    """Look again and again until there is something, and return it; a test fails by the name of what never came."""
    until = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < until, f"never came: {what}"
        time.sleep(LOOK_EVERY_S)
    return found
