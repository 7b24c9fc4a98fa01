"""The audit trail is a chain on every database: what was done to a line is found, and what was taken from its end where that was noted."""

import threading

import pytest

from planner.store import preferences, schema, trail
from planner.store.store import Store
from tests.support.kept import ANN, BOB, step_back

WRITERS, EACH = 4, 5


def filled(store: Store, lines: int = 4) -> None:
    for number in range(lines):
        with store.writing(ANN if number % 2 else BOB) as write:
            write.note("save", "project", "P", version=number, detail=f"第 {number} 版")


def test_a_trail_that_nobody_touched_holds_and_so_does_each_end_that_was_noted(store: Store) -> None:
    with store.reading() as db:
        noted = [trail.head(db)]
    for _ in range(3):
        filled(store)
        with store.reading() as db:
            noted.append(trail.head(db))
    with store.reading() as db:
        assert trail.faults(db) == ()
        assert [one.lines for one in noted] == [0, 4, 8, 12]
        assert all(trail.holds(db, one) for one in noted)


@pytest.mark.parametrize(
    "done",
    [
        "UPDATE audit SET detail = 'x' WHERE version = 1",
        "UPDATE audit SET actor_name = 'x' WHERE version = 3",
        "UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE version = 0",
        "UPDATE audit SET version = NULL WHERE version = 2",
        "DELETE FROM audit WHERE version = 1",
        "DELETE FROM audit WHERE version = 0",
        "INSERT INTO audit (at, actor_id, actor_name, action, kind, subject, detail) VALUES ('x', 'x', 'x', 'x', 'x', 'x', '')",
    ],
)
def test_a_line_changed_taken_out_or_put_in_is_found(store: Store, done: str) -> None:
    filled(store)
    with store.writing(ANN) as write:
        write.db.exec_driver_sql(done)
    with store.reading() as db:
        assert len(trail.faults(db)) == 1


def test_lines_taken_from_the_end_are_missed_where_it_was_noted(store: Store) -> None:
    filled(store)
    with store.reading() as db:
        noted = trail.head(db)
    with store.writing(ANN) as write:
        write.db.exec_driver_sql("DELETE FROM audit WHERE version = 3")
    with store.reading() as db:
        assert trail.faults(db) == ()
        assert not trail.holds(db, noted)


def test_those_who_write_at_once_make_one_chain(store: Store) -> None:
    def write_some() -> None:
        filled(store, EACH)

    threads = [threading.Thread(target=write_some) for _ in range(WRITERS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with store.reading() as db:
        assert trail.faults(db) == ()
        assert len(preferences.trail(db)) == WRITERS * EACH


def test_the_lines_of_an_older_database_are_chained_as_they_stand(store: Store) -> None:
    filled(store)
    with store.reading() as db:
        before = trail.head(db)
    with store.writing(ANN) as write:
        step_back(write.db, to="0011")
    with store.reading() as db:
        assert trail.faults(db) == ()
    with store.writing(ANN) as write:
        schema.migrate(write.db)
    with store.reading() as db:
        assert trail.head(db) == before
        assert trail.faults(db) == ()
