"""What the workbook library throws becomes a refusal: its errors, and its panics."""

from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, PasswordError

from planner.tables.limits import FileRefusal
from planner.text import message

_PANIC = "PanicException"
"""Name of what a native parser throws on input it did not foresee; it is no `Exception`."""


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the library throws into a refusal.

    Raises
    ------
    Refused
        With what to do.
    """
    try:
        yield
    except PasswordError as error:
        raise password() from error
    except CalamineError as error:
        raise _unreadable(error) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _unreadable(error) from error


def password() -> FileRefusal:
    """Return the refusal of a file that needs a password."""
    return FileRefusal(
        message("文件有打开密码；请去掉密码后再试", "the file needs a password to open; remove the password")
    )


def _unreadable(error: BaseException) -> FileRefusal:
    return FileRefusal(
        message(
            "工作簿无法解析（{why}）；请用 Excel 打开并另存为 .xlsx",
            "the workbook cannot be parsed ({why}); open it in Excel and save it as .xlsx",
            why=type(error).__name__,
        )
    )
