"""What the system tells of a worker."""

import subprocess
import sys

from planner.processes import workers
from tests.support.waiting import seen


def test_the_time_a_worker_waits_for_a_processor_is_told_where_the_system_counts_it() -> None:
    spin = [
        sys.executable,
        "-c",
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\nwhile 1: pass",
    ]
    if sys.platform != "linux":
        spin = [sys.executable, "-c", "input()"]
    spinning = [subprocess.Popen(spin, stdin=subprocess.PIPE) for _ in range(2)]
    try:
        if sys.platform == "linux":
            seen(lambda: workers.waited_s(spinning[0]) > 0.1, "seconds in which the other had the processor")
        else:
            assert workers.waited_s(spinning[0]) == 0
    finally:
        for one in spinning:
            one.kill()
            one.communicate()
    assert workers.waited_s(spinning[0]) == 0
