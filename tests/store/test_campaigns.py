"""In small what the campaigns killed-saves, lost-updates and histories count."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaigns import histories, killed_saves, lost_updates
from tests.support import postgres

pytestmark = pytest.mark.slow

KILLS, EDITS = 4, 2


def test_no_acknowledged_save_is_lost_when_the_saver_is_killed_on_sqlite(tmp_path: Path) -> None:
    evidence = killed_saves.on(f"sqlite:///{tmp_path / 'planner.sqlite3'}", "SQLite", KILLS, 1)
    assert evidence.failures == ()
    assert int(evidence.figure("SQLite: acknowledged saves")) > KILLS // 2


@pytest.mark.postgres
def test_no_acknowledged_save_is_lost_when_the_saver_or_postgresql_is_killed(
    monkeypatch: pytest.MonkeyPatch, new_url: Callable[[str], str]
) -> None:
    monkeypatch.setattr(killed_saves, "SERVER_EVERY", KILLS // 2)
    if postgres.VARIABLE in os.environ:  # a server that is not ours to kill
        evidence = killed_saves.on(new_url("postgres"), "PostgreSQL", KILLS, 1)
    elif postgres.find() is None:
        pytest.fail(postgres.how_to_get(), pytrace=False)
    else:
        with postgres.server(durable=True) as server:
            evidence = killed_saves.on(server.url, "PostgreSQL", KILLS, 1, restart=server.restart)
    assert evidence.failures == ()
    assert int(evidence.figure("PostgreSQL: acknowledged saves")) > KILLS // 2


def test_eight_writers_lose_nothing(url: str) -> None:
    evidence = lost_updates.on(url, "here", EDITS)
    assert evidence.failures == ()
    assert evidence.figure("here: the figure afterwards") == str(8 * EDITS)
    assert int(evidence.figure("here: refused as stale and begun again")) >= lost_updates.WRITERS - 1


def test_some_serial_order_explains_what_people_did_at_once(url: str) -> None:
    evidence = histories.on(url, "here", 6, 1)
    assert evidence.failures == ()
    assert int(evidence.figure("here: refused as stale")) > 0
