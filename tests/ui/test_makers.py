"""Forms of edits by themselves, on a park of two firms: what is offered, and the edit that comes of it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.waiting import PATIENCE_S


def _page() -> None:
    """Draw one maker and write down its edits; `park` says whether anything was promised."""
    from dataclasses import replace
    from types import SimpleNamespace

    import streamlit as st

    from planner.domain.park.policy import Hold
    from planner.text import Lang
    from planner.ui.pages.scenarios.makers import MAKERS
    from tests.support import make

    hold = Hold(units=("A-102",), until=make.quarter("2024Q4"), firm_id="F2")
    firms = (make.firm("F1"), make.firm("F2"), make.firm("F3", sitting_units=("A-101",)))
    units = (make.unit("A-101"), make.unit("A-102"))
    problem = make.problem(firms=firms, units=units)
    if st.session_state["park"]:
        firms = (replace(firms[0], committed_units=("A-102",)), *firms[1:])
        problem = replace(problem, firms=firms)
        problem = problem.with_policy(replace(problem.policy, holds=(hold,)))
    context = SimpleNamespace(say=lambda said: said.say(Lang.EN), firm_id=None)
    edits = MAKERS[st.session_state["kind"]](context, problem)  # type: ignore[arg-type]
    st.text(repr(edits))
    for edit in edits:
        edit.applied(problem)


def drawn(kind: str, *, park: bool) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=PATIENCE_S)
    app.session_state["kind"], app.session_state["park"] = kind, park
    app.run()
    assert not app.exception
    return app


def test_a_hold_ends_at_once_or_in_a_quarter_before_its_own() -> None:
    app = drawn("end_hold", park=True)
    what, when = app.selectbox
    assert what.options == ["A-102 · 2024Q4 · F2"]
    assert app.text[0].value == "(EndHold(off=False, kind='end_hold', units=('A-102',), at=None),)"
    assert when.options[-1] == "2024Q3"
    when.set_value("2024Q3").run()
    assert not app.exception
    assert "at=None" not in app.text[0].value


def test_a_firm_that_is_to_come_is_released_from_the_place_it_was_promised() -> None:
    app = drawn("end_commitment", park=True)
    assert len(app.selectbox[0].options) == 1
    assert app.selectbox[0].options[0].endswith("A-102")
    assert app.text[0].value == "(EndCommitment(off=False, kind='end_commitment', firm='F1'),)"


@pytest.mark.parametrize("kind", ["end_hold", "end_commitment"])
def test_where_nothing_was_promised_nothing_can_be_taken_back(kind: str) -> None:
    app = drawn(kind, park=False)
    assert app.text[0].value == "()"
    assert not app.selectbox
