"""A change made to what runs while a module is read: the module, and all that imports it, is read anew."""

import importlib
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

import pytest

from tests.support.mutation import swapping
from tests.support.mutation.reach import ROOT

OURS = ("planner", "models", "benchmarks", "tests")


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._changed = source

    def get_code(self, fullname: str) -> CodeType:
        return swapping.compiled(self._changed, self.path)


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
    """Leaves some tests, in their order."""

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


def preloaded() -> list[str]:
    """Return what is imported now and may be before a fork: libraries, and what is ours but no test."""
    return [name for name in sys.modules if _is_preloaded(name)]


def preload(names: Iterable[str]) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001  # it will be imported where it is needed, or is told there
            continue


def run_with(
    path: str, source: str, tests: Sequence[str], importers: Importers, options: Sequence[str]
) -> int:
    """Run tests on a module whose text is `source`; the process is of no use for anything else afterwards."""
    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    for one in importers.of(name):
        if sys.modules.pop(one, None) is not None:
            parent, _, last = one.rpartition(".")
            if parent in sys.modules and last in vars(sys.modules[parent]):
                delattr(sys.modules[parent], last)
    sys.meta_path.insert(0, _Finder(name, str(ROOT / path), source))
    files = sorted({one.partition("::")[0] for one in tests})
    return int(pytest.main([*options, *files], plugins=[_Chosen(tests)]))


def _is_preloaded(name: str) -> bool:
    last = name.rsplit(".", 1)[-1]
    return not name.startswith("_") and last not in {"conftest", "__main__"} and not last.startswith("test_")
