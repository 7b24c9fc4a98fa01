"""A worker whose solves a test can hold, and those of the workers it starts; see `held`.

`python -m tests.support.held_worker`.
"""

import models
from planner import worker
from planner.processes import workers
from tests.support.held import COMMAND
from tests.support.held_solve import held
from tests.support.outward import note_what_leaves

if __name__ == "__main__":
    note_what_leaves()
    models.solve = held  # type: ignore[assignment]  # the worker's own solve, with a gate in it
    workers.COMMAND = COMMAND
    worker.main()
