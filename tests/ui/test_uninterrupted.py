"""What is being taken in is taken in to its end, though the next act has come; after it the run ends for that."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    from contextlib import suppress

    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    from planner.ui.uninterrupted import uninterrupted

    run = get_script_run_ctx()
    assert run is not None

    def next_act() -> None:
        raise InterruptedError

    def is_interrupted() -> bool:
        try:
            st.session_state["kept"] = st.session_state.get("kept", 0) + 1
        except InterruptedError:
            return True
        return False

    usual = run.session_state._yield_callback
    object.__setattr__(run.session_state, "_yield_callback", next_act)
    seen = [is_interrupted()]
    with suppress(ZeroDivisionError), uninterrupted():
        seen.append(is_interrupted())
        _ = 1 / 0
    seen.append(is_interrupted())
    object.__setattr__(run.session_state, "_yield_callback", usual)
    st.text(str(seen))


def test_the_next_act_ends_a_run_only_where_nothing_is_being_taken_in() -> None:
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert app.text[0].value == "[True, False, True]"
