"""Memory given back: what viewers and solves needed for a moment does not stay with the server."""

import ctypes
import gc
import sys
import threading
from contextlib import suppress

_M_ARENA_MAX = -8
_ARENAS = 2
"""Each view of a page runs in a thread of its own; a heap for each would keep what it once needed."""
GIVE_BACK_EVERY_S = 30.0


def give_back_from_now_on() -> None:
    """Keep few heaps, and hand what they no longer hold to the system, where it is Linux with its usual library."""
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_ARENA_MAX, _ARENAS)
        give_back = library.malloc_trim
        threading.Thread(target=_give_back, args=(give_back,), daemon=True, name="give_back").start()


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
