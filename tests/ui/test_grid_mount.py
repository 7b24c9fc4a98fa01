"""A grid stands from run to run as long as each page that was drawn to its end has it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.waiting import PATIENCE_S


def _page() -> None:
    """A page with one grid or none; `ends` if it is not broken off by the next one."""
    import pandas as pd
    import streamlit as st

    from planner.text import Lang
    from planner.ui.shared.editing.grid_mount import GridView, Mount, begin_page, end_page, mounted
    from planner.ui.shared.editing.typed_grid import Seed

    table = st.session_state.get("table")
    begin_page()
    if table:
        view = GridView(project_id="p", table=table, visible=("a",), only=None, lang=Lang.ZH)
        seed = Seed(rows=(("1",),), shown=(0,), columns=("a",), visible=("a",))
        cells = pd.DataFrame({"a": ["1"]})
        mount = mounted(
            view, seed.rows, lambda: Mount(view=view, seed=seed, rows=seed.rows, cells=cells, is_marked=False)
        )
        st.session_state[mount.widget_key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
        st.text(mount.token)
    if st.session_state.get("ends", True):
        end_page()


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_page, default_timeout=PATIENCE_S)


def token(app: AppTest, table: str | None, *, ends: bool = True) -> str:
    """Draw the page with a grid of `table`; return the token of the grid."""
    app.session_state["table"] = table
    app.session_state["ends"] = ends
    app.run()
    assert not app.exception
    return app.text[0].value if table else ""


@pytest.mark.parametrize("other", ["archetypes", None])
def test_a_grid_stands_until_a_whole_page_was_drawn_without_it(app: AppTest, other: str | None) -> None:
    first = token(app, "firms")
    assert token(app, "firms") == first
    token(app, other, ends=False)
    assert token(app, "firms") == first
    token(app, other)
    assert token(app, "firms") != first


def test_a_grid_of_another_table_is_let_go_too(app: AppTest) -> None:
    firms = token(app, "firms")
    kinds = token(app, "archetypes")
    assert token(app, "archetypes") == kinds
    assert token(app, "firms") != firms
    assert token(app, "archetypes") != kinds
