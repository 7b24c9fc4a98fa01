"""A worker whose solves a test can hold; see `held`. `python -m tests.support.held_worker`."""

import sys

import models
from planner import worker
from tests.support.held_solve import held

if __name__ == "__main__":
    models.solve = held  # type: ignore[assignment]  # the worker's own solve, with a gate in it
    sys.exit(worker.main())
