"""Tasks for tests, which worker processes find by name."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planner.processes.cluster_place import is_on_worker
from planner.processes.tasks import TaskContext


def double(order: str, context: TaskContext) -> str:
    return json.dumps(2 * int(json.loads(order)))


def place(order: str, context: TaskContext) -> str:
    """Say whether a worker of a cluster is at work."""
    return json.dumps(is_on_worker())


def count_up(order: str, context: TaskContext) -> str:
    for number in range(int(order)):
        context.report(json.dumps(number))
    return order


def break_off(order: str, context: TaskContext) -> str:
    context.report(json.dumps("begun"))
    raise ValueError(order)


def refuse(order: str, context: TaskContext) -> str:
    raise ValueError(order)


class _Panic(BaseException):
    """What pydantic's core raises where Python gave it no memory: no `Exception`."""


def panic(order: str, context: TaskContext) -> str:
    raise _Panic("PyObject pointer is null")


def die(order: str, context: TaskContext) -> str:
    os._exit(7)


def linger(order: str, context: TaskContext) -> str:
    """Say in the folder named that it is under way, and stay until a stop."""
    _begin(order)
    while not context.should_stop():
        time.sleep(0.02)
    return json.dumps("stopped")


def deafen(order: str, context: TaskContext) -> str:
    """Say in the folder named that it is under way, and stay whatever is asked."""
    _begin(order)
    while True:
        time.sleep(60)


def breed(order: str, context: TaskContext) -> str:
    """Start a child that hears nothing, say both numbers, and stay whatever is asked."""
    child = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
    context.report(json.dumps([os.getpid(), child.pid]))
    while True:
        time.sleep(60)


def _begin(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()


def whose_child(order: str, context: TaskContext) -> str:
    import __main__

    return json.dumps([__main__.__spec__.name if __main__.__spec__ else None, os.getpid()])


def take(order: str, context: TaskContext) -> str:
    """Take so many MB of memory, and say how many."""
    return json.dumps(len(bytearray(int(order) * 2**20)) // 2**20)


def write_aside(order: str, context: TaskContext) -> str:
    """Leave a temporary file, say where, and stay whatever is asked."""
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(b"model")
    context.report(json.dumps(file.name))
    while True:
        time.sleep(60)


def answer_when_told(text: str, context: TaskContext) -> str:
    """Say who works on it, and give the answer once a file `go` is in the folder of the order; or end as the order says."""
    order = json.loads(text)
    context.report(json.dumps({"pid": os.getpid(), "answer": None}))
    if order["how"] == "die":
        os._exit(7)
    while order["how"] == "deaf" or not (context.should_stop() or (Path(order["folder"]) / "go").exists()):
        time.sleep(0.02)
    before = json.loads(context.attached)["pid"] if context.attached else None
    return json.dumps({"pid": os.getpid(), "answer": 42, "before": before})


def loaded(order: str, _context: TaskContext) -> str:
    """Say whether a module was loaded before the order came."""
    return str(order in sys.modules)
