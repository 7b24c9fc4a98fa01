"""Notes every address off this machine that a process of the planner asks for: nothing may leave it."""

import os
import sys
from pathlib import Path
from typing import Any

VARIABLE = "PLANNER_TEST_OUTWARD"
_HERE = frozenset({"", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::"})


def note_what_leaves() -> None:
    """From now on write each address that this process connects to or looks up into the file that `VARIABLE` names."""
    file = os.environ.get(VARIABLE)
    if not file:
        return

    def note(event: str, told: tuple[Any, ...]) -> None:
        if not event.startswith("socket."):  # most of what a server does by far
            return
        host = host_of(event, told)
        if host not in _HERE:
            with Path(file).open("a", encoding="utf-8") as noted:
                noted.write(f"{event} {host}\n")

    sys.addaudithook(note)


def host_of(event: str, told: tuple[Any, ...]) -> str:
    """Return the host that an audited event is about; empty for one of this machine, or one that is about none."""
    if event in {"socket.connect", "socket.sendto"}:
        return str(told[1][0]) if isinstance(told[1], tuple) else ""  # a path is a socket of this machine
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return "" if told[0] is None else os.fsdecode(told[0])
    return ""
