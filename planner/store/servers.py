"""The servers that run solves: who is alive, so that a dead one's jobs are not waited for."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from planner.domain.job import Process
from planner.store import tables
from planner.store.transaction import Transaction

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


def known(db: Connection) -> tuple[tuple[str, Process, datetime], ...]:
    """Give every server that has not left, with the time it was last heard of."""
    return tuple(
        (row.server_id, Process(row.host, row.pid, row.born), row.beat_at) for row in db.execute(select(_T))
    )
