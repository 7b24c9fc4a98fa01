"""Every public function of the services has its line of the matrix, and everybody is held to it: what has none is refused."""

import ast
from pathlib import Path
from typing import Any

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import EVERYWHERE, GRANTED, Permission, Role
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import Task
from planner.services.authorization import scopes
from planner.services.authorization.catalogue import CATALOGUE, CLOSED
from planner.services.authorization.guard import guarded
from planner.services.people.calls import AccessRefusal, called
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.services.tasks.book import Question, TaskBook
from planner.services.workbench.what_if import WhatIfs
from planner.store import orders, people
from tests.services.authorization import functions, matrix
from tests.support import kept
from tests.support.kept import ANN
from tests.support.office_people import OfficeOfPeople

ROOT = Path(__file__).resolve().parents[3]
NOT_HANDED_OUT = {
    "Admission",
    "BackupSchedule",
    "Cleanup",
    "Drafts",
    "Guard",
    "Heartbeat",
    "PlanShelf",
    "TaskCache",
    "TaskRunner",
}
"""Classes that reach the store and that no screen and no request is ever given."""
OF_WHAT_IS_HANDED_OVER = {
    "editing.file_merge.base_of",
    "editing.history.changes_of",
    "people.names.person_called",
    "workbench.attribution.solve_between",
    "workbench.attribution.steps",
    "workbench.portfolios.portfolios",
}
"""Functions that call a service which they are given: a person's is under its guard."""
OF_THE_PROGRAM = {
    "authorization.guard.guarded",
    "database.figures.figures_of",
    "database.heartbeat.is_alive",
    "database.maintenance.back_up",
    "database.maintenance.backups",
    "database.maintenance.drill",
    "database.maintenance.holds",
    "database.maintenance.place",
    "database.maintenance.put_back",
    "database.maintenance.trail_head",
    "database.maintenance.upgrade",
    "database.maintenance.verify",
    "database.opening.open_database",
    "database.schedule.backup_schedule",
    "people.admission.has_admin",
    "people.approval.require_other_approver",
    "people.calls.called",
    "people.calls.is_called",
    "people.calls.recheck",
    "people.calls.require",
    "projects.freeze.require_free_plan",
    "projects.freeze.require_free_scenario",
    "projects.freeze.require_not_decided_against",
    "projects.freeze.require_plan_of",
    "scenarios.stored.proposers_of",
    "scenarios.stored.resolve",
    "tasks.runner.keep_ended",
}
"""Functions of whoever owns the machine, or within a call that was checked: no screen and no request calls them."""
OF_NOTHING_KEPT = {
    "people.admission.digest_of",
    "people.admission.login_id_of",
    "projects.projects.shipped_plan_id",
    "wording.typed_text.one_line",
} | {f"authorization.scopes.{name}" for name, _ in functions.public(scopes)}
"""Functions of values, beside others that reach the store."""
EDGES = ("planner/ui", "planner/rest")
OPENS_THE_SERVICES = "planner/ui/app_services.py"
LOOKS_WHETHER_IT_OPENS = "planner/ui/shared/no_database.py"


@pytest.fixture(scope="module")
def office() -> OfficeOfPeople:
    return OfficeOfPeople()


def test_every_class_that_reaches_the_store_is_guarded_or_handed_to_nobody() -> None:
    names = {kind.__name__ for kind in functions.stateful() - CATALOGUE.keys()}
    assert names == NOT_HANDED_OUT


def test_every_public_function_of_a_guarded_class_has_a_line() -> None:
    for kind, rules in CATALOGUE.items():
        lines = rules.keys() | CLOSED.get(kind, frozenset())
        assert functions.methods(kind) == lines, f"{kind.__name__}: add it to planner/services/authorization"


def test_every_other_function_that_reaches_the_store_is_listed() -> None:
    assert functions.reaching() == OF_WHAT_IS_HANDED_OVER | OF_THE_PROGRAM | OF_NOTHING_KEPT


def test_no_screen_and_no_request_goes_past_the_guard() -> None:
    behind = {kind.__name__ for kind in functions.stateful()} | {
        name.rpartition(".")[2] for name in OF_THE_PROGRAM | {"ui.app_services.database"}
    }
    called = {
        (str(path.relative_to(ROOT)), node.func.id)
        for edge in EDGES
        for path in (ROOT / edge).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in behind
    }
    allowed = {(LOOKS_WHETHER_IT_OPENS, "database")}
    assert {one for one in called - allowed if one[0] != OPENS_THE_SERVICES} == set()


@pytest.mark.slow
def test_everybody_is_held_to_the_matrix(office: OfficeOfPeople) -> None:
    head, *told = matrix.PAGE.read_text("utf-8").splitlines()
    assert head == matrix.HEAD
    assert matrix.lines(office) == told, (
        "read the difference, then python -m tests.services.authorization.matrix"
    )


def test_what_has_no_line_is_refused_also_to_an_admin(office: OfficeOfPeople) -> None:
    boss = office.enter("boss", (Role.ADMIN, EVERYWHERE))
    shown = guarded(Projects(office.store), office.store, lambda: boss)
    assert len(shown.list()) == 2
    for name in ("take_in", "import_shipped", "no_such_thing"):
        with pytest.raises(AccessRefusal):
            getattr(shown, name)


def test_lists_leave_out_what_is_of_other_projects(office: OfficeOfPeople) -> None:
    viewer = office.enter("ann", (Role.VIEWER, office.own.project_id))
    shown = guarded(Projects(office.store), office.store, lambda: viewer)
    assert [one.project_id for one in shown.list()] == [office.own.project_id]


@pytest.mark.parametrize(
    ("kind", "name", "argument"),
    [
        (Scenarios, "create", "base_plan"),
        (Scenarios, "save", "base"),
        (WhatIfs, "rebase", "plan_id"),
        (WhatIfs, "change", "kept"),
    ],
)
def test_nothing_of_another_project_comes_in_beside_the_own_one(
    office: OfficeOfPeople, kind: type, name: str, argument: str
) -> None:
    planner = office.enter("beside", (Role.PLANNER, office.own.project_id))
    assert matrix.is_let_in(office.store, kind, name, {}, planner, office.own)
    beside = {argument: matrix.arguments(kind, name, office.other)[argument]}
    assert not matrix.is_let_in(office.store, kind, name, beside, planner, office.own)


def test_a_solve_of_no_project_is_of_whoever_asked_and_of_an_admin(office: OfficeOfPeople) -> None:
    ann, bob = (office.enter(f"asks-{name}", (Role.PLANNER, EVERYWHERE)) for name in ("ann", "bob"))
    boss = office.enter("boss", (Role.ADMIN, EVERYWHERE))
    facts = kept.dossier().problem
    tasks = {}
    for who in (ann, bob):
        with called(who, ()), office.store.writing(who.actor) as write:
            tasks[who.person_id] = orders.ask(write, facts, Limits())
    assert len(set(tasks.values())) == 2, "somebody else's is no like one"
    for name in ("task", "order", "cancel"):
        for who, is_let_in in ((ann, True), (bob, False), (boss, True)):
            more = {"task_id": tasks[ann.person_id]}
            assert matrix.is_let_in(office.store, TaskBook, name, more, who, office.own) is is_let_in


def test_a_question_is_found_by_who_may_look_at_the_project_it_was_asked_in(office: OfficeOfPeople) -> None:
    viewer = office.enter("finds", (Role.VIEWER, office.own.project_id))
    book: Any = object.__new__(TaskBook)
    for project_id, is_found in (
        (office.own.project_id, True),
        (office.other.project_id, False),
        ("", False),
    ):
        asked = Question(task=Task(task_id="t", fingerprint="f", limits=Limits()), project_id=project_id)
        book.__dict__["question"] = lambda topic, asked=asked: asked
        found = guarded(book, office.store, lambda: viewer).question("topic")
        assert (found == asked) is is_found


def test_who_acts_is_the_caller_whatever_actor_is_handed_over(office: OfficeOfPeople) -> None:
    planner = office.enter("kim", (Role.PLANNER, office.own.project_id))
    shown = guarded(Projects(office.store), office.store, lambda: planner)
    shown.rename(ANN, office.own.project_id, "新名")
    assert shown.trail(office.own.project_id)[0].actor == planner.actor


def test_a_role_that_goes_while_a_call_is_under_way_lets_nothing_be_written(office: OfficeOfPeople) -> None:
    planner = office.enter("lee", (Role.PLANNER, EVERYWHERE))

    late = Projects(office.store)
    usual = late.rename

    def rename(*given: object) -> None:
        office.withdraw(planner, Role.PLANNER)
        usual(*given)  # type: ignore[arg-type]

    late.__dict__["rename"] = rename
    before = late.find(office.own.project_id)
    with pytest.raises(AccessRefusal):
        guarded(late, office.store, lambda: planner).rename(ANN, office.own.project_id, "zu spät")
    assert late.find(office.own.project_id) == before


def test_a_write_past_the_guard_is_refused_where_people_log_in(office: OfficeOfPeople) -> None:
    with pytest.raises(AccessRefusal):
        Projects(office.store).rename(ANN, office.own.project_id, "past")
    with office.store.writing(PROGRAM) as write:
        assert people.find(write.db, "nobody") is None


def test_each_permission_is_granted_by_some_role_alone_or_by_an_admin() -> None:
    granted = {
        permission: {role for role in Role if permission in GRANTED[role]} for permission in Permission
    }
    assert granted == {
        Permission.VIEW: set(Role),
        Permission.PLAN: {Role.PLANNER, Role.ADMIN},
        Permission.APPROVE: {Role.APPROVER, Role.ADMIN},
        Permission.ADMINISTER: {Role.ADMIN},
    }
