"""The servers that run solves: who is alive, so that a dead one's tasks are not waited for."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, inspect, select, text, update

from planner.domain.solving.task import Process
from planner.store import tables
from planner.store.errors import StoreError, StoreFault
from planner.store.transaction import Transaction
from planner.text import Message, Text, message

Alive = Callable[[Process, datetime], bool]
"""Says of a server's process and of its last word whether it still works."""
_T = tables.servers


def enter(write: Transaction, server_id: str, process: Process) -> None:
    """Enter a server that begins its work."""
    write.db.execute(
        _T.insert().values(
            server_id=server_id, host=process.host, pid=process.pid, born=process.born, beat_at=write.now
        )
    )


def beat(write: Transaction, server_id: str) -> bool:
    """Say that a server lives; False if it has been struck off."""
    changed = write.db.execute(update(_T).where(_T.c.server_id == server_id).values(beat_at=write.now))
    return changed.rowcount == 1


def leave(write: Transaction, server_id: str) -> None:
    """Strike a server off."""
    write.db.execute(delete(_T).where(_T.c.server_id == server_id))


def all_servers(db: Connection) -> tuple[tuple[str, Process, datetime], ...]:
    """Return every server that has not left, with the time it was last heard of."""
    return tuple(
        (row.server_id, Process(row.host, row.pid, row.born), row.beat_at) for row in db.execute(select(_T))
    )


def forget(write: Transaction) -> None:
    """Strike every server off; one that lives enters again at its next beat."""
    write.db.execute(delete(_T))


def require_none(db: Connection, is_alive: Alive) -> None:
    """Refuse to go on while a server works on the database.

    Raises
    ------
    StoreError
        If one does; it is named.
    """
    if not _is_kept(db):
        return
    working = [process for _, process, beat_at in all_servers(db) if is_alive(process, beat_at)]
    if working:
        raise StoreError(StoreFault.IN_USE, _in_use(working))


def require_none_until_done(write: Transaction, is_alive: Alive) -> None:
    """Refuse to go on while a server works on the database, and let none enter until the transaction is over.

    Raises
    ------
    StoreError
        If one does; it is named.
    """
    if write.db.dialect.name == "postgresql" and _is_kept(write.db):  # SQLite has one writer anyway
        # A look alone would miss the server that enters between the look and the change of tables.
        write.db.execute(text("LOCK TABLE servers IN EXCLUSIVE MODE"))
    require_none(write.db, is_alive)


def _is_kept(db: Connection) -> bool:
    """Whether this database knows its servers, as we do."""
    found = inspect(db)
    if not found.has_table(_T.name):
        return False
    return {column.name for column in _T.columns} <= {one["name"] for one in found.get_columns(_T.name)}


def _in_use(working: Sequence[Process]) -> Message:
    names = [(process.host.partition(" ")[0], process.pid) for process in working]
    return message(
        "仍有规划程序在使用该数据库：{who}。未作任何改动。请先停止它（在启动它的窗口按 Ctrl-C），再试一次；"
        "如确定它已停止，可加 --force。",
        "A planner still works on this database: {who}. Nothing was changed. Stop it (Ctrl-C in the window it "
        "was started in) and try again; if you are sure that it has ended, add --force.",
        who=Text(
            "、".join(f"{host}（进程 {pid}）" for host, pid in names),
            ", ".join(f"{host} (process {pid})" for host, pid in names),
        ),
    )
