"""A file that a page offers is there for whoever pressed its button a moment before the page was drawn anew."""

import time
from collections.abc import Callable
from functools import wraps

from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind

KEPT_S = 300.0
"""How long a file, or what makes it, is kept after the last page that names it: a press and its answer take less."""

_NOBODY = "kept-offers"
"""Whom kept files are said to belong to: no session has this id."""


def keep_offered_files(now: Callable[[], float] = time.monotonic) -> None:
    """Have this server keep what was offered for a while, by the clock `now` in seconds.

    At the end of every drawing of every browser Streamlit throws away what no page names at that moment. A page that is
    being drawn names nothing yet, a browser that has not yet heard of the new drawing asks by the old name, and a file
    that was made for a press is named by no page at all: the press came to nothing, or the file broke off. There is no
    open way to tell it otherwise.
    """
    usual = MediaFileManager.remove_orphaned_files
    if not hasattr(usual, "__wrapped__"):
        MediaFileManager.remove_orphaned_files = _patient(usual, now)  # type: ignore[method-assign,assignment]


def _patient(
    usual: Callable[[MediaFileManager], None], now: Callable[[], float]
) -> Callable[[MediaFileManager], None]:
    unnamed_since: dict[str, float] = {}

    @wraps(usual)
    def remove(files: MediaFileManager) -> None:
        with files._lock:  # noqa: SLF001  as above
            at, offered = now(), _offered(files)
            unnamed = offered - _named(files)
            for gone in unnamed_since.keys() - unnamed:
                del unnamed_since[gone]
            past = {one for one in unnamed if at - unnamed_since.setdefault(one, at) >= KEPT_S}
            # What a page still names is kept too: it may let go of it before the usual way takes the lock again.
            kept = {one: one for one in offered - past}
            files._files_by_session_and_coord[_NOBODY] = kept  # noqa: SLF001
        usual(files)

    return remove


def _offered(files: MediaFileManager) -> set[str]:
    """Return the ids of downloads, and of what makes them."""
    made = {key for key, one in files._file_metadata.items() if one.kind is MediaFileKind.DOWNLOADABLE}  # noqa: SLF001
    return made.union(files._deferred_callables)  # noqa: SLF001


def _named(files: MediaFileManager) -> set[str]:
    """Return the ids that pages name."""
    by_session = files._files_by_session_and_coord.items()  # noqa: SLF001
    return {one for session, named in by_session if session != _NOBODY for one in named.values()}
