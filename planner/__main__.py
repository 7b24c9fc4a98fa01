"""`python -m planner`: the command line."""

import io
import sys

from planner.cli import app

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a sign must not end the run
    app(prog_name="planner")
