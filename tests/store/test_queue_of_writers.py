"""Writes of one process on SQLite wait for one another in a queue, and not by asking the file again and again."""

import threading
from collections.abc import Callable

import pytest

from planner.store import store as module
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from tests.support.kept import ANN, BOB


def test_who_waits_too_long_in_the_queue_is_told_and_the_file_was_not_asked(
    new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST_QUEUE_S", 0.05)
    store = open_store(new_url("sqlite"))
    refused: list[StoreError] = []

    def write() -> None:
        try:
            with store.writing(BOB):
                pass
        except StoreError as error:
            refused.append(error)

    other = threading.Thread(target=write)
    with store.writing(ANN):
        other.start()
        other.join()
    write()  # now there is room
    store.close()
    assert [(one.fault, one.detail) for one in refused] == [(StoreFault.LOCKED, "")]
