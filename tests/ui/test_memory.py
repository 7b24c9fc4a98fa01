"""What stays as long as the server is not searched for garbage after every view of a page."""

import gc
import weakref
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import memory_session_storage

from planner.ui.memory import keep_out_of_collections, sweep


def test_what_is_loaded_is_left_out_of_later_searches_and_what_comes_later_is_not() -> None:
    keep_out_of_collections()
    stays = gc.get_freeze_count()
    later: list[object] = []
    later.append(later)  # a circle, which only a search can free

    assert stays > 100_000
    assert any(found is later for found in gc.get_objects())
    assert len(gc.get_objects()) < stays / 10


@pytest.mark.parametrize(("seconds", "is_over"), [(0, True), (3600, False)])
def test_a_browser_that_went_away_is_let_go_once_its_time_is_over(seconds: int, *, is_over: bool) -> None:
    left = memory_session_storage.MemorySessionStorage(ttl_seconds=seconds)
    gone: Any = SimpleNamespace(session=SimpleNamespace(id="a"))
    left.save(gone)
    assert gc.is_tracked(gone)
    assert sweep(left) is is_over
    assert ("a" in left._cache._data) is not is_over  # type: ignore[attr-defined]
    assert not sweep(left)
    assert not sweep(None)


class Circle:
    def __init__(self) -> None:
        self.me = self


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
