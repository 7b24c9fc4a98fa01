"""Scenarios: each with versions of its own, on a version of its project, and their states."""

from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from planner.domain.edits.scenario import Scenario
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import State
from planner.domain.projects.project import StaleVersion, StoredScenario, VersionNote
from planner.store import tables
from planner.store.codec import SCENARIO
from planner.store.errors import missing
from planner.store.transaction import Transaction

_T, _V = tables.scenarios, tables.scenario_versions


def add(
    write: Transaction,
    scenario_id: str,
    project_id: str,
    scenario: Scenario,
    *,
    base_version: int,
    base_plan: str | None = None,
    comment: str = "",
) -> StoredScenario:
    """Add a scenario with its first version, a draft."""
    write.db.execute(_T.insert().values(scenario_id=scenario_id, project_id=project_id, head=1))
    return _append(
        write,
        scenario_id,
        scenario,
        number=1,
        state=State.DRAFT,
        base=(base_version, base_plan),
        comment=comment,
    )


def save(
    write: Transaction,
    scenario_id: str,
    scenario: Scenario,
    *,
    after: int,
    state: State,
    base_version: int,
    base_plan: str | None = None,
    comment: str = "",
) -> StoredScenario:
    """Append a version made on version `after` of the scenario.

    Raises
    ------
    StaleVersion
        If `after` is not the newest version.
    StoreError
        If there is no such scenario, or it was put away.
    """
    moved = write.db.execute(
        update(_T)
        .where(_T.c.scenario_id == scenario_id, _T.c.head == after, _T.c.deleted_at.is_(None))
        .values(head=after + 1)
    )
    if moved.rowcount != 1:
        newest = version(write.db, scenario_id)
        if newest.deleted_at is not None or not 1 <= after < newest.note.number:
            raise missing(scenario_id)
        started = version(write.db, scenario_id, after).note
        raise StaleVersion(scenario_id, started_from=started, saved=newest.note)
    return _append(
        write,
        scenario_id,
        scenario,
        number=after + 1,
        state=state,
        base=(base_version, base_plan),
        comment=comment,
    )


def _append(
    write: Transaction,
    scenario_id: str,
    scenario: Scenario,
    *,
    number: int,
    state: State,
    base: tuple[int, str | None],
    comment: str,
) -> StoredScenario:
    write.db.execute(
        _V.insert().values(
            scenario_id=scenario_id,
            number=number,
            parent=number - 1 or None,
            **write.signature,
            saved_at=write.now,
            comment=comment,
            state=state.value,
            base_version=base[0],
            base_plan=base[1],
            content=SCENARIO.pack(scenario),
        )
    )
    write.note(state.value, "scenario", scenario_id, version=number, detail=comment)
    return version(write.db, scenario_id, number)


def version(db: Connection, scenario_id: str, number: int | None = None) -> StoredScenario:
    """Return a version of a scenario, the newest unless a number is given.

    Raises
    ------
    StoreError
        If it is not there, or cannot be read.
    """
    wanted = _T.c.head if number is None else number
    row = db.execute(_joined().where(_V.c.scenario_id == scenario_id, _V.c.number == wanted)).one_or_none()
    if row is None:
        raise missing(scenario_id)
    return _scenario(row)


def of_project(db: Connection, project_id: str, *, deleted: bool = False) -> tuple[StoredScenario, ...]:
    """Return the newest version of each scenario of a project, in the order they were made."""
    away = _T.c.deleted_at.is_not(None) if deleted else _T.c.deleted_at.is_(None)
    first = _V.alias("first")
    rows = db.execute(
        _joined()
        .join(first, (first.c.scenario_id == _T.c.scenario_id) & (first.c.number == 1))
        .where(_T.c.project_id == project_id, _V.c.number == _T.c.head, away)
        .order_by(first.c.saved_at, _T.c.scenario_id)
    )
    return tuple(map(_scenario, rows))


def history(db: Connection, scenario_id: str) -> tuple[StoredScenario, ...]:
    """Return every version of a scenario, the newest first."""
    rows = db.execute(_joined().where(_V.c.scenario_id == scenario_id).order_by(_V.c.number.desc()))
    return tuple(map(_scenario, rows))


def put_away(write: Transaction, scenario_id: str) -> None:
    """Delete a scenario so that it can be restored."""
    _mark(write, scenario_id, "delete")


def bring_back(write: Transaction, scenario_id: str) -> None:
    """Restore a scenario that was put away."""
    _mark(write, scenario_id, "restore")


def _mark(write: Transaction, scenario_id: str, action: str) -> None:
    deleted_at = write.now if action == "delete" else None
    changed = write.db.execute(
        update(_T).where(_T.c.scenario_id == scenario_id).values(deleted_at=deleted_at)
    )
    if changed.rowcount != 1:
        raise missing(scenario_id)
    write.note(action, "scenario", scenario_id)


def _joined() -> Select[Any]:
    return select(_V, _T.c.project_id, _T.c.deleted_at).join(_T, _T.c.scenario_id == _V.c.scenario_id)


def _scenario(row: Row[Any]) -> StoredScenario:
    return StoredScenario(
        scenario_id=row.scenario_id,
        project_id=row.project_id,
        note=VersionNote(
            number=row.number,
            parent=row.parent,
            actor=Actor(row.actor_id, row.actor_name),
            saved_at=row.saved_at,
            comment=row.comment,
        ),
        state=State(row.state),
        base_version=row.base_version,
        scenario=SCENARIO.unpack(row.content),
        base_plan=row.base_plan,
        deleted_at=row.deleted_at,
    )
