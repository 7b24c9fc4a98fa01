"""A worker that is still being loaded has not read its order; a cancel does not wait for that."""

import sys

from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskState
from planner.services.planning.wire import SolveOrder
from planner.services.tasks.book import TaskBook
from planner.store.opening import open_store
from tests.support import make
from tests.support.processes import all_gone
from tests.support.waiting import PATIENCE_S, seen

DEAF = (sys.executable, "-S", "-c", "import time; time.sleep(600)")
CROWD = make.problem(firms=[make.firm(f"F{number}") for number in range(300)])
"""More than a pipe holds."""


def test_a_worker_that_has_not_read_its_order_yet_is_ended_all_the_same() -> None:
    store = open_store("sqlite://")
    jobs = TaskBook(store, command=DEAF, silence_s=10**6)  # only the cancel can end it
    task_id = jobs.start(SolveOrder(problem=CROWD, limits=Limits(time_limit_s=10**6)))
    pid = seen(lambda: task_id in jobs.runner.runs and jobs.runner.runs[task_id].process_id, "the worker")
    assert pid
    jobs.cancel(task_id)
    assert all_gone({pid})
    over = jobs.wait(task_id, PATIENCE_S)
    assert over is not None
    assert over.state is TaskState.CANCELLED
    jobs.close()
    store.close()
