"""The app in memory as a team server: what is configured, and who comes in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import Role, RoleGrant
from planner.services.people.calls import Caller
from planner.settings import ROOT
from planner.store import people
from planner.ui import app_services
from tests.support.office_people import claims
from tests.support.waiting import PATIENCE_S

CONFIGURED = {
    "PLANNER_OIDC_METADATA_URL": "https://login.example/.well-known/openid-configuration",
    "PLANNER_OIDC_CLIENT_ID": "planner",
    "PLANNER_OIDC_CLIENT_SECRET": "secret",
    "PLANNER_COOKIE_SECRET": "c" * 32,
    "PLANNER_PUBLIC_URL": "https://planner.example",
    "PLANNER_FIRST_ADMIN": "boss",
}


@contextmanager
def team_server(data: Path) -> Iterator[None]:
    """Have the screens in memory be those of a team server with a database of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**CONFIGURED, "PLANNER_DATA": str(data)}.items():
            patch.setenv(name, value)
        app_services.let_go()
        try:
            yield
        finally:
            app_services.let_go()
    assert "PLANNER_OIDC_CLIENT_ID" not in os.environ


class Teammate:
    """A person with a browser."""

    def __init__(self, subject: str, *roles: tuple[Role, str]) -> None:
        self.claims = claims(subject)
        self.caller: Caller = app_services.admission().enter(self.claims)
        with app_services.database().writing(PROGRAM) as write:
            for role, project_id in roles:
                people.grant(write, self.caller.person_id, RoleGrant(role, project_id))

    def open(self, page: str = "") -> AppTest:
        """Return a page as this person is shown it."""
        return opened_as(self.claims, page)


def opened_as(user: dict[str, object], page: str = "") -> AppTest:
    """Return a page as a user of a browser is shown it."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE_S)
    test.user = user
    if page:
        test.switch_page(f"planner/ui/pages/{page}/{page}.py")
    test.run()
    assert not test.exception
    return test
