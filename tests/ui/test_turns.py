"""A few pages are drawn at a time, in the order they came, and none waits for ever for those before it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.ui.turns import Turns
from tests.support.waiting import PATIENCE_S, seen

AT_ONCE = 3


def test_as_many_pages_as_may_be_are_drawn_side_by_side_and_the_next_in_order_when_one_is_done() -> None:
    turns = Turns(AT_ONCE, patience_s=PATIENCE_S)
    all_there, go_on = threading.Barrier(AT_ONCE + 1), threading.Semaphore(0)
    drawn: list[str] = []

    def draw(name: str, *, is_held: bool) -> None:
        with turns.turn():
            if is_held:
                all_there.wait(PATIENCE_S)
                go_on.acquire(timeout=PATIENCE_S)
            drawn.append(name)

    with ThreadPoolExecutor(AT_ONCE + 2) as pool:
        pages = [pool.submit(draw, "first", is_held=True) for _ in range(AT_ONCE)]
        all_there.wait(PATIENCE_S)
        for number, name in enumerate(("second", "third"), 1):
            pages.append(pool.submit(draw, name, is_held=False))
            seen(lambda number=number: len(turns._waiting) == number, f"the wish for {name}")  # type: ignore[misc]
        assert drawn == []
        go_on.release()
        seen(lambda: len(drawn) == 3, "those that waited")
        go_on.release(AT_ONCE - 1)
        for one in pages:
            one.result(PATIENCE_S)
    assert drawn == ["first", "second", "third", "first", "first"]


def test_where_nothing_moves_one_more_page_is_drawn_and_then_another() -> None:
    turns = Turns(1, patience_s=0.01)
    with turns.turn(), turns.turn(), turns.turn():
        pass
    assert not turns._waiting
    assert turns._free == 1


def test_a_page_in_which_something_fails_hands_its_turn_on() -> None:
    turns = Turns(1, patience_s=PATIENCE_S)
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        pass


def test_turns_that_many_threads_take_and_hand_on_are_all_there_afterwards() -> None:
    turns = Turns(AT_ONCE, patience_s=0.001)  # so that some lose patience just when their turn comes

    def draw(_: int) -> None:
        with turns.turn():
            threading.Event().wait(0.0005)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(draw, range(800)))
    assert turns._free == AT_ONCE
    assert not turns._waiting
