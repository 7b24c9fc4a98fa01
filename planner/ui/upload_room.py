"""How much one session may hold of uploaded files where several share a server: Streamlit limits a file, and no session."""

from starlette.types import Scope
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

MOST_OF_SESSION = 100_000_000
"""Bytes."""
MOST_OF_FILE = 21_000_000
"""Bytes that an upload counts for where it does not say how long it is."""
_PLACE = "/_stcore/upload_file/"


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
