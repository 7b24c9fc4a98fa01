"""Every public function of every service that reaches the store, with what it needs; one that is not here is open to nobody.

`tests/services/authorization` fails until a new function has its line, here and in the matrix that it is held against.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.projects.person import Permission, Person
from planner.services.authorization.scopes import (
    PermissionOf,
    Scope,
    anywhere,
    everywhere,
    of,
    of_base,
    of_decision,
    of_pair,
    of_plan,
    of_scenario,
    of_scenario_or_all,
    of_scenario_pair,
    of_task,
    to_keep_plan,
    to_move_on,
)
from planner.services.editing.editor import Editing
from planner.services.importing.mappings import Uploads
from planner.services.people.people import People
from planner.services.projects.projects import Projects
from planner.services.projects.readings import Readings
from planner.services.scenarios.stored import Scenarios
from planner.services.tasks.book import Question, TaskBook
from planner.services.workbench.decisions import Decisions
from planner.services.workbench.milestone_book import MilestoneBook
from planner.services.workbench.place_books import PlaceBooks
from planner.services.workbench.what_if import WhatIfs
from planner.services.workbench.workbench import Workbench

Narrow = Callable[[Any, Person], Any]


@dataclass(frozen=True)
class AccessRule:
    """What a function needs: a permission, in each project that the call is of; `narrow` leaves out what is of others."""

    permission: Permission | PermissionOf
    scopes: tuple[Scope, ...]
    narrow: Narrow | None = None


def _own(path: str) -> Narrow:
    """Return the part of a list that is of projects that a person may look at."""
    return lambda found, person: tuple(
        one for one in found if person.may(Permission.VIEW, str(getattr(one, path)))
    )


def _question(found: Question | None, person: Person) -> Question | None:
    """Return a question of a project that a person may look at; one of no project is to be asked in one."""
    return found if person.may(Permission.VIEW, getattr(found, "project_id", "")) else None


def _view(*scopes: Scope, narrow: Narrow | None = None) -> AccessRule:
    return AccessRule(Permission.VIEW, scopes, narrow)


def _plan(*scopes: Scope) -> AccessRule:
    return AccessRule(Permission.PLAN, scopes)


def _approve(*scopes: Scope) -> AccessRule:
    return AccessRule(Permission.APPROVE, scopes)


def _admin() -> AccessRule:
    return AccessRule(Permission.ADMINISTER, (everywhere,))


_PROJECT, _FACTS = of("project_id"), of("facts.project_id")

CATALOGUE: Mapping[type, Mapping[str, AccessRule]] = {
    Workbench: {
        "parks": _view(anywhere, narrow=_own("key")),
        "data_folder": _view(everywhere),
        "facts": _view(_PROJECT),
        "facts_at": _view(_PROJECT),
        "start": _plan(_FACTS),
        "replan": _plan(_FACTS),
        "cancel": _plan(of_task("task_id")),
        "run": _view(of_task("task_id")),
        "run_of": _view(_FACTS, of_task("task_id")),
        "running": _view(_FACTS),
        "versions": _view(_FACTS),
        "in_force": _view(_FACTS),
        "report": _view(of("version.project_id")),
        "as_of_today": _view(of("version.project_id"), _FACTS),
        "broken_today": _view(of("version.project_id"), _FACTS),
    },
    TaskBook: {
        "start": _plan(of_pair("project"), of_scenario_pair("scenario")),
        "ask": _plan(of("project_id")),
        "question": _view(anywhere, narrow=_question),
        "results": _view(of("project_id")),
        "topics": _view(of("project_id")),
        "kept": _view(of_task("task_id")),
        "newest": _view(of_scenario_or_all("scenario")),
        "order": _view(of_task("task_id")),
        "task": _view(of_task("task_id")),
        "cancel": _plan(of_task("task_id")),
        "wait": _view(of_task("task_id")),
    },
    PlaceBooks: {"answer": _view(anywhere)},
    WhatIfs: {
        "base": _view(of_plan("plan_id")),
        "begin": _plan(of_plan("plan_id")),
        "branch": _plan(of("kept.project_id"), of_plan("kept.base_plan")),
        "change": _plan(of_scenario("kept.scenario_id")),
        "open": _view(of_scenario("scenario_id")),
        "ask": _plan(of_scenario("scenario_id")),
        "review": _view(of_scenario("kept.scenario_id"), of_plan("plan_id")),
        "rebase": _plan(of_scenario("kept.scenario_id"), of_plan("plan_id")),
        "step": AccessRule(to_move_on, (of_scenario("seen.kept.scenario_id"),)),
        "in_force": _view(_PROJECT),
    },
    Scenarios: {
        "list": _view(_PROJECT),
        "open": _view(of_scenario("scenario_id")),
        "create": _plan(_PROJECT, of_plan("base_plan")),
        "save": _plan(of_scenario("scenario_id"), of_base("base")),
        "set_state": AccessRule(to_move_on, (of_scenario("scenario_id"),)),
        "life": _view(of_scenario("scenario_id")),
        "delete": AccessRule(to_move_on, (of_scenario("scenario_id"),)),
        "restore": _plan(of_scenario("scenario_id")),
    },
    Decisions: {
        "pack": _view(of("order.project_id")),
        "decide": _approve(of("order.project_id")),
        "withdraw": _approve(of_decision("decision_id")),
        "of_project": _view(_PROJECT),
        "on": _view(_PROJECT),
        "papers": _view(of_decision("decision_id")),
        "contradicted": _view(of("decision.project_id")),
        "earlier": _view(of("order.project_id")),
    },
    MilestoneBook: {
        "log": _view(_PROJECT),
        "history": _view(_PROJECT),
        "enter": _plan(of("about.project_id")),
        "enter_all": _plan(_PROJECT),
        "add_task": _plan(_PROJECT),
        "tick": _plan(of("about.project_id")),
        "drop": _plan(of("about.project_id")),
        "take_back": _plan(of("entry.about.project_id")),
    },
    Editing: {
        "desk": _view(_PROJECT),
        "unsaved_tables": _view(_PROJECT),
        "type_in": _plan(_PROJECT),
        "type_over": _plan(_PROJECT),
        "lay_in": _plan(_PROJECT),
        "lay_edits": _plan(of("seen.saved.project_id")),
        "undo": _plan(_PROJECT),
        "redo": _plan(_PROJECT),
        "discard": _plan(of("seen.saved.project_id")),
        "save": _plan(_PROJECT),
        "bring_together": _view(_PROJECT),
        "take_over": _plan(_PROJECT),
    },
    Readings: {
        "open": _view(_PROJECT),
        "read": _view(of("opened.saved.project_id")),
        "rows_read": _view(_PROJECT),
    },
    Projects: {
        "list": _view(anywhere, narrow=_own("project_id")),
        "find": _view(_PROJECT),
        "open": _view(_PROJECT),
        "history": _view(_PROJECT),
        "create": _plan(everywhere),
        "save": _plan(_PROJECT),
        "bring_together": _view(_PROJECT),
        "restore_version": _plan(_PROJECT),
        "rename": _plan(_PROJECT),
        "delete": _admin(),
        "restore": _admin(),
        "keep_plan": AccessRule(to_keep_plan, (of_pair("project"), of_scenario_pair("scenario"))),
        "put_in_force": _approve(_PROJECT, of_plan("plan_id")),
        "plan_ids": _view(_PROJECT),
        "plan_list": _view(_PROJECT),
        "rename_plan": _plan(of_plan("plan_id")),
        "plan": _view(of_plan("plan_id")),
        "trail": _view(_PROJECT),
        "note_export": _view(_PROJECT),
        "note_import": _plan(_PROJECT),
    },
    Uploads: {"memory": _view(anywhere), "remember": _plan(anywhere)},
    People: {
        "list": _admin(),
        "trail": _admin(),
        "invite": _admin(),
        "grant": _admin(),
        "withdraw": _admin(),
        "suspend": _admin(),
        "restore": _admin(),
        "end_logins": _admin(),
        "allows_own_approval": _admin(),
        "allow_own_approval": _admin(),
        "tokens": _admin(),
        "make_token": _admin(),
        "withdraw_token": _admin(),
        "own_tokens": _view(anywhere),
        "make_own_token": _view(anywhere),
        "withdraw_own_token": _view(anywhere),
    },
}

PARTS: Mapping[tuple[type, str], type] = {
    (WhatIfs, "scenarios"): Scenarios,
    (Editing, "readings"): Readings,
}
"""Services that are reached through others: they are handed out under the same guard."""

CLOSED: Mapping[type, frozenset[str]] = {
    Workbench: frozenset({"close"}),
    TaskBook: frozenset({"close"}),
    Projects: frozenset({"take_in", "import_shipped"}),
}
"""What the program alone calls, as it starts and ends."""
