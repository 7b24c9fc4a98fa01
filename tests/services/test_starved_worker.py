"""A worker that waits for a processor while others have it: silent, but not held to hang."""

import sys
import threading
import time

import pytest

from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import Fault
from planner.processes import workers
from planner.services.planning.wire import SolveOrder
from planner.services.tasks.run import TaskRun
from tests.support import make
from tests.support.waiting import seen

DEAF = (sys.executable, "-c", "import sys\nwhile sys.stdin.buffer.readline(): pass")
LONG_S = 1_000.0


@pytest.mark.parametrize(("limit_s", "silence_s"), [(LONG_S, 0.1), (0.1, LONG_S)])
def test_seconds_of_waiting_for_a_processor_do_not_count(
    limit_s: float, silence_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.services.tasks.run.OVERTIME_S", 0.0)
    limits = Limits(time_limit_s=limit_s)
    run = TaskRun("t", SolveOrder(problem=make.problem(firms=[make.firm()]), limits=limits))
    monkeypatch.setattr(workers, "waited_s", lambda process: time.monotonic())  # whatever goes by, it waits
    working = threading.Thread(target=run.run, args=(DEAF,))
    working.start()
    try:
        seen(lambda: run.process_id, "a worker")
        time.sleep(0.3)
        run.check(silence_s=silence_s)
        assert working.is_alive()
        assert run._fault is None
        monkeypatch.setattr(workers, "waited_s", lambda process: 0.0)
        run.check(silence_s=silence_s)
        assert run._fault is Fault.HUNG
    finally:
        run.kill()
        working.join()
