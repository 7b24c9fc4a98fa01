"""Parks of 100 and 250 buildings: what building the model takes, and when plan and bound come how near.

`python -m benchmarks.large [CASE] [--seconds N]` prints one table; with `--write` the run is kept for the page of
results. Our own side alone: the program with every pair of firms in it, which peers would need, does not come to stand
in the time. Seconds are of the processor. With `--workers` a second table says what workers of a cluster would bring:
every order of pricing is carried out here as they would, one after the other, and its seconds are shared out among them.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from time import process_time

from benchmarks.cases import for_goals
from benchmarks.large_runs import LargeRun, keep, section
from benchmarks.parks import dossier_of
from benchmarks.rows import engine_digest, today
from benchmarks.shapes import LARGE
from models import carry_out, open_session
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Progress, gap_of
from planner.services.planning.solving import findings_of
from planner.text import Lang

WORKERS = (1, 2, 4, 8)
WALL = 12.0
"""Our limit on the wall, in limits: on a busy machine a process gets a part of each second."""


class OrderTimes:
    """Carries out orders of pricing in this process, and keeps the processor seconds of each, round by round."""

    def __init__(self) -> None:
        self.rounds: list[list[float]] = []

    def __call__(
        self, orders: Sequence[str], should_stop: Callable[[], bool]
    ) -> Iterator[tuple[int, str | None]]:
        """Return number and answer of each order."""
        self.rounds.append([])
        for number, order in enumerate(orders):
            began = process_time()
            answer = carry_out(order, should_stop)
            self.rounds[-1].append(process_time() - began)
            yield number, answer

    @property
    def seconds(self) -> float:
        """Seconds of all orders."""
        return sum(map(sum, self.rounds))

    def with_workers(self, count: int) -> float:
        """Return the seconds of all rounds with so many workers: whoever is free first takes the next order."""
        total = 0.0
        for orders in self.rounds:
            busy = [0.0] * count
            for seconds in orders:
                busy[busy.index(min(busy))] += seconds
            total += max(busy)
        return total


def main(arguments: Sequence[str]) -> int:
    """Measure one park; 1 if the checker objects to its plan."""
    parser = argparse.ArgumentParser("python -m benchmarks.large", description=__doc__)
    parser.add_argument("case", nargs="?", default="hundred", choices=[shape.name for shape in LARGE])
    parser.add_argument("--seconds", type=float, default=120.0, help="of the processor")
    parser.add_argument("--workers", action="store_true", help="say what workers of a cluster would bring")
    parser.add_argument("--write", action="store_true", help="keep the run for the page of results")
    given = parser.parse_args(arguments)
    shape = next(shape for shape in LARGE if shape.name == given.case)
    problem: Problem = for_goals(dossier_of(shape).problem)
    began = process_time()
    session = open_session(problem)
    built = process_time() - began
    times = OrderTimes()
    session.spread = times if given.workers else None
    trail: list[tuple[float, Progress]] = []
    outcome = session.solve(
        Limits(time_limit_s=WALL * given.seconds),
        on_progress=lambda progress: trail.append((process_time() - began, progress)),
        should_stop=lambda: process_time() - began > given.seconds,
    )
    spent = process_time() - began
    run = LargeRun(
        case=shape.name,
        buildings=len(problem.buildings),
        firms=len(problem.firms),
        candidates=len(session.formulation.candidates),
        built_s=built,
        spent_s=spent,
        memory_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        engine=engine_digest(),
        made=today(),
        trail=tuple(_changes(trail)),
        pricing_s=times.seconds if given.workers else None,
        with_workers={str(n): spent - built - times.seconds + times.with_workers(n) for n in WORKERS}
        if given.workers
        else {},
    )
    print("\n".join([*_lines(run), *section([run])]))
    faults = [one.message.say(Lang.EN) for one in findings_of(problem, outcome) if one.is_fault]
    print("\n".join(faults) or "the checker passes the plan")
    if given.write and not faults:
        keep(run)
    return 1 if faults else 0


def _changes(trail: Sequence[tuple[float, Progress]]) -> Iterator[tuple[float, int | None, int | None]]:
    """Return the moments at which plan or bound became better."""
    known: tuple[int | None, int | None] = (None, None)
    for seconds, one in trail:
        if (one.objective, one.bound) != known:
            known = (one.objective, one.bound)
            yield round(seconds, 1), *known


def _lines(run: LargeRun) -> Iterator[str]:
    """Return a line for each moment at which plan or bound became better."""
    yield "| s | plan | bound | gap |"
    yield "|---|---|---|---|"
    for seconds, plan, bound in run.trail:
        told = "–" if plan is None or bound is None else f"{gap_of(plan, bound):.2%}"
        yield f"| {seconds} | {plan} | {bound} | {told} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
