"""Ctrl-C while a plan is made: the first asks the solver to stop and keeps the best plan, the second ends."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

import typer

from planner.text import Lang, Text

_ASKED = Text(
    "正在停止，保留目前最好的方案；再按一次 Ctrl-C 立即退出",
    "stopping; the best plan so far is kept. Ctrl-C again ends at once",
)


@contextlib.contextmanager
def ctrl_c_asks_to_stop(lang: Lang) -> Iterator[threading.Event]:
    """Return an event that the first Ctrl-C sets; the handler of before is back afterwards."""
    asked = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def hear(_signal: int, _frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        typer.echo(f"\n{_ASKED.say(lang)}", err=True)

    if threading.current_thread() is not threading.main_thread():
        yield asked
        return
    signal.signal(signal.SIGINT, hear)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
