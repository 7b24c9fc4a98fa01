"""Solves as rows: asked for, claimed by a server, reported on, ended. Ordered by number."""

import hashlib
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.solving.job import Fault, Job, JobEnd, JobState, JobUpdate, StoredJob, kept_outcome
from planner.domain.solving.outcome import Limits, Status
from planner.store import plans, tables
from planner.store.codec import HISTORY, LIMITS, OUTCOME, PLAN, PROGRESS
from planner.store.transaction import Transaction

_T = tables.jobs


def ask(
    write: Transaction,
    problem: Problem,
    limits: Limits,
    *,
    start: Plan | None = None,
    facts: str = "",
    wishes: str = "",
    project: tuple[str, int] | None = None,
    scenario: tuple[str, int] | None = None,
) -> str:
    """Queue a solve and give its id; a like one that is not over is given instead."""
    live = _live(problem.fingerprint, limits)
    there = write.db.execute(select(_T.c.job_id).where(_T.c.live == live)).scalar()
    if there is not None:
        return str(there)
    job_id = uuid.uuid4().hex[:12]
    write.db.execute(
        _T.insert().values(
            job_id=job_id,
            live=live,
            state=JobState.QUEUED.value,
            fingerprint=plans.keep_problem(write, problem),
            facts=facts,
            wishes=wishes,
            limits=LIMITS.pack(limits),
            start=None if start is None else PLAN.pack(start),
            project_id=project[0] if project else None,
            project_version=project[1] if project else None,
            scenario_id=scenario[0] if scenario else None,
            scenario_version=scenario[1] if scenario else None,
            **write.signature,
            asked_at=write.now,
            cancel_asked=0,
            milliseconds=0,
            history=HISTORY.pack(()),
            note="",
        )
    )
    write.note("ask", "job", job_id)
    return job_id


def claim(write: Transaction, server_id: str) -> str | None:
    """Return the oldest queued job to a server; None if there is none, or another was first."""
    # Chosen first and then updated on the condition that it is queued still: two servers may choose the same row, and
    # one of them updates none.
    number = write.db.execute(select(func.min(_T.c.number)).where(_T.c.state == JobState.QUEUED)).scalar()
    if number is None:
        return None
    claimed = write.db.execute(
        update(_T)
        .where(_T.c.number == number, _T.c.state == JobState.QUEUED)
        .values(state=JobState.RUNNING.value, server_id=server_id, began_at=write.now)
    )
    if claimed.rowcount != 1:
        return None
    return str(write.db.execute(select(_T.c.job_id).where(_T.c.number == number)).scalar_one())


def put_back(write: Transaction, server_id: str, at_work: Collection[str]) -> None:
    """Queue again what a server claimed and does not work on: the claim was kept, and it never heard of that."""
    write.db.execute(
        update(_T)
        .where(_T.c.server_id == server_id, _T.c.state == JobState.RUNNING, _T.c.job_id.not_in(list(at_work)))
        .values(state=JobState.QUEUED.value, server_id=None, began_at=None)
    )


def order(db: Connection, job_id: str) -> tuple[Problem, Limits, Plan | None]:
    """Return what a job is to solve."""
    row = db.execute(select(_T.c.fingerprint, _T.c.limits, _T.c.start).where(_T.c.job_id == job_id)).one()
    start = None if row.start is None else PLAN.unpack(row.start)
    return plans.problem_of(db, row.fingerprint), LIMITS.unpack(row.limits), start


def report(write: Transaction, job_id: str, news: JobUpdate) -> None:
    """Keep how far a running job has come."""
    write.db.execute(
        update(_T)
        .where(_T.c.job_id == job_id, _T.c.state == JobState.RUNNING)
        .values(
            milliseconds=round(news.seconds * 1000),
            progress=None if news.progress is None else PROGRESS.pack(news.progress),
            history=HISTORY.pack(news.history),
            plan=None if news.plan is None else PLAN.pack(news.plan),
        )
    )


def end(write: Transaction, job_id: str, news: JobUpdate, ending: JobEnd) -> bool:
    """Keep how a job ended; False if it was over already, which stays."""
    ended = write.db.execute(
        update(_T)
        .where(_T.c.job_id == job_id, _T.c.live.is_not(None))
        .values(
            state=ending.state.value,
            live=None,
            ended_at=write.now,
            milliseconds=round(ending.seconds * 1000),
            progress=None if news.progress is None else PROGRESS.pack(news.progress),
            history=HISTORY.pack(news.history),
            plan=None if news.plan is None else PLAN.pack(news.plan),
            outcome=None if ending.outcome is None else OUTCOME.pack(ending.outcome),
            fault=ending.fault.value if ending.fault else None,
            note=ending.note,
        )
    )
    if ended.rowcount == 1:
        write.note(ending.state.value, "job", job_id)
    return ended.rowcount == 1


def ask_to_cancel(write: Transaction, job_id: str) -> None:
    """Cancel a job that waits, and ask the server of one that runs."""
    # First as if it waited: between a look and an update a server could claim it, and a claimed job must be asked,
    # not ended, for its process goes on.
    waiting = write.db.execute(
        update(_T)
        .where(_T.c.job_id == job_id, _T.c.state == JobState.QUEUED)
        .values(state=JobState.CANCELLED.value, live=None, ended_at=write.now, cancel_asked=1)
    )
    if waiting.rowcount == 0:
        write.db.execute(
            update(_T).where(_T.c.job_id == job_id, _T.c.live.is_not(None)).values(cancel_asked=1)
        )
    write.note("cancel", "job", job_id)


def to_cancel(db: Connection, server_id: str) -> tuple[str, ...]:
    """Return the running jobs of a server that someone wants to end."""
    wanted = (_T.c.server_id == server_id, _T.c.state == JobState.RUNNING, _T.c.cancel_asked == 1)
    return tuple(db.execute(select(_T.c.job_id).where(*wanted)).scalars())


def interrupt(write: Transaction, alive: Collection[str]) -> tuple[str, ...]:
    """Mark the running jobs of servers that are gone; their best plan so far is kept. Give their ids."""
    lost = write.db.execute(
        select(_T)
        .where(_T.c.state == JobState.RUNNING, _T.c.server_id.not_in(list(alive)))
        .order_by(_T.c.number)
    ).all()
    marked = []
    for row in lost:
        job = _job(row)
        ending = JobEnd(
            state=JobState.INTERRUPTED,
            outcome=kept_outcome(job, Status.FAILED, note=Fault.INTERRUPTED.value, seconds=job.seconds),
            fault=Fault.INTERRUPTED,
            seconds=job.seconds,
        )
        news = JobUpdate(seconds=job.seconds, progress=job.progress, history=job.history, plan=job.plan)
        if end(write, job.job_id, news, ending):
            marked.append(job.job_id)
    return tuple(marked)


def find(db: Connection, job_id: str) -> StoredJob | None:
    """Return a job as it is kept."""
    row = db.execute(select(_T).where(_T.c.job_id == job_id)).one_or_none()
    return None if row is None else _kept(db, row)


def asker(db: Connection, job_id: str) -> Actor:
    """Who asked for a job."""
    row = db.execute(select(_T.c.actor_id, _T.c.actor_name).where(_T.c.job_id == job_id)).one()
    return Actor(row.actor_id, row.actor_name)


def newest(
    db: Connection, *, facts: str | None = None, scenario: str | None = None, most: int = 40
) -> tuple[str, ...]:
    """Return the ids of the newest jobs, newest last: all, those on the very facts named, or those of a scenario."""
    wanted = select(_T.c.job_id).order_by(_T.c.number.desc()).limit(most)
    if facts is not None:
        wanted = wanted.where(_T.c.facts == facts, _T.c.scenario_id.is_(None))
    if scenario is not None:
        wanted = wanted.where(_T.c.scenario_id == scenario)
    return tuple(reversed(db.execute(wanted).scalars().all()))


def is_waiting(db: Connection) -> bool:
    """Whether a job is in the queue."""
    return db.execute(select(_T.c.number).where(_T.c.state == JobState.QUEUED).limit(1)).first() is not None


def _kept(db: Connection, row: Row[Any]) -> StoredJob:
    place = 0
    if row.state == JobState.QUEUED:
        ahead = select(func.count()).where(_T.c.state == JobState.QUEUED, _T.c.number <= row.number)
        place = db.execute(ahead).scalar_one()
    return StoredJob(
        job=_job(row, place=place),
        number=row.number,
        facts=row.facts,
        wishes=row.wishes,
        project=(row.project_id, row.project_version) if row.project_id else None,
        scenario=(row.scenario_id, row.scenario_version) if row.scenario_id else None,
        server_id=row.server_id,
    )


def _job(row: Row[Any], *, place: int = 0) -> Job:
    return Job(
        job_id=row.job_id,
        fingerprint=row.fingerprint,
        limits=LIMITS.unpack(row.limits),
        state=JobState(row.state),
        place_in_queue=place,
        seconds=row.milliseconds / 1000,
        progress=None if row.progress is None else PROGRESS.unpack(row.progress),
        history=HISTORY.unpack(row.history),
        plan=None if row.plan is None else PLAN.unpack(row.plan),
        outcome=None if row.outcome is None else OUTCOME.unpack(row.outcome),
        fault=Fault(row.fault) if row.fault else None,
        note=row.note,
        asked_by=row.actor_name,
        asked_at=row.asked_at,
    )


def _live(fingerprint: str, limits: Limits) -> str:
    return hashlib.sha256(f"{fingerprint} {limits!r}".encode()).hexdigest()
