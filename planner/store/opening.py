"""Opening what is kept: made if it is not there, brought up if it is older, refused if it is not sound."""

import os
from pathlib import Path

from sqlalchemy import URL, Connection

from planner.domain.projects.actor import PROGRAM
from planner.store import schema, servers
from planner.store.archive import BackupManifest, read_archive, restore_archive
from planner.store.backups import back_up, newest_backup, path_of
from planner.store.errors import StoreError, StoreFault, fault_message
from planner.store.quarantine import move_away, put_back
from planner.store.servers import Alive
from planner.store.store import Store
from planner.text import Message, message


def open_store(url: str, *, upgrade: bool = True, is_alive: Alive | None = None) -> Store:
    """Open the database at a URL, ready to work with.

    A new one is made. An older one is brought up to this version, after a backup beside it;
    with `upgrade` off it is given as it is. With `is_alive` one that a server works on is not brought up.

    Raises
    ------
    StoreError
        If it cannot be reached, is damaged, newer than this program, or not ours.
    """
    store = Store(url)
    try:
        _make_folder(store)
        _refuse_emptied(store)
        _make_ready(store, upgrade=upgrade, is_alive=is_alive)
    except StoreError as error:
        store.close()
        raise _with_way_out(error, store.address) from error
    return store


def restore(url: str, source: Path, *, is_alive: Alive | None = None) -> tuple[BackupManifest, Path | None]:
    """Put a backup in place of the database at a URL; return the backup and where the old content went.

    A sound database is backed up first, a damaged file of SQLite is set aside. With `is_alive`
    it is refused while a server works on the database, as far as the database can still say so.

    Raises
    ------
    StoreError
        If the backup, the database or a server does not allow it; then the database is as it was.
    """
    archive = read_archive(source)
    store = Store(url)
    try:
        _make_folder(store)
        if _is_damaged(store):
            return archive, _restore_damaged(store, archive, is_alive)
        aside: Path | None = None
        if _holds_ours(store):
            if is_alive is not None:
                with store.reading() as db:
                    servers.require_none(db, is_alive)
            aside = back_up(store, "before-restore")
        restore_archive(store, archive, is_alive=is_alive)
    finally:
        store.close()
    return archive, aside


def _make_folder(store: Store) -> None:
    path = path_of(store.address)
    if path is None:
        return
    try:
        # Of a machine that several people use: what is kept is for who runs the program. A folder that is there stays as it is.
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as fault:
        raise StoreError(
            StoreFault.READ_ONLY, fault_message(StoreFault.READ_ONLY), detail=str(fault)
        ) from fault


def is_empty_file(path: Path | None) -> bool:
    """Whether there is a file of no bytes: a database that was never made, or one that lost all it had."""
    return path is not None and path.is_file() and path.stat().st_size == 0


def _refuse_emptied(store: Store) -> None:
    """Let a file of no bytes begin anew only where no backup says that it once held something."""
    path = path_of(store.address)
    if not is_empty_file(path):
        return
    newest = newest_backup(store.address.render_as_string(hide_password=False))
    if newest is not None:
        raise StoreError(StoreFault.EMPTIED, _emptied(str(path), str(newest)))


def _make_ready(store: Store, *, upgrade: bool, is_alive: Alive | None) -> None:
    with store.reading() as db:
        _require_sound(db)
        found, is_empty = schema.revision_of(db), schema.is_empty(db)
    if found is None and not is_empty:
        raise StoreError(StoreFault.FOREIGN, _FOREIGN)
    if found is not None and found not in schema.revisions():
        raise StoreError(StoreFault.NEWER, _newer(found))
    if found == schema.newest() or not (upgrade or is_empty):
        return
    _bring_up(store, found, is_alive)


def _bring_up(store: Store, found: str | None, is_alive: Alive | None) -> None:
    if found is not None:
        if is_alive is not None:
            with store.reading() as db:
                servers.require_none(db, is_alive)
        back_up(store, f"before-{schema.newest()}")
    with store.writing(PROGRAM) as write:
        schema.lock(write.db)
        if schema.revision_of(write.db) != found:
            return  # another process was first
        if is_alive is not None:
            servers.require_none_until_done(write, is_alive)
        schema.migrate(write.db)


def _require_sound(db: Connection) -> None:
    if db.dialect.name == "sqlite":
        said = db.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if said != "ok":
            raise StoreError(StoreFault.CORRUPT, fault_message(StoreFault.CORRUPT), detail=str(said))


def _is_damaged(store: Store) -> bool:
    try:
        with store.reading() as db:
            _require_sound(db)
    except StoreError as error:
        if error.fault is StoreFault.CORRUPT:
            return True
        raise
    return False


def _holds_ours(store: Store) -> bool:
    with store.reading() as db:
        if schema.revision_of(db) is not None:
            return True
        if schema.is_empty(db):
            return False
    raise StoreError(StoreFault.FOREIGN, _FOREIGN)


def _restore_damaged(store: Store, archive: BackupManifest, is_alive: Alive | None) -> Path:
    """Restore in place of a damaged file of SQLite; return where that went."""
    if is_alive is not None:
        _ask_the_damaged(store, is_alive)
    store.close()
    path = path_of(store.address)
    assert path is not None
    aside = move_away(path)
    try:
        restore_archive(store, archive)
    except BaseException:
        store.close()
        put_back(path, aside)
        raise
    return aside


def _ask_the_damaged(store: Store, is_alive: Alive) -> None:
    """Refuse while a server works on a damaged database; one that cannot say so any more forbids nothing."""
    try:
        with store.reading() as db:
            servers.require_none(db, is_alive)
    except StoreError as error:
        if error.fault is StoreFault.IN_USE:
            raise
    except (ValueError, TypeError):
        return  # what it says of its servers is damaged


def _with_way_out(error: StoreError, address: URL) -> StoreError:
    """Name the newest good backup to a database that cannot be used; say of a folder that can only be read that it is one."""
    path = path_of(address)
    # SQLite cannot even read there, for it keeps its log beside the file, and says no more than that it cannot open it.
    is_shut = error.fault is StoreFault.UNREACHABLE and path is not None and path.exists()
    if path is not None and is_shut and not os.access(path.parent, os.W_OK):
        return StoreError(StoreFault.READ_ONLY, fault_message(StoreFault.READ_ONLY), detail=error.detail)
    if error.fault not in {StoreFault.CORRUPT, StoreFault.NEWER}:
        return error
    newest = newest_backup(address.render_as_string(hide_password=False))
    if newest is None:
        return error
    before, values = error.message.text, error.message.values
    said = message(
        f'{before.zh}最近的完好备份：python -m planner db restore "{{backup}}"',
        f'{before.en} The newest good backup: python -m planner db restore "{{backup}}"',
        **values,
        backup=str(newest),
    )
    return StoreError(error.fault, said, detail=error.detail)


_FOREIGN = message(
    "该数据库里有别的程序的表，未作任何改动。请在 PLANNER_DATABASE_URL 中指定一个空的数据库。",
    "This database holds the tables of another program and was left alone. Name an empty one in "
    "PLANNER_DATABASE_URL.",
)


def _emptied(path: str, newest: str) -> Message:
    return message(
        "数据库文件是空的（0 字节）：{path}。它原来有内容，因为旁边有它的备份。未作任何改动。要找回，请恢复备份："
        'python -m planner db restore "{newest}"；要从头开始，请删除这个空文件再启动。',
        "The database file is empty (0 bytes): {path}. It once held something, for there are backups of it beside it. "
        'Nothing was changed. To have it back, restore a backup: python -m planner db restore "{newest}". To begin '
        "anew, delete the empty file and start again.",
        path=path,
        newest=newest,
    )


def _newer(found: str) -> Message:
    return message(
        "数据库由更新版本的园区规划师写入（结构 {found}，本程序 {own}），未作任何改动。请更新程序，或恢复旧备份。",
        "The database was written by a newer Park Planner (structure {found}, this program {own}) and was "
        "left alone. Update the program, or restore an older backup.",
        found=found,
        own=schema.newest(),
    )
