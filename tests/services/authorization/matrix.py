"""The matrix of permissions as it is found by calling every function as everybody; `permissions.txt` holds what it must be."""

from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from planner.domain.projects.lifecycle import State
from planner.domain.projects.person import EVERYWHERE, Role
from planner.services.authorization.catalogue import CATALOGUE
from planner.services.authorization.guard import guarded
from planner.services.people.calls import AccessRefusal, Caller
from planner.store.store import Store
from tests.support.office_people import OfficeOfPeople, ProjectOfEach

PAGE = Path(__file__).with_name("permissions.txt")
HEAD = "function | role in the project | role in another project | role in all projects"
VARIANTS: dict[str, tuple[dict[str, Any], ...]] = {
    "WhatIfs.step": ({"state": State.APPROVED}, {"state": State.IN_FORCE}),
    "Scenarios.set_state": ({"state": State.APPROVED}, {"state": State.IN_FORCE}),
    "Projects.keep_plan": ({"in_force": True},),
    "TaskBook.start": ({"project": None},),
    "TaskBook.newest": ({"scenario": None},),
}
"""Arguments that need another permission than those of every call."""


def functions() -> Iterator[tuple[type, str, dict[str, Any]]]:
    """Return every function of the catalogue, with the arguments that make it another one."""
    for kind, rules in CATALOGUE.items():
        for name in rules:
            for more in ({}, *VARIANTS.get(f"{kind.__name__}.{name}", ())):
                yield kind, name, more


def lines(office: OfficeOfPeople) -> list[str]:
    """Return the matrix."""
    people = {
        role: [office.enter(f"{role}-{at}", (role, at)) for at in _places(office, role)] for role in Role
    }
    nobody = office.enter("nobody")
    found = []
    for kind, name, more in functions():
        own = {
            role: [is_let_in(office.store, kind, name, more, who, office.own) for who in callers]
            for role, callers in people.items()
        }
        assert not is_let_in(office.store, kind, name, more, nobody, office.own), (kind, name)
        cells = [" ".join(role for role in Role if own[role][at]) or "-" for at in range(3)]
        said = ", ".join(f"{key}={value}" for key, value in more.items())
        found.append(" | ".join((f"{kind.__name__}.{name}({said})", *cells)))
    return found


def is_let_in(
    store: Store, kind: type, name: str, more: dict[str, Any], caller: Caller, project: ProjectOfEach
) -> bool:
    """Whether a call on a project reaches the service."""
    service: Any = object.__new__(kind)
    reached: list[str] = []

    def reach(*_given: Any, **_named: Any) -> tuple[()]:
        reached.append(name)
        return ()

    service.__dict__[name] = reach
    try:
        getattr(guarded(service, store, lambda: caller), name)(**(arguments(kind, name, project) | more))
    except AccessRefusal:
        assert not reached
        return False
    assert reached
    return True


def arguments(kind: type, name: str, project: ProjectOfEach) -> dict[str, Any]:
    """Return what a function takes, all of it of one project."""
    this = SimpleNamespace(project_id=project.project_id)
    scenario = SimpleNamespace(
        project_id=project.project_id, scenario_id=project.scenario_id, base_plan=project.plan_ids[0]
    )
    known: dict[str, Any] = {
        "project_id": project.project_id,
        "plan_id": project.plan_ids[0],
        "scenario_id": project.scenario_id,
        "decision_id": project.decision_id,
        "task_id": project.task_id,
        "project": (project.project_id, 1),
        "scenario": (project.scenario_id, 1) if name == "start" else project.scenario_id,
        "base_plan": project.plan_ids[0],
        "base": (1, project.plan_ids[0]),
        "kept": scenario,
        "seen": SimpleNamespace(kept=scenario, saved=this),
        "opened": SimpleNamespace(saved=this),
        "entry": SimpleNamespace(about=this),
        "in_force": False,
    }
    known |= dict.fromkeys(("facts", "version", "order", "about", "decision"), this)
    if kind.__name__ == "TaskBook":
        known["order"] = object()
    takes = [one for one in signature(getattr(kind, name)).parameters if one != "self"]
    return {one: known.get(one) for one in takes}


def _places(office: OfficeOfPeople, role: Role) -> tuple[str, str, str]:
    """Return where a role is given: in the project called on, in another, in all; an admin is one of all alone."""
    if role is Role.ADMIN:
        return EVERYWHERE, EVERYWHERE, EVERYWHERE
    return office.own.project_id, office.other.project_id, EVERYWHERE


if __name__ == "__main__":
    PAGE.write_text("\n".join((HEAD, *lines(OfficeOfPeople()))) + "\n", "utf-8")
