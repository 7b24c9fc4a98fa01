"""The app with workers whose solves a test can hold open: `python -m tests.support.held_app OPTIONS`."""

import sys

from streamlit.web import cli

from planner.processes import workers
from tests.support.held import COMMAND
from tests.support.outward import note_what_leaves


def _keep_the_share(process: workers.Worker, nice: int) -> None:
    """Leave a worker its share of the processors: beside other tests, who gives way comes to nothing."""
    del process, nice


if __name__ == "__main__":
    note_what_leaves()
    workers.COMMAND = COMMAND
    workers.give_way = _keep_the_share
    sys.exit(cli.main(["run", "app.py", *sys.argv[1:]], prog_name="streamlit"))
