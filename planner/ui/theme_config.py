"""The colours and letters of the configuration, read once: Streamlit reads all six parts of them anew for each view of a page.

That took as long as to draw a tenth of a page. The configuration is read when the server starts and stays.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.runtime import app_session


def read_theme_once() -> None:
    """Have the theme of this server read once, from now on; there is no open way to tell Streamlit so."""
    usual = app_session._populate_theme_msg  # noqa: SLF001  as above
    if not hasattr(usual, "__wrapped__"):
        app_session._populate_theme_msg = _once(usual)  # noqa: SLF001  as above


def _once(usual: Callable[..., None]) -> Callable[..., None]:
    read: dict[str, Any] = {}

    @wraps(usual)
    def populate(message: Any, section: str = "theme") -> None:
        if section not in read:
            whole = type(message)()
            usual(whole, section)
            read[section] = whole
        if read[section].ByteSize():  # a part without anything of its own is left out of the message
            message.MergeFrom(read[section])

    return populate
