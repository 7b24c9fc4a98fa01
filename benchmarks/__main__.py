"""`python3 run.py bench [DIR ...]`: measure the frozen cases, or any tables, against other solvers.

Without a folder, `benchmarks/RESULTS.md` and its rows (`results.json`) are brought up to date:
what was measured before, and still holds, is not measured again.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import runner, table
from benchmarks.cases import CASES, KINDS, OWN, Case, case_of_folder
from benchmarks.large_runs import large_runs, section
from benchmarks.peers import ROOT
from benchmarks.results import results_of
from benchmarks.rows import OURS, TITLES, Rows
from benchmarks.scores import Results
from benchmarks.shapes import FRESH, SHAPES
from benchmarks.verdict import contradictions
from planner.cli.messages import BAD_INPUT, DONE, NO, say_issues
from planner.text import Lang

PAGE = ROOT / "benchmarks" / "RESULTS.md"
README = ROOT / "README.md"
MARKS = ("<!-- benchmark -->", "<!-- /benchmark -->")
"""Between these the README repeats the headline."""


def main(arguments: Sequence[str]) -> int:
    """Measure; 0 if the solvers agree, 1 if they contradict each other, 2 on bad input."""
    given = _options().parse_args(arguments)
    folders = [folder.resolve() for folder in given.folders]
    if not all([_is_readable(folder, given.lang) for folder in folders]):  # noqa: C419  name every fault
        return BAD_INPUT
    terms = runner.Terms(
        seconds=given.limit,
        threads=given.threads,
        repeats=given.repeat,
        solvers=tuple(given.solver or TITLES),
        with_plan=not given.alone,
        is_anew=given.anew,
        until=None if given.minutes is None else time.monotonic() + 60 * given.minutes,
    )
    peers = runner.installed(terms.solvers)
    rows = Rows(None) if folders else Rows()
    cases = [case_of_folder(folder) for folder in folders] or list(CASES)
    chosen = [case for case in cases if not given.case or case.key in given.case]
    for case, name in zip(chosen, folders or [case.key for case in chosen], strict=True):
        if terms.is_over:
            break
        print(f"{case.key} ...", file=sys.stderr, flush=True)
        runner.measure(str(name), terms, peers, rows)
    return _tell(cases, rows, terms, peers, command=_command(arguments), is_own=bool(folders))


def _tell(
    cases: Sequence[Case],
    rows: Rows,
    terms: runner.Terms,
    peers: dict[str, runner.Peer],
    *,
    command: str,
    is_own: bool,
) -> int:
    """Print the page of own tables, write that of the frozen cases; say what contradicts."""
    kinds: dict[str, list[Results]] = {}
    said: list[str] = []
    for case in sorted(cases, key=lambda case: (*KINDS, OWN).index(case.kind)):
        results = results_of(rows, case.key, TITLES)
        if (OURS, False) in results:
            kinds.setdefault(case.kind, []).append(results)
            said += contradictions([row for row in rows if row.case == case.key])
    used = {row.case for row in rows}
    page = table.page(
        kinds,
        terms,
        peers if is_own else runner.installed(),
        command=command if is_own else "python3 run.py bench",
        said=said,
        fresh=frozenset(case.key for case in cases if case.is_fresh),
        seeds={shape.name: shape.seed for shape in (*SHAPES, *FRESH) if shape.name in used},
    )
    if is_own:
        print(page)
    else:
        PAGE.write_text("\n".join([page, *section(large_runs())]).rstrip() + "\n", "utf-8")
        _renew_readme(page)
        print(f"benchmarks/{PAGE.name}")
    if said:
        print("\n".join(said), file=sys.stderr)
    return NO if said else DONE


def _renew_readme(page: str) -> None:
    """Put the headline of the page between the marks of the README."""
    text = README.read_text("utf-8")
    before, mark, rest = text.partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if mark and end:
        README.write_text(f"{before}{mark}\n{headline_of(page)}\n{end}{after}", "utf-8")


def headline_of(page: str) -> str:
    """Return the sentence under the title of a page."""
    return page.split("\n")[2]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("run.py bench", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "folders", metavar="DIR", nargs="*", type=Path, help="tables to measure in place of the frozen cases"
    )
    parser.add_argument(
        "--case", action="append", choices=[case.key for case in CASES], help="measure this frozen case"
    )
    parser.add_argument(
        "--solver",
        action="append",
        choices=list(TITLES),
        help="measure this one; ours too where it no longer holds",
    )
    parser.add_argument("--limit", type=float, default=12.0, help="processor seconds for each run")
    parser.add_argument(
        "--minutes", type=float, help="begin no further run after so many; go on another time"
    )
    parser.add_argument("--repeat", type=int, default=5, help="runs of each that is short")
    parser.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1), help="for each peer")
    parser.add_argument("--alone", action="store_true", help="leave out the peers' runs from our first plan")
    parser.add_argument("--anew", action="store_true", help="measure again what was measured before")
    parser.add_argument("--lang", type=Lang, choices=list(Lang), default=Lang.ZH, help="language of faults")
    return parser


def _is_readable(source: Path, lang: Lang) -> bool:
    """Say every fault of the tables; tell whether there is a park in them."""
    problem, issues = case_of_folder(source).read()
    say_issues(issues, lang)
    return problem is not None


def _command(arguments: Sequence[str]) -> str:
    """Return the command with the names of folders alone: a page names no place on a machine."""
    told = [Path(one).name if os.sep in one else one for one in arguments]
    return " ".join(["python3 run.py bench", *told])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
