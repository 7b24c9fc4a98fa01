"""What a database can do to us, as one typed error with a way out, in both languages."""

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, TimeoutError  # noqa: A004  # of the pool

from planner.text import Message, message


class StoreFault(StrEnum):
    """What kind of trouble it is."""

    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read_only"
    UNREACHABLE = "unreachable"
    CORRUPT = "corrupt"
    NEWER = "newer"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    REFUSED = "refused"
    IN_USE = "in_use"
    EMPTIED = "emptied"
    OTHER = "other"


class StoreError(Exception):
    """Nothing was saved, and nothing that was saved is lost; `message` says what to do next."""

    def __init__(self, fault: StoreFault, said: Message, *, detail: str = "") -> None:
        super().__init__(f"{said.text.en.format(**said.values)} {detail}".strip())
        self.fault = fault
        self.message = said
        self.detail = detail


_SAID: dict[StoreFault, Message] = {
    StoreFault.LOCKED: message(
        "数据库正被占用，等候后仍未能保存。您的修改还在，请稍后再保存。",
        "The database is busy and did not become free in time. Nothing was saved; "
        "your changes are still here. Save again in a moment.",
    ),
    StoreFault.FULL: message(
        "磁盘已满，未能保存。您的修改还在，请腾出空间后再保存。",
        "The disk is full. Nothing was saved; your changes are still here. Free some space and save again.",
    ),
    StoreFault.READ_ONLY: message(
        "数据库只能读取，未能保存。请检查该文件和文件夹的写入权限。",
        "The database can only be read. Nothing was saved. Allow writing to its file and folder.",
    ),
    StoreFault.UNREACHABLE: message(
        "无法连接数据库。如果刚才在保存，保存没有得到确认；您的修改还在。连接恢复后请再试一次。",
        "The database cannot be reached. If something was being saved, that is not confirmed; your changes are still here. "
        "Try again when it is back.",
    ),
    StoreFault.CORRUPT: message(
        "数据库文件已损坏，为保护数据已停止使用。请用备份恢复：python -m planner db restore 备份文件",
        "The database file is damaged and was left alone. Restore a backup: "
        "python -m planner db restore FILE",
    ),
    StoreFault.REFUSED: message(
        "数据库拒绝了这次写入，未保存任何内容。请刷新后再试。",
        "The database refused this change; nothing was saved. Refresh and try again.",
    ),
    StoreFault.OTHER: message(
        "数据库出错，未保存任何内容。请运行 python -m planner db verify 检查。",
        "The database failed; nothing was saved. Look at it with python -m planner db verify.",
    ),
}

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: StoreFault.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreFault.LOCKED,
    sqlite3.SQLITE_FULL: StoreFault.FULL,
    sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreFault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StoreFault.UNREACHABLE,
    sqlite3.SQLITE_IOERR: StoreFault.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: StoreFault.CORRUPT,
    sqlite3.SQLITE_NOTADB: StoreFault.CORRUPT,
    sqlite3.SQLITE_CONSTRAINT: StoreFault.REFUSED,
}
_BY_SQLSTATE = {
    "55P03": StoreFault.LOCKED,
    "57014": StoreFault.LOCKED,
    "40001": StoreFault.LOCKED,
    "40P01": StoreFault.LOCKED,
    "53100": StoreFault.FULL,
    "25006": StoreFault.READ_ONLY,
    "42501": StoreFault.READ_ONLY,
    "XX001": StoreFault.CORRUPT,
    "XX002": StoreFault.CORRUPT,
}
_BY_SQLSTATE_CLASS = {"08": StoreFault.UNREACHABLE, "57": StoreFault.UNREACHABLE, "23": StoreFault.REFUSED,
                      "28": StoreFault.UNREACHABLE, "3D": StoreFault.UNREACHABLE}  # fmt: skip


def translated(error: SQLAlchemyError) -> StoreError:
    """Return the typed error for one of the database's."""
    fault = _fault(error)
    cause = getattr(error, "orig", None) or error
    return StoreError(fault, _SAID[fault], detail=str(cause).strip())


def fault_message(fault: StoreFault) -> Message:
    """Return the usual words for a kind of trouble."""
    return _SAID[fault]


def missing(what: str) -> StoreError:
    """Say that something asked for is not there."""
    said = message(
        "没有找到“{what}”，可能已被删除。请刷新页面。",
        "“{what}” was not found; it may have been deleted. Refresh the page.",
        what=what,
    )
    return StoreError(StoreFault.MISSING, said)


def _fault(error: SQLAlchemyError) -> StoreFault:
    if isinstance(error, TimeoutError):  # every connection is at work
        return StoreFault.LOCKED
    cause = getattr(error, "orig", None)
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _BY_SQLITE_CODE.get(code & 0xFF, StoreFault.OTHER)
    state = getattr(cause, "sqlstate", None)
    if state:
        return _BY_SQLSTATE.get(state) or _BY_SQLSTATE_CLASS.get(state[:2], StoreFault.OTHER)
    is_gone = isinstance(error, DBAPIError) and (
        error.connection_invalidated or type(cause).__name__ == "OperationalError"
    )
    return StoreFault.UNREACHABLE if is_gone else StoreFault.OTHER
