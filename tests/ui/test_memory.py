"""What stays as long as the server is not searched for garbage after every view of a page."""

import gc
import re
import weakref
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import memory_session_storage
from streamlit.runtime.app_session import AppSession, AppSessionState

from planner.settings import ROOT
from planner.ui import memory
from planner.ui.memory import end_sessions_in_turn, keep_out_of_collections, sweep


class Circle:
    def __init__(self) -> None:
        self.me = self


def test_what_is_loaded_is_left_out_of_later_searches_and_what_comes_later_is_not() -> None:
    keep_out_of_collections()
    stays = gc.get_freeze_count()
    later = Circle()  # which only a search can free
    gone = weakref.ref(later)
    del later
    gc.collect()
    assert stays > 100_000
    assert gone() is None


@pytest.mark.parametrize(("seconds", "is_over"), [(0, True), (3600, False)])
def test_a_browser_that_went_away_is_let_go_once_its_time_is_over(seconds: int, *, is_over: bool) -> None:
    left = memory_session_storage.MemorySessionStorage(ttl_seconds=seconds)
    ended: list[str] = []
    gone: Any = SimpleNamespace(session=SimpleNamespace(id="a", shutdown=lambda: ended.append("a")))
    left.save(gone)
    assert gc.is_tracked(gone)
    assert sweep(left) is is_over
    assert ended == ["a"] * is_over
    assert ("a" in left._cache._data) is not is_over  # type: ignore[attr-defined]
    assert not sweep(left)
    assert not sweep(None)


def test_a_session_that_is_found_as_garbage_ends_in_the_turn_of_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Where it is found the book of files may be locked, and to take the lock again would hold up every page for good.
    monkeypatch.setattr(AppSession, "__del__", AppSession.__del__)
    end_sessions_in_turn()
    asked: list[Any] = []
    session: Any = AppSession.__new__(AppSession)
    session._event_loop = SimpleNamespace(call_soon_threadsafe=asked.append)
    session._state, session.me = AppSessionState.APP_NOT_RUNNING, session
    del session
    gc.collect()
    (end,) = asked
    assert end.__name__ == "shutdown"
    end.__self__._state = AppSessionState.SHUTDOWN_REQUESTED  # nothing of it is there to be ended


def test_what_stays_is_left_out_of_searches_and_what_was_let_go_since_is_found_the_next_time() -> None:
    circle = Circle()
    gone = weakref.ref(circle)
    keep_out_of_collections()
    del circle
    gc.collect()
    assert gone() is not None
    keep_out_of_collections()
    assert gone() is None
    assert gc.get_freeze_count() > 0


@pytest.mark.parametrize(("seconds", "is_left_out"), [(0.0, True), (3600.0, False)])
def test_what_came_since_is_left_out_where_a_search_through_it_is_felt(
    monkeypatch: pytest.MonkeyPatch, seconds: float, *, is_left_out: bool
) -> None:
    keep_out_of_collections()
    stays = gc.get_freeze_count()
    monkeypatch.setattr(memory, "LONG_S", seconds - 1.0)
    later = [Circle() for _ in range(1000)]
    memory.keep_out_if_felt()
    assert (gc.get_freeze_count() > stays + len(later) / 2) is is_left_out


def test_nobody_asks_for_the_objects_that_other_threads_are_just_building() -> None:
    # A tuple that is handed out before it is whole fails with a SystemError in the thread that builds it.
    alone = {
        Path(__file__),
        ROOT / "tests/support/mutation/swapping.py",
    }  # a process of its own, with one thread
    asking = [
        str(path.relative_to(ROOT))
        for room in ("planner", "models", "tests")
        for path in (ROOT / room).rglob("*.py")
        if path not in alone and re.search(r"gc\.get_(objects|referrers)\(", path.read_text("utf-8"))
    ]
    assert asking == []
