"""What was measured so far, row by row, in a JSON file: a run that ends early is continued by the next. Standard library only."""

import ast
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.account import Account, Ending, account_of

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "benchmarks" / "results.json"
_FORMAT = 1
_LOOK_EVERY_S = 0.05
OURS = "planner"
TITLES: Mapping[str, str] = {
    OURS: "Park Planner",
    "highs": "HiGHS",
    "cbc": "CBC",
    "scip": "SCIP",
    "cpsat": "CP-SAT",
}
"""Solvers in the order of the tables; all but the first are peers."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One run of one solver on one case.

    `digest` names the program it was given, `engine` our own source (for our own rows), `load` is the load of the
    machine over the last minute before and after, `extra` what our own process measured beside.
    """

    case: str
    solver: str
    from_plan: bool
    turn: int
    digest: str
    engine: str
    limit: float
    threads: int
    load: tuple[float, float]
    made: str
    account: Account
    extra: dict[str, Any] | None = None

    @property
    def key(self) -> str:
        """What the row is kept by."""
        return f"{self.case} {self.solver} {'from plan' if self.from_plan else 'alone'} {self.turn}"

    @property
    def is_done(self) -> bool:
        """Whether the run came to an end before its limit."""
        return self.account.ending in {Ending.DONE, Ending.INFEASIBLE}

    def holds(self, *, digest: str, limit: float, threads: int, version: str) -> bool:
        """Whether the row answers for this program, this limit and this version."""
        same = self.digest == digest and self.threads == threads and self.account.version == version
        return same and (self.is_done or self.limit >= limit)


class Rows:
    """The rows of a file; each is kept as soon as it is there."""

    def __init__(self, path: Path | None = FILE) -> None:
        """Read the file; with none, keep the rows here alone."""
        self._path = path
        self._rows: dict[str, Row] = {}
        self._load()

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def find(self, case: str, solver: str, *, from_plan: bool = False, turn: int = 0) -> Row | None:
        """Return the row of a run, if it is there."""
        return self._rows.get(f"{case} {solver} {'from plan' if from_plan else 'alone'} {turn}")

    def all_of(self, case: str, solver: str, *, from_plan: bool = False) -> list[Row]:
        """Return every run of a solver on a case."""
        return [row for row in self if (row.case, row.solver, row.from_plan) == (case, solver, from_plan)]

    def keep(self, row: Row) -> None:
        """Add or replace a row and write the file."""
        with self._alone():
            self._rows[row.key] = row
            self._save()

    def forget(self, case: str, solver: str, *, from_plan: bool = False) -> None:
        """Drop every run of a solver on a case: they answer for it no more."""
        with self._alone():
            for row in self.all_of(case, solver, from_plan=from_plan):
                del self._rows[row.key]
            self._save()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the file, as it is now: two commands may measure different cases at once."""
        if self._path is None:
            yield
            return
        held = self._path.with_suffix(".held")
        while True:
            try:
                held.touch(exist_ok=False)
                break
            except FileExistsError:
                time.sleep(_LOOK_EVERY_S)
        try:
            self._load()
            yield
        finally:
            held.unlink()

    def _load(self) -> None:
        if self._path is not None and self._path.exists():
            told = json.loads(self._path.read_text("utf-8"))
            if told.get("format") == _FORMAT:
                self._rows = {row.key: row for row in map(_row, told["rows"])}

    def _save(self) -> None:
        """Write the file, whole or not at all."""
        if self._path is None:
            return
        lines = ",\n".join(json.dumps(asdict(self._rows[key]), sort_keys=True) for key in sorted(self._rows))
        beside = self._path.with_suffix(".part")
        beside.write_text(f'{{"format": {_FORMAT}, "rows": [\n{lines}\n]}}\n', "utf-8")
        beside.replace(self._path)


def _row(told: dict[str, Any]) -> Row:
    return Row(**{**told, "account": account_of(told["account"]), "load": tuple(told["load"])})


def engine_digest() -> str:
    """Return a digest of the source that decides what our own solver does."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in engine_files())).hexdigest()[:12]


def engine_files() -> list[Path]:
    """Return the files of `models` and those of the planner that they import, by way of others too."""
    waiting = list(ROOT.glob("models/**/*.py"))
    found = set(waiting)
    while waiting:
        new = {path for name in _imports(waiting.pop()) for path in _files_of(name)} - found
        found |= new
        waiting += new
    return sorted(found)


def _imports(path: Path) -> Iterator[str]:
    """Return what a file imports, as dotted names; `from a import b` may name a module or something in one."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def _files_of(name: str) -> Iterator[Path]:
    """Return the files of a module of the planner and of the rooms around it; nothing of a library's.

    The house itself is left out: it offers what is asked of it by name, and decides nothing.
    """
    parts = name.split(".") if name.split(".", maxsplit=1)[0] in {"planner", "models"} else []
    for count in range(2, len(parts) + 1):
        place = ROOT.joinpath(*parts[:count])
        yield from (path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file())


def load_now() -> float:
    """Return the load of the machine over the last minute; -1 where it is not told."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else -1.0


def today() -> str:
    """Return the date and the hour, in UTC."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
