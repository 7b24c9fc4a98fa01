"""The server around the screens: where it may listen, whom it answers, and how it ends."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn

import streamlit as st
from starlette.middleware import Middleware

from planner.settings import is_this_machine
from planner.text import Text
from planner.ui import app_services
from planner.ui.door import Door
from planner.ui.interface import ROUTES as INTERFACE
from planner.ui.login import configured_login, is_by_tls, login_secrets
from planner.ui.logs import write_as_asked
from planner.ui.memory import (
    give_back_from_now_on,
    keep_out_of_collections,
    search_from_now_on,
    sweep_from_now_on,
)
from planner.ui.monitoring import ROUTES as MONITORING
from planner.ui.offered_files import keep_offered_files
from planner.ui.session_values import let_go_of_other_kinds
from planner.ui.shared.words import door as words
from planner.ui.theme_config import read_theme_once
from planner.ui.unforeseen import explain
from planner.ui.uninterrupted import take_acts_in_whole
from planner.ui.upload_room import watch_files

__all__ = ["MIDDLEWARE", "ROUTES", "explain", "lifespan", "login_secrets", "refuse_others"]

ROUTES = (*MONITORING, *INTERFACE)
MIDDLEWARE = (Middleware(Door, is_tls=is_by_tls(), has_login=configured_login() is not None),)
LAST_MOMENT_S = 1.5
"""How long browsers, threads and the database have to end by themselves once the server was told to."""


def refuse_others() -> None:
    """Do not start where other machines reach us, unless a login is configured whole, nor where a header says who somebody is.

    Raises
    ------
    SystemExit
        With the reason, in both languages.
    """
    if configured_login() is not None and st.get_option("server.trustedUserHeaders"):
        _end(words.BY_HEADER)
    address = st.get_option("server.address")
    if not is_this_machine(address) and configured_login() is None:
        _end(words.open_to_others(str(address or "")))


def _end(said: Text) -> NoReturn:
    sys.exit(f"{said.zh}\n{said.en}")


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Serve; when told to stop, end every child process first and the server soon after, whoever is still connected."""
    write_as_asked()
    give_back_from_now_on()
    let_go_of_other_kinds()
    take_acts_in_whole()
    keep_offered_files()
    watch_files()
    read_theme_once()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            _end_soon_at(number)
    threading.Thread(target=_get_ready, daemon=True, name="getting ready").start()
    sweeping = asyncio.create_task(sweep_from_now_on())
    try:
        yield None
    finally:
        sweeping.cancel()
        app_services.let_go(for_good=True)


def _get_ready() -> None:
    """Load the screens and open the workbench while the first browser is on its way; what fails is told on its screen."""
    with suppress(Exception):
        import_module("planner.ui.screens")
        import_module("planner.ui.pages.overview.overview")
        app_services.workbench()
    with suppress(Exception):
        app_services.begin_upkeep()
    keep_out_of_collections()
    search_from_now_on()


def _end_soon_at(number: int) -> None:
    before = signal.getsignal(number)
    if not callable(before):  # ignored, or not ours to hear
        return

    def hear(heard: int, frame: FrameType | None) -> None:
        threading.Thread(target=_end_soon, daemon=True, name="ending").start()
        before(heard, frame)

    signal.signal(number, hear)


def _end_soon() -> None:
    """Let go of everything; end the process if it has not ended by itself."""
    letting_go = threading.Thread(target=app_services.let_go, kwargs={"for_good": True}, daemon=True)
    letting_go.start()
    letting_go.join(LAST_MOMENT_S)
    threading.Event().wait(LAST_MOMENT_S / 3)
    os._exit(0)
