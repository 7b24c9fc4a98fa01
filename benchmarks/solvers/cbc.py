"""CBC as a program of its own: an MPS file in, its log and its solution file out.

MPS knows no sense, so the file is to be minimised (the costs are turned round) and the values
of the log are turned back. The binary is the one of the PuLP 3.3 wheel, of the `cbcbox` wheel,
or one on the path.
"""

import importlib.util
import math
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.account import Ending, Ran, Trail
from benchmarks.program import Program
from benchmarks.solvers.task import Task, slack_of

_NUMBER = r"(-?[\d.]+(?:[eE][+-]?\d+)?)"
_PLAN = re.compile(rf"(?:[Ss]olution (?:found )?of|improved solution from \S+ to) {_NUMBER}")
_TREE = re.compile(rf"{_NUMBER} best solution, best possible {_NUMBER}")
_RELAXED = re.compile(
    rf"^Continuous objective value is {_NUMBER}|cuts changed objective from \S+ to {_NUMBER}"
)
_BOUND = re.compile(rf"^Lower bound:\s+{_NUMBER}")
_VERSION = re.compile(r"^Version:\s+(\S+)", re.MULTILINE)
_RESULT = re.compile(
    r"^(?:Result - |Optimal - objective|Problem is |Pre-processing says |.*determined that the problem was )(.*)"
)


def binary() -> str:
    """Return the path of CBC; an ImportError if there is none."""
    if importlib.util.find_spec("cbcbox") is not None:
        return str(importlib.import_module("cbcbox").cbc_bin_path())
    if importlib.util.find_spec("pulp") is not None:
        pulp = importlib.import_module("pulp")
        bundled = getattr(getattr(pulp, "PULP_CBC_CMD", None), "pulp_cbc_path", None)
        if bundled and Path(bundled).is_file():
            return str(bundled)
    found = shutil.which("cbc")
    if found is None:
        raise ImportError("no CBC")
    return found


def version() -> str:
    """Return the version of CBC."""
    said = subprocess.run([binary(), "-quit"], capture_output=True, text=True, check=False).stdout
    found = _VERSION.search(said)
    return found[1] if found else "?"


def solve(program: Program, task: Task, trail: Trail, *, options: Sequence[str] = ()) -> Ran:
    """Solve by CBC, with its own settings but for `options`."""
    with tempfile.TemporaryDirectory() as folder:
        model, solution = Path(folder) / "program.mps", Path(folder) / "solution.txt"
        model.write_text("\n".join(mps(program)) + "\n", "ascii")
        command = [binary(), str(model), "-seconds", f"{task.seconds}", "-timeMode", "cpu"]
        command += ["-ratioGap", "0", "-allowableGap", f"{slack_of(program)}"]
        command += ["-threads", str(task.threads)] if task.threads > 1 else []
        command += options
        if len(program.plan):
            known = Path(folder) / "known.txt"
            known.write_text(_start(program), "ascii")
            command += ["-mipstart", str(known)]
        command += ["-solve", "-solution", str(solution)]
        words = ""
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
            trail.processor = partial(_seconds_of, running.pid)
            trail.begin()
            for line in running.stdout or ():
                _hear(line, program.constant, trail)
                found = _RESULT.match(line)
                words = found[1].strip() or "optimal" if found else words
        return _read(words, solution, program)


def _seconds_of(pid: int) -> float:
    """Return the seconds of the processor that children took, the one that still runs included where that is told."""
    ended, running = os.times(), Path(f"/proc/{pid}/stat")
    told = ended.children_user + ended.children_system
    try:
        fields = running.read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return told
    return told + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _start(program: Program) -> str:
    """Return the plan that is known as CBC reads one: a line a column that is not 0."""
    lines = ["Known plan"]
    lines += [f"{k} x{k} {figure!r} 0" for k, figure in enumerate(program.plan.tolist()) if figure]
    return "\n".join(lines) + "\n"


def _hear(line: str, constant: int, trail: Trail) -> None:
    """Pass on what a line of the log says of plans and bounds."""
    if found := _PLAN.search(line):
        trail.tell(constant - float(found[1]), None)
    elif found := _TREE.search(line):
        trail.tell(constant - float(found[1]), constant - float(found[2]))
    elif found := _RELAXED.search(line) or _BOUND.match(line):
        # A root that the best plan has cut off is relaxed no further: its figure may lie below that plan.
        known = [one.objective for one in trail.moments[-1:] if one.objective is not None]
        trail.tell(None, max(constant - float(found[found.lastindex or 1]), *known, -math.inf))


def _read(words: str, solution: Path, program: Program) -> Ran:
    if "infeasible" in words.lower():
        return Ran(Ending.INFEASIBLE, None, words)
    lines = solution.read_text("ascii").splitlines() if solution.exists() else []
    has_plan = bool(lines) and "infeasible" not in lines[0].lower() and not lines[0].startswith("Unbounded")
    values = [0.0] * program.columns
    for line in lines[1:]:
        cells = line.replace("**", "").split()
        values[int(cells[1][1:])] = float(cells[2])
    ending = Ending.LIMIT if words.lower().startswith("stopped") else Ending.DONE
    if not has_plan:
        return Ran(Ending.LIMIT if ending is Ending.LIMIT else Ending.FAILED, None, words)
    no_plan = program.value_of(values) is None and ending is Ending.LIMIT  # it leaves a relaxation behind
    return Ran(ending, None if no_plan else values, words)


def mps(program: Program) -> Iterator[str]:
    """Return the lines of a free MPS file that is to be minimised, without the constant."""
    low, high = program.row_lower, program.row_upper
    yield from ("NAME park FREE", "ROWS", " N cost")
    kinds = [_kind(float(least), float(most)) for least, most in zip(low, high, strict=True)]
    yield from (f" {kind} r{row}" for row, kind in enumerate(kinds))
    yield "COLUMNS"
    yield from _columns(program)
    yield "RHS"
    for row, kind in enumerate(kinds):
        yield f" rhs r{row} {float(low[row] if kind == 'G' else high[row])!r}"
    yield "RANGES"
    for row, kind in enumerate(kinds):
        if kind == "L" and np.isfinite(low[row]):
            yield f" range r{row} {float(high[row] - low[row])!r}"
    yield "BOUNDS"
    for column in range(program.columns):
        least, most = float(program.lower[column]), float(program.upper[column])
        yield f" LO bound x{column} {least!r}" if np.isfinite(least) else f" MI bound x{column}"
        if np.isfinite(most):
            yield f" UP bound x{column} {most!r}"
    yield "ENDATA"


def _kind(least: float, most: float) -> str:
    if least == most:
        return "E"
    return "L" if np.isfinite(most) else "G"


def _columns(program: Program) -> Iterator[str]:
    """Return the entries by column; whole-number columns stand between markers."""
    rows = np.repeat(np.arange(program.rows), np.diff(program.start))
    order = np.argsort(program.index, kind="stable")
    first = np.searchsorted(program.index[order], np.arange(program.columns + 1))
    for column in range(program.columns):
        whole = bool(program.integral[column])
        if whole:
            yield f" M{column} 'MARKER' 'INTORG'"
        yield f" x{column} cost {float(-program.cost[column])!r}"
        for entry in order[first[column] : first[column + 1]]:
            yield f" x{column} r{rows[entry]} {float(program.value[entry])!r}"
        if whole:
            yield f" E{column} 'MARKER' 'INTEND'"
