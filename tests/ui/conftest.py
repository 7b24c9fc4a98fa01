"""A data folder with a plan for every park, and the app run in memory on it."""

import functools
import json
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome
from planner.domain.solving.report import Report
from planner.services.planning.solving import report_on
from planner.services.workbench import plan_shelf
from planner.settings import ROOT
from planner.store import tasks as kept_tasks
from planner.ui import app_services
from planner.ui.app_services import database, tasks
from tests.support.shipped import with_plans
from tests.support.waiting import PATIENCE_S

NAMES = (
    "overview",
    "plan",
    "park",
    "firms",
    "rules",
    "upload",
    "history",
    "scenarios",
    "compare",
    "sweep",
    "enquiry",
    "replan",
    "portfolio",
    "why",
    "milestones",
    "prices",
    "capacity",
    "indicators",
    "phasing",
    "risk",
    "people",
)
PAGES = {name: f"planner/ui/pages/{name}/{name}.py" for name in NAMES}
Opened = Callable[..., "Screen"]


class Screen:
    """One page of the app, as a test reads it."""

    def __init__(self, test: AppTest) -> None:
        self.test = test

    def sheet(self, name: str) -> dict[str, Any]:
        """Return what a sheet of parts was handed."""
        return self.sheets()[name]

    def sheets(self) -> dict[str, dict[str, Any]]:
        """Return every sheet by its name."""
        return {one["name"]: one for one in self.handed() if "parts" in one}

    def drawing(self) -> str:
        """Return the SVG on the page."""
        return next(str(one["svg"]) for one in self.handed() if "svg" in one)

    def handed(self) -> list[dict[str, Any]]:
        """Return what each component of ours was handed."""
        return [json.loads(one.proto.bytes or one.proto.json) for one in self.test.get("bidi_component")]

    def said(self) -> str:
        """Return all words of the page, drawings and sheets included."""
        plain = [
            str(one.value)
            for kind in ("title", "subheader", "markdown", "caption")
            for one in getattr(self.test, kind)
        ]
        alerts = [str(one.value) for kind in ("info", "error", "warning") for one in getattr(self.test, kind)]
        labels = [str(one.label) for one in (*self.test.button, *self.test.number_input, *self.test.toggle)]
        sheets = [_words(one["parts"]) for one in self.sheets().values()]
        return "\n".join([*plain, *alerts, *labels, *sheets])


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if key not in {"kind", "tone", "pick", "firm"}}
        return "\n".join(map(_words, kept.values()))
    return "\n".join(map(_words, value)) if isinstance(value, list) else ""


@pytest.fixture(scope="session", autouse=True)
def _libraries_read_once() -> Iterator[None]:
    """Look for components in the installed libraries once: each new page in memory reads the papers of all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner,
            "scan_component_manifests",
            functools.cache(manifest_scanner.scan_component_manifests),
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _reports_made_once() -> Iterator[None]:
    """Say everything about a plan once: each test with a database of its own opens the same shipped plans anew."""
    made: dict[tuple[str, bytes], Report] = {}

    def report_of(problem: Problem, outcome: Outcome, **about: Any) -> Report:
        key = (problem.fingerprint, pickle.dumps((outcome, about)))
        if key not in made:
            made[key] = report_on(problem, outcome, **about)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan_shelf, "report_on", report_of)
        yield


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_plans(tmp_path_factory.mktemp("data"))


@pytest.fixture
def opened(data_folder: Path) -> Iterator[Opened]:
    """Open a page: its name, the language, the park, what else the address says, what the session holds."""
    before = os.environ.get("PLANNER_DATA")
    os.environ["PLANNER_DATA"] = str(data_folder)

    def open_(page: str = "overview", *, data: Path | None = None, **address: str) -> Screen:
        if data is not None:
            os.environ["PLANNER_DATA"] = str(data)
            app_services.let_go()
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE_S)
        for key, value in address.items():
            test.query_params[key] = value
        if page != "overview":
            test.switch_page(PAGES[page])
        test.run()
        assert not test.exception
        return Screen(test)

    try:
        yield open_
    finally:
        _end_what_runs()
        if os.environ["PLANNER_DATA"] != str(data_folder):
            app_services.let_go()
        if before is None:
            del os.environ["PLANNER_DATA"]
        else:
            os.environ["PLANNER_DATA"] = before


@pytest.fixture(scope="module")
def one_park(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder of one park: a server reads every park it finds when it starts."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(data_folder / "ziyuan", folder / "ziyuan")
    return folder


@pytest.fixture
def own_database(opened: Opened, one_park: Path) -> Iterator[None]:
    """Begin with a database that no other file of tests has left plans in."""
    del opened
    os.environ["PLANNER_DATA"] = str(one_park)
    app_services.let_go()
    yield
    app_services.let_go()


def _end_what_runs() -> None:
    """End what a test has started: the next one finds the server at rest."""
    with database().reading() as db:
        under_way = kept_tasks.under_way(db)
    for task_id in under_way:
        tasks().cancel(task_id)
    for task_id in under_way:
        tasks().wait(task_id, PATIENCE_S)
