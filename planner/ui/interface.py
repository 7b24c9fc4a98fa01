"""The interface for other programs, on the port of the screens and with their services; loaded when it is first asked."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.ui.app_services import (
    admission,
    is_team,
    on_behalf_of,
    place_books,
    tasks,
    what_ifs,
    workbench,
)

PREFIX = "/api"


class Interface:
    """Answers what is asked below the prefix."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self._app is None:
            await run_in_threadpool(self._load)
        assert self._app is not None
        await self._app(scope, receive, send)

    def _load(self) -> None:
        from planner.rest.server import rest_app
        from planner.rest.services import RestServices

        with self._lock:
            if self._app is None:
                self._app = rest_app(
                    RestServices(
                        workbench=workbench, what_ifs=what_ifs, tasks=tasks, places=place_books, admit=_admit
                    )
                )


def within_reach(scope: Scope) -> Scope:
    """Return a request so that it is answered here if it is for the interface.

    What a path may not hold, the app around it refuses in words of its own, which the document does not tell.
    """
    path = str(scope["path"])
    if not path.startswith(f"{PREFIX}/") or not (_CONTROL.search(path) or ".." in path.split("/")):
        return scope
    nowhere = f"{PREFIX}/-"
    return {**scope, "path": nowhere, "raw_path": nowhere.encode()}


_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")


@contextmanager
def _admit(header: str | None) -> Iterator[None]:
    """Act for the person of a token while a request is answered; on one PC everybody is in."""
    if not is_team():
        yield
        return
    scheme, _, secret = (header or "").partition(" ")
    with on_behalf_of(admission().admit(secret.strip() if scheme.lower() == "bearer" else "")):
        yield


async def _to_its_page(_request: Request) -> Response:
    """Lead to the page of the interface; without this the screens would answer at its own address."""
    return RedirectResponse(f"{PREFIX.strip('/')}/")


ROUTES = (Route(PREFIX, _to_its_page), Mount(PREFIX, app=Interface()))
