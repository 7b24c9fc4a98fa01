"""A press is acted on once: not lost with the run that is ended for the next act, not done twice, not on another page."""

import ast
from pathlib import Path

from streamlit.testing.v1 import AppTest

from planner.settings import ROOT


def _page() -> None:
    import streamlit as st

    from planner.ui.shared.press import forget, leave, pressed

    leave(st.session_state.get("page", "plan"))
    if st.session_state.pop("next_act", False):
        st.stop()  # as Streamlit ends a run when the next act has come
    shown = st.session_state.get("tab", "places") == "places"
    if shown and pressed("Find", key="find", disabled=st.session_state.get("off", False)):
        st.session_state["done"] = st.session_state.get("done", 0) + 1
        st.rerun()
    if pressed("Save", key="save"):
        st.session_state["saved"] = st.session_state.get("saved", 0) + 1
    forget()


def _pressed_as_the_next_act_comes() -> AppTest:
    test = AppTest.from_function(_page).run()
    test.session_state["next_act"] = True
    test.button(key="find").click().run()
    assert "done" not in test.session_state
    return test


def test_a_press_is_done_once() -> None:
    test = AppTest.from_function(_page).run()
    test.button(key="find").click().run()
    test.run()
    assert test.session_state["done"] == 1


def test_a_press_outlives_the_run_that_is_ended_for_the_next_act() -> None:
    test = _pressed_as_the_next_act_comes()
    test.run()
    test.run()
    assert test.session_state["done"] == 1


def test_a_press_of_what_is_off_by_then_is_forgotten() -> None:
    test = _pressed_as_the_next_act_comes()
    test.session_state["off"] = True
    test.run()
    test.session_state["off"] = False
    test.run()
    assert "done" not in test.session_state


def test_a_press_on_a_page_that_was_left_is_forgotten() -> None:
    test = _pressed_as_the_next_act_comes()
    test.session_state["page"] = "firms"
    test.run()
    test.session_state["page"] = "plan"
    test.run()
    assert "done" not in test.session_state


def test_of_two_presses_that_come_at_once_each_is_done_once() -> None:
    test = AppTest.from_function(_page).run()
    test.button(key="find").click()
    test.button(key="save").click().run()
    test.run()
    assert (test.session_state["done"], test.session_state["saved"]) == (1, 1)


def test_a_press_of_what_is_no_longer_drawn_is_forgotten() -> None:
    test = _pressed_as_the_next_act_comes()
    test.session_state["tab"] = "firms"
    test.run()
    test.session_state["tab"] = "places"
    test.run()
    assert "done" not in test.session_state


def test_no_button_of_a_screen_returns_its_press() -> None:
    """Where a button calls nothing back its press would be lost with its run."""
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted(Path(ROOT, "planner", "ui").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"button", "form_submit_button"}
        and {"label", "key"} & {one.arg for one in call.keywords}
        and "on_click" not in {one.arg for one in call.keywords}
    ]
    assert found == []
