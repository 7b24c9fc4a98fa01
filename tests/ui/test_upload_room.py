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


def test_a_file_goes_when_pages_were_drawn_for_ten_minutes_of_which_none_asked_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = MemoryUploadedFileManager.get_files
    monkeypatch.setattr(MemoryUploadedFileManager, "get_files", usual)
    clock = [0.0]
    upload_room.watch_files(now=lambda: clock[0])
    files = MemoryUploadedFileManager("/")
    for one in ("taken", "left", "to no widget"):
        files.add_file("open", UploadedFileRec(file_id=one, name="a", type="b", data=b"x"))
    files.add_file("idle", UploadedFileRec(file_id="idle", name="a", type="b", data=b"x"))

    def drawn(at: float, *asked: str) -> int:
        clock[0] = at
        files.get_files("open", asked)
        monkeypatch.setattr(upload_room, "get_script_run_ctx", lambda: SimpleNamespace(session_id="open"))
        upload_room.note_page(now=at)
        return upload_room.forget_untaken(files, now=at)

    after = upload_room.LEFT_AFTER_S
    assert drawn(0.0, "taken", "left") == 0
    assert drawn(after, "taken") == 0
    assert upload_room.forget_untaken(files, now=10 * after) == 0  # no page was drawn meanwhile
    assert drawn(after + 1, "taken") == 2
    assert set(files.file_storage["open"]) == {"taken"}
    assert set(files.file_storage["idle"]) == {"idle"}
    assert drawn(20 * after, "taken") == 0
    assert upload_room.forget_untaken(None) == 0
