"""`user` and `token`, as whoever owns the machine of a team server calls them."""

from pathlib import Path

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.services.people.admission import Admission
from planner.services.people.calls import AccessRefusal
from planner.store import projects
from planner.store.opening import open_store
from planner.text import Text
from tests.cli.parks import Said, call
from tests.support import kept
from tests.support.office_people import claims


def test_people_get_roles_and_tokens_on_the_command_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"

    def run(*words: str) -> Said:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PLANNER_DATABASE_URL", url)
            return call(*words)

    store = open_store(url)
    with store.writing(PROGRAM) as write:
        projects.add(write, "ziyuan", Text("资源", "Ziyuan"), kept.dossier())
    admission = Admission(store)
    ann = admission.enter(claims("ann", email="ann@x.example"))
    assert "无角色" in run("user", "list").out
    assert "planner:ziyuan" in run("user", "grant", "ANN@x.example", "planner", "--project", "ziyuan").out
    assert run("user", "grant", "nobody", "viewer").status == 2
    unknown = run("user", "grant", "ann", "planner", "--project", "ziyaun", "--lang", "en")
    assert (unknown.status, "ziyaun" in unknown.err) == (1, True)
    assert run("user", "grant", "ann", "admin", "--project", "ziyuan").status == 1
    run("user", "grant", ann.person_id, "admin")
    assert admission.whoever(ann).is_admin
    last = run("user", "withdraw", "ann", "admin", "--lang", "en")
    assert (last.status, "last admin" in last.err) == (1, True)
    added = run("user", "add", "https://login.example", "bob", "--name", "包 Bob")
    assert "包 Bob" in added.out
    assert admission.enter(claims("bob")).person_id == added.out.split()[0]
    secret = run("token", "make", "bob", "月报").out.strip()
    assert admission.admit(secret).person_id == added.out.split()[0]
    listed = run("token", "list").out
    assert "月报" in listed
    assert secret not in listed
    assert run("token", "withdraw", listed.split()[0]).status == 0
    with pytest.raises(AccessRefusal):
        admission.admit(secret)
    assert "已停用" in run("user", "suspend", "bob").out
    assert "已停用" not in run("user", "restore", "bob").out
    assert run("token", "make", "bob", " ").status == 1
    store.close()
