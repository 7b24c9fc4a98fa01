"""Memory given back: what viewers and solves needed for a moment does not stay with the server."""

import asyncio
import ctypes
import gc
import sys
import threading
import time
from contextlib import suppress
from itertools import count

from streamlit.runtime import exists, get_instance
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from planner.ui.upload_room import forget_untaken

_M_ARENA_MAX = -8
_ARENAS = 2
"""Each view of a page runs in a thread of its own; a heap for each would keep what it once needed."""
GIVE_BACK_EVERY_S = 30.0
SEARCH_EVERY_S = 15.0
"""How long garbage in circles may lie; Streamlit would search after each view of a page."""
THOROUGH_EVERY = 20
"""Searches by the clock of which one goes through all that was left out of the others."""
LONG_S = 0.05
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
    end_sessions_in_turn()
    while True:
        await asyncio.sleep(SWEEP_EVERY_S)
        # There is no open way to the sessions; they are looked at in this thread alone, as Streamlit does.
        forget_untaken()
        if exists() and sweep(getattr(get_instance()._session_mgr, "_session_storage", None)):  # noqa: SLF001
            # A session is a circle, and was in use when its like were last left out of the searches.
            await asyncio.to_thread(keep_out_of_collections)


def sweep(sessions: object) -> bool:
    """End the sessions whose time is over; return whether there were any."""
    if not isinstance(sessions, MemorySessionStorage):
        return False
    kept = sessions._cache  # noqa: SLF001  as above
    assert isinstance(kept, TTLCache)
    over = kept.expire()
    for _, one in over:
        one.session.shutdown()
    return bool(over)


def end_sessions_in_turn() -> None:
    """Have sessions that are found as garbage end in the thread of the server, from now on.

    Streamlit ends one wherever the search for garbage comes upon it. That may be in the midst of its book of files, whose
    lock ends for good whoever takes it twice, and with it every page.
    """
    AppSession.__del__ = _end_in_turn  # type: ignore[method-assign]


def _end_in_turn(session: AppSession) -> None:
    if getattr(session, "_state", None) not in {None, AppSessionState.SHUTDOWN_REQUESTED}:
        session._call_soon_on_event_loop(session.shutdown)  # noqa: SLF001  there is no open way


def keep_out_of_collections() -> None:
    """Leave what is loaded by now out of every later search for garbage.

    The modules, the parks and the reports of plans stay: to walk through them takes longer than to draw a page (150 against
    80 ms of processor time at the start, 50 more for one large park), and no page is drawn meanwhile.
    """
    # What was left out and let go since lies in circles that only a search finds.
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def search_from_now_on() -> None:
    """Search for garbage by the clock, and leave out of the searches what came since whenever that is much."""
    threading.Thread(target=_search_now_and_then, daemon=True, name="search").start()


def _search_now_and_then() -> None:
    for number in count(1):
        threading.Event().wait(SEARCH_EVERY_S)
        if number % THOROUGH_EVERY:
            keep_out_if_felt()
        else:
            keep_out_of_collections()


def keep_out_if_felt() -> None:
    """Search for garbage; leave what came since out of later searches, if this one is felt.

    The search is timed and nothing is counted: `gc.get_objects` hands out tuples that other threads are just building, and
    these then fail with a SystemError.
    """
    began = time.thread_time()
    gc.collect()
    if time.thread_time() - began > LONG_S:
        gc.freeze()  # what is there now was just looked through


def _give_back(trim: "ctypes._NamedFuncPointer") -> None:
    while True:
        threading.Event().wait(GIVE_BACK_EVERY_S)
        trim(0)
