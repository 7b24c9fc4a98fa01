"""Plans with their certificates and the problems they answer; equal problems are kept once."""

import hashlib
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Row, func, select

from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.projects.project import PlanList, StoredPlan
from planner.domain.solving.outcome import Outcome
from planner.store import tables
from planner.store.codec import OUTCOME, PROBLEM
from planner.store.errors import missing
from planner.store.projects import find as find_project
from planner.store.projects import hold
from planner.store.transaction import Transaction

_T, _P = tables.plans, tables.problems
_HELD: WeakValueDictionary[str, Problem] = WeakValueDictionary()
"""Problems that someone holds, by the digest of their content: hundreds of plans and tasks answer a few of them."""


def keep_problem(write: Transaction, problem: Problem) -> str:
    """Keep a problem, unless an equal one is there; return its fingerprint."""
    fingerprint = problem.fingerprint
    if write.db.execute(select(_P.c.fingerprint).where(_P.c.fingerprint == fingerprint)).first() is None:
        row = {"fingerprint": fingerprint, "content": PROBLEM.pack(problem)}
        if write.db.dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import insert

            write.db.execute(insert(_P).values(**row).on_conflict_do_nothing())
        else:
            write.db.execute(_P.insert().values(**row))
    return fingerprint


def problem_of(db: Connection, fingerprint: str) -> Problem:
    """Return a kept problem.

    Raises
    ------
    StoreError
        If it is not there, or cannot be read.
    """
    content = db.execute(select(_P.c.content).where(_P.c.fingerprint == fingerprint)).scalar()
    if content is None:
        raise missing(fingerprint[:12])
    return _problem(content)


def add(
    write: Transaction,
    plan_id: str,
    *,
    project: tuple[str, int],
    problem: Problem,
    outcome: Outcome,
    scenario: tuple[str, int] | None = None,
    author: Actor | None = None,
) -> None:
    """Keep a plan under the next number of its project; `project` and `scenario` name what it was made from.

    Its `author` is who writes it, unless someone else is named.
    """
    # Numbers count up without a gap or a double: whoever keeps a plan of the project meanwhile waits here.
    hold(write, project[0])
    last = select(func.max(_T.c.number)).where(_T.c.project_id == project[0])
    signature = {"actor_id": author.actor_id, "actor_name": author.name} if author else write.signature
    write.db.execute(
        _T.insert().values(
            plan_id=plan_id,
            project_id=project[0],
            project_version=project[1],
            number=(write.db.execute(last).scalar() or 0) + 1,
            scenario_id=scenario[0] if scenario else None,
            scenario_version=scenario[1] if scenario else None,
            fingerprint=keep_problem(write, problem),
            **signature,
            made_at=write.now,
            content=OUTCOME.pack(outcome),
        )
    )
    write.note("keep plan", "project", project[0], version=project[1], detail=plan_id)


def find(db: Connection, plan_id: str) -> StoredPlan:
    """Return a plan.

    Raises
    ------
    StoreError
        If it is not there, or cannot be read.
    """
    row = db.execute(
        select(_T, _P.c.content.label("asked"))
        .join(_P, _P.c.fingerprint == _T.c.fingerprint)
        .where(_T.c.plan_id == plan_id)
    ).one_or_none()
    if row is None:
        raise missing(plan_id)
    return _plan(row)


def names(db: Connection, project_id: str) -> dict[str, str]:
    """Return the names that plans of a project were given by hand, by their ids."""
    rows = db.execute(select(_T.c.plan_id, _T.c.name).where(_T.c.project_id == project_id, _T.c.name != ""))
    return {row.plan_id: row.name for row in rows}


def rename(write: Transaction, plan_id: str, name: str) -> None:
    """Name a plan; the empty name takes a name away.

    Raises
    ------
    StoreError
        If there is no such plan.
    """
    row = write.db.execute(select(_T.c.project_id, _T.c.number).where(_T.c.plan_id == plan_id)).one_or_none()
    if row is None:
        raise missing(plan_id)
    write.db.execute(_T.update().where(_T.c.plan_id == plan_id).values(name=name))
    write.note(
        "rename plan", "project", row.project_id, detail=f"{row.number} · {name}" if name else str(row.number)
    )


def answering(db: Connection, project_id: str, fingerprint: str) -> str | None:
    """Return the id of the newest plan of a project that answers this very problem."""
    return db.execute(
        select(_T.c.plan_id)
        .where(_T.c.project_id == project_id, _T.c.fingerprint == fingerprint)
        .order_by(_T.c.made_at.desc(), _T.c.plan_id)
        .limit(1)
    ).scalar()


def ids_of_project(db: Connection, project_id: str) -> tuple[str, ...]:
    """Return the ids of the plans of a project that belong to no scenario, by the version they were made from, then by age."""
    rows = db.execute(
        select(_T.c.plan_id)
        .where(_T.c.project_id == project_id, _T.c.scenario_id.is_(None))
        .order_by(_T.c.project_version, _T.c.made_at, _T.c.plan_id)
    )
    return tuple(row.plan_id for row in rows)


def plan_list(db: Connection, project_id: str) -> PlanList:
    """Return the plans of a project that belong to no scenario, their names, and which plan is in force."""
    project = find_project(db, project_id)
    return PlanList(
        ids=ids_of_project(db, project_id),
        names=names(db, project_id),
        in_force=project.plan_in_force if project else None,
    )


def _plan(row: Row[Any]) -> StoredPlan:
    return StoredPlan(
        plan_id=row.plan_id,
        project_id=row.project_id,
        project_version=row.project_version,
        number=row.number or 0,
        name=row.name or "",
        scenario_id=row.scenario_id,
        scenario_version=row.scenario_version,
        actor=Actor(row.actor_id, row.actor_name),
        made_at=row.made_at,
        problem=_problem(row.asked),
        outcome=OUTCOME.unpack(row.content),
    )


def _problem(content: str) -> Problem:
    """Read a problem; as long as anyone holds one of the same content, that one is given."""
    # By the digest of the text, not by the fingerprint: equal facts may be written in an older format, and what is
    # damaged must be read, and refused, as itself.
    key = hashlib.sha256(content.encode()).hexdigest()
    known = _HELD.get(key)
    if known is None:
        known = _HELD[key] = PROBLEM.unpack(content)
    return known
