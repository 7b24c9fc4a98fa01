"""What the printed files of a plan cost: `python -m benchmarks.outputs [--write]`, a script and no test.

The files of a park in one language are made in a process of their own, first while libraries are still to be loaded, then
again. Told are processor seconds: on a machine that others use the wall says little.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import process_time

from benchmarks.peers import ROOT
from planner.services.planning.exporting import FILE_KINDS, downloads, file_order
from planner.text import Lang
from tests.support.printed import shipped_report

PAGE = ROOT / "benchmarks" / "OUTPUTS.md"
PARKS = ("ziyuan", "mature")
WANTED: Mapping[str, float | None] = {"memo": 2.0, "report": 5.0, "deck": 4.0, "excel": 2.0, "firms": None}
"""Seconds that a file may take, by kind; a page for each firm has no limit."""
AGAIN = 3


@dataclass(frozen=True)
class Cost:
    """Processor seconds of one kind of file of one park in one language: the first in a process, and the median of the next."""

    park: str
    lang: Lang
    kind: str
    first: float
    again: float

    @property
    def is_within(self) -> bool:
        """Whether even the first takes no longer than wanted."""
        wanted = WANTED[self.kind]
        return wanted is None or self.first <= wanted


def measured() -> list[Cost]:
    """Return the costs of every kind of file, park by park and language by language in a process of its own."""
    found = []
    for park in PARKS:
        for lang in Lang:
            call = [sys.executable, "-m", "benchmarks.outputs", "--one", park, lang.value]
            told = subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout
            for line in told.splitlines():
                kind, first, again = line.split()
                found.append(Cost(park, lang, kind, float(first), float(again)))
                print(f"{park} {lang.value} {line}", file=sys.stderr)
    return found


def costs(park: str, lang: Lang) -> Iterator[Cost]:
    """Return the processor seconds of each file: the first time in this process, and the median of the next times."""
    files = {one.kind.key: one for one in downloads(file_order(shipped_report(park)), (lang,))}
    for kind in WANTED:
        spent = []
        for _ in range(1 + AGAIN):
            begun = process_time()
            files[kind].make()
            spent.append(process_time() - begun)
        yield Cost(park, lang, kind, spent[0], statistics.median(spent[1:]))


def page(found: list[Cost]) -> str:
    """Return the costs as Markdown."""
    titles = {one.key: one.what.en for one in FILE_KINDS}
    rows = [
        f"| {one.park} | {one.lang.value} | {titles[one.kind]} | {'–' if WANTED[one.kind] is None else f'{WANTED[one.kind]:g}'} "
        f"| {one.first:.2f} | {one.again:.2f} |"
        for one in found
    ]
    made = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Python {platform.python_version()}, {os.cpu_count()} processors"
    over = sum(not one.is_within for one in found)
    lines = [
        "# What the files of a plan cost",
        "",
        "Processor seconds of each file on the plan that comes with its park, made by",
        f"`python -m benchmarks.outputs --write` on {made}.",
        "*First* is the first file of a process, with what has to be loaded for it; *again* is the median of the",
        f"{AGAIN} after it. Nothing here is asserted by a test.",
        "",
        f"**{'All are' if not over else f'{over} are not'} within the seconds wanted.**",
        "",
        "| park | language | file | wanted s | first s | again s |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Measure and print, or write; 1 if a file takes longer than wanted."""
    parser = argparse.ArgumentParser("python -m benchmarks.outputs", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write benchmarks/{PAGE.name}")
    parser.add_argument("--one", nargs=2, metavar=("PARK", "LANG"), help="these files alone, in this process")
    given = parser.parse_args(arguments)
    if given.one:
        for one in costs(given.one[0], Lang(given.one[1])):
            print(one.kind, one.first, one.again)
        return 0
    found = measured()
    text = page(found)
    if given.write:
        PAGE.write_text(text, "utf-8")
    print(text)
    return 0 if all(one.is_within for one in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
