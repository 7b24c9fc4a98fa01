"""A callback is run to its end though the next act has come; the run ends for that afterwards."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.runtime.state import SafeSessionState, SessionState

from planner.ui.uninterrupted import take_acts_in_whole


class NextActError(Exception):
    """What Streamlit raises where a run ends for the next one."""


@pytest.fixture(autouse=True)
def _usual_again() -> Iterator[None]:
    usual = SafeSessionState.on_script_will_rerun
    yield
    SafeSessionState.on_script_will_rerun = usual  # type: ignore[method-assign]


class Acting(SessionState):
    """A session with one callback."""

    act: Callable[[], None] = staticmethod(lambda: None)

    def on_script_will_rerun(self, *_: Any, **__: Any) -> None:
        self.act()


def session(act: Callable[[SafeSessionState], None]) -> tuple[SafeSessionState, list[bool]]:
    """Return a session whose next act comes as soon as the callback has begun."""
    state, has_come = Acting(), [False]

    def look() -> None:
        if has_come[0]:
            raise NextActError

    safe = SafeSessionState(state, look)

    def begin() -> None:
        has_come[0] = True
        act(safe)

    state.act = begin
    return safe, has_come


def choose_and_save(state: SafeSessionState) -> None:
    state["language"] = "en"
    state["saved"] = True


def test_a_callback_is_cut_off_by_the_next_act_where_nothing_is_done_about_it() -> None:
    safe, _ = session(choose_and_save)
    with pytest.raises(NextActError):
        safe.on_script_will_rerun(None)
    assert "saved" not in safe.filtered_state


def test_a_callback_is_run_to_its_end_and_the_run_ends_after_it() -> None:
    take_acts_in_whole()
    take_acts_in_whole()  # a second call changes nothing
    safe, _ = session(choose_and_save)
    safe.on_script_will_rerun(None)
    assert safe.filtered_state == {"language": "en", "saved": True}
    with pytest.raises(NextActError):
        _ = safe["saved"]


def test_an_act_that_has_come_before_anything_is_taken_in_goes_first() -> None:
    take_acts_in_whole()
    safe, has_come = session(choose_and_save)
    has_come[0] = True
    with pytest.raises(NextActError):
        safe.on_script_will_rerun(None)
    assert safe.filtered_state == {}


def test_a_callback_that_fails_leaves_the_session_open_for_the_next_act() -> None:
    def fail(state: SafeSessionState) -> None:
        state["begun"] = True
        raise ZeroDivisionError

    take_acts_in_whole()
    safe, _ = session(fail)
    with pytest.raises(ZeroDivisionError):
        safe.on_script_will_rerun(None)
    with pytest.raises(NextActError):
        _ = safe["begun"]
