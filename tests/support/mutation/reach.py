"""Which tests reach which line, and what each takes."""

import ast
import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
AT_IMPORT = ""
"""Reaches what runs while a module is read."""


@dataclass
class Account:
    """Which tests reach which line, and what each takes."""

    reach: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests_of(self, path: str, lines: Collection[int]) -> list[str]:
        """Return the tests that reach one of some lines, cheapest first.

        For lines that run while their module is read these are the tests that reach the module at all; all there are, if none
        does: its tables and constants are looked at by others.
        """
        reached = self.reach.get(path, {})
        ids = {one for line in lines for one in reached.get(line, ())}
        if AT_IMPORT in ids:
            ids = {one for some in reached.values() for one in some}
            ids = ids if ids - {AT_IMPORT} else set(self.seconds)
        return sorted(ids - {AT_IMPORT}, key=lambda one: (self.seconds.get(one, 0.0), one))

    def runs_at_import(self, path: str, lines: Iterable[int]) -> bool:
        """Whether one of some lines runs while its module, or another one, is read."""
        return any(AT_IMPORT in self.reach.get(path, {}).get(line, ()) for line in lines)


class Contexts:
    """Tells the coverage which test runs, and notes what each takes."""

    def __init__(self, coverage: Any) -> None:
        self._coverage = coverage
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed = ""

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._coverage.switch_context(nodeid)

    def pytest_runtest_logfinish(self) -> None:
        self._coverage.switch_context(AT_IMPORT)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed = f"{report.nodeid}\n{report.longreprtext[-2000:]}"


def write(told: Path, coverage: Any, seconds: dict[str, float]) -> None:
    """Write the account of tests that ran under `coverage`."""
    data = coverage.get_data()
    reach = {
        str(Path(file).relative_to(ROOT)): data.contexts_by_lineno(file) for file in data.measured_files()
    }
    told.write_text(json.dumps({"reach": reach, "seconds": seconds}), "utf-8")


def read(told: Path) -> Account:
    """Return the account that was written."""
    kept = json.loads(told.read_text("utf-8"))
    reach = {path: {int(line): ids for line, ids in lines.items()} for path, lines in kept["reach"].items()}
    return Account(reach, kept["seconds"])


def lines_of(source: str, line: int) -> range:
    """Return the lines of the statement on a line, without those of the statements inside it."""
    around = [span for span in _statements(source) if line in span]
    return min(around, key=len, default=range(line, line + 1))


@lru_cache(maxsize=8)
def _statements(source: str) -> tuple[range, ...]:
    spans = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno
            spans.append(range(node.lineno, max(node.lineno, end or 0) + 1))
    return tuple(spans)
