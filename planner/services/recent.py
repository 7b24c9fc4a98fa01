"""What was used last, kept for the next one who asks; safe between the threads of a server."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from cachetools import LRUCache

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Up to `most` values by key; whatever was not used for longest goes first, never what is in use now."""

    def __init__(self, most: int) -> None:
        self._values: LRUCache[K, V] = LRUCache(maxsize=most)
        self._lock = threading.Lock()  # a look-up moves the value, so reading needs the lock too

    def get(self, key: K) -> V | None:
        """Return the value of a key, or None if it is not there any more."""
        with self._lock:
            return self._values.get(key)

    def put(self, key: K, value: V) -> V:
        """Keep a value under a key and return it."""
        with self._lock:
            self._values[key] = value
        return value


class RecentViews(Generic[V]):
    """Up to `most` things worked out of values that never change, a report or a dossier, each made once."""

    def __init__(self, most: int) -> None:
        self._made: Recent[tuple[int, Hashable], tuple[Any, V]] = Recent(most)

    def of(self, subject: object, look: Hashable, make: Callable[[], V]) -> V:
        """Return what `make` makes of `subject`; `look` is all that it hangs on beside it."""
        # By which object it is and not by what it holds: to compare two takes longer than many views. A subject that is
        # kept here cannot give its number to another.
        key = (id(subject), look)
        found = self._made.get(key)
        return (found or self._made.put(key, (subject, make())))[1]

    def renew(self, subject: object, look: Hashable, view: V) -> V:
        """Keep a view in place of the one that was made before, and return it."""
        return self._made.put((id(subject), look), (subject, view))[1]
