"""A team server whose people come without a browser, two projects of which only one is theirs, and all that is kept of both."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, select
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
from tests.support import kept
from tests.support.app_server import AppServer, app_server
from tests.support.office_people import claims
from tests.support.raw_session import RawSession
from tests.support.team import CONFIGURED

PARK, PARK_NAME, OTHER, OTHERS_NAME = "ziyuan", "资源县", "other", "别人的园区"
TRACES = ("Traceback", 'File "', "site-packages")
"""What a client is told where a traceback got out."""
NOBODYS = ("servers", "audit", "logins", "access_tokens", "problems", "packs")
"""Tables to which the program adds by itself, or whoever is in for themselves; what is in the trail is looked at there."""
OF_A_PROJECT = ("scenario_versions", "mappings", "remarks")
"""Tables whose rows are of a project, or of everybody who plans, and do not say so."""


@dataclass(frozen=True)
class RawOffice:
    """A team server, its database, its log, and a task of another project."""

    server: AppServer
    store: Store
    log: Path
    task_id: str

    def cookies(self, subject: str, *roles: RoleGrant) -> tuple[dict[str, str], str]:
        """Log somebody in with roles, and return what their browser sends, with its word against forgery."""
        said = claims(subject)
        person = Admission(self.store).enter(said).person_id
        with self.store.writing(PROGRAM) as write:
            for role in roles:
                people.grant(write, person, role)
        told = json.dumps({**said, "origin": self.server.address})
        signed = create_signed_value(CONFIGURED["PLANNER_COOKIE_SECRET"], USER_COOKIE_NAME, told).decode()
        token = generate_xsrf_token_string()
        cookies = f"{USER_COOKIE_NAME}={signed}; {XSRF_COOKIE_NAME}={token}"
        return {"Cookie": cookies, "Origin": self.server.address}, token

    def session(self, subject: str, page: str, *roles: RoleGrant, **query: str) -> RawSession:
        """Log somebody in and open a page as they would, but for the browser."""
        headers, token = self.cookies(subject, *roles)
        return RawSession(self.server.address, page, headers=headers, token=token, **query)

    def kept(self, *, but_of: str = "") -> dict[str, list[tuple[object, ...]]]:
        """Return all that nobody may change who may write in no project, or `but_of` one alone, by table.

        What becomes of the order under way is not theirs, its plan neither, but that it is asked to stop is.
        """
        jobs = tables.jobs
        with self.store.reading() as db:
            found = {one.name: _rows(db, one, but_of) for one in _looked_at(but_of)}
            under_way = jobs.c.task_id == self.task_id
            asked = db.execute(select(jobs.c.task_id, jobs.c.cancel_asked).where(under_way)).all()
        jobs_left, plans_left = (
            [row for row in found[name] if self.task_id not in row] for name in ("jobs", "plans")
        )
        return {**found, "jobs": [*map(tuple, asked), *jobs_left], "plans": plans_left}


def _looked_at(but_of: str) -> list[Table]:
    """Return the tables of which no row may change, but for rows that name the project itself."""
    left_out = (*NOBODYS, *(OF_A_PROJECT if but_of else ()))
    return [one for one in tables.METADATA.sorted_tables if one.name not in left_out]


def _rows(db: Connection, table: Table, but_of: str) -> list[tuple[object, ...]]:
    rows = select(table)
    if but_of and "project_id" in table.c and table.name != "roles":
        rows = rows.where(table.c.project_id.is_distinct_from(but_of))
    return [tuple(row) for row in db.execute(rows)]


@contextmanager
def raw_office(folder: Path, data: Path) -> Iterator[RawOffice]:
    """Start a team server on a database of its own, and open it once as its admin."""
    port, file = run.free_port(0), folder / "planner.sqlite3"
    store = open_store(f"sqlite:///{file}")
    try:
        with store.writing(PROGRAM) as write:
            projects.add(write, OTHER, Text(OTHERS_NAME, OTHERS_NAME), kept.dossier())
            task_id = orders.ask(write, kept.dossier().problem, Limits(), project=(OTHER, 1))
        more = {
            **CONFIGURED,
            "PLANNER_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "PLANNER_SOLVER_SLOTS": "1",
        }
        with app_server(folder, data=data, database=file, port=port, more=more) as server:
            office = RawOffice(server, store, folder / "app.log", task_id)
            with office.session("boss", "overview", RoleGrant(Role.ADMIN, EVERYWHERE)) as boss:
                boss.run()  # the parks that come with the program are there now
            yield office
    finally:
        store.close()
