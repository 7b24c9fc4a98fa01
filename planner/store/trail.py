"""The audit trail as a chain: each line carries a digest of itself and of the line before, so that a change is seen.

Who can write to the database can write the whole chain anew; a head that was noted elsewhere tells that too.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Text, func, inspect, select, text, type_coerce

from planner.store import tables
from planner.text import Message, message

_A = tables.audit
FIELDS = ("at", "actor_id", "actor_name", "action", "kind", "subject", "version", "detail")
"""What a digest is made of; the number of a line is where it stands in the chain."""
_APPENDING = 7_105_002
"""Number of the lock that all planners share."""


@dataclass(frozen=True, kw_only=True)
class TrailHead:
    """How many lines the trail has, and the digest of the newest: noted elsewhere, they tell later whether lines went."""

    lines: int
    digest: str


def digest_of(before: str, line: Mapping[str, Any]) -> str:
    """Return the digest of a line that stands after one with the digest `before`."""
    said = [before, *(_plain(line[name]) for name in FIELDS)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def append(db: Connection, lines: Sequence[Mapping[str, Any]]) -> None:
    """Add lines to the chain; the transaction has to end right after, for nobody else adds any before."""
    if not lines:
        return
    if db.dialect.name == "postgresql":  # SQLite has one writer anyway
        db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _APPENDING})
    before = _newest(db)
    sealed = []
    for line in lines:
        before = digest_of(before, line)
        sealed.append({**line, "digest": before})
    db.execute(_A.insert(), sealed)


def head(db: Connection) -> TrailHead:
    """Return the end of the chain as it is now."""
    return TrailHead(lines=db.execute(select(func.count()).select_from(_A)).scalar_one(), digest=_newest(db))


def holds(db: Connection, seen: TrailHead) -> bool:
    """Whether a head that was noted earlier still stands where it stood."""
    if seen.lines == 0:
        return True  # there was nothing yet that could have gone
    there = select(_A.c.digest).order_by(_A.c.entry).offset(seen.lines - 1).limit(1)
    return db.execute(there).scalar() == seen.digest


def faults(db: Connection) -> tuple[Message, ...]:
    """Return a sentence on the first line that is not what was written, or does not follow the one before; none if all do."""
    if "digest" not in {column["name"] for column in inspect(db).get_columns(_A.name)}:
        return ()  # an older database has no chain
    before = ""
    as_written = type_coerce(_A.c.at, Text).label("at")  # what was put in need not be a time
    others = (column for column in _A.c if column.name != "at")
    for row in db.execute(select(as_written, *others).order_by(_A.c.entry)):
        line: dict[str, Any] = dict(row._mapping)  # noqa: SLF001  the mapping of a row has no other name
        before = digest_of(before, line)
        if before != row.digest:
            return (_broken(row.entry),)
    return ()


def _newest(db: Connection) -> str:
    return str(db.execute(select(_A.c.digest).order_by(_A.c.entry.desc()).limit(1)).scalar() or "")


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value


def _broken(entry: int) -> Message:
    return message(
        "操作记录第 {entry} 行与前一行不相接：该行或它之前的行被改动、删去或插入过。请与备份核对。",
        "Line {entry} of the trail does not follow the one before: it, or one before it, was changed, taken out or put in. "
        "Compare it with a backup.",
        entry=entry,
    )
