"""A team server and a viewer without a browser, who says what no screen offers: nothing is changed, and nothing is told that may not be."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME, XSRF_COOKIE_NAME

import run
from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import EVERYWHERE, Role, RoleGrant
from planner.domain.solving.outcome import Limits
from planner.services.people.admission import Admission
from planner.store import orders, people, projects, tables
from planner.store.opening import open_store
from planner.store.store import Store
from planner.text import Text
from planner.ui.hearing import key_of
from tests.support import kept
from tests.support.app_server import AppServer, app_server
from tests.support.office_people import claims
from tests.support.raw_session import RawSession
from tests.support.team import CONFIGURED

pytestmark = pytest.mark.slow

PARK, PARK_NAME, OTHER, OTHERS_NAME = "ziyuan", "资源县", "other", "别人的园区"
UNCHANGED = (
    tables.projects,
    tables.versions,
    tables.scenario_versions,
    tables.plans,
    tables.jobs,
    tables.drafts,
)
TRACES = ("Traceback", 'File "', "site-packages")


@dataclass(frozen=True)
class Office:
    """A team server, its database, and a task of another project."""

    server: AppServer
    store: Store
    task_id: str

    def session(self, subject: str, page: str, *roles: RoleGrant, **query: str) -> RawSession:
        """Log somebody in and open a page as they would, but for the browser."""
        said = claims(subject)
        person = Admission(self.store).enter(said).person_id
        with self.store.writing(PROGRAM) as write:
            for role in roles:
                people.grant(write, person, role)
        told = json.dumps({**said, "origin": self.server.address})
        signed = create_signed_value(CONFIGURED["PLANNER_COOKIE_SECRET"], USER_COOKIE_NAME, told).decode()
        token = generate_xsrf_token_string()
        cookies = f"{USER_COOKIE_NAME}={signed}; {XSRF_COOKIE_NAME}={token}"
        headers = {"Cookie": cookies, "Origin": self.server.address}
        return RawSession(self.server.address, page, headers=headers, token=token, **query)

    def kept(self) -> list[object]:
        """Return all that nobody who may only look can change; what becomes of the order under way is not theirs."""
        with self.store.reading() as db:
            found = [[tuple(row) for row in db.execute(select(table))] for table in UNCHANGED]
        return [[row for row in rows if self.task_id not in row[:2]] for rows in found]


@pytest.fixture(scope="module")
def office(one_park: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder, port = tmp_path_factory.mktemp("team"), run.free_port(0)
    file = folder / "planner.sqlite3"
    store = open_store(f"sqlite:///{file}")
    with store.writing(PROGRAM) as write:
        projects.add(write, OTHER, Text(OTHERS_NAME, OTHERS_NAME), kept.dossier())
        task_id = orders.ask(write, kept.dossier().problem, Limits(), project=(OTHER, 1))
    more = {**CONFIGURED, "PLANNER_PUBLIC_URL": f"http://127.0.0.1:{port}", "PLANNER_SOLVER_SLOTS": "1"}
    with app_server(folder, data=one_park, database=file, port=port, more=more) as server:
        book = Office(server, store, task_id)
        with book.session("boss", "overview", RoleGrant(Role.ADMIN, EVERYWHERE)) as boss:
            boss.run()  # the parks that come with the program are there now
        yield book
    store.close()


def test_nobody_without_a_role_is_shown_anything(office: Office) -> None:
    with office.session("nobody", "firms") as viewer:
        assert PARK_NAME not in viewer.run().text()
    with RawSession(office.server.address, "firms") as stranger:
        assert PARK_NAME not in stranger.run().text()


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("plan", ("solve",)),
        ("history", ("project_rename", "project_copy", "project_delete")),
        ("scenarios", ("scenario_as_it_is",)),
    ],
)
def test_a_press_of_a_disabled_button_changes_nothing(
    office: Office, page: str, keys: tuple[str, ...]
) -> None:
    with office.session("ann", page, RoleGrant(Role.VIEWER, PARK)) as viewer:
        drawn, before = viewer.run(), office.kept()
        for key in keys:
            answer = viewer.press(drawn.id(key))
            assert not answer.exceptions()
        assert office.kept() == before


def test_ids_of_another_project_open_and_stop_nothing_of_it(office: Office) -> None:
    before = office.kept()
    for page in ("overview", "firms", "history"):
        with office.session(
            "ann", page, RoleGrant(Role.VIEWER, PARK), park=OTHER, plan=office.task_id
        ) as viewer:
            drawn = viewer.run()
            assert OTHERS_NAME not in drawn.text()
            answer = viewer.say(f"$$ID-0-{key_of(office.task_id)}", trigger_value=True)
            assert not answer.exceptions()
    assert office.kept() == before


def test_long_texts_and_floods_leave_the_server_to_the_others(office: Office) -> None:
    with office.session("ann", "people", RoleGrant(Role.VIEWER, PARK)) as viewer:
        drawn = viewer.run()
        viewer.mean(drawn.id("token_name"), string_value="长" * 1_000_000)
        answer = viewer.press(drawn.id("token_make"))
        assert not any(one in answer.text() for one in TRACES)
        viewer.forget(drawn.id("token_name"))
        for _ in range(60):
            viewer.ask()
        with office.session("bob", "people", RoleGrant(Role.VIEWER, PARK)) as other:
            assert other.run().ids("token_make")
    with office.store.reading() as db:
        assert all(len(one.name) <= 80 for one in people.tokens(db))
