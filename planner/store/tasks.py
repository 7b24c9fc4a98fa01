"""Tasks as rows: claimed by a server, reported on, ended; see `orders` for what is asked. Ordered by number."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from planner.domain.projects.actor import Actor
from planner.domain.solving.outcome import Status
from planner.domain.solving.task import (
    SOLVE,
    Fault,
    StoredTask,
    Task,
    TaskEnd,
    TaskQueue,
    TaskState,
    TaskUpdate,
    best_so_far,
)
from planner.store import tables
from planner.store.codec import HISTORY, LATEST, LIMITS, OUTCOME, PLAN, PROGRESS
from planner.store.transaction import Transaction

_T = tables.jobs
_REMEMBERED, _HISTORIES = 32, 8
# A task under way is looked at by every page of everybody, and what it has is the same from one sign of life to the next: to
# read the best plan of a large park anew takes longer than to draw the page. Values never change, so all may have one.
# A history grows for as long as its solve goes on, and each sign of life has all of it: fewer of them are kept.
_limits = lru_cache(_REMEMBERED)(LIMITS.unpack)
_progress = lru_cache(_REMEMBERED)(PROGRESS.unpack)
_history = lru_cache(_HISTORIES)(HISTORY.unpack)
_plan = lru_cache(_REMEMBERED)(PLAN.unpack)


def claim(
    write: Transaction, server_id: str, queue: TaskQueue = TaskQueue.SOLVES, *, one_each: bool = False
) -> str | None:
    """Return the oldest task of a queue to a server; None if none waits, or another was first.

    Where people have `one_each`, a task waits while another of its asker runs in that queue.
    """
    # Chosen first and then updated on the condition that it is queued still: two servers may choose the same row, and
    # one of them updates none.
    number = _next(write.db, queue, one_each=one_each)
    if number is None:
        return None
    claimed = write.db.execute(
        update(_T)
        .where(_T.c.number == number, _T.c.state == TaskState.QUEUED)
        .values(state=TaskState.RUNNING.value, server_id=server_id, began_at=write.now)
    )
    if claimed.rowcount != 1:
        return None
    return str(write.db.execute(select(_T.c.task_id).where(_T.c.number == number)).scalar_one())


def put_back(write: Transaction, server_id: str, at_work: Collection[str]) -> None:
    """Queue again what a server claimed and does not work on: the claim was kept, and it never heard of that."""
    write.db.execute(
        update(_T)
        .where(
            _T.c.server_id == server_id, _T.c.state == TaskState.RUNNING, _T.c.task_id.not_in(list(at_work))
        )
        .values(state=TaskState.QUEUED.value, server_id=None, began_at=None)
    )


def report(write: Transaction, task_id: str, news: TaskUpdate) -> None:
    """Keep how far a running task has come; without a newer result the one that is kept stays."""
    newer = {} if news.latest is None else {"latest": LATEST.pack(news.latest)}
    write.db.execute(
        update(_T)
        .where(_T.c.task_id == task_id, _T.c.state == TaskState.RUNNING)
        .values(
            milliseconds=round(news.seconds * 1000),
            progress=None if news.progress is None else PROGRESS.pack(news.progress),
            history=HISTORY.pack(news.history),
            plan=None if news.plan is None else PLAN.pack(news.plan),
            **newer,
        )
    )


def end(write: Transaction, task_id: str, news: TaskUpdate, ending: TaskEnd) -> bool:
    """Keep how a task ended; False if it was over already, which stays."""
    ended = write.db.execute(
        update(_T)
        .where(_T.c.task_id == task_id, _T.c.live.is_not(None))
        .values(
            state=ending.state.value,
            live=None,
            ended_at=write.now,
            milliseconds=round(ending.seconds * 1000),
            progress=None if news.progress is None else PROGRESS.pack(news.progress),
            history=HISTORY.pack(news.history),
            plan=None if news.plan is None else PLAN.pack(news.plan),
            latest=None if news.latest is None else LATEST.pack(news.latest),
            outcome=None if ending.outcome is None else OUTCOME.pack(ending.outcome),
            fault=ending.fault.value if ending.fault else None,
            note=ending.note,
        )
    )
    if ended.rowcount == 1:
        write.note(ending.state.value, "job", task_id)
    return ended.rowcount == 1


def ask_to_cancel(write: Transaction, task_id: str) -> None:
    """Cancel a task that waits, and ask the server of one that runs."""
    # First as if it waited: between a look and an update a server could claim it, and a claimed task must be asked,
    # not ended, for its process goes on.
    waiting = write.db.execute(
        update(_T)
        .where(_T.c.task_id == task_id, _T.c.state == TaskState.QUEUED)
        .values(state=TaskState.CANCELLED.value, live=None, ended_at=write.now, cancel_asked=1)
    )
    if waiting.rowcount == 0:
        write.db.execute(
            update(_T).where(_T.c.task_id == task_id, _T.c.live.is_not(None)).values(cancel_asked=1)
        )
    write.note("cancel", "job", task_id)


def to_cancel(db: Connection, server_id: str) -> tuple[str, ...]:
    """Return the running tasks of a server that someone wants to end."""
    wanted = (_T.c.server_id == server_id, _T.c.state == TaskState.RUNNING, _T.c.cancel_asked == 1)
    return tuple(db.execute(select(_T.c.task_id).where(*wanted)).scalars())


def interrupt(write: Transaction, alive: Collection[str]) -> tuple[str, ...]:
    """Mark the running tasks of servers that are gone; their best plan so far is kept. Give their ids."""
    lost = write.db.execute(
        select(_T)
        .where(_T.c.state == TaskState.RUNNING, _T.c.server_id.not_in(list(alive)))
        .order_by(_T.c.number)
    ).all()
    marked = []
    for row in lost:
        task = _task(row)
        ending = TaskEnd(
            state=TaskState.INTERRUPTED,
            outcome=best_so_far(task, Status.FAILED, note=Fault.INTERRUPTED.value, seconds=task.seconds)
            if task.kind == SOLVE
            else None,
            fault=Fault.INTERRUPTED,
            seconds=task.seconds,
        )
        news = TaskUpdate(
            seconds=task.seconds,
            progress=task.progress,
            history=task.history,
            plan=task.plan,
            latest=task.latest,
        )
        if end(write, task.task_id, news, ending):
            marked.append(task.task_id)
    return tuple(marked)


def find(db: Connection, task_id: str) -> StoredTask | None:
    """Return a task as it is kept."""
    row = db.execute(select(_T).where(_T.c.task_id == task_id)).one_or_none()
    return None if row is None else _kept(db, row)


def asker(db: Connection, task_id: str) -> Actor:
    """Who asked for a task."""
    row = db.execute(select(_T.c.actor_id, _T.c.actor_name).where(_T.c.task_id == task_id)).one()
    return Actor(row.actor_id, row.actor_name)


def newest(
    db: Connection, *, facts: str | None = None, scenario: str | None = None, most: int = 40
) -> tuple[str, ...]:
    """Return the ids of the newest solves, newest last: all, those on the very facts named, or those of a scenario."""
    wanted = select(_T.c.task_id).where(_T.c.kind == SOLVE).order_by(_T.c.number.desc()).limit(most)
    if facts is not None:
        wanted = wanted.where(_T.c.facts == facts, _T.c.scenario_id.is_(None))
    if scenario is not None:
        wanted = wanted.where(_T.c.scenario_id == scenario)
    return tuple(reversed(db.execute(wanted).scalars().all()))


def newest_on(db: Connection, topic: str) -> str | None:
    """Return the id of the task of a topic that was asked for last; None if there is none."""
    wanted = (
        select(_T.c.task_id).where(_T.c.topic == topic).order_by(_T.c.asked_at.desc(), _T.c.number.desc())
    )
    return db.execute(wanted.limit(1)).scalar()


def with_results(db: Connection, prefix: str, project_id: str = "") -> tuple[str, ...]:
    """Return the ids of the tasks of a project, or of none, with a result whose topic begins with a text, newest last."""
    wanted = select(_T.c.task_id).where(
        _T.c.topic.startswith(prefix, autoescape=True),
        _T.c.latest.is_not(None),
        _T.c.project_id.is_(None) | (_T.c.project_id == project_id),
    )
    return tuple(db.execute(wanted.order_by(_T.c.asked_at, _T.c.number)).scalars())


def topics(db: Connection, prefix: str, project_id: str = "") -> frozenset[str]:
    """Return the topics of the tasks of a project, or of none, that begin with a text."""
    wanted = select(_T.c.topic).where(
        _T.c.topic.startswith(prefix, autoescape=True),
        _T.c.project_id.is_(None) | (_T.c.project_id == project_id),
    )
    return frozenset(db.execute(wanted).scalars())


def under_way(db: Connection) -> tuple[str, ...]:
    """Return the ids of the tasks that are not over, oldest first."""
    return tuple(
        db.execute(select(_T.c.task_id).where(_T.c.live.is_not(None)).order_by(_T.c.number)).scalars()
    )


def counts(db: Connection) -> dict[TaskState, int]:
    """Return how many tasks there are in each state."""
    rows = db.execute(select(_T.c.state, func.count()).group_by(_T.c.state))
    return dict.fromkeys(TaskState, 0) | {TaskState(state): count for state, count in rows}


def waiting(db: Connection) -> frozenset[TaskQueue]:
    """Return the queues in which a task waits; whether it could be claimed tells `is_waiting`."""
    queues = db.execute(select(_T.c.queue).where(_T.c.state == TaskState.QUEUED).distinct()).scalars()
    return frozenset(map(TaskQueue, queues))


def is_waiting(db: Connection, queue: TaskQueue = TaskQueue.SOLVES, *, one_each: bool = False) -> bool:
    """Whether a task of a queue waits that could be claimed."""
    return _next(db, queue, one_each=one_each) is not None


def of_asker(db: Connection, actor_id: str) -> int:
    """Return how many tasks of a person are not over."""
    live = (_T.c.live.is_not(None), _T.c.actor_id == actor_id)
    return db.execute(select(func.count()).select_from(_T).where(*live)).scalar_one()


def _next(db: Connection, queue: TaskQueue, *, one_each: bool) -> int | None:
    waiting = [_T.c.state == TaskState.QUEUED, _T.c.queue == queue]
    if one_each:
        busy = select(_T.c.actor_id).where(_T.c.state == TaskState.RUNNING, _T.c.queue == queue)
        waiting.append(_T.c.actor_id.not_in(busy))
    return db.execute(select(func.min(_T.c.number)).where(*waiting)).scalar()


def _kept(db: Connection, row: Row[Any]) -> StoredTask:
    ahead = 0
    if row.state == TaskState.QUEUED:
        before = (_T.c.live.is_not(None), _T.c.number < row.number, _T.c.queue == row.queue)
        ahead = db.execute(select(func.count()).where(*before)).scalar_one()
    return StoredTask(
        task=_task(row, ahead=ahead),
        number=row.number,
        facts=row.facts,
        wishes=row.wishes,
        project=(row.project_id, row.project_version) if row.project_version else None,
        project_id=row.project_id or "",
        scenario=(row.scenario_id, row.scenario_version) if row.scenario_id else None,
        server_id=row.server_id,
    )


def _task(row: Row[Any], *, ahead: int = 0) -> Task:
    return Task(
        task_id=row.task_id,
        fingerprint=row.fingerprint,
        limits=_limits(row.limits),
        state=TaskState(row.state),
        ahead=ahead,
        seconds=row.milliseconds / 1000,
        progress=None if row.progress is None else _progress(row.progress),
        history=_history(row.history),
        plan=None if row.plan is None else _plan(row.plan),
        outcome=None if row.outcome is None else OUTCOME.unpack(row.outcome),
        fault=Fault(row.fault) if row.fault else None,
        note=row.note,
        asked_by=row.actor_name,
        asked_at=row.asked_at,
        kind=row.kind,
        topic=row.topic or "",
        latest=None if row.latest is None else LATEST.unpack(row.latest),
        is_asked_to_stop=bool(row.cancel_asked),
    )
