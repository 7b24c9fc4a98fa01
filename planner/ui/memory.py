"""Memory given back: what viewers and solves needed for a moment does not stay with the server."""

import asyncio
import ctypes
import gc
import sys
import threading
from contextlib import suppress

from streamlit.runtime import exists, get_instance
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

_M_ARENA_MAX = -8
_ARENAS = 2
"""Each view of a page runs in a thread of its own; a heap for each would keep what it once needed."""
GIVE_BACK_EVERY_S = 30.0
SWEEP_EVERY_S = 60.0


def give_back_from_now_on() -> None:
    """Keep few heaps, and hand what they no longer hold to the system, where it is Linux with its usual library."""
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_ARENA_MAX, _ARENAS)
        give_back = library.malloc_trim
        threading.Thread(target=_give_back, args=(give_back,), daemon=True, name="give_back").start()


async def sweep_from_now_on() -> None:
    """Let go, every minute, of what browsers left behind that went away: their sessions, and what they uploaded.

    Streamlit keeps a session for two minutes, and looks whether they are over only when another browser comes or goes.
    """
    while True:
        await asyncio.sleep(SWEEP_EVERY_S)
        # There is no open way to the sessions; they are looked at in this thread alone, as Streamlit does.
        if exists() and sweep(getattr(get_instance()._session_mgr, "_session_storage", None)):  # noqa: SLF001
            await asyncio.to_thread(gc.collect)  # a session is a circle: its files go with it


def sweep(sessions: object) -> bool:
    """Let go of the sessions whose time is over; return whether there were any."""
    if not isinstance(sessions, MemorySessionStorage):
        return False
    kept = sessions._cache  # noqa: SLF001  as above
    assert isinstance(kept, TTLCache)
    return bool(kept.expire())


def keep_out_of_collections() -> None:
    """Leave what is loaded by now out of every later search for garbage.

    Streamlit searches after each view of a page. The modules and the parks stay as long as the server: to walk through
    them took longer than to draw the page (150 against 80 ms of processor time).
    """
    gc.collect()
    gc.freeze()


def _give_back(trim: "ctypes._NamedFuncPointer") -> None:
    while True:
        threading.Event().wait(GIVE_BACK_EVERY_S)
        trim(0)
