"""What a person did is taken in to its end, whatever they do next."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Have the next act wait until this one is done.

    Streamlit ends a run for the next one wherever the session is looked at, in the midst of taking in what was
    typed too, and does not tell of it a second time.
    """
    run = get_script_run_ctx()
    if run is None:
        yield
        return
    session = run.session_state
    look_for_the_next = session._yield_callback  # noqa: SLF001  there is no open way
    _have(session, _go_on)
    try:
        yield
    finally:
        _have(session, look_for_the_next)


def _have(session: SafeSessionState, look: Callable[[], None]) -> None:
    """Set what the session calls whenever it is looked at; an ordinary assignment would be a value of the session."""
    object.__setattr__(session, "_yield_callback", look)


def _go_on() -> None:
    """Do nothing where Streamlit would look for the next act."""
