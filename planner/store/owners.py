"""Of which project a thing is that is named by its id; and where a scenario stands."""

from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, select

from planner.domain.projects.lifecycle import State
from planner.store import tables

StoreState: TypeAlias = Connection
"""One state of the database, to be read."""

_V = tables.scenario_versions


def of_plan(db: StoreState, plan_id: str) -> str | None:
    """Return the project of a plan, or of the solve that made it; None if it is of none, or there is no such plan."""
    return _owner(db, tables.plans, "plan_id", plan_id) or of_task(db, plan_id)


def of_task(db: StoreState, task_id: str) -> str | None:
    """Return the project of a task; None if it is of none, or there is no such task."""
    return _owner(db, tables.jobs, "task_id", task_id)


def asker_of(db: StoreState, task_id: str) -> str | None:
    """Return who asked for a task; None if there is no such task."""
    return _text(db, tables.jobs, "actor_id", ("task_id", task_id))


def of_scenario(db: StoreState, scenario_id: str) -> str | None:
    """Return the project of a scenario; None if there is no such scenario."""
    return _owner(db, tables.scenarios, "scenario_id", scenario_id)


def of_decision(db: StoreState, decision_id: str) -> str | None:
    """Return the project of a decision; None if there is no such decision."""
    return _owner(db, tables.decisions, "decision_id", decision_id)


def scenario_state(db: StoreState, scenario_id: str) -> State | None:
    """Return where a scenario stands; None if there is no such scenario."""
    newest = select(_V.c.state).where(_V.c.scenario_id == scenario_id).order_by(_V.c.number.desc())
    found = db.execute(newest.limit(1)).scalar()
    return None if found is None else State(found)


def _owner(db: StoreState, table: Table, key: str, value: str) -> str | None:
    return _text(db, table, "project_id", (key, value))


def _text(db: StoreState, table: Table, column: str, key: tuple[str, str]) -> str | None:
    found: Any = db.execute(select(table.c[column]).where(table.c[key[0]] == key[1])).scalar()
    return None if found is None else str(found)
