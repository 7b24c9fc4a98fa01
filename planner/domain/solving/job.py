"""A solve as a job: where it stands, the best plan so far, and why it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.text import Text


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """Its server ended before it did; it can be asked for again."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self not in (JobState.QUEUED, JobState.RUNNING)


class Fault(StrEnum):
    """Why a job failed."""

    CANNOT_START = "cannot_start"
    CRASHED = "crashed"
    HUNG = "hung"
    OUT_OF_MEMORY = "out_of_memory"
    GARBLED = "garbled"
    REFUSED = "refused"
    INTERRUPTED = "interrupted"


FAULT_TITLES: dict[Fault, Text] = {
    Fault.CANNOT_START: Text("求解进程无法启动", "the solver process could not be started"),
    Fault.CRASHED: Text("求解进程意外结束", "the solver process ended unexpectedly"),
    Fault.HUNG: Text("求解进程没有响应，已终止", "the solver process stopped answering and was ended"),
    Fault.OUT_OF_MEMORY: Text("求解进程内存不足", "the solver process ran out of memory"),
    Fault.GARBLED: Text("求解进程的回答无法识别", "the solver process gave an answer that cannot be read"),
    Fault.REFUSED: Text("求解器报告失败", "the solver reported a failure"),
    Fault.INTERRUPTED: Text(
        "服务程序在求解期间停止，请重新求解", "the server stopped during the solve; solve again"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Job:
    """A snapshot of one solve.

    `history` holds the signs of life that changed objective or bound; `plan` is the best
    plan so far. `seconds` counts from the start of the worker. `outcome` is there when the
    job is over, also after a cancel, a failure or an interruption with a plan in hand.
    `note` is the solver's own, untranslated word on a failure.
    """

    job_id: str
    fingerprint: str
    limits: Limits
    state: JobState = JobState.QUEUED
    place_in_queue: int = 0
    seconds: float = 0.0
    progress: Progress | None = None
    history: tuple[Progress, ...] = ()
    plan: Plan | None = None
    outcome: Outcome | None = None
    fault: Fault | None = None
    note: str = ""
    asked_by: str = ""
    asked_at: datetime | None = None

    @property
    def reason(self) -> Text:
        """Why it failed, in words; empty unless it did."""
        if self.fault is None:
            return Text("", "")
        title = FAULT_TITLES[self.fault]
        return Text(f"{title.zh}({self.note})", f"{title.en} ({self.note})") if self.note else title


@dataclass(frozen=True, slots=True)
class Process:
    """A process of some machine; `born` tells it from a later one with the same number."""

    host: str
    pid: int
    born: str


@dataclass(frozen=True, kw_only=True)
class StoredJob:
    """A job as it is kept: with the fingerprint of the facts it was asked on, and the wishes as the asker wrote them."""

    job: Job
    number: int
    facts: str
    wishes: str
    project: tuple[str, int] | None = None
    scenario: tuple[str, int] | None = None
    server_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class JobUpdate:
    """What there is to keep of a solve under way."""

    seconds: float
    progress: Progress | None
    history: tuple[Progress, ...]
    plan: Plan | None


@dataclass(frozen=True, kw_only=True)
class JobEnd:
    """How a solve ended; `outcome` may be missing if it ended before it began."""

    state: JobState
    outcome: Outcome | None = None
    fault: Fault | None = None
    note: str = ""
    seconds: float = 0.0


def kept_outcome(job: Job, status: Status, *, note: str, seconds: float) -> Outcome:
    """Return the outcome of a solve that could not give its own: the best plan so far, no bound."""
    return Outcome(
        status=status,
        plan=job.plan,
        objective=None,
        bound=None,
        gap=None,
        stages=(),
        seconds=seconds,
        solver=job.limits.solver,
        versions=(),
        limits=job.limits,
        fingerprint=job.fingerprint,
        note=note,
    )
