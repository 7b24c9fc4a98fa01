"""Mutants of a room before its tests: `python -m tests.support.mutation.trial ROOM`; reads mutants, writes what came of each.

The tests run once to learn which of them reach which line. Then a process is forked for each mutant, in which the module and all that imports it are read anew, and the tests that
reach the line run, cheapest first, until one fails. What outlives them all has survived.
"""

import importlib
import importlib.util
import json
import os
import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

from tests.support.mutation.rooms import MARKS, ROOMS, Room

ROOT = Path(__file__).resolve().parents[3]
OURS = ("planner", "models", "benchmarks", "tests")
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
CONTROLS = 1
"""Modules of a room that are tried with nothing changed."""
_MEMORY = 8 * 1024**3
SURVIVED, KILLED, ENDED, UNREACHED = "survived", "killed", "ended by its limit", "reached by no test"


@dataclass
class Account:
    """Which tests reach which line, and what each takes."""

    reach: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    modules: list[str] = field(default_factory=list)

    def tests_of(self, path: str, line: int) -> list[str]:
        """Return the tests for a line, cheapest first; for one that runs at import those that reach its module at all."""
        lines = self.reach.get(path, {})
        ids = set(lines.get(line, ())) - {""} or (
            {one for some in lines.values() for one in some} - {""} if "" in lines.get(line, ()) else set()
        )
        return sorted(ids, key=lambda one: (self.seconds.get(one, 0.0), one))


def main(name: str) -> None:
    room = next(one for one in ROOMS if one.name == name)
    mutants = json.load(sys.stdin)
    os.chdir(ROOT)
    account = account_of(room)
    for module in account.modules:
        try:
            importlib.import_module(module)
        except Exception:  # noqa: BLE001  # it will be imported where it is needed, or is told there
            continue
    importers = Importers()
    for path in sorted({mutant["path"] for mutant in mutants})[:CONTROLS]:
        _hold_control(room, path, account, importers)
    found = []
    for mutant in mutants:
        tests = account.tests_of(mutant["path"], mutant["line"])
        end = _tried(room, mutant, tests, importers) if tests else UNREACHED
        found.append(
            {key: mutant[key] for key in ("path", "line", "operator", "before", "after")}
            | {"end": end, "tests": len(tests)}
        )
        print(f"{end}: {mutant['path']}:{mutant['line']} {mutant['after']}", file=sys.stderr, flush=True)
    json.dump(found, sys.stdout)


def _hold_control(room: Room, path: str, account: Account, importers: "Importers") -> None:
    """Read a module anew with nothing changed: its tests must pass, or what kills mutants is the reading itself."""
    same = {"path": path, "source": (ROOT / path).read_text("utf-8")}
    tests = sorted({one for ids in account.reach.get(path, {}).values() for one in ids} - {""})
    if tests and _tried(room, same, tests, importers) != SURVIVED:
        raise RuntimeError(f"the tests of {path} fail although nothing is changed")


# ---------------------------------------------------------------- the tests as they are


def account_of(room: Room) -> Account:
    """Run the tests of a room as they are, in a process of their own.

    Raises
    ------
    RuntimeError
        If one of them fails.
    """
    with tempfile.TemporaryDirectory() as name:
        told = Path(name) / "account.json"
        status = _forked(lambda: _accounted(room, told))
        if status != 0:
            raise RuntimeError(f"the tests of {room.name} end with {status} before anything is changed")
        read = json.loads(told.read_text("utf-8"))
    reach = {path: {int(line): ids for line, ids in lines.items()} for path, lines in read["reach"].items()}
    return Account(reach, read["seconds"], read["modules"])


class _Contexts:
    """Tells the coverage which test runs, and what each takes."""

    def __init__(self, coverage: Any) -> None:
        self._coverage = coverage
        self.seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._coverage.switch_context(nodeid)

    def pytest_runtest_logfinish(self) -> None:
        self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration


def _accounted(room: Room, told: Path) -> int:
    import coverage

    files = sorted(str(path) for pattern in room.modules for path in ROOT.glob(pattern))
    watched = coverage.Coverage(data_file=None, include=files, config_file=False)
    watched.start()
    contexts = _Contexts(watched)
    status = int(pytest.main([*OPTIONS, *room.tests], plugins=[contexts]))
    watched.stop()
    data = watched.get_data()
    reach = {
        str(Path(file).relative_to(ROOT)): data.contexts_by_lineno(file) for file in data.measured_files()
    }
    modules = [name for name in sys.modules if _is_preloaded(name)]
    told.write_text(json.dumps({"reach": reach, "seconds": contexts.seconds, "modules": modules}), "utf-8")
    return status


def _is_preloaded(name: str) -> bool:
    """Whether a module is imported before the forks: libraries, and what is ours but no test."""
    last = name.rsplit(".", 1)[-1]
    return not name.startswith("_") and last not in {"conftest", "__main__"} and not last.startswith("test_")


# ---------------------------------------------------------------- with a mutant


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._changed = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._changed, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, name: str, path: str, source: str) -> None:
        self._name, self._path = name, path
        self._loader = _Loader(name, path, source)

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self._loader)


class _Chosen:
    """Leaves the tests that reach the line, cheapest first."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._rank = {one: place for place, one in enumerate(ids)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (one for one in items if one.nodeid in self._rank), key=lambda one: self._rank[one.nodeid]
        )


class Importers:
    """Which modules of ours read a module, themselves or by way of others."""

    def __init__(self) -> None:
        import grimp

        self._graph = grimp.build_graph(*OURS, cache_dir=None)

    def of(self, name: str) -> set[str]:
        return {name, *self._graph.find_downstream_modules(name)}


def _tried(room: Room, mutant: dict[str, Any], tests: Sequence[str], importers: Importers) -> str:
    name = _name_of(mutant["path"])
    outdated = importers.of(name)
    status = _forked(lambda: _run(room, mutant, tests, name, outdated), limit_s=room.limit_s)
    return SURVIVED if status == 0 else ENDED if status < 0 else KILLED


def _name_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _run(room: Room, mutant: dict[str, Any], tests: Sequence[str], name: str, outdated: set[str]) -> int:
    del room
    for one in [*outdated]:
        if sys.modules.pop(one, None) is not None:
            parent, _, last = one.rpartition(".")
            if parent in sys.modules and last in vars(sys.modules[parent]):
                delattr(sys.modules[parent], last)
    sys.meta_path.insert(0, _Finder(name, str(ROOT / mutant["path"]), mutant["source"]))
    files = sorted({one.partition("::")[0] for one in tests})
    return int(pytest.main([*OPTIONS, *files], plugins=[_Chosen(tests)]))


def _forked(act: Callable[[], int], *, limit_s: int | None = None) -> int:
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
