"""Long questions that a test keeps as if they had been worked on, and a kind of its own that it can hold."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from planner.domain.park.problem import Problem
from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskEnd, TaskQueue, TaskState, TaskUpdate
from planner.services.database.liveness import this_process
from planner.services.studies.replanning import Replan
from planner.services.tasks.kind import AnOrder, TaskKind
from planner.services.tasks.replan import FoundPlan
from planner.store import orders, servers, tasks
from planner.store.store import Store
from tests.support import make

PROBLEM = make.problem(firms=[make.firm()])
ELSEWHERE = "another server"


@dataclass(frozen=True, kw_only=True)
class HeldOrder:
    """What is asked of `tests.processes.tasks.answer_when_told`."""

    folder: str
    how: str = "go"
    problem: Problem = PROBLEM
    limits: Limits = field(default_factory=Limits)

    def go(self) -> None:
        """Let it give its answer."""
        (Path(self.folder) / "go").touch()


HELD: TaskKind[HeldOrder, Any] = TaskKind(
    name="tests.processes.tasks:answer_when_told",
    queue=TaskQueue.LONG,
    adapter=TypeAdapter(HeldOrder),
    read=lambda _order, text, is_over: {
        **TypeAdapter(dict[str, Any]).validate_json(text),
        "is_over": is_over,
    },
    longest_s=lambda _order: 600.0,
)


def keep(
    store: Store,
    kind: TaskKind[AnOrder, Any],
    topic: str,
    order: AnOrder,
    latest: str,
    state: TaskState = TaskState.DONE,
) -> str:
    """Keep a question with what it came to, and return its id; one that runs does so on another server."""
    news = TaskUpdate(seconds=1.5, latest=latest)
    with store.writing(PROGRAM) as write:
        task_id = orders.ask_question(write, kind.asked(topic, order))
        if state.is_over:
            tasks.end(write, task_id, news, TaskEnd(state=state, seconds=1.5))
        else:
            if not servers.beat(write, ELSEWHERE):  # another test may have let it in
                servers.enter(write, ELSEWHERE, this_process())
            assert tasks.claim(write, ELSEWHERE, kind.queue) == task_id
            tasks.report(write, task_id, news)
    return task_id


def end_elsewhere(store: Store, task_id: str) -> None:
    """End a question that runs on the other server, which is not there to hear of a cancel."""
    with store.writing(PROGRAM) as write:
        tasks.end(write, task_id, TaskUpdate(seconds=2.0), TaskEnd(state=TaskState.CANCELLED, seconds=2.0))


def found_plan(done: Replan) -> str:
    """Return a re-plan as a worker tells of it."""
    found = FoundPlan(
        outcome=done.report.outcome,
        moves=done.moves,
        fewest=done.fewest,
        reasons=done.report.reasons,
        contradictions=done.report.contradictions,
    )
    return TypeAdapter(FoundPlan).dump_json(found).decode()
