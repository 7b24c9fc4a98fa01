"""What all tests share: the browser, the rule about skips, and the account of what a run covered."""

import gc
import os
import platform
from collections.abc import Generator, Iterator
from importlib.metadata import version
from typing import Any

import pytest
from hypothesis import settings

from tests.support import browser, postgres, turns, watchdog
from tests.support.rewriting import import_share
from tests.support.skips import ALLOWED_SKIPS, refuse_unlisted_skip

MARKS = ("browser", "postgres", "generation", "slow")
LEFT_OUT = pytest.StashKey[list[str]]()

settings.register_profile("planner", deadline=None, print_blob=True)
settings.load_profile("planner")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; a test that needs it fails by name where there is none."""
    found = browser.find()
    if found is None:
        pytest.fail(browser.how_to_get(), pytrace=False)
    return str(found)


@pytest.fixture(scope="session", autouse=True)
def _own_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the database of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_DATABASE_URL", "sqlite://")
        patch.setenv("PLANNER_WARM_WORKERS", "0")  # a worker that waits would be counted as one at work
        patch.setenv("PLANNER_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """URL of a PostgreSQL server; a test that needs it fails by name where there is none."""
    named = os.environ.get(postgres.VARIABLE)
    if named:
        yield named
    elif postgres.find() is None:
        pytest.fail(postgres.how_to_get(), pytrace=False)
    else:
        with postgres.server() as running:
            yield running.url


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Spread the files over the cores so that none stands idle."""
    if hasattr(config, "workerinput"):
        items[:] = turns.in_turn(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Return who hands out the files where several workers share them a file at a time."""
    return turns.FewBrowsers(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_finish() -> None:
    """Leave the program and the tests out of every later search for garbage, as the server does, and search seldom.

    The one is a seventh of the time of the tests, the other a twenty-fifth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_unlisted_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_unlisted_skip(report)
    return report


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()  # until all tests are collected: what is made till then stays
    config.stash[LEFT_OUT] = []
    watchdog.watch(config)


def pytest_sessionstart(session: pytest.Session) -> None:
    worker = getattr(session.config, "workerinput", None)
    if worker is not None and session.config.args == session.config.getini("testpaths"):
        import_share(int(worker["workerid"].removeprefix("gw")), worker["workercount"])


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        if any(item.get_closest_marker(name) for name in MARKS):
            item.config.stash[LEFT_OUT].append(item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what ran and what did not, above pytest's closing line."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    skipped = terminalreporter.stats.get("skipped", [])
    terminalreporter.section("covered")
    named = browser.find() or "none"
    versions = ", ".join(f"{name} {version(name)}" for name in ("PuLP", "highspy", "streamlit"))
    terminalreporter.line(f"Python {platform.python_version()}, {versions}, browser {named}")
    terminalreporter.line(f"PostgreSQL {os.environ.get(postgres.VARIABLE) or postgres.find() or 'none'}")
    for report in reports:
        for key, value in report.user_properties:
            if key == "covered":
                terminalreporter.line(str(value))
    left_out = config.stash[LEFT_OUT]
    if left_out:
        terminalreporter.line(f"left out by their mark, {' or '.join(MARKS)}: {len(left_out)} tests")
        terminalreporter.line("\n".join(f"  {name}" for name in left_out))
    for report in skipped:
        terminalreporter.line(f"not run: {report.nodeid}: {report.longrepr[2]}")
    terminalreporter.line(f"skips: {len(skipped)}, all of them on the list of {len(ALLOWED_SKIPS)} allowed")
