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
