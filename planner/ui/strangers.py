"""How many channels stand open at once to browsers that are not in: everybody else keeps the rest of the server."""

from collections.abc import Iterator
from contextlib import contextmanager

MOST = 100
"""Channels to the page of the login that stand open at once; a whole house may come from one address, so they are counted
together. Who is in is let in however many there are."""


class Strangers:
    """Counts the open channels of browsers that are not in; used in the thread of the server alone."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._open = 0

    @property
    def is_full(self) -> bool:
        """Whether no further one may come."""
        return self._open >= self._most

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Count a channel while it is open."""
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
