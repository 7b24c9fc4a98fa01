"""How much one session may hold of uploaded files where several share a server, and how long.

Streamlit limits a file and no session, and keeps a file as long as its session.
"""

import math
import time
from collections.abc import Callable, Sequence
from functools import wraps

from starlette.types import Scope
from streamlit.runtime import exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

MOST_OF_SESSION = 100_000_000
"""Bytes."""
MOST_OF_FILE = 21_000_000
"""Bytes that an upload counts for where it does not say how long it is."""
LEFT_AFTER_S = 600.0
"""A file goes when its session was shown pages for so long of which none asked for it."""
_PLACE = "/_stcore/upload_file/"
_TAKEN: dict[tuple[str, str], float] = {}
"""When a file was first seen, or a page last asked for it, by session and file."""
_DRAWN: dict[str, float] = {}
"""When a session was last shown a page."""


def has_room(scope: Scope) -> bool:
    """Whether a session has room for the file that a request brings; so has every request that brings none."""
    _, is_file, rest = str(scope.get("path", "")).partition(_PLACE)
    if scope["type"] != "http" or scope["method"] not in {"PUT", "POST"} or not is_file:
        return True
    return _held(rest.partition("/")[0]) + _length(scope) <= MOST_OF_SESSION


def _held(session_id: str) -> int:
    files = get_instance().uploaded_file_mgr
    if not isinstance(files, MemoryUploadedFileManager):
        return 0
    return sum(len(one.data) for one in list(files.file_storage.get(session_id, {}).values()))


def _length(scope: Scope) -> int:
    said = dict(scope["headers"]).get(b"content-length", b"")
    return int(said) if said.isdigit() and len(said) < 12 else MOST_OF_FILE


def watch_files(now: Callable[[], float] = time.monotonic) -> None:
    """Have it noted from now on which files pages ask for, by the clock `now` in seconds."""
    usual = MemoryUploadedFileManager.get_files
    if hasattr(usual, "__wrapped__"):
        return

    @wraps(usual)
    def get_files(
        files: MemoryUploadedFileManager, session_id: str, file_ids: Sequence[str]
    ) -> list[UploadedFileRec]:
        _TAKEN.update({(session_id, one): now() for one in file_ids})
        return usual(files, session_id, file_ids)

    MemoryUploadedFileManager.get_files = get_files  # type: ignore[method-assign,assignment]


def note_page(now: float | None = None) -> None:
    """Note that a whole page was drawn: files that it did not ask for are of pages that were left."""
    run = get_script_run_ctx()
    if run is not None:
        _DRAWN[run.session_id] = time.monotonic() if now is None else now


def forget_untaken(files: object = None, now: float | None = None) -> int:
    """Let go of uploads that no page asks for any more, and return how many.

    Its page was left, or it was sent to no widget at all. A page that stands open asks for its file when it is drawn again.
    """
    if files is None:
        files = get_instance().uploaded_file_mgr if exists() else None
    if not isinstance(files, MemoryUploadedFileManager):
        return 0
    at = time.monotonic() if now is None else now
    there = {(session, one) for session, kept in list(files.file_storage.items()) for one in list(kept)}
    for known in [one for one in _TAKEN if one not in there]:
        _TAKEN.pop(known, None)
    for session in [one for one in _DRAWN if one not in files.file_storage]:
        _DRAWN.pop(session, None)
    gone = [
        (session, one)
        for session, one in there
        if _DRAWN.get(session, -math.inf) - _TAKEN.setdefault((session, one), at) > LEFT_AFTER_S
    ]
    for session, one in gone:
        files.remove_file(session, one)
    return len(gone)
