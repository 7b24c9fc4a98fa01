"""What viewers share is opened once, and never again while the server closes."""

import pytest

from planner.services.opening import StoreError
from planner.ui import bench


def test_what_is_shared_is_made_once_and_anew_after_it_was_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", "sqlite://")
    bench.let_go()
    first = bench.database()
    assert bench.database() is first
    bench.let_go()
    assert bench.database() is not first
    bench.let_go()


def test_nothing_is_opened_while_the_server_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", "sqlite://")
    bench.let_go(for_good=True)
    try:
        with pytest.raises(StoreError, match="closing"):
            bench.job_book()
    finally:
        bench.let_go()
    assert bench.job_book()._attempts == {}
    bench.let_go()
