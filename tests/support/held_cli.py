"""The command line with solves that a test can hold; see `held`. `python -m tests.support.held_cli ...`."""

import models
from planner.cli import app
from tests.support.held_solve import held

if __name__ == "__main__":
    models.solve = held  # type: ignore[assignment]  # the same solve, with a gate in it
    app(prog_name="planner")
