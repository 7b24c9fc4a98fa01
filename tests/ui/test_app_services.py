"""What viewers share is opened once, and never again while the server closes."""

import pytest

from planner.services.database.opening import StoreError
from planner.ui import app_services


def test_what_is_shared_is_made_once_and_anew_after_it_was_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", "sqlite://")
    app_services.let_go()
    first = app_services.database()
    assert app_services.database() is first
    app_services.let_go()
    assert app_services.database() is not first
    app_services.let_go()


def test_the_trail_says_who_took_a_file_on_one_pc_and_a_closing_database_keeps_no_file_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", "sqlite://")
    app_services.let_go()
    file = app_services.later("park", lambda: b"memo", "memo.pdf")
    assert file() == b"memo"
    newest = app_services.projects().trail("park")[0]
    assert (newest.action, newest.detail, newest.actor) == ("export", "memo.pdf", app_services.me())
    app_services.let_go(for_good=True)
    try:
        assert file() == b"memo"
    finally:
        app_services.let_go()


def test_nothing_is_opened_while_the_server_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", "sqlite://")
    app_services.let_go(for_good=True)
    try:
        with pytest.raises(StoreError, match="closing"):
            app_services.tasks()
    finally:
        app_services.let_go()
    assert app_services.tasks().runner.runs == {}
    app_services.let_go()
