"""One solver on one program, in a process of its own: `python -m benchmarks.cell SOLVER PROGRAM ACCOUNT ...`.

With `--version` it says the solver's version, and ends with 3 if the solver is not installed.
"""

import argparse
import importlib
import sys
from pathlib import Path
from typing import Any

from benchmarks.account import Account, Trail
from benchmarks.program import load_program
from benchmarks.solvers.task import Task

ABSENT = 3


def main(arguments: list[str]) -> int:
    """Run the solver named and write its account."""
    parser = argparse.ArgumentParser("python -m benchmarks.cell")
    parser.add_argument("solver", choices=("highs", "cbc", "scip", "cpsat"))
    parser.add_argument("program", type=Path, nargs="?")
    parser.add_argument("account", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--version", action="store_true")
    given = parser.parse_args(arguments)
    try:
        solver: Any = importlib.import_module(f"benchmarks.solvers.{given.solver}")
        version = solver.version()
    except ImportError:
        return ABSENT
    if given.version:
        print(version)
        return 0
    program, trail = load_program(given.program), Trail()
    ran = solver.solve(program, Task(given.seconds, given.threads), trail)
    Account(
        ending=ran.ending,
        seconds=round(trail.seconds(), 3),
        version=version,
        words=ran.words,
        values=ran.values,
        trail=trail.moments,
    ).save(given.account)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
