"""For whoever watches the server: is it ready, and its figures as Prometheus reads them, for who has the token."""

import hmac
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import runtime

from planner.domain.solving.task import TaskState
from planner.services.database.opening import StoreError
from planner.settings import SettingsError
from planner.text import Text
from planner.ui.app_services import settings, store_figures
from planner.ui.shared.words import door
from planner.ui.shared.words import monitoring as words

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Counter, Histogram
    from prometheus_client.core import Metric

READY, METRICS = "/ready", "/metrics"


@contextmanager
def page_measured() -> Iterator[Callable[[str], None]]:
    """Note how long a page takes to draw, on the wall and of the processor, once its name is told; nothing where nobody asks."""
    names: list[str] = []
    if not _token():
        yield names.append
        return
    began, before = time.perf_counter(), time.thread_time()
    try:
        yield names.append
    finally:
        measures = _page_measures()
        for one, spent in zip(
            measures, (time.perf_counter() - began, time.thread_time() - before), strict=True
        ):
            one.labels(page=names[-1] if names else "none").observe(spent)


def count_fault() -> None:
    """Count a fault that no screen foresaw."""
    if _token():
        _faults().inc()


async def _ready(_request: Request) -> Response:
    """Answer 200 where the database can be read, else 503: a proxy sends nobody here then."""
    is_ready = await run_in_threadpool(_can_read)
    return PlainTextResponse("ok" if is_ready else "database", status_code=200 if is_ready else 503)


def _can_read() -> bool:
    try:
        store_figures()
    except (StoreError, SettingsError):
        return False
    return True


async def _metrics(request: Request) -> Response:
    """Answer who has the token; where none is set, nobody."""
    token = await run_in_threadpool(_token)
    if not token:
        return PlainTextResponse(f"{door.NOTHING_HERE.zh}\n{door.NOTHING_HERE.en}\n", status_code=404)
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    _faults()  # told as 0 before the first: an alarm has something to compare with
    return Response(await run_in_threadpool(generate_latest, _registry()), media_type=CONTENT_TYPE_LATEST)


def _token() -> str:
    try:
        return settings().metrics_token
    except SettingsError:
        return ""


@cache
def _registry() -> "CollectorRegistry":
    from prometheus_client import CollectorRegistry, ProcessCollector

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(ServerCollector())
    return registry


@cache
def _page_measures() -> "tuple[Histogram, Histogram]":
    from prometheus_client import Histogram

    where, registry = ["page"], _registry()
    return (
        Histogram("planner_page_seconds", _help(words.PAGE_SECONDS), where, registry=registry),
        Histogram("planner_page_processor_seconds", _help(words.PAGE_PROCESSOR), where, registry=registry),
    )


@cache
def _faults() -> "Counter":
    from prometheus_client import Counter

    return Counter("planner_faults", _help(words.FAULTS), registry=_registry())


class ServerCollector:
    """The figures that are looked up when they are asked for."""

    def collect(self) -> "Iterable[Metric]":
        """Return sessions, threads, whether the database answers, tasks by state and the age of the newest backup."""
        yield _gauge("planner_sessions", _help(words.SESSIONS), open_sessions())
        yield _gauge("planner_threads", _help(words.THREADS), threading.active_count())
        try:
            figures = store_figures()
        except (StoreError, SettingsError):
            yield _gauge("planner_database_up", _help(words.DATABASE_UP), 0)
            return
        yield _gauge("planner_database_up", _help(words.DATABASE_UP), 1)
        yield _gauge_by("planner_tasks", _help(words.TASKS), "state", figures.tasks)
        if figures.newest_backup is not None:
            written = figures.newest_backup.timestamp()
            yield _gauge(
                "planner_newest_backup_timestamp_seconds",
                _help(words.NEWEST_BACKUP),
                written,
            )


def _gauge(name: str, text: str, value: float) -> "Metric":
    from prometheus_client.core import GaugeMetricFamily

    return GaugeMetricFamily(name, text, value=value)


def _gauge_by(name: str, text: str, label: str, values: Mapping[TaskState, int]) -> "Metric":
    from prometheus_client.core import GaugeMetricFamily

    gauge = GaugeMetricFamily(name, text, labels=[label])
    for key, value in values.items():
        gauge.add_metric([key.value], value)
    return gauge


def _help(text: Text) -> str:
    return f"{text.zh} {text.en}"


def open_sessions() -> int:
    """Return how many tabs look at this server now."""
    # A page in memory has no server. There is no open way to the sessions.
    sessions = getattr(runtime.get_instance(), "_session_mgr", None) if runtime.exists() else None
    return 0 if sessions is None else int(sessions.num_active_sessions())


ROUTES = (Route(READY, _ready), Route(METRICS, _metrics))
