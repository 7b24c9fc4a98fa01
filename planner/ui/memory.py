"""Memory given back: what viewers and solves needed for a moment does not stay with the server."""

import asyncio
import ctypes
import gc
import sys
import threading
import time
from contextlib import suppress

from streamlit.runtime import exists, get_instance
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from planner.ui.upload_room import forget_untaken

_M_ARENA_MAX = -8
_ARENAS = 2
"""Each view of a page runs in a thread of its own; a heap for each would keep what it once needed."""
GIVE_BACK_EVERY_S = 30.0
FREEZE_EVERY_S = 60.0
"""How long garbage in circles, that was left out of the searches while it was in use, may lie."""
LONG_S = 0.015
"""Of a processor: how long a search for garbage may take that nobody feels."""
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
    """Let go, every minute, of what browsers left behind that went away, and of files whose page was left.

    Streamlit keeps a session for two minutes, and looks whether they are over only when another browser comes or goes.
    """
    while True:
        await asyncio.sleep(SWEEP_EVERY_S)
        # There is no open way to the sessions; they are looked at in this thread alone, as Streamlit does.
        forget_untaken()
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

    Streamlit searches after each view of a page. The modules, the parks and the reports of plans stay: to walk through them
    took longer than to draw the page (150 against 80 ms of processor time at the start, 50 more for one large park).
    """
    # What was left out and let go since lies in circles that only a search finds.
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def keep_out_again_and_again() -> None:
    """Do so whenever much came since, from now on."""
    threading.Thread(target=_keep_out_now_and_then, daemon=True, name="keep_out").start()


def _keep_out_now_and_then() -> None:
    while True:
        threading.Event().wait(FREEZE_EVERY_S)
        keep_out_if_felt()


def keep_out_if_felt() -> None:
    """Leave what came since out of searches, if one through it is felt.

    The search is timed and nothing is counted: `gc.get_objects` hands out tuples that other threads are just building, and
    these then fail with a SystemError.
    """
    began = time.thread_time()
    gc.collect()
    if time.thread_time() - began > LONG_S:
        keep_out_of_collections()


def _give_back(trim: "ctypes._NamedFuncPointer") -> None:
    while True:
        threading.Event().wait(GIVE_BACK_EVERY_S)
        trim(0)
