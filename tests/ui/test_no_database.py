"""The app says what to do when its settings or its database cannot be used."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.settings import ROOT
from planner.ui import app_services
from tests.support.waiting import PATIENCE_S


def test_a_damaged_database_is_named_in_both_languages_and_nothing_else_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "planner.sqlite3").write_bytes(b"a quarterly report\n" * 400)
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    app_services.let_go()
    try:
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE_S).run()
    finally:
        app_services.let_go()
    assert not page.exception
    zh, en = (str(one.value) for one in page.error)
    assert "db restore" in zh
    assert "db restore" in en
    assert not page.button


def test_a_setting_that_cannot_be_is_named_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_SOLVER_SLOTS", "abc")
    app_services.let_go()
    try:
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE_S).run()
    finally:
        app_services.let_go()
    assert not page.exception
    zh, en = (str(one.value) for one in page.error)
    assert all(r"PLANNER\_SOLVER\_SLOTS" in said and "abc" in said for said in (zh, en))
    assert not page.button
