"""A task: a solve or another long question, where it stands, what it has so far, and why it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.text import Text

SOLVE = "solve"
"""The kind of task that makes a plan."""


class TaskState(StrEnum):
    """Where a task stands."""

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
        return self not in (TaskState.QUEUED, TaskState.RUNNING)


class TaskQueue(StrEnum):
    """The queue a task waits in: each has places of its own, so that no queue keeps another waiting."""

    SOLVES = "solves"
    SHORT = "short"
    """Questions of seconds: whoever asks waits for the answer."""
    LONG = "long"
    """Questions of minutes, which leave the machine to the others."""


class Fault(StrEnum):
    """Why a task failed."""

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
class Task:
    """A snapshot of one task: a solve, or a long question of another kind.

    `history` holds the signs of life that changed objective or bound; `plan` is the best
    plan so far. `seconds` counts from the start of the worker. `outcome` is there when the
    task is over, also after a cancel, a failure or an interruption with a plan in hand.
    `note` is the solver's own, untranslated word on a failure. A task that is no solve is found by its `topic`, and
    has no plan or outcome but `latest`: its newest result, partial or whole, as the JSON of its kind. `ahead` counts
    the tasks of its queue that were asked for before it and are not over, 0 once it runs.
    """

    task_id: str
    fingerprint: str
    limits: Limits
    state: TaskState = TaskState.QUEUED
    ahead: int = 0
    seconds: float = 0.0
    progress: Progress | None = None
    history: tuple[Progress, ...] = ()
    plan: Plan | None = None
    outcome: Outcome | None = None
    fault: Fault | None = None
    note: str = ""
    asked_by: str = ""
    asked_at: datetime | None = None
    kind: str = SOLVE
    topic: str = ""
    latest: str | None = None
    is_asked_to_stop: bool = False

    @property
    def reason(self) -> Text:
        """Why it failed, in words; empty unless it did."""
        if self.fault is None:
            return Text("", "")
        title = FAULT_TITLES[self.fault]
        return Text(f"{title.zh}（{self.note}）", f"{title.en} ({self.note})") if self.note else title


@dataclass(frozen=True, kw_only=True)
class TaskOrder:
    """What is asked of a task that is no solve; `rest` is its order as JSON, but for the problem.

    One that `continues` goes on from `so_far`, what the same order came to before it was stopped.
    """

    kind: str
    topic: str
    problem: Problem
    limits: Limits
    rest: str
    queue: TaskQueue = TaskQueue.SHORT
    continues: bool = False
    so_far: str | None = None


@dataclass(frozen=True, slots=True)
class Process:
    """A process of some machine; `born` tells it from a later one with the same number."""

    host: str
    pid: int
    born: str


@dataclass(frozen=True, kw_only=True)
class StoredTask:
    """A task as it is kept: with the fingerprint of the facts it was asked on, and the wishes as the asker wrote them."""

    task: Task
    number: int
    facts: str
    wishes: str
    project: tuple[str, int] | None = None
    project_id: str = ""
    """The project it was asked in, also where its plan is not kept there."""
    scenario: tuple[str, int] | None = None
    server_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class TaskUpdate:
    """What there is to keep of a task under way."""

    seconds: float
    progress: Progress | None = None
    history: tuple[Progress, ...] = ()
    plan: Plan | None = None
    latest: str | None = None


@dataclass(frozen=True, kw_only=True)
class TaskEnd:
    """How a task ended; `outcome` is that of a solve that did not end before it began."""

    state: TaskState
    outcome: Outcome | None = None
    fault: Fault | None = None
    note: str = ""
    seconds: float = 0.0


def best_so_far(task: Task, status: Status, *, note: str, seconds: float) -> Outcome:
    """Return the outcome of a solve that could not give its own: the best plan so far, no bound."""
    return Outcome(
        status=status,
        plan=task.plan,
        objective=None,
        bound=None,
        gap=None,
        stages=(),
        seconds=seconds,
        solver=task.limits.solver,
        versions=(),
        limits=task.limits,
        fingerprint=task.fingerprint,
        note=note,
    )
