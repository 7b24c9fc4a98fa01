"""A few pages are drawn at a time, and none waits for long for those before it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.ui import turns
from planner.ui.turns import AT_ONCE, turn
from tests.support.waiting import PATIENCE_S


def test_as_many_pages_as_may_be_are_drawn_side_by_side_and_the_next_when_one_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(AT_ONCE))
    monkeypatch.setattr(turns, "LONGEST_S", PATIENCE_S)
    all_there, go_on = threading.Barrier(AT_ONCE + 1), threading.Event()
    drawn: list[str] = []

    def draw() -> None:
        with turn():
            all_there.wait(PATIENCE_S)
            go_on.wait(PATIENCE_S)
            drawn.append("first")

    def draw_next() -> None:
        with turn():
            drawn.append("next")

    with ThreadPoolExecutor() as pool:
        first = [pool.submit(draw) for _ in range(AT_ONCE)]
        all_there.wait(PATIENCE_S)
        after = pool.submit(draw_next)
        go_on.set()
        for one in (*first, after):
            one.result(PATIENCE_S)
    assert sorted(drawn) == ["first"] * AT_ONCE + ["next"]
    assert drawn.index("next") > 0


def test_a_page_that_waited_long_enough_is_drawn_all_the_same_and_a_fault_gives_the_turn_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(1))
    monkeypatch.setattr(turns, "LONGEST_S", 0.01)
    with turn(), turn():
        pass
    with pytest.raises(ZeroDivisionError), turn():
        raise ZeroDivisionError
    assert turns._TURNS.acquire(blocking=False)
