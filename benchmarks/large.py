"""Parks of 100 and 250 buildings: what building the model takes, and when plan and bound come how near.

`python -m benchmarks.large [CASE] [--seconds N]` prints one table. Our own side alone: the program with every pair of
firms in it, which peers would need, does not come to stand in the time. Seconds are of the processor.
"""

import argparse
import resource
import sys
from collections.abc import Iterator, Sequence
from time import process_time

from benchmarks.cases import for_goals
from benchmarks.parks import dossier_of
from benchmarks.shapes import LARGE
from models import open_session
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Progress, gap_of
from planner.services.planning.solving import findings_of
from planner.text import Lang

WALL = 12.0
"""Our limit on the wall, in limits: on a busy machine a process gets a part of each second."""


def main(arguments: Sequence[str]) -> int:
    """Measure one park; 1 if the checker objects to its plan."""
    parser = argparse.ArgumentParser("python -m benchmarks.large", description=__doc__)
    parser.add_argument("case", nargs="?", default="hundred", choices=[shape.name for shape in LARGE])
    parser.add_argument("--seconds", type=float, default=120.0, help="of the processor")
    given = parser.parse_args(arguments)
    shape = next(shape for shape in LARGE if shape.name == given.case)
    problem: Problem = for_goals(dossier_of(shape).problem)
    began = process_time()
    session = open_session(problem)
    built = process_time() - began
    print(
        f"{shape.name}: {len(problem.buildings)} buildings, {len(problem.firms)} firms, "
        f"{len(session.formulation.candidates):,} candidates; built and handed over in {built:.1f} s"
    )
    trail: list[tuple[float, Progress]] = []
    outcome = session.solve(
        Limits(time_limit_s=WALL * given.seconds),
        on_progress=lambda progress: trail.append((process_time() - began, progress)),
        should_stop=lambda: process_time() - began > given.seconds,
    )
    print("\n".join(_lines(trail)))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    faults = [one.message.say(Lang.EN) for one in findings_of(problem, outcome) if one.is_fault]
    print("\n".join(faults) or "the checker passes the plan")
    return 1 if faults else 0


def _lines(trail: Sequence[tuple[float, Progress]]) -> Iterator[str]:
    """Return a line for each moment at which plan or bound became better."""
    known: tuple[int | None, int | None] = (None, None)
    yield "| s | plan | bound | gap |"
    yield "|---|---|---|---|"
    for seconds, one in trail:
        if (one.objective, one.bound) == known:
            continue
        known = (one.objective, one.bound)
        told = "–" if None in known else f"{gap_of(one.objective or 0, one.bound or 0):.2%}"
        yield f"| {seconds:.1f} | {one.objective} | {one.bound} | {told} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
