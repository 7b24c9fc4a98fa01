"""A team server as its people see it: nothing before the login, what a role allows, and out at once; one PC is as before."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import EVERYWHERE, ROLE_TITLES, Role, RoleGrant
from planner.services.people.calls import LOGIN_OVER, AccessRefusal
from planner.store import people as store
from planner.text import Lang
from planner.ui import app_services, login, server, unforeseen
from planner.ui.app_services import admission, is_team, later, may_plan, on_behalf_of, people, projects
from planner.ui.cookie_login import end_login, has_role, is_of_file, is_stranger
from planner.ui.hearing import hear
from planner.ui.interface import Interface
from planner.ui.pages.people import words
from planner.ui.shared.words import login as login_words
from planner.ui.shared.words import shell
from tests.support.asking import asked
from tests.support.team import CONFIGURED, Teammate, opened_as, team_server
from tests.ui.conftest import Screen

PARK = "ziyuan"


@pytest.fixture(scope="module", autouse=True)
def team(one_park: Path) -> Iterator[None]:
    with team_server(one_park):
        yield


@pytest.fixture(scope="module")
def boss(team: None) -> Teammate:
    return Teammate("boss")


def words_of(test: AppTest) -> str:
    parts = [*test.title, *test.caption, *test.info, *test.warning, *test.error, *test.success]
    return "\n".join(str(one.value) for one in parts)


def buttons(test: AppTest) -> set[str]:
    return {str(one.key) for one in test.button}


@pytest.mark.parametrize(
    "user", [{"is_logged_in": False}, {}, {"is_logged_in": True, "sub": "x", "iss": "y"}]
)
def test_nobody_sees_a_page_before_the_login(user: dict[str, object]) -> None:
    shown = opened_as(user, "firms")
    assert buttons(shown) == {"log_in"}
    assert not shown.sidebar.children
    assert shell.FIRMS.zh not in words_of(shown)


def test_who_has_no_role_is_told_whom_to_ask_and_sees_nothing() -> None:
    new = Teammate("new")
    shown = new.open()
    assert new.caller.person_id in words_of(shown)
    assert buttons(shown) == {"log_out"}


def test_a_viewer_reads_and_is_refused_what_a_viewer_may_not(
    boss: Teammate, caplog: pytest.LogCaptureFixture
) -> None:
    ann = Teammate("ann", (Role.VIEWER, PARK))
    shown = ann.open("history")
    assert login_words.LOG_OUT.zh in {one.label for one in shown.sidebar.button}
    for key, role in (
        ("project_rename", Role.PLANNER),
        ("project_copy", Role.PLANNER),
        ("project_delete", Role.ADMIN),
    ):
        held = shown.button(key=key)
        assert held.disabled
        assert f"“{ROLE_TITLES[role].zh}”" in held.help
    before, grant = named(), RoleGrant(Role.PLANNER, EVERYWHERE)
    with app_services.database().writing(PROGRAM) as write:
        store.grant(write, ann.caller.person_id, grant)
    shown.run()
    assert not shown.button(key="project_copy").disabled
    with app_services.database().writing(PROGRAM) as write:
        store.withdraw(write, ann.caller.person_id, grant)
    shown.button(key="project_copy").click().run()  # in memory nothing but the log tells
    assert "refused Projects.create" in caplog.text
    assert named() == before
    assert app_services.database().check is not None


def named() -> list[str]:
    with on_behalf_of(Teammate("reader", (Role.VIEWER, EVERYWHERE)).caller):
        return [one.name.zh for one in projects().list()]


def test_an_admin_gives_a_role_on_the_page_and_everybody_makes_their_own_tokens(boss: Teammate) -> None:
    kim = Teammate("kim")
    shown = boss.open("people")
    shown.selectbox(key="people_who").set_value(kim.caller.person_id)
    shown.selectbox(key="people_role").set_value(Role.PLANNER.value)
    shown.selectbox(key="people_where").set_value(PARK)
    shown.button(key="people_grant").click().run()
    assert not shown.exception
    assert admission().whoever(kim.caller).grants[0].project_id == PARK
    hers = kim.open("people")
    assert "people_grant" not in buttons(hers)
    hers.text_input(key="token_name").set_value("报表")
    hers.button(key="token_make").click().run()
    (secret,) = (str(one.value) for one in hers.code)
    hers.run()
    assert not hers.code
    assert answered("/parks", secret) == (200, [PARK])
    assert answered("/parks", "")[0] == 401
    assert answered("/parks", secret + "x")[0] == 401
    assert answered("/health", "")[0] == 200
    shown.button(key="people_withdraw").click().run()
    assert answered("/parks", secret)[0] == 403
    newest = Screen(shown).sheet("people_trail")["parts"][0]["rows"][0]["cells"]
    with on_behalf_of(boss.caller):
        park = projects().find(PARK)
    assert park is not None
    assert newest[2:] == [
        words.ACTIONS["withdraw role"].zh,
        "Kim",
        f"Kim · {ROLE_TITLES[Role.PLANNER].zh} · {park.name.zh}",
    ]


def answered(path: str, secret: str) -> tuple[int, object]:
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    reply = asked(Interface(), "GET", path, headers=headers)
    told = reply.told
    return reply.status, [one["park"] for one in told] if isinstance(told, list) else told.get("code")


def test_no_body_is_read_of_whoever_is_not_in() -> None:
    reply = asked(Interface(), "POST", "/plans", body=b"not JSON")
    assert (reply.status, reply.headers["www-authenticate"][:6]) == (401, "Bearer")


def test_a_login_that_was_ended_elsewhere_opens_no_page_any_more() -> None:
    lee = Teammate("lee", (Role.VIEWER, EVERYWHERE))
    tab = lee.open("people")
    admission().leave(lee.caller)
    tab.run()
    assert buttons(tab) == {"log_in"}
    assert "登录已失效" in words_of(tab)


def test_a_message_at_the_door_cancels_nothing_where_people_log_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.ui.hearing.cancels_in", lambda _said: pytest.fail("heard"))
    assert is_team()
    hear(b"cancel_task")


def test_no_work_begins_by_itself_for_who_only_looks() -> None:
    for role, begins in ((Role.VIEWER, False), (Role.APPROVER, False), (Role.PLANNER, True)):
        with on_behalf_of(Teammate(f"looks-{role}", (role, PARK)).caller):
            assert may_plan() is begins


def test_a_refusal_is_said_in_its_own_words() -> None:
    refused = AccessRefusal(LOGIN_OVER)
    assert unforeseen.sentence_on(refused) is LOGIN_OVER


def test_no_act_is_anybodys_where_no_page_is_drawn() -> None:
    with pytest.raises(Exception, match="login is over"):
        people().list()


def test_a_file_is_made_off_the_page_and_only_while_its_project_may_be_looked_at() -> None:
    zoe = Teammate("zoe", (Role.VIEWER, PARK))
    with on_behalf_of(zoe.caller):
        asking, plain = later(PARK, lambda: projects().find(PARK), "a"), later(PARK, lambda: b"file", "b.pdf")
    assert asking() is not None
    assert plain() == b"file"
    with on_behalf_of(zoe.caller):
        newest = projects().trail(PARK)[0]
    assert (newest.actor, newest.action, newest.detail) == (zoe.caller.actor, "export", "b.pdf")
    with app_services.database().writing(PROGRAM) as write:
        store.withdraw(write, zoe.caller.person_id, RoleGrant(Role.VIEWER, PARK))
    for make in (asking, plain):
        with pytest.raises(AccessRefusal):
            make()


def test_every_file_that_a_page_offers_is_made_for_whoever_looks() -> None:
    calls = [
        node
        for path in Path("planner/ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("download_button")
    ]
    assert calls
    for call in calls:
        made = next((one.value for one in call.keywords if one.arg == "data"), None) or call.args[1]
        assert ast.unparse(made).startswith("later("), ast.unparse(call)


def test_a_file_is_taken_and_given_only_where_somebody_is_in_and_has_a_role() -> None:
    ann, new = Teammate("uploads", (Role.VIEWER, PARK)), Teammate("uploads-not")
    assert not has_role(upload(None))
    assert has_role(upload(ann.claims))
    assert not has_role(upload(ann.claims, origin="https://evil.example"))
    assert not has_role(upload(new.claims))
    assert [is_stranger(upload(claims)) for claims in (None, ann.claims, new.claims)] == [True, False, True]
    admission().leave(ann.caller)
    assert not has_role(upload(ann.claims))
    assert is_stranger(upload(ann.claims))
    for path, is_one in (("/_stcore/upload_file/a/b", True), ("/media/a.png", True), ("/plan", False)):
        assert is_of_file({"type": "http", "path": path}) is is_one


def test_the_way_out_ends_the_login_of_a_cookie_that_was_copied() -> None:
    ann = Teammate("leaves", (Role.VIEWER, PARK))
    end_login(upload(None))
    assert has_role(upload(ann.claims))
    end_login(upload(ann.claims))
    assert not has_role(upload(ann.claims))


def upload(
    user: dict[str, object] | None, origin: str = CONFIGURED["PLANNER_PUBLIC_URL"]
) -> dict[str, object]:
    """Return a request that brings a file, with the cookie of a login."""
    headers = []
    if user is not None:
        signed = create_signed_value(
            get_cookie_secret(), USER_COOKIE_NAME, json.dumps({**user, "origin": origin})
        )
        headers.append((b"cookie", f"{USER_COOKIE_NAME}=".encode() + signed))
    return {"type": "http", "path": "/_stcore/upload_file/a/b", "headers": headers}


def test_every_act_on_people_has_words() -> None:
    source = Path("planner/store/people.py").read_text("utf-8")
    acts = set(re.findall(r'"((?:\w+ )*(?:person|role|login|token|in|out|approval))"', source))
    acts = {one for one in acts if " " in one}
    assert acts == set(words.ACTIONS)
    assert all(one.say(lang) for one in words.ACTIONS.values() for lang in Lang)


def test_another_address_is_served_only_where_a_login_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = config.get_option("server.address")
    hosts = config.get_option("server.allowedHosts")
    config.set_option("server.address", "0.0.0.0")
    try:
        server.refuse_others()
        secrets = login.login_secrets()
        assert secrets is not None
        assert secrets["auth"]["redirect_uri"] == f"{CONFIGURED['PLANNER_PUBLIC_URL']}/oauth2callback"
        assert "planner.example" in st.get_option("server.allowedHosts")
        monkeypatch.delenv("PLANNER_COOKIE_SECRET")
        with pytest.raises(SystemExit):
            server.refuse_others()
        assert login.login_secrets() is None
        config.set_option("server.address", usual)
        server.refuse_others()
        monkeypatch.setenv("PLANNER_COOKIE_SECRET", CONFIGURED["PLANNER_COOKIE_SECRET"])
        config.set_option("server.trustedUserHeaders", {"x-user": "sub"})
        with pytest.raises(SystemExit, match="trustedUserHeaders"):
            server.refuse_others()
    finally:
        config.set_option("server.trustedUserHeaders", None)
        config.set_option("server.address", usual)
        config.set_option("server.allowedHosts", hosts)
