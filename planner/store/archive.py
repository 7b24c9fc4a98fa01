"""Backups: every table of one moment as JSON lines in a zip with their hashes, from any database into any.

So a backup of SQLite can be restored into PostgreSQL, and the other way round.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, select, text

from planner.domain.projects.actor import PROGRAM
from planner.scratch import held, hold
from planner.store import people, schema, servers
from planner.store.engine import OWN
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.text import Message, message

FORMAT = 1
MANIFEST = "manifest.json"
REVISIONS = "alembic_version"
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class BackupManifest:
    """What a backup says of itself: the revision of its tables, and rows and hash of each."""

    path: Path
    revision: str
    made_at: datetime
    rows: dict[str, int]
    hashes: dict[str, str]


def write_archive(store: Store, path: Path) -> BackupManifest:
    """Write a backup of one moment, while others go on writing; the file appears when it is whole.

    Raises
    ------
    StoreError
        If the database cannot be read or the file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        part.touch(mode=OWN)  # it holds all that the database does
        with (
            held(hold(part)),
            store.reading() as db,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file,
        ):
            archive = _written(db, file, path)
        with part.open("rb+") as written:
            # Before the name, not after: else the name may survive a power cut and the content not.
            os.fsync(written.fileno())
        part.replace(path)
    except OSError as fault:
        with suppress(OSError):  # nothing was begun where the folder itself is no folder
            part.unlink(missing_ok=True)
        raise _file_fault(path, fault) from fault
    return archive


def _written(db: Connection, file: zipfile.ZipFile, path: Path) -> BackupManifest:
    revision = schema.revision_of(db) or ""
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    for table in _tables(db):
        digest, count = hashlib.sha256(), 0
        with file.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
            keys = list(table.primary_key.columns)
            # In the order of keys, so that two backups of one state are the same bytes.
            for row in db.execute(select(table).order_by(*keys)):
                line = json.dumps(dict(row._mapping), ensure_ascii=False).encode() + b"\n"  # noqa: SLF001
                digest.update(line)
                member.write(line)
                count += 1
        rows[table.name], hashes[table.name] = count, digest.hexdigest()
    made_at = datetime.now(UTC)
    manifest = {
        "format": FORMAT,
        "revision": revision,
        "made_at": made_at.isoformat(),
        "tables": {name: {"rows": rows[name], "sha256": hashes[name]} for name in rows},
    }
    file.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return BackupManifest(path=path, revision=revision, made_at=made_at, rows=rows, hashes=hashes)


def read_archive(path: Path) -> BackupManifest:
    """Read what a backup holds and compare every hash.

    Raises
    ------
    StoreError
        If it is not a backup, is damaged, or was made by a newer program.
    """
    archive = read_back(path)
    if archive.revision not in schema.revisions():
        raise StoreError(StoreFault.NEWER, _newer(path))
    return archive


def read_back(path: Path) -> BackupManifest:
    """Read what a backup holds and compare every hash, whatever the revision of its tables.

    A program of before an update writes such a one too: of the newer database that an older backup will replace.

    Raises
    ------
    StoreError
        If it is not a backup, is damaged, or is of a newer format.
    """
    try:
        with zipfile.ZipFile(path) as file:
            said = json.loads(file.read(MANIFEST))
            archive = BackupManifest(
                path=path,
                revision=said["revision"],
                made_at=datetime.fromisoformat(said["made_at"]),
                rows={name: one["rows"] for name, one in said["tables"].items()},
                hashes={name: one["sha256"] for name, one in said["tables"].items()},
            )
            is_newer = said["format"] > FORMAT
            damaged = [name for name in archive.rows if _hash(file, name) != archive.hashes[name]]
    except OSError as fault:
        raise _file_fault(path, fault) from fault
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, EOFError) as fault:
        raise StoreError(StoreFault.UNREADABLE, _damaged(path), detail=str(fault)) from fault
    if damaged:
        raise StoreError(StoreFault.UNREADABLE, _damaged(path), detail=", ".join(damaged))
    if is_newer:
        raise StoreError(StoreFault.NEWER, _newer(path))
    return archive


def restore_archive(store: Store, archive: BackupManifest, *, is_alive: servers.Alive | None = None) -> None:
    """Put a backup in place of everything the database holds, in one transaction, and bring it up.

    Whoever was in logs in again. With `is_alive` it is refused while a server works on the database.

    Raises
    ------
    StoreError
        If anything fails; then the database is as it was.
    """
    with store.writing(PROGRAM) as write:
        if is_alive is not None:
            servers.require_none_until_done(write, is_alive)
        _put_in(write.db, archive)
        _continue_numbers(write.db)
        schema.migrate(write.db)
        servers.forget(write)  # those of the backup's moment
        people.end_every_login(write)  # one that was ended since would go on
        write.note("restore backup", "database", archive.path.name, detail=archive.made_at.isoformat())


def tables_that_differ(store: Store, archive: BackupManifest) -> tuple[str, ...]:
    """Put a backup into a database at the backup's own revision; return the tables that then read otherwise than it.

    Raises
    ------
    StoreError
        If it cannot be put in.
    """
    with store.writing(PROGRAM) as write, zipfile.ZipFile(archive.path) as file:
        _put_in(write.db, archive)
        found = {table.name: _rows_of(write.db, table) for table in _tables(write.db)}
        return tuple(
            name
            for name in sorted({*found, *archive.rows})
            if name not in found or found[name] != _rows_in(file, name)
        )


def _put_in(db: Connection, archive: BackupManifest) -> None:
    """Put the rows of a backup, at its own revision, in place of all there is."""
    old = MetaData()
    old.reflect(db)
    old.drop_all(db)
    schema.migrate(db, to=archive.revision)
    with zipfile.ZipFile(archive.path) as file:
        for table in _tables(db):
            for rows in _batches(file, table.name):
                db.execute(table.insert(), rows)


def _rows_of(db: Connection, table: Table) -> list[bytes]:
    """Return what each row of a table holds as a digest, in an order that no database has a say in."""
    return sorted(_row_digest(dict(row._mapping)) for row in db.execute(select(table)))  # noqa: SLF001


def _rows_in(file: zipfile.ZipFile, name: str) -> list[bytes]:
    """Return the same of a table in a backup."""
    return sorted(_row_digest(row) for batch in _batches(file, name) for row in batch)


def _row_digest(row: dict[str, Any]) -> bytes:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).digest()


def _tables(db: Connection) -> list[Table]:
    """Return the tables as they are in the database, those that others refer to first."""
    found = MetaData()
    found.reflect(db)
    return [table for table in found.sorted_tables if table.name != REVISIONS]


def _batches(file: zipfile.ZipFile, name: str) -> Iterator[list[dict[str, Any]]]:
    if f"{name}.jsonl" not in file.namelist():
        return
    batch: list[dict[str, Any]] = []
    with file.open(f"{name}.jsonl") as lines:
        for line in lines:
            batch.append(json.loads(line))
            if len(batch) == _ROWS_AT_ONCE:
                yield batch
                batch = []
    if batch:
        yield batch


def _continue_numbers(db: Connection) -> None:
    """Let PostgreSQL number on after the rows that came with their numbers."""
    if db.dialect.name != "postgresql":
        return
    for table in _tables(db):
        column = table.autoincrement_column
        if column is not None and column.server_default is not None:
            last = db.execute(select(func.max(column))).scalar() or 0
            db.execute(
                text("SELECT setval(pg_get_serial_sequence(:name, :column), :next, false)"),
                {"name": table.name, "column": column.name, "next": last + 1},
            )


def _hash(file: zipfile.ZipFile, name: str) -> str:
    with file.open(f"{name}.jsonl") as member:
        return hashlib.file_digest(member, "sha256").hexdigest()  # type: ignore[arg-type]


def _file_fault(path: Path, fault: OSError) -> StoreError:
    said = message(
        "备份文件 {path} 无法读写：{fault}",
        "The backup file {path} cannot be read or written: {fault}",
        path=str(path),
        fault=str(fault.strerror or fault),
    )
    return StoreError(StoreFault.READ_ONLY, said, detail=str(fault))


def _damaged(path: Path) -> Message:
    if path.is_file() and path.stat().st_size == 0:
        return message(
            "备份文件是空的（0 字节）：{path}。未作任何改动。请换一个备份文件。",
            "The backup file is empty (0 bytes): {path}. Nothing was changed. Take another backup file.",
            path=str(path),
        )
    return message(
        "{path} 不是完整的备份，未作任何改动。请换一个备份文件。",
        "{path} is not a complete backup; nothing was changed. Take another backup file.",
        path=str(path),
    )


def _newer(path: Path) -> Message:
    return message(
        "备份 {path} 由更新版本的程序写入，未作任何改动。请先更新程序。",
        "The backup {path} was written by a newer program; nothing was changed. Update the program first.",
        path=str(path),
    )
