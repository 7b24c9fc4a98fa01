"""What is asked of tasks: solves, and long questions of other kinds; the same twice is one task."""

import hashlib
import uuid
from collections.abc import Mapping

from sqlalchemy import Connection, delete, select, update

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import SOLVE, TaskOrder, TaskQueue, TaskState
from planner.store import plans, tables
from planner.store.codec import HISTORY, LATEST, LIMITS, ORDERED, PLAN
from planner.store.transaction import Transaction

_T = tables.jobs
MOST_QUESTIONS = 200
"""How many long questions with their results are kept; the oldest go first."""


def ask(
    write: Transaction,
    problem: Problem,
    limits: Limits,
    *,
    start: Plan | None = None,
    facts: str = "",
    wishes: str = "",
    project: tuple[str, int | None] | None = None,
    scenario: tuple[str, int] | None = None,
) -> str:
    """Queue a solve and return its id; that of a like one of the same project which is not over, if there is one.

    Without the version of its project its plan is not kept there. A solve of no project is of whoever asks.
    """
    owner = project[0] if project else write.actor.actor_id
    live = _digest(owner, problem.fingerprint, repr(limits))
    there = write.db.execute(select(_T.c.task_id).where(_T.c.live == live)).scalar()
    if there is not None:
        return str(there)
    of_solve = {
        "facts": facts,
        "wishes": wishes,
        "start": None if start is None else PLAN.pack(start),
        "project_id": project[0] if project else None,
        "project_version": project[1] if project else None,
        "scenario_id": scenario[0] if scenario else None,
        "scenario_version": scenario[1] if scenario else None,
    }
    return _queue(write, problem, limits, {"live": live, **of_solve})


def ask_question(write: Transaction, order: TaskOrder, project_id: str = "") -> str:
    """Queue a task of another kind and return its id; that of a like one of the project which is under way or done, if any.

    One that is done becomes the newest of its topic again; one that was stopped is continued by a new task, if its kind can.
    One of no project becomes one of the project that it is asked in.
    """
    packed = ORDERED.pack(order.rest)
    live = _digest(order.kind, order.topic, order.problem.fingerprint, packed, project_id)
    is_like = (
        (_T.c.topic == order.topic)
        & (_T.c.kind == order.kind)
        & (_T.c.fingerprint == order.problem.fingerprint)
        & (_T.c.ordered == packed)
        & (_T.c.project_id.is_(None) | (_T.c.project_id == project_id))
    )
    newest_first = select(_T.c.task_id, _T.c.latest).order_by(_T.c.asked_at.desc(), _T.c.number.desc())
    is_there = (_T.c.live == live) | (is_like & (_T.c.state == TaskState.DONE))
    there = write.db.execute(newest_first.where(is_there)).first()
    if there is not None:
        newest = {"asked_at": write.now, "project_id": project_id or None}
        write.db.execute(update(_T).where(_T.c.task_id == there.task_id).values(newest))
        return str(there.task_id)
    stopped = write.db.execute(newest_first.where(is_like)).first() if order.continues else None
    _forget_oldest(write)
    of_question = {
        "kind": order.kind,
        "queue": order.queue.value,
        "topic": order.topic,
        "ordered": packed,
        "latest": stopped.latest if stopped else None,
        "project_id": project_id or None,
        "facts": "",
        "wishes": "",
    }
    return _queue(write, order.problem, order.limits, {"live": live, **of_question})


def _queue(write: Transaction, problem: Problem, limits: Limits, columns: Mapping[str, object]) -> str:
    task_id = uuid.uuid4().hex[:12]
    write.db.execute(
        _T.insert().values(
            task_id=task_id,
            state=TaskState.QUEUED.value,
            fingerprint=plans.keep_problem(write, problem),
            limits=LIMITS.pack(limits),
            **columns,
            **write.signature,
            asked_at=write.now,
            cancel_asked=0,
            milliseconds=0,
            history=HISTORY.pack(()),
            note="",
        )
    )
    write.note("ask", "job", task_id)
    return task_id


def order(db: Connection, task_id: str) -> tuple[Problem, Limits, Plan | None]:
    """Return what a solve is to solve."""
    row = db.execute(select(_T.c.fingerprint, _T.c.limits, _T.c.start).where(_T.c.task_id == task_id)).one()
    start = None if row.start is None else PLAN.unpack(row.start)
    return plans.problem_of(db, row.fingerprint), LIMITS.unpack(row.limits), start


def question(db: Connection, task_id: str) -> TaskOrder | None:
    """Return what a task is asked; None of a solve."""
    row = db.execute(select(_T).where(_T.c.task_id == task_id)).one()
    if row.kind == SOLVE:
        return None
    return TaskOrder(
        kind=row.kind,
        topic=row.topic,
        problem=plans.problem_of(db, row.fingerprint),
        limits=LIMITS.unpack(row.limits),
        rest=ORDERED.unpack(row.ordered),
        queue=TaskQueue(row.queue),
        continues=row.latest is not None,
        so_far=None if row.latest is None else LATEST.unpack(row.latest),
    )


def _forget_oldest(write: Transaction) -> None:
    """Keep no more long questions than `MOST_QUESTIONS`; those that are not over stay."""
    questions = select(_T.c.task_id).where(_T.c.kind != SOLVE)
    newest = questions.order_by(_T.c.asked_at.desc()).limit(MOST_QUESTIONS - 1)
    write.db.execute(delete(_T).where(_T.c.live.is_(None), _T.c.kind != SOLVE, _T.c.task_id.not_in(newest)))


def _digest(*parts: str) -> str:
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()
