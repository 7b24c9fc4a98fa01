"""What was used last, kept for the next one who asks; safe between the threads of a server."""

import threading
from typing import Generic, TypeVar

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
