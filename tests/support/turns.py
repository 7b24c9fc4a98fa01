"""In which turn, and by which worker, the files of tests run when several workers share them."""

from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

TESTS = Path(__file__).resolve().parents[1]
SLOW_FIRST = (
    "browser",
    "bootstrap",
    "architecture",
    "ui",
    "services",
    "acceptance",
    "models",
    "properties",
    "campaigns",
)
"""Folders of tests by how long one file of theirs takes."""
BROWSERS = 2
"""How many browsers are open at once: more of them wait for each other, and look at their pages the longer and oftener."""
LONGEST = (
    "test_restart",
    "test_editing",
    "test_enquiry_jobs",
    "test_jobs",
    "test_every_page",
    "test_on_show",
    "test_names",
    "test_leaving_a_grid",
    "test_login",
    "test_app",
)
"""Files of the browser that take longest, spread over the browsers in this order."""


def in_turn(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests by file, those that take longest first, so that no core stands idle at the end."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    return [item for path in sorted(files, key=_rank) for item in files[path]]


class FewBrowsers(LoadFileScheduling):  # type: ignore[misc]  # xdist has no annotations
    """Hands out a file at a time, but all files that need a browser to as many workers as there are `BROWSERS`.

    Each of these starts the browser and the app once, and what one file has loaded the next finds.
    """

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        self._browsers: dict[str, int] = {}

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        if Path(file).parent.name != "browser":
            return file
        return f"browser {self._browsers.setdefault(file, len(self._browsers)) % BROWSERS}"


def _rank(path: Path) -> tuple[int, int]:
    folder = next(iter(path.relative_to(TESTS).parts))
    long = LONGEST.index(path.stem) if folder == "browser" and path.stem in LONGEST else len(LONGEST)
    return SLOW_FIRST.index(folder) if folder in SLOW_FIRST else len(SLOW_FIRST), long
