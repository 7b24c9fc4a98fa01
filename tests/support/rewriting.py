"""Test modules made ready for pytest by several processes at once."""

import importlib
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def import_share(number: int, count: int) -> None:
    """Import every `count`-th test module from the `number`-th on, before all of them are collected.

    Each process of a run collects all tests. On a fresh tree each would write the assertions of every module anew, which
    takes most of the time of collecting; so each first does its share, and finds what the others have written.
    What cannot be imported is told when it is collected.
    """
    for path in sorted((ROOT / "tests").rglob("test_*.py"))[number::count]:
        with suppress(Exception):
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
