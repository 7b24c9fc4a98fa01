"""Every solver on every case, one process at a time, all of it in one run."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.account import Account, Ending, load_account
from benchmarks.cell import ABSENT
from benchmarks.ours import ACCOUNT, MEASURED, PROGRAM, Measured
from benchmarks.peers import ROOT, peers_python
from benchmarks.program import Program, load_program

OURS = "planner"
TITLES: Mapping[str, str] = {
    OURS: "Park Planner",
    "highs": "HiGHS",
    "cbc": "CBC",
    "scip": "SCIP",
    "cpsat": "CP-SAT",
}
"""Solvers in the order of the table; all but the first are peers."""
SPARE_S = 60.0
"""Seconds beyond the limit for reading, building and checking; a process that takes longer is ended."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What every cell is given: seconds, and threads for the peers that need several."""

    seconds: float
    workers: int = 1
    solvers: tuple[str, ...] = tuple(TITLES)


@dataclass(frozen=True, kw_only=True)
class Result:
    """A case measured: an account for each solver, and the exact value of its plan (None: no plan).

    Without `measured` our own process failed and nothing else was run.
    """

    case: str
    measured: Measured | None
    accounts: Mapping[str, Account]
    values: Mapping[str, int | None]
    broken: tuple[str, ...] = ()
    """Solvers that gave values which are no plan."""


@dataclass(frozen=True)
class Peer:
    """A peer that is installed: which interpreter has it, and its version."""

    python: str
    version: str


def installed(solvers: Sequence[str] = tuple(TITLES)) -> dict[str, Peer]:
    """Return those of the solvers that are installed as peers, here or in the peers' own environment."""
    found = {}
    pythons = [sys.executable, *peers_python()]
    for name in (solver for solver in solvers if solver != OURS):
        for python in pythons:
            answer = _run([python, "-P", "-m", "benchmarks.cell", name, "--version"], seconds=SPARE_S)
            if answer.code == 0:
                found[name] = Peer(python, answer.said.strip())
                break
    return found


def measure(name: str, terms: Terms, peers: Mapping[str, Peer]) -> Result:
    """Measure one case: our own process first, which leaves the program for the peers."""
    case = Path(name).stem
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        command = [sys.executable, "-P", "-m", "benchmarks.ours", name, place]
        answer = _run([*command, "--seconds", str(terms.seconds)], seconds=terms.seconds + SPARE_S)
        if answer.code != 0:
            account = Account(ending=Ending.FAILED, words=_last_line(answer.complaint))
            return Result(case=case, measured=None, accounts={OURS: account}, values={OURS: None})
        measured = Measured(**json.loads((folder / MEASURED).read_text("utf-8")))
        program = load_program(folder / PROGRAM)
        accounts = {OURS: load_account(folder / ACCOUNT)}
        for peer in (solver for solver in terms.solvers if solver != OURS):
            accounts[peer] = _cell(peer, peers.get(peer), folder, terms=terms)
    return _result(case, measured, program, accounts)


def _result(case: str, measured: Measured, program: Program, accounts: dict[str, Account]) -> Result:
    values = {OURS: measured.objective}
    broken = []
    for name, account in accounts.items():
        if name != OURS:
            values[name] = None if account.values is None else program.value_of(account.values)
            if account.values is not None and values[name] is None:
                broken.append(name)
    return Result(case=case, measured=measured, accounts=accounts, values=values, broken=tuple(broken))


def _cell(name: str, peer: Peer | None, folder: Path, *, terms: Terms) -> Account:
    if peer is None:
        return Account(ending=Ending.ABSENT, words="not installed")
    path = folder / f"{name}.json"
    command = [peer.python, "-P", "-m", "benchmarks.cell", name, str(folder / PROGRAM), str(path)]
    threads = terms.workers if name == "cpsat" else 1
    command += ["--seconds", str(terms.seconds), "--threads", str(threads)]
    answer = _run(command, seconds=terms.seconds + SPARE_S)
    if answer.code != 0 or not path.exists():
        absent = answer.code == ABSENT
        ending = Ending.ABSENT if absent else Ending.FAILED
        return Account(ending=ending, version=peer.version, words=_last_line(answer.complaint))
    return load_account(path)


@dataclass(frozen=True)
class _Answer:
    code: int
    said: str
    complaint: str


def _run(command: Sequence[str], *, seconds: float) -> _Answer:
    """Run a process to its end, or end it with all that it started."""
    with _started(command) as process:
        try:
            said, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return _Answer(-1, "", "took too long and was ended")
        finally:
            _end(process)
        return _Answer(process.returncode, said, complaint)


def _started(command: Sequence[str]) -> "subprocess.Popen[str]":
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _end(process: "subprocess.Popen[str]") -> None:
    if process.poll() is not None:
        return
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no word"])[-1][:200]


def versions(terms: Terms, peers: Mapping[str, Peer]) -> Iterator[tuple[str, str]]:
    """Return each peer's version, or that it is not installed, or not asked for."""
    for name in list(TITLES)[1:]:
        missing = "not installed" if name in terms.solvers else "not asked for"
        yield TITLES[name], peers[name].version if name in peers else missing
