"""The tasks a worker knows: a name each, and the function that carries it out.

They are named as `module:function` and loaded when they are first asked for, so that a worker loads what it needs alone.
"""

import contextlib
import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import perf_counter

TASKS = {
    "parse": "planner.tables.parsing:parse_task",
    "solve": "planner.services.tasks.solve:solve_task",
    "pricing": "planner.services.tasks.pricing:pricing_task",
    "sweep": "planner.services.tasks.sweep:sweep_task",
    "cell": "planner.services.tasks.cell:cell_task",
    "replan": "planner.services.tasks.replan:replan_task",
    "reasons": "planner.services.tasks.replan:why_task",
    "why": "planner.services.tasks.places:places_task",
    "price": "planner.services.tasks.prices:price_task",
    "fit": "planner.services.tasks.fits:fit_task",
    "phasing": "planner.services.tasks.phasing:phasing_task",
    "handover": "planner.services.tasks.phasing:handover_task",
    "construction": "planner.services.tasks.phasing:construction_task",
    "risk": "planner.services.tasks.risk:risk_task",
    "futures": "planner.services.studies.risk:futures_task",
    "values": "planner.services.studies.robust:values_task",
    "robust": "planner.services.tasks.robust:robust_task",
    "frontier": "planner.services.tasks.tradeoffs:frontier_task",
    "portfolio": "planner.services.tasks.portfolio:portfolio_task",
    "near": "planner.services.tasks.tradeoffs:near_task",
    "repair": "planner.services.tasks.repair:repair_task",
    "enquiry": "planner.services.tasks.enquiries:enquiry_task",
    "vacancy": "planner.services.tasks.enquiries:vacancy_task",
}
Stop = Callable[[], bool]


def _unheard(_text: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class TaskContext:
    """What a task has beside its order.

    It asks `should_stop` often, and hands each partial result (JSON) to `report`. `attached` is what came with
    the order, a file or what it came to before it was stopped; `began` is when the order came, on the clock of `perf_counter`.
    """

    should_stop: Stop
    report: Callable[[str], None] = _unheard
    attached: bytes = b""
    began: float = field(default_factory=perf_counter)

    def report_each(self, parts: Iterable[str]) -> str:
        """Report each partial result and return the last, which is the whole; empty where there was none."""
        told = ""
        for told in parts:
            self.report(told)
        return told


TaskFunction = Callable[[str, TaskContext], str]
"""From an order to a result, both JSON."""


def load_tasks() -> None:
    """Load what the tasks need, so that an order finds it there; a task that cannot be loaded says so when it is asked."""
    for name in TASKS:
        with contextlib.suppress(Exception):
            task_named(name)


def task_named(name: str) -> TaskFunction:
    """Return the function of a task: one of `TASKS`, or any other as `module:function`.

    Raises
    ------
    ImportError, AttributeError
        If there is no such task.
    """
    module, _, function = TASKS.get(name, name).partition(":")
    found: TaskFunction = getattr(importlib.import_module(module), function)
    return found
