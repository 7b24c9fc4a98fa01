"""What was used last, kept for the next one who asks; safe between the threads of a server."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
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
    """Up to `most` things worked out of values that never change, a report or a dossier, each made once.

    Whoever asks for what another is just making waits for that.
    """

    def __init__(self, most: int) -> None:
        self._made: Recent[tuple[int, Hashable], tuple[Any, V]] = Recent(most)
        self._makers: dict[tuple[int, Hashable], _Maker] = {}
        self._lock = threading.Lock()

    def of(self, subject: object, look: Hashable, make: Callable[[], V]) -> V:
        """Return what `make` makes of `subject`; `look` is all that it hangs on beside it."""
        # By which object it is and not by what it holds: to compare two takes longer than many views. A subject that is
        # kept here cannot give its number to another.
        key = (id(subject), look)
        found = self._made.get(key)
        if found is None:
            with self._alone(key):
                found = self._made.get(key) or self._made.put(key, (subject, make()))
        return found[1]

    def renew(self, subject: object, look: Hashable, view: V) -> V:
        """Keep a view in place of the one that was made before, and return it."""
        return self._made.put((id(subject), look), (subject, view))[1]

    @contextmanager
    def _alone(self, key: tuple[int, Hashable]) -> Iterator[None]:
        """Wait until nobody else makes what has this key."""
        with self._lock:
            maker = self._makers.setdefault(key, _Maker())
            maker.wanted += 1
        try:
            with maker.lock:
                yield
        finally:
            with self._lock:
                maker.wanted -= 1
                if not maker.wanted:
                    del self._makers[key]


class _Maker:
    """Held by whoever makes a view; what makes it may ask for it again."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.wanted = 0
