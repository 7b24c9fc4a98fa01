"""A session holds so much of uploaded files where several share a server, and no more."""

from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from planner.ui import upload_room


def test_a_session_holds_so_much_of_files_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MemoryUploadedFileManager("/")
    monkeypatch.setattr(upload_room, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=files))
    monkeypatch.setattr(upload_room, "MOST_OF_SESSION", 100)

    def has_room(length: bytes, session: str = "s", method: str = "PUT") -> bool:
        path = f"/_stcore/upload_file/{session}/f"
        headers = [(b"content-length", length)] if length else []
        return upload_room.has_room({"type": "http", "method": method, "path": path, "headers": headers})

    files.add_file("s", UploadedFileRec(file_id="f", name="a", type="b", data=b"x" * 60))
    assert has_room(b"40")
    assert not has_room(b"41")
    assert has_room(b"41", session="other")
    assert has_room(b"", method="DELETE")
    for lie in (b"", b"-1", b"9" * 30, b"x"):
        assert not has_room(lie)
    files.remove_session_files("s")
    assert has_room(b"100")
