"""Of which project a call is: named by an argument, or looked up in the store by an id, never believed of a browser."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from planner.domain.projects.lifecycle import State
from planner.domain.projects.person import EVERYWHERE, Permission
from planner.services.people.calls import OwnedBy
from planner.store import owners
from planner.store.owners import StoreState

Arguments = Mapping[str, Any]

Scope = Callable[[Arguments, StoreState], str | OwnedBy | None]
"""Returns a project, `EVERYWHERE`, an owner, or None where any project does: of an id that is not there, the service says so."""
PermissionOf = Callable[[Arguments, StoreState], Permission]

_SETTLED = frozenset({State.APPROVED, State.IN_FORCE})
"""States that only who approves brings a scenario to, and takes it out of."""


def anywhere(_arguments: Arguments, _db: StoreState) -> None:
    """Return that any project does: the call says nothing of any, or what it gives is narrowed."""


def everywhere(_arguments: Arguments, _db: StoreState) -> str:
    """Return that it is about all projects."""
    return EVERYWHERE


def of(path: str) -> Scope:
    """Return the project that an argument names, such as `project_id` or `kept.project_id`."""
    return lambda arguments, _db: str(_said(arguments, path))


def of_pair(name: str) -> Scope:
    """Return the project of a pair of project and version; without one, any project does."""

    def scope(arguments: Arguments, _db: StoreState) -> str | None:
        pair = arguments[name]
        return None if pair is None else str(pair[0])

    return scope


def of_plan(path: str) -> Scope:
    """Return the project of a plan, or of the solve that made it; without one, any project does."""

    def scope(arguments: Arguments, db: StoreState) -> str | OwnedBy | None:
        plan_id = _said(arguments, path)
        return None if plan_id is None else owners.of_plan(db, str(plan_id)) or _asker(db, str(plan_id))

    return scope


def of_base(name: str) -> Scope:
    """Return the project of the plan in a pair of version and plan; without one, any project does."""

    def scope(arguments: Arguments, db: StoreState) -> str | None:
        base = arguments[name]
        return None if base is None or base[1] is None else owners.of_plan(db, str(base[1]))

    return scope


def of_scenario(path: str) -> Scope:
    """Return the project of a scenario, as the store knows it whatever an argument says of it."""
    return lambda arguments, db: owners.of_scenario(db, str(_said(arguments, path)))


def of_scenario_pair(name: str) -> Scope:
    """Return the project of a pair of scenario and version; without one, any project does."""

    def scope(arguments: Arguments, db: StoreState) -> str | None:
        pair = arguments[name]
        return None if pair is None else owners.of_scenario(db, str(pair[0]))

    return scope


def of_scenario_or_all(name: str) -> Scope:
    """Return the project of a scenario; without one the call is about all projects."""

    def scope(arguments: Arguments, db: StoreState) -> str | None:
        scenario_id = arguments[name]
        return EVERYWHERE if scenario_id is None else owners.of_scenario(db, str(scenario_id))

    return scope


def of_decision(name: str) -> Scope:
    """Return the project of a decision."""
    return lambda arguments, db: owners.of_decision(db, str(arguments[name]))


def of_task(name: str) -> Scope:
    """Return the project of a task, or who asked for one of no project."""

    def scope(arguments: Arguments, db: StoreState) -> str | OwnedBy | None:
        task_id = str(arguments[name])
        return owners.of_task(db, task_id) or _asker(db, task_id)

    return scope


def to_move_on(arguments: Arguments, db: StoreState) -> Permission:
    """Return what moving a scenario on needs: to approve, where it becomes approved, in force, or leaves these."""
    seen = arguments.get("seen")
    scenario_id = arguments["scenario_id"] if seen is None else seen.kept.scenario_id
    is_settled = arguments.get("state") in _SETTLED or owners.scenario_state(db, scenario_id) in _SETTLED
    return Permission.APPROVE if is_settled else Permission.PLAN


def to_keep_plan(arguments: Arguments, _db: StoreState) -> Permission:
    """Return what keeping a plan needs: to approve, where it comes in force with it."""
    return Permission.APPROVE if arguments["in_force"] else Permission.PLAN


def _asker(db: StoreState, task_id: str) -> OwnedBy | None:
    person_id = owners.asker_of(db, task_id)
    return None if person_id is None else OwnedBy(person_id)


def _said(arguments: Arguments, path: str) -> Any:
    """Return an argument, or what a part of it says: `kept.project_id`."""
    name, _, rest = path.partition(".")
    return attrgetter(rest)(arguments[name]) if rest else arguments[name]
