"""`python3 run.py bench [DIR ...]`: measure the frozen cases, or any tables, against other solvers."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import runner, table
from benchmarks.cases import CASES, case_of_folder
from benchmarks.peers import ROOT
from benchmarks.verdict import contradictions
from planner.cli.messages import BAD_INPUT, DONE, NO, say_issues
from planner.text import Lang

PAGE = ROOT / "docs" / "benchmarks.md"


def main(arguments: Sequence[str]) -> int:
    """Measure; 0 if the solvers agree, 1 if they contradict each other, 2 on bad input."""
    given = _options().parse_args(arguments)
    folders = [folder.resolve() for folder in given.folders]
    if not all([_is_readable(folder, given.lang) for folder in folders]):  # noqa: C419  name every fault
        return BAD_INPUT
    keys = given.case or [case.key for case in CASES if case.is_usual]
    names = [str(folder) for folder in folders] or keys
    terms = runner.Terms(
        seconds=given.limit, workers=given.workers, solvers=tuple(given.solver or runner.TITLES)
    )
    peers = runner.installed(terms.solvers)
    results: list[runner.Result] = []
    said: list[str] = []
    for name in names:
        print(f"{Path(name).stem} ...", file=sys.stderr, flush=True)
        results.append(runner.measure(name, terms, peers))
        said.extend(contradictions(results[-1]))
    command = " ".join(["python3 run.py bench", *_without_places(arguments)])
    page = table.page(results, terms, peers, command=command, said=said)
    if given.write:
        PAGE.write_text(page, "utf-8")
    else:
        print(page)
    if said:
        print("\n".join(said), file=sys.stderr)
    return NO if said else DONE


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("run.py bench", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "folders", metavar="DIR", nargs="*", type=Path, help="tables to measure in place of the frozen cases"
    )
    parser.add_argument(
        "--case", action="append", choices=[case.key for case in CASES], help="measure this frozen case"
    )
    parser.add_argument(
        "--solver", action="append", choices=list(runner.TITLES)[1:], help="measure this peer, not all"
    )
    parser.add_argument("--limit", type=float, default=30.0, help="seconds for each solver on each case")
    parser.add_argument(
        "--workers",
        type=int,
        default=min(8, os.cpu_count() or 1),
        help="threads for CP-SAT, which lives by them",
    )
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}, print nothing")
    parser.add_argument("--lang", type=Lang, choices=list(Lang), default=Lang.ZH, help="language of faults")
    return parser


def _is_readable(source: Path, lang: Lang) -> bool:
    """Say every fault of the tables; tell whether there is a park in them."""
    problem, issues = case_of_folder(source).read()
    say_issues(issues, lang)
    return problem is not None


def _without_places(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the names of folders alone: a page names no place on a machine."""
    return [Path(one).name if os.sep in one else one for one in arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
