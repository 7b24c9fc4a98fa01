"""Every solver on every case, one process at a time; a row that was measured before is not measured again."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.account import Account, Ending, load_account
from benchmarks.cell import ABSENT
from benchmarks.child import run_child
from benchmarks.ours import ACCOUNT, MEASURED, PROGRAM
from benchmarks.peers import peers_python
from benchmarks.rows import OURS, TITLES, Row, Rows, engine_digest, load_now, today

SPARE_S = 60.0
"""Seconds beyond the limit for reading, building and checking; a process that takes longer is ended."""
BUSY = 40.0
"""How many times longer than its processor seconds a process may take on the wall."""
LONG_S = 1.0
"""A run of more processor seconds is not repeated: it tells enough."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What every run is given: processor seconds, threads for the peers, how often it is repeated."""

    seconds: float
    threads: int = 2
    repeats: int = 5
    solvers: tuple[str, ...] = tuple(TITLES)
    with_plan: bool = True
    is_anew: bool = False
    """Whether what was measured before is measured again."""
    until: float | None = None
    """When to begin no further run, by `time.monotonic`."""

    @property
    def is_over(self) -> bool:
        """Whether no further run is to begin."""
        return self.until is not None and time.monotonic() > self.until

    @property
    def wall(self) -> float:
        """Seconds on the wall after which a process is ended."""
        return self.seconds * BUSY + SPARE_S


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
            answer = run_child([python, "-P", "-m", "benchmarks.cell", name, "--version"], seconds=SPARE_S)
            if answer.code == 0:
                found[name] = Peer(python, answer.said.strip())
                break
    return found


def measure(name: str, terms: Terms, peers: Mapping[str, Peer], rows: Rows) -> None:
    """Measure what the rows lack of a case (a key, or a folder): our own process first, then peers on its program."""
    if terms.is_anew:
        for solver in {OURS, *terms.solvers}:
            for from_plan in {False, terms.with_plan}:
                rows.forget(Path(name).stem, solver, from_plan=from_plan)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        engine = engine_digest()
        digest = _measure_ours(name, folder, engine, terms=terms, rows=rows)
        for from_plan in (False, True) if terms.with_plan else (False,):
            for peer in terms.solvers:
                if digest is None or peer not in peers or terms.is_over:
                    continue
                runs = _PeerRuns(Path(name).stem, peer, peers[peer], from_plan, digest)
                for _ in runs.lacking(terms, rows):
                    if not (folder / PROGRAM).exists() and not _leave_program(name, folder, terms):
                        break
                    rows.keep(runs.next_row(folder, terms, rows))


def _measure_ours(name: str, folder: Path, engine: str, *, terms: Terms, rows: Rows) -> str | None:
    """Measure our own solver where its source changed, whichever peers are asked for: a ratio speaks of today's planner.

    Return the digest of its program, None if it failed.
    """
    case = Path(name).stem
    known = rows.find(case, OURS)
    usable = known is not None and known.engine == engine and (known.is_done or known.limit >= terms.seconds)
    if known is not None and usable and _is_enough(case, terms, rows):
        return known.digest or None
    if not usable:
        rows.forget(case, OURS)
    while not _is_enough(case, terms, rows) and not terms.is_over:
        turn = len(rows.all_of(case, OURS))
        rows.keep(_own_row(name, folder, engine, terms=terms, turn=turn))
    kept = rows.find(case, OURS)
    return (kept.digest or None) if kept else None


def _is_enough(case: str, terms: Terms, rows: Rows) -> bool:
    made = rows.all_of(case, OURS)
    return bool(made) and (len(made) >= terms.repeats or made[0].account.cpu > LONG_S or not made[0].digest)


def _own_row(name: str, folder: Path, engine: str, *, terms: Terms, turn: int) -> Row:
    before = load_now()
    command = [sys.executable, "-P", "-m", "benchmarks.ours", name, str(folder)]
    answer = run_child([*command, "--seconds", str(terms.seconds)], seconds=terms.wall)
    if answer.code == 0:
        account = load_account(folder / ACCOUNT)
        extra = json.loads((folder / MEASURED).read_text("utf-8"))
    else:
        account, extra = Account(ending=Ending.FAILED, words=answer.last_words), {}
    return Row(
        case=Path(name).stem, solver=OURS, from_plan=False, turn=turn, digest=extra.get("digest", ""), engine=engine,
        limit=terms.seconds, threads=1, load=(before, load_now()), made=today(), account=account, extra=extra,
    )  # fmt: skip


def _leave_program(name: str, folder: Path, terms: Terms) -> bool:
    """Make the program of a case again where our own rows are there already."""
    _own_row(name, folder, "", terms=terms, turn=0)
    return (folder / PROGRAM).exists()


@dataclass(frozen=True)
class _PeerRuns:
    """The runs of one peer on one program, alone or from our first plan."""

    case: str
    name: str
    peer: Peer
    from_plan: bool
    digest: str

    def lacking(self, terms: Terms, rows: Rows) -> Iterator[int]:
        """Yield for each run that is to be made; runs that answer for another program are dropped."""
        rest = {"digest": self.digest, "limit": terms.seconds, "threads": terms.threads}
        made = rows.all_of(self.case, self.name, from_plan=self.from_plan)
        if not all(row.holds(**rest, version=self.peer.version) for row in made):  # type: ignore[arg-type]
            rows.forget(self.case, self.name, from_plan=self.from_plan)
        while not terms.is_over:
            made = rows.all_of(self.case, self.name, from_plan=self.from_plan)
            if made and (len(made) >= terms.repeats or max(row.account.cpu for row in made) > LONG_S):
                return
            yield len(made)

    def next_row(self, folder: Path, terms: Terms, rows: Rows) -> Row:
        """Run the peer once more."""
        before = load_now()
        path = folder / f"{self.name}.json"
        path.unlink(missing_ok=True)
        command = [
            self.peer.python,
            "-P",
            "-m",
            "benchmarks.cell",
            self.name,
            str(folder / PROGRAM),
            str(path),
        ]
        command += ["--seconds", str(terms.seconds), "--threads", str(terms.threads)]
        command += ["--from-plan"] * self.from_plan
        answer = run_child(command, seconds=terms.wall)
        if answer.code == 0 and path.exists():
            account = load_account(path)
        else:
            ending = Ending.ABSENT if answer.code == ABSENT else Ending.FAILED
            account = Account(ending=ending, words=answer.last_words)
        return Row(
            case=self.case, solver=self.name, from_plan=self.from_plan,
            turn=len(rows.all_of(self.case, self.name, from_plan=self.from_plan)), digest=self.digest, engine="",
            limit=terms.seconds, threads=terms.threads, load=(before, load_now()), made=today(),
            account=replace(account, version=self.peer.version),
        )  # fmt: skip
