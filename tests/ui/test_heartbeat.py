"""What runs is looked after often at first, then once a second, however often its page is drawn."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from planner.ui.shared import heartbeat
from planner.ui.shared.heartbeat import IN_TURN, LONGEST_S, QUICK_S, STEADY_S, YOUNG_S, beating, in_turn_s


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Return a page that notes how often it is drawn by itself and anew, with a clock that is set by hand."""
    noted = SimpleNamespace(now=100.0, every=[], anew=0)

    def fragment(draw: Callable[..., None], *, run_every: float) -> Callable[..., None]:
        noted.every.append(run_every)
        return draw

    def rerun() -> None:
        noted.anew += 1

    monkeypatch.setattr(heartbeat, "st", SimpleNamespace(session_state={}, fragment=fragment, rerun=rerun))
    monkeypatch.setattr(heartbeat, "time", SimpleNamespace(monotonic=lambda: noted.now))
    return noted


def test_a_task_is_looked_after_often_while_it_is_young_and_then_the_page_is_drawn_anew_once(
    page: SimpleNamespace,
) -> None:
    drawn: list[Any] = []
    live = beating(drawn.append, "t1")
    live("a")
    page.now += YOUNG_S - 0.01
    live("b")
    assert (page.every, page.anew) == ([QUICK_S], 0)
    page.now += 0.01
    live("c")
    assert page.anew == 1
    beating(drawn.append, "t1")("d")
    assert (page.every, page.anew) == ([QUICK_S, STEADY_S], 1)
    assert drawn == ["a", "b", "c", "d"]


def test_each_task_is_young_when_it_is_first_seen(page: SimpleNamespace) -> None:
    beating(print, "t1")
    page.now += YOUNG_S
    beating(print, "t2")
    beating(print, "t1")
    assert page.every == [QUICK_S, QUICK_S, STEADY_S]


def test_few_tabs_look_as_often_as_one_and_many_together_no_oftener_than_those(
    page: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [in_turn_s(STEADY_S, tabs) for tabs in (0, 1, IN_TURN)] == [STEADY_S] * 3
    assert in_turn_s(STEADY_S, 3 * IN_TURN) == pytest.approx(3 * STEADY_S)
    assert in_turn_s(STEADY_S, 1000) == LONGEST_S
    monkeypatch.setattr(heartbeat, "open_sessions", lambda: 2 * IN_TURN)
    beating(print, "t1")
    page.now += YOUNG_S
    beating(print, "t1")
    assert page.every == pytest.approx([2 * QUICK_S, 2 * STEADY_S])
