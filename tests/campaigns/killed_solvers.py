"""A solver that is killed, stopped or out of memory is a failed task with its reason and its last good plan."""

import contextlib
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.task import Fault, Task, TaskState
from planner.services.importing.intake import SHIPPED, load
from planner.services.planning.solving import SolveSettings, configured_dossier, findings_of
from planner.services.planning.wire import SolveOrder
from planner.services.tasks.book import TaskBook
from planner.store.opening import open_store
from planner.store.store import Store
from tests.campaigns._evidence import Campaign, Evidence
from tests.support import held
from tests.support.processes import all_gone, descendants, solve_folders
from tests.support.waiting import PATIENCE_S

LONGEST_S = 6.0
SILENCE_S = 3.0
MEMORY_MB = 160
SOON_S = 5.0
"""A dead worker is a failed task within these seconds, a stopped one within so many beyond the silence."""
WAYS = ("kill", "kill", "kill", "stop", "memory")
FAULTS = {"kill": Fault.CRASHED, "stop": Fault.HUNG, "memory": Fault.OUT_OF_MEMORY}


@dataclass(frozen=True)
class Disturbed:
    """A solve and what was done to it."""

    way: str
    task: Task
    seconds: float
    left: set[int]


def run(count: int, seed: int) -> Evidence:
    """Disturb `count` solves of a problem that takes long, each at a random moment."""
    shipped, _ = load(SHIPPED[0].folder)
    assert shipped is not None
    dossier = configured_dossier(shipped, SolveSettings(preset="priority_area"))
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    failures: list[str] = []
    slowest, plans = 0.0, 0
    with tempfile.TemporaryDirectory() as name, _held_open(Path(name)):
        store = open_store(f"sqlite:///{Path(name) / 'planner.sqlite3'}")
        for number in range(seed, seed + count):
            order = SolveOrder(dossier.problem, Limits(time_limit_s=60, seed=number))
            way, moment = chance.choice(WAYS), chance.uniform(0.05, LONGEST_S)
            found = _disturbed(store, order, way, moment)
            slowest = max(slowest, found.seconds)
            plans += found.task.plan is not None
            seen[f"{way}: {found.task.fault or found.task.state}"] += 1
            faults = [*_faults(found, dossier.problem), *(str(one.name) for one in solve_folders(Path(name)))]
            failures += (f"{number}, {way} at {moment:.2f} s: {fault}" for fault in faults)
        store.close()
    figures = [
        ("solves disturbed", str(count)),
        *((f"ended as {how}", str(times)) for how, times in sorted(seen.items())),
        ("with a good plan kept", str(plans)),
        ("slowest from the disturbance to the end of the task", f"{slowest:.1f} s"),
    ]
    return Evidence(tuple(figures), tuple(failures))


@contextlib.contextmanager
def _held_open(folder: Path) -> Iterator[None]:
    """Let no solve tell its end by itself, however fast it is, and keep what workers write in a folder."""
    gate = held.Gate(folder / "gate")
    variables = {"TMPDIR": str(folder), held.VARIABLE: str(gate.folder)}
    with mock.patch.dict(os.environ, variables), gate.closed(held.At.END):
        yield


def _disturbed(store: Store, order: SolveOrder, way: str, moment: float) -> Disturbed:
    """Start a solve, disturb it and wait for its end."""
    book = TaskBook(
        store, 1, command=held.COMMAND, silence_s=PATIENCE_S, memory_mb=MEMORY_MB if way == "memory" else 0
    )
    task_id = book.start(order)
    while (attempt := book.runner.runs.get(task_id)) is None or attempt.process_id is None:
        time.sleep(0.01)
    pid = attempt.process_id
    time.sleep(moment)
    family = {pid, *descendants(pid)}
    begun = time.monotonic()
    if way != "memory":
        os.kill(pid, signal.SIGKILL if way == "kill" else signal.SIGSTOP)
    if way == "stop":  # before, a busy machine may keep a worker silent that nobody stopped
        book.runner.silence_s = SILENCE_S
    task = book.wait(task_id, PATIENCE_S)
    seconds = time.monotonic() - begun
    assert task is not None
    left = set() if all_gone(family, seconds=SOON_S) else family
    book.close()
    return Disturbed(way=way, task=task, seconds=seconds, left=left)


def _faults(found: Disturbed, problem: Problem) -> list[str]:
    task, outcome = found.task, found.task.outcome
    faults = []
    if task.state is not TaskState.FAILED or task.fault is not FAULTS[found.way]:
        faults.append(f"ended as {task.state}, {task.fault}: {task.note}")
    if outcome is None or outcome.status is not Status.FAILED or outcome.bound is not None:
        faults.append(f"claims {outcome and outcome.status}")
    elif [one for one in findings_of(problem, outcome) if one.is_fault]:
        faults.append("the plan that was kept breaks a rule")
    late = SOON_S + (SILENCE_S if found.way == "stop" else 0.0)
    if found.way != "memory" and found.seconds > late:
        faults.append(f"known after {found.seconds:.1f} s only")
    if found.left:
        faults.append("a process is left")
    return faults


CAMPAIGN = Campaign(
    "killed-solvers",
    "A solve that is killed (kill -9), stopped (SIGSTOP) or refused memory at a random moment becomes a failed task that "
    "names the reason, within seconds; it never claims an optimum, keeps its last good plan, and leaves neither a "
    "process nor a file.",
    count=100,
    run=run,
)
