"""Whoever watches the server is told whether it is ready, and its figures if the token is known; faults have their number in the log."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from planner.settings import ROOT
from planner.ui import app_services, monitoring
from planner.ui.shared.words import door as words
from tests.support.asking import Reply, asked

TOKEN = "0123456789abcdef"


BEARER = {"authorization": f"Bearer {TOKEN}"}
APP = Starlette(routes=monitoring.ROUTES)


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PLANNER_DATABASE_URL", "sqlite://")
    app_services.let_go()
    yield
    app_services.let_go()


@pytest.fixture
def token(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_METRICS_TOKEN", TOKEN)


def get(path: str, headers: dict[str, str] | None = None) -> Reply:
    return asked(APP, "GET", path, headers=headers)


def figures() -> dict[str, float]:
    lines = get("/metrics", BEARER).body.decode().splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if line[:1] != "#"}


def test_without_a_token_there_are_no_figures() -> None:
    answer = get("/metrics", BEARER)
    assert (answer.status, words.NOTHING_HERE.zh in answer.body.decode()) == (404, True)


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize("given", ["", "Bearer x", f"Basic {TOKEN}", "Bearer 口令"])
def test_figures_are_for_who_has_the_token(given: str) -> None:
    assert get("/metrics", {"authorization": given.encode().decode("latin-1")}).status == 401


@pytest.mark.usefixtures("token")
def test_figures_tell_tasks_pages_and_faults() -> None:
    with monitoring.page_measured() as tell_name:
        tell_name("firms")
    before = figures()
    monitoring.count_fault()
    after = figures()
    assert (after["planner_database_up"], after['planner_tasks{state="queued"}']) == (1, 0)
    assert after['planner_page_seconds_count{page="firms"}'] >= 1
    assert after["planner_faults_total"] == before["planner_faults_total"] + 1


@pytest.mark.usefixtures("token")
def test_it_is_not_ready_and_figures_say_so_where_the_database_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (get("/ready").status, get("/ready").body) == (200, b"ok")
    app_services.let_go()
    monkeypatch.setenv("PLANNER_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert get("/ready").status == 503
    assert figures()["planner_database_up"] == 0


def _page_with_a_fault() -> None:
    from planner.ui.unforeseen import explain

    explain(ValueError("园区"))


def test_the_number_on_the_page_is_that_of_the_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    page = AppTest.from_function(_page_with_a_fault).run()
    (line,) = (vars(one) for one in caplog.records if hasattr(one, "error_id"))
    assert line["error_id"] in page.error[0].value
    assert "园区" not in page.error[0].value
    assert "园区" in str(line["exc_info"])


FAULT = (
    "import logging\nfrom planner.ui.logs import write_as_asked\nwrite_as_asked()\n"
    "from planner.ui.unforeseen import sentence_on\nfrom planner.text import Lang\n"
    "print(sentence_on(ValueError('园区')).say(Lang.EN))\n"
    "logging.getLogger('uvicorn.access').info('GET /')\n"
    "import streamlit.logger\nstreamlit.logger.get_logger('streamlit.made_later').info('later')\n"
)


def test_the_log_is_json_lines_with_the_number_that_the_viewer_is_told() -> None:
    environment = {"PLANNER_LOG": "json", "PLANNER_DATABASE_URL": "sqlite://", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", FAULT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert "GET /" not in done.stderr
    (fault,) = (line for line in lines if "error_id" in line)
    assert fault["error_id"] in done.stdout
    assert (fault["level"], "ValueError: 园区" in fault["exc_info"]) == ("ERROR", True)
    assert {"logger": "streamlit.made_later", "message": "later"}.items() <= lines[-1].items()
