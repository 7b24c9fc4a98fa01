"""What a person did is taken in to its end, whatever they do next."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.runtime.state import SafeSessionState


def take_acts_in_whole() -> None:
    """Have every callback of this server run to its end before the next act is looked for.

    Streamlit ends a run for the next one wherever the session is looked at, in the midst of a callback too, and does
    not call it a second time: a cell, a language or a save of a moment ago would be lost. There is no open way to
    tell it otherwise.
    """
    usual = SafeSessionState.on_script_will_rerun
    if not hasattr(usual, "__wrapped__"):
        SafeSessionState.on_script_will_rerun = _in_whole(usual)  # type: ignore[method-assign]


def _in_whole(usual: Callable[..., None]) -> Callable[..., None]:
    @wraps(usual)
    def take_in(session: SafeSessionState, *arguments: Any, **named: Any) -> None:
        look_for_the_next = session._yield_callback  # noqa: SLF001  as above
        look_for_the_next()  # before anything is taken in there is nothing to lose
        _have(session, _go_on)
        try:
            usual(session, *arguments, **named)
        finally:
            _have(session, look_for_the_next)

    return take_in


def _have(session: SafeSessionState, look: Callable[[], None]) -> None:
    """Set what the session calls whenever it is looked at; an ordinary assignment would be a value of the session."""
    object.__setattr__(session, "_yield_callback", look)


def _go_on() -> None:
    """Do nothing where Streamlit would look for the next act."""
