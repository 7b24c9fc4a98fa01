"""A server that only solves: opens the database, starts what it is asked, says the job id, and stays.

Its workers mind the gate of `held`.

`python -m tests.support.solving_server URL FOLDER SOLVER SECONDS`
"""

import sys
import threading
from pathlib import Path

from planner.domain.solving.outcome import Limits
from planner.services.importing.intake import load
from planner.services.planning.wire import SolveOrder
from planner.services.tasks.book import TaskBook
from planner.store.opening import open_store
from tests.support import held


def main(url: str, folder: str, solver: str, seconds: str) -> None:
    dossier, _ = load(Path(folder))
    assert dossier is not None
    book = TaskBook(open_store(url), 1, command=held.COMMAND)
    limits = Limits(time_limit_s=float(seconds), solver=solver)
    print(book.start(SolveOrder(dossier.problem, limits), facts=dossier.problem.fingerprint), flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
