"""A PostgreSQL server that goes away and comes back: the same words as for a locked file, and nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import TimeoutError  # noqa: A004  # of the pool

from planner.domain.solving.task import TaskState
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing, RowsEdit
from planner.services.projects.projects import Projects
from planner.store.errors import StoreError, StoreFault, translated
from planner.store.opening import open_store
from tests.services.test_jobs import outcome
from tests.services.test_jobs_locked import Desk
from tests.support import kept, postgres
from tests.support.processes import all_gone, wait_until

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.server(durable=True) as running:
        yield running


@pytest.fixture
def desk(server: postgres.Server, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, server.url)
    yield desk
    desk.close()


def unreachable(act: Callable[[], object]) -> bool:
    with pytest.raises(StoreError) as caught:
        act()
    return caught.value.fault is StoreFault.UNREACHABLE


def test_a_job_that_ends_while_the_server_is_away_is_kept_when_it_is_back(
    server: postgres.Server, desk: Desk, tmp_path: Path
) -> None:
    server.kill()
    (tmp_path / "go").touch()
    assert wait_until(lambda: desk.task_id in desk.book.runner.endings)
    assert wait_until(desk.refused_again())
    assert unreachable(desk.known)
    server.start()
    assert wait_until(lambda: desk.kept() is TaskState.DONE)
    assert desk.known().outcome == outcome()


def test_a_job_can_be_stopped_while_the_server_is_away(server: postgres.Server, desk: Desk) -> None:
    worker = desk.book.runner.runs[desk.task_id].process_id
    assert worker is not None
    server.kill()
    desk.book.cancel(desk.task_id)
    assert all_gone({worker})
    server.start()
    assert wait_until(lambda: desk.kept() is TaskState.CANCELLED)


def test_connections_that_died_while_they_lay_waiting_are_made_anew(server: postgres.Server) -> None:
    store = open_store(server.url)
    held = [store.engine.connect() for _ in range(4)]
    for one in held:
        one.close()
    server.restart()
    for _ in range(6):
        with store.reading() as db:
            assert db.exec_driver_sql("SELECT 1").scalar() == 1
    store.close()


def test_what_is_typed_and_renamed_is_refused_in_words_and_taken_when_the_server_is_back(
    server: postgres.Server,
) -> None:
    store = open_store(server.url)
    projects = Projects(store)
    key = projects.create(kept.ANN, "资源", kept.dossier()).project_id
    editing = Editing(projects, Drafts(store))
    table = editing.desk(kept.ANN, key).table("firms")
    row = list(table.rows[0])
    row[table.columns.index("name_zh")] = "新企业名"
    edit = RowsEdit(table="firms", before=table.rows, after=(tuple(row),))
    server.kill()
    assert unreachable(lambda: editing.type_over(kept.ANN, key, edit))
    assert unreachable(lambda: projects.rename(kept.ANN, key, "新园区"))
    server.start()
    assert editing.type_over(kept.ANN, key, edit).table("firms").rows == (tuple(row),)
    projects.rename(kept.ANN, key, "新园区")
    found = projects.find(key)
    assert found is not None
    assert found.name.zh == "新园区"
    store.close()


def test_every_connection_at_work_is_called_busy() -> None:
    assert translated(TimeoutError("QueuePool limit")).fault is StoreFault.LOCKED
