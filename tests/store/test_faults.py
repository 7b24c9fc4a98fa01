"""Whatever the database does: the old state stays whole, and the error says what to do in both languages."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, exc, make_url, text

from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.store.engine import address_of
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.support import kept
from tests.support.kept import ANN, BOB


def refused(work: Callable[[], Any]) -> StoreError:
    with pytest.raises(StoreError) as error:
        work()
    assert error.value.message.say(kept.ZH)
    assert error.value.message.say(kept.EN)
    return error.value


@pytest.fixture
def sqlite(new_url: Callable[[str], str]) -> Iterator[tuple[Store, Projects, str]]:
    store = open_store(new_url("sqlite"))
    projects = Projects(store)
    yield store, projects, projects.create(ANN, "园区", kept.dossier()).project_id
    store.close()


SQLITE_FAULTS = {
    sqlite3.SQLITE_BUSY: StoreFault.LOCKED,
    sqlite3.SQLITE_FULL: StoreFault.FULL,
    sqlite3.SQLITE_IOERR: StoreFault.UNREACHABLE,
    sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
}


@contextmanager
def failing_at(store: Store, number: int, code: int) -> Iterator[list[int]]:
    """Let the number-th statement fail, as SQLite would say it; count the statements."""
    seen = [0]

    def fail(_db: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        seen[0] += 1
        if seen[0] == number:
            cause = sqlite3.OperationalError("as told")
            cause.sqlite_errorcode = code
            raise exc.OperationalError(statement, parameters, cause)

    event.listen(store.engine, "before_cursor_execute", fail)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", fail)


WORK: dict[str, Callable[[Store, str, str], object]] = {
    "save": lambda store, key, _: Projects(store).save(ANN, key, kept.dossier("F1", "F2"), base=1),
    "delete": lambda store, key, _: Projects(store).delete(ANN, key),
    "restore": lambda store, key, _: Projects(store).restore_version(ANN, key, 1, base=1),
    "keep plan": lambda store, key, _: Projects(store).keep_plan(
        ANN, (key, 1), kept.dossier("F9").problem, kept.outcome(kept.dossier("F9").problem), in_force=True
    ),
    "type": lambda store, key, _: Drafts(store).type_in(BOB, key, [kept.typed("2")], revision=1),
    "undo": lambda store, key, _: Drafts(store).undo(BOB, key, revision=1),
    "scenario": lambda store, _, scenario: Scenarios(store).save(
        ANN, scenario, kept.scenario(quarters=9), after=1
    ),
}


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    from planner.store.tables import METADATA

    with store.reading() as db:
        return {
            name: [tuple(row) for row in db.execute(table.select())]
            for name, table in METADATA.tables.items()
        }


@pytest.mark.parametrize("work", WORK)
def test_a_fault_at_any_statement_leaves_the_old_state_whole(work: str) -> None:
    store = open_store("sqlite://")
    key = Projects(store).create(ANN, "园区", kept.dossier()).project_id
    Drafts(store).begin(BOB, key)
    Drafts(store).type_in(BOB, key, [kept.typed("1")], revision=0)
    scenario = Scenarios(store).create(ANN, key, kept.scenario(), base_version=1).scenario_id
    before = everything(store)
    number, codes = 0, list(SQLITE_FAULTS)
    while True:
        number += 1
        code = codes[number % len(codes)]
        with failing_at(store, number, code) as seen:
            try:
                WORK[work](store, key, scenario)
            except StoreError as error:
                found = error.fault
            else:
                break
        assert found is SQLITE_FAULTS[code]
        assert everything(store) == before, f"statement {number}"
    assert seen[0] < number
    assert number > 3
    assert everything(store) != before
    assert verify(store) == ()
    store.close()


def test_a_full_disk_is_said_and_nothing_is_lost(sqlite: tuple[Store, Projects, str]) -> None:
    store, projects, key = sqlite
    with store.engine.connect() as db:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar()

    def limit(connection: Any, *_: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.engine, "checkout", limit)
    error = refused(lambda: projects.save(ANN, key, kept.dossier(*(f"F{n}" for n in range(200))), base=1))
    assert error.fault is StoreFault.FULL
    event.remove(store.engine, "checkout", limit)
    store.engine.dispose()
    assert projects.open(key).dossier == kept.dossier()
    assert verify(store) == ()
    projects.save(ANN, key, kept.dossier(*(f"F{n}" for n in range(200))), base=1)


def test_a_database_that_stays_locked_is_given_up_in_time_and_the_edit_can_be_saved_later(
    sqlite: tuple[Store, Projects, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, projects, key = sqlite
    monkeypatch.setattr("planner.store.engine.WAIT_MS", 300)
    store.engine.dispose()
    with closing(sqlite3.connect(str(store.address.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(lambda: projects.save(ANN, key, kept.dossier("F2"), base=1)).fault is StoreFault.LOCKED
        assert projects.open(key).dossier == kept.dossier()
        other.execute("ROLLBACK")
    assert projects.save(ANN, key, kept.dossier("F2"), base=1).number == 2


def test_a_writer_waits_for_another_that_is_soon_done(sqlite: tuple[Store, Projects, str]) -> None:
    store, projects, key = sqlite
    with closing(
        sqlite3.connect(str(store.address.database), isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.5, other.execute, args=("ROLLBACK",))
        timer.start()
        assert projects.save(ANN, key, kept.dossier("F2"), base=1).number == 2
        timer.join()


def test_the_threads_of_one_server_queue_for_the_pen_and_all_get_it(
    sqlite: tuple[Store, Projects, str],
) -> None:
    _, projects, _ = sqlite
    with ThreadPoolExecutor(16) as pool:
        keys = list(pool.map(lambda n: projects.create(ANN, f"{n}", kept.dossier()).project_id, range(64)))
    assert set(keys) <= {one.project_id for one in projects.list()}


def test_a_writer_that_never_ends_is_not_waited_for_for_ever(
    sqlite: tuple[Store, Projects, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, projects, key = sqlite
    monkeypatch.setattr("planner.store.store.LONGEST_QUEUE_S", 0.2)
    with store.writing(BOB), ThreadPoolExecutor(1) as pool:
        saving = pool.submit(projects.save, ANN, key, kept.dossier("F2"), base=1)
        assert refused(saving.result).fault is StoreFault.LOCKED


def test_a_database_that_can_only_be_read_is_read_and_not_written(
    sqlite: tuple[Store, Projects, str],
) -> None:
    store, _, key = sqlite
    reader = Store(f"sqlite:///file:{store.address.database}?mode=ro&uri=true")
    assert Projects(reader).open(key).dossier == kept.dossier()
    error = refused(lambda: Projects(reader).save(ANN, key, kept.dossier("F2"), base=1))
    assert error.fault is StoreFault.READ_ONLY
    reader.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    error = refused(lambda: open_store(f"sqlite:///{tmp_path}/file/planner.sqlite3"))
    assert error.fault is StoreFault.READ_ONLY
    assert str(tmp_path) in error.detail


@pytest.mark.postgres
class TestPostgreSQL:
    """The same on a server."""

    @pytest.fixture
    def served(self, new_url: Callable[[str], str]) -> Iterator[tuple[Store, Projects, str]]:
        store = open_store(new_url("postgres"))
        projects = Projects(store)
        yield store, projects, projects.create(ANN, "园区", kept.dossier()).project_id
        store.close()

    def other(self, store: Store) -> Any:
        return create_engine(address_of(store.address.render_as_string(hide_password=False)))

    def test_a_locked_row_is_given_up_in_time(
        self, served: tuple[Store, Projects, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store, _, key = served
        monkeypatch.setattr("planner.store.engine.WAIT_MS", 300)
        impatient = Store(store.address)
        engine = self.other(store)
        with engine.begin() as db:
            db.execute(text("UPDATE projects SET name_zh = name_zh"))
            saving = Projects(impatient)
            assert (
                refused(lambda: saving.save(ANN, key, kept.dossier("F2"), base=1)).fault is StoreFault.LOCKED
            )
        assert saving.save(ANN, key, kept.dossier("F2"), base=1).number == 2
        engine.dispose()
        impatient.close()

    def test_a_read_only_server_is_named(self, served: tuple[Store, Projects, str]) -> None:
        store, projects, key = served
        engine = self.other(store)
        with engine.begin() as db:
            name = make_url(str(store.address)).database
            db.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
        store.engine.dispose()
        assert (
            refused(lambda: projects.save(ANN, key, kept.dossier("F2"), base=1)).fault is StoreFault.READ_ONLY
        )
        assert projects.open(key).dossier == kept.dossier()
        engine.dispose()

    def test_a_connection_cut_in_the_middle_of_a_save_saves_nothing_and_the_next_one_works(
        self, served: tuple[Store, Projects, str]
    ) -> None:
        store, projects, key = served
        engine = self.other(store)

        def cut() -> None:
            with store.writing(ANN) as write:
                write.note("before", "test", "x")
                with engine.begin() as db:
                    db.execute(
                        text(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                        )
                    )
                write.note("after", "test", "x")

        assert refused(cut).fault is StoreFault.UNREACHABLE
        assert projects.save(ANN, key, kept.dossier("F2"), base=1).number == 2
        assert "before" not in [entry.action for entry in projects.trail(key)]
        engine.dispose()
