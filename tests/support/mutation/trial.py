"""Mutants of a room before its tests: `python -m tests.support.mutation.trial ROOM`; reads mutants, writes what came of each.

One process collects the tests. A fork of it runs them all as they are, to learn which of them reach which line; then it is forked for each mutant, in which the code of the
functions that changed is exchanged, and the tests that reach the line run, cheapest first, until one fails. Where what changed runs while a module is read, the fork is one of
a process without tests, which reads the module and all that imports it anew. What outlives all tests has survived.
"""

import gc
import json
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pytest

from tests.support.mutation import reach, rereading, swapping
from tests.support.mutation.reach import ROOT, Account
from tests.support.mutation.rooms import MARKS, ROOMS, Room
from tests.support.watchdog import RunWatch

OPTIONS = (
    "-q",
    "-x",
    "-p",
    "no:cacheprovider",
    "-m",
    MARKS,
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)
_MEMORY = 8 * 1024**3
SURVIVED, KILLED, ENDED, UNREACHED = "survived", "killed", "ended by its limit", "reached by no test"
_ACCOUNT, _MODULES, _ENDS, _FAILED = "account.json", "modules.json", "ends.json", "failed.txt"
Mutant = dict[str, Any]
Tell = Callable[[Mutant, str], None]


def main(name: str) -> None:
    room = next(one for one in ROOMS if one.name == name)
    mutants: list[Mutant] = json.load(sys.stdin)
    os.chdir(ROOT)
    tell = partial(_tell, os.dup(2))
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        status = forked(lambda: _collected(room, mutants, there, tell))
        if status != 0:
            why = (there / _FAILED).read_text("utf-8") if (there / _FAILED).is_file() else ""
            raise RuntimeError(
                f"the tests of {room.name} end with {status} before anything is changed: {why}"
            )
        account = reach.read(there / _ACCOUNT)
        ends = {int(number): end for number, end in json.loads((there / _ENDS).read_text("utf-8")).items()}
        rereading.preload(json.loads((there / _MODULES).read_text("utf-8")))
        left = {number: one for number, one in enumerate(mutants) if number not in ends}
        ends |= _read_anew(room, left, account, there, tell)
    found = []
    for number, mutant in enumerate(mutants):
        told = {key: mutant[key] for key in ("path", "line", "operator", "before", "after")}
        found.append(told | {"end": ends[number], "tests": len(_tests_of(mutant, account))})
    json.dump(found, sys.stdout)


def _options(room: Room, folder: Path) -> tuple[str, ...]:
    return (*OPTIONS, f"--basetemp={folder}", *(f"--ignore={one}" for one in room.without))


def _tell(errors: int, mutant: Mutant, end: str) -> None:
    os.write(errors, f"{end}: {mutant['path']}:{mutant['line']} {mutant['after']}\n".encode())


def _tests_of(mutant: Mutant, account: Account) -> list[str]:
    return account.tests_of(mutant["path"], _lines_of(mutant))


def _lines_of(mutant: Mutant) -> range:
    return reach.lines_of(_source(mutant["path"]), mutant["line"])


def _source(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


# ---------------------------------------------------------------- code exchanged


def _collected(room: Room, mutants: Sequence[Mutant], folder: Path, tell: Tell) -> int:
    """Collect the tests, and try them on the mutants of functions."""
    import coverage

    files = sorted(str(path) for pattern in room.modules for path in ROOT.glob(pattern))
    watched = coverage.Coverage(data_file=None, include=files, config_file=False)
    watched.start()
    loop = _Loop(room, mutants, folder, watched, tell)
    return int(pytest.main([*_options(room, folder / "tests"), *room.tests], plugins=[loop]))


class _Loop:
    """What runs in the place of the loop over all tests."""

    def __init__(
        self, room: Room, mutants: Sequence[Mutant], folder: Path, coverage: Any, tell: Tell
    ) -> None:
        self._room, self._mutants, self._tell = room, mutants, tell
        self._folder, self._coverage = folder, coverage
        self._items: dict[str, pytest.Item] = {}

    def pytest_internalerror(self, excrepr: object) -> None:
        with (self._folder / _FAILED).open("a", encoding="utf-8") as file:
            file.write(f"{excrepr}\n")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            return True
        for plugin in session.config.pluginmanager.get_plugins():
            if isinstance(plugin, RunWatch):
                plugin.pytest_unconfigure()
        self._items = {one.nodeid: one for one in session.items}
        ended = forked(lambda: self._accounted(session))
        self._coverage.stop()
        if ended != 0:
            session.testsfailed = 1
            return True
        account = reach.read(self._folder / _ACCOUNT)
        ends = {}
        is_held = False
        for number, mutant in enumerate(self._mutants):
            tests = _tests_of(mutant, account)
            if not tests:
                ends[number] = UNREACHED
                continue
            try:
                changes = self._exchanges(mutant, account)
            except swapping.ReadAtImport:
                continue
            limit_s = _limit_s(self._room, account, tests)
            if not is_held:
                self._hold_control(session, tests, limit_s)
                is_held = True
            ends[number] = self._tried(session, tests, changes, limit_s=limit_s)
            self._tell(mutant, ends[number])
        (self._folder / _ENDS).write_text(json.dumps(ends), "utf-8")
        return True

    def _accounted(self, session: pytest.Session) -> int:
        contexts = reach.Contexts(self._coverage)
        session.config.pluginmanager.register(contexts)
        status = _ran(session, session.items)
        (self._folder / _FAILED).write_text(contexts.failed, "utf-8")
        self._coverage.stop()
        reach.write(self._folder / _ACCOUNT, self._coverage, contexts.seconds)
        (self._folder / _MODULES).write_text(json.dumps(rereading.preloaded()), "utf-8")
        return status

    @cached_property
    def _functions(self) -> Any:
        paths = sorted({str(ROOT / mutant["path"]) for mutant in self._mutants})
        gc.unfreeze()
        try:
            return swapping.functions_in_memory(paths)
        finally:
            gc.freeze()

    def _exchanges(self, mutant: Mutant, account: Account) -> list[Any]:
        path = mutant["path"]
        if account.runs_at_import(path, _lines_of(mutant)):
            raise swapping.ReadAtImport(path)
        before, after = (
            swapping.compiled(source, str(ROOT / path)) for source in (_source(path), mutant["source"])
        )
        return swapping.exchanges(before, after, self._functions)

    def _hold_control(self, session: pytest.Session, tests: Sequence[str], limit_s: int) -> None:
        """Run tests with nothing changed: they must pass, or what kills mutants is the order they run in."""
        if self._tried(session, tests, [], limit_s=limit_s) != SURVIVED:
            raise RuntimeError("tests fail in another order although nothing is changed")

    def _tried(
        self, session: pytest.Session, tests: Sequence[str], changes: Sequence[Any], *, limit_s: int
    ) -> str:
        def act() -> int:
            for function, code in changes:
                function.__code__ = code
            return _ran(session, [self._items[one] for one in tests])

        end = _end_of(forked(act, limit_s=limit_s))
        for left in (self._folder / "tests").glob("*"):
            shutil.rmtree(left, ignore_errors=True)
        return end


def _ran(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    """Run tests until one fails; 0 if none does."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


# ---------------------------------------------------------------- modules read anew


def _read_anew(
    room: Room, mutants: dict[int, Mutant], account: Account, folder: Path, tell: Tell
) -> dict[int, str]:
    """Return what comes of mutants, by number, whose modules are read anew."""
    if not mutants:
        return {}
    importers = rereading.Importers()
    options = _options(room, folder / "anew")

    def tried(path: str, source: str, tests: Sequence[str]) -> str:
        limit_s = _limit_s(room, account, tests)
        return _end_of(
            forked(lambda: rereading.run_with(path, source, tests, importers, options), limit_s=limit_s)
        )

    first = next(iter(mutants.values()))
    path = first["path"]
    if tried(path, _source(path), _tests_of(first, account)) != SURVIVED:
        raise RuntimeError(f"the tests of {path} fail although nothing is changed")
    ends = {}
    for number, one in mutants.items():
        ends[number] = tried(one["path"], one["source"], _tests_of(one, account))
        tell(one, ends[number])
    return ends


def _limit_s(room: Room, account: Account, tests: Sequence[str]) -> int:
    """Return how long tests may take with a mutant: what they took before, and what the room gives beside that."""
    return room.limit_s + round(sum(account.seconds.get(one, 0.0) for one in tests))


def _end_of(status: int) -> str:
    return SURVIVED if status == 0 else ENDED if status < 0 else KILLED


def forked(act: Callable[[], int], *, limit_s: int | None = None) -> int:
    """Return what `act` comes to in a process of its own; below 0 if a signal ended it."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            if limit_s is not None:
                resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s))
                resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            status = act()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main(sys.argv[1])
