"""Decisions on two plans, and the papers they were made on; nothing of them is ever changed or deleted."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from planner.domain.projects.actor import Actor
from planner.domain.projects.decision import Decision, DecisionOption, DecisionPack, Withdrawal
from planner.store import tables
from planner.store.codec import DECISION, PACK, WITHDRAWAL
from planner.store.errors import StoreError, StoreFault, missing
from planner.store.transaction import Transaction
from planner.text import Text, message

_T, _K, _P = tables.decisions, tables.packs, tables.plans


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of papers."""
    return hashlib.sha256(data).hexdigest()


def option(db: Connection, plan_id: str, name: Text) -> DecisionOption:
    """Return a plan as one to be decided on.

    Raises
    ------
    StoreError
        If there is no such plan.
    """
    row = db.execute(select(_P.c.fingerprint, _P.c.content).where(_P.c.plan_id == plan_id)).one_or_none()
    if row is None:
        raise missing(plan_id)
    return DecisionOption(
        plan_id=plan_id, name=name, fingerprint=row.fingerprint, digest=digest_of(row.content.encode())
    )


def add(
    write: Transaction,
    project_id: str,
    options: tuple[DecisionOption, DecisionOption],
    *,
    approved: str | None,
    comment: str,
    pack: tuple[str, bytes],
) -> Decision:
    """Keep a decision with its papers (file name and bytes)."""
    file_name, data = pack
    kept = DecisionPack(file_name=file_name, digest=digest_of(data))
    decision = Decision(
        decision_id=uuid.uuid4().hex[:12],
        project_id=project_id,
        options=options,
        approved=approved,
        comment=comment,
        actor=Actor(write.actor.actor_id, write.actor.name),
        decided_at=write.now,
        pack=kept,
    )
    if write.db.execute(select(_K.c.digest).where(_K.c.digest == kept.digest)).first() is None:
        write.db.execute(_K.insert().values(digest=kept.digest, content=PACK.pack(data)))
    write.db.execute(
        _T.insert().values(
            decision_id=decision.decision_id,
            project_id=project_id,
            plan_a=options[0].plan_id,
            plan_b=options[1].plan_id,
            digest=kept.digest,
            decided_at=write.now,
            content=DECISION.pack(decision),
        )
    )
    action = "reject plans" if approved is None else "approve plan"
    write.note(action, "project", project_id, detail=comment)
    return decision


def withdraw(write: Transaction, decision: Decision, comment: str) -> Decision:
    """Keep that a decision was taken back; it stays in the list."""
    said = Withdrawal(actor=write.actor, at=write.now, comment=comment)
    write.db.execute(
        update(_T)
        .where(_T.c.decision_id == decision.decision_id, _T.c.withdrawn.is_(None))
        .values(withdrawn=WITHDRAWAL.pack(said))
    )
    write.note("withdraw decision", "project", decision.project_id, detail=comment)
    return find(write.db, decision.decision_id)


def find(db: Connection, decision_id: str) -> Decision:
    """Return a decision.

    Raises
    ------
    StoreError
        If there is none of this id, or it cannot be read.
    """
    row = db.execute(select(_T).where(_T.c.decision_id == decision_id)).one_or_none()
    if row is None:
        raise missing(decision_id)
    return _decision(row)


def of_project(db: Connection, project_id: str) -> tuple[Decision, ...]:
    """Return the decisions of a project, the newest first."""
    wanted = _T.c.project_id == project_id
    rows = db.execute(select(_T).where(wanted).order_by(_T.c.decided_at.desc(), _T.c.decision_id))
    return tuple(map(_decision, rows))


def on_plan(db: Connection, plan_id: str) -> Decision | None:
    """Return the newest decision that stands on a plan, whether it was approved or not."""
    return _newest(db, select(_T).where((_T.c.plan_a == plan_id) | (_T.c.plan_b == plan_id)))


def on_scenario(db: Connection, scenario_id: str) -> Decision | None:
    """Return the newest decision that stands on a plan of a scenario."""
    plans = select(_P.c.plan_id).where(_P.c.scenario_id == scenario_id)
    return _newest(db, select(_T).where(_T.c.plan_a.in_(plans) | _T.c.plan_b.in_(plans)))


def papers(db: Connection, decision: Decision) -> bytes:
    """Return the papers of a decision, the same bytes as on the day.

    Raises
    ------
    StoreError
        If they are not what was decided on.
    """
    content = db.execute(select(_K.c.content).where(_K.c.digest == decision.pack.digest)).scalar()
    if content is None:
        raise missing(decision.pack.file_name)
    data = PACK.unpack(content)
    if digest_of(data) != decision.pack.digest:
        raise StoreError(StoreFault.UNREADABLE, _NOT_THE_SAME)
    return data


def changes(db: Connection, decision: Decision) -> Iterator[str]:
    """Return what is no longer as it was decided on: plans by their ids, and the papers by their file name."""
    for one in decision.options:
        if option(db, one.plan_id, one.name) != one:
            yield one.plan_id
    try:
        papers(db, decision)
    except StoreError:
        yield decision.pack.file_name


_NOT_THE_SAME = message(
    "存档的决策材料与决定时的校验值不符，已拒绝重印。请运行 python -m planner db verify，并用备份恢复。",
    "The papers that are kept are not those of the decision, so they are not printed again. "
    "Run python -m planner db verify, and restore a backup.",
)


def _newest(db: Connection, wanted: Select[Any]) -> Decision | None:
    row = db.execute(wanted.where(_T.c.withdrawn.is_(None)).order_by(_T.c.decided_at.desc()).limit(1)).first()
    return None if row is None else _decision(row)


def _decision(row: Row[Any]) -> Decision:
    kept = DECISION.unpack(row.content)
    if row.withdrawn is None:
        return kept
    return replace(kept, withdrawal=WITHDRAWAL.unpack(row.withdrawn))
