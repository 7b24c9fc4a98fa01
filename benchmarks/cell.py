"""One solver on one program, in a process of its own: `python -m benchmarks.cell SOLVER PROGRAM ACCOUNT ...`.

Goals are asked one after the other: each best value becomes a row, its plan the start of the
next. With `--version` it says the solver's version, and ends with 3 if it is not installed.
"""

import argparse
import importlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.account import Account, Ending, Ran, Trail, thinned
from benchmarks.program import Program, load_program, whole_bound
from benchmarks.solvers.task import Task, step_of

ABSENT = 3


def main(arguments: list[str]) -> int:
    """Run the solver named and write its account."""
    parser = argparse.ArgumentParser("python -m benchmarks.cell")
    parser.add_argument("solver", choices=("highs", "cbc", "scip", "cpsat"))
    parser.add_argument("program", type=Path, nargs="?")
    parser.add_argument("account", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=30.0, help="of the processor")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--from-plan", action="store_true", help="hand over the plan in the program")
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
    program = load_program(given.program)
    told = program if given.from_plan else program.without_plan()
    account = run(solver, told, Task(given.seconds, given.threads))
    replace(account, version=version).save(given.account)
    return 0


def run(solver: Any, program: Program, task: Task) -> Account:
    """Ask a solver for every goal in turn, as long as each is proven and there is time."""
    trail, asked = Trail(), program
    known: list[float] | None = None
    proven, ran = 0, Ran(Ending.LIMIT, None)
    for goal in range(program.goals):
        trail.goal = goal
        left = task.seconds - trail.spent()[1]
        if left <= 0:
            ran = Ran(Ending.LIMIT, None, "limit")
            break
        ran = solver.solve(asked, Task(left, task.threads), trail)
        trail.pause()
        value = None if ran.values is None else asked.value_of(ran.values)
        if ran.ending is Ending.DONE and _is_another_plan(value, trail):
            # HiGHS 1.16 may call the plan it was given the best although the value it tells is another's: ask without.
            ran = solver.solve(asked.without_plan(), Task(left, task.threads), trail)
            trail.pause()
            value = None if ran.values is None else asked.value_of(ran.values)
        if ran.values is not None:
            known = ran.values
        if value is None or not _is_proven(asked, value, ran, trail):
            break
        proven += 1
        if goal + 1 < program.goals:
            asked = asked.next_goal(ran.values or [], value)
    seconds, cpu = trail.spent()
    values = None if known is None else program.values_of(known)
    ending = Ending.DONE if proven == program.goals else ran.ending
    return Account(
        ending=ending,
        seconds=round(seconds, 3),
        cpu=round(cpu, 3),
        words=ran.words,
        values=None if values is None else list(values),
        proven=proven,
        is_broken=known is not None and values is None,
        trail=thinned(trail.moments),
    )


def _is_another_plan(value: int | None, trail: Trail) -> bool:
    """Whether the values that were given back have another value than was told of them."""
    told = [moment.objective for moment in trail.moments if moment.goal == trail.goal]
    return value is not None and bool(told) and told[-1] is not None and abs(told[-1] - value) >= 1


def _is_proven(program: Program, value: int, ran: Ran, trail: Trail) -> bool:
    """Whether the solver says so, or its bound leaves no better value."""
    told = [moment.bound for moment in trail.moments if moment.goal == trail.goal]
    bound = whole_bound(told[-1]) if told else None
    return ran.ending is Ending.DONE or (bound is not None and bound < value + step_of(program))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
