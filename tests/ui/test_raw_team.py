"""A team server and a viewer without a browser, who says what no screen offers: nothing is changed, and nothing is told that may not be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.projects.person import Role, RoleGrant
from planner.store import people
from planner.ui.hearing import key_of
from tests.campaigns import raw_clients
from tests.support.raw_office import OTHER, OTHERS_NAME, PARK, PARK_NAME, TRACES, RawOffice, raw_office
from tests.support.raw_session import RawSession

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office(one_park: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RawOffice]:
    with raw_office(tmp_path_factory.mktemp("team"), one_park) as running:
        yield running


def test_nobody_without_a_role_is_shown_anything(office: RawOffice) -> None:
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
    office: RawOffice, page: str, keys: tuple[str, ...]
) -> None:
    with office.session("ann", page, RoleGrant(Role.VIEWER, PARK)) as viewer:
        drawn, before = viewer.run(), office.kept()
        for key in keys:
            answer = viewer.press(drawn.id(key))
            assert not answer.exceptions()
        assert office.kept() == before


def test_ids_of_another_project_open_and_stop_nothing_of_it(office: RawOffice) -> None:
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


def test_long_texts_and_floods_leave_the_server_to_the_others(office: RawOffice) -> None:
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


def test_acts_that_no_screen_offers_write_and_tell_nothing_that_may_not_be(office: RawOffice) -> None:
    evidence = raw_clients.on(office, 10, 0)
    assert evidence.failures == ()
    assert int(evidence.figure("kinds of acts")) > 5
