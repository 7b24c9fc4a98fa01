"""A large park solved with real workers of a dask cluster, and without: `python -m benchmarks.large_cluster [CASE]`.

Scheduler and workers are processes of this machine, one thread each, as the docs tell users. Each solve ends after so
many rounds of pricing, which are the same with any workers. Told are the wall and the processor from the model to then, of
the solve itself and of the others, and what went over the network.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from unittest import mock

from benchmarks.cases import for_goals
from benchmarks.parks import dossier_of
from benchmarks.rows import load_now
from benchmarks.shapes import LARGE, SHAPES
from benchmarks.visits import Watch
from models import Spread, open_session
from models.patterns.pricing import Patterns
from models.patterns.tally_pricer import PriceRound, TallyPricer
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Progress, gap_of
from planner.services.planning.price_spread import PriceSpread
from tests.support.cluster import cluster

PATIENCE_S = 3600.0
"""Our limit on the wall: rounds are what ends a solve."""
PARKS = {shape.name: shape for shape in (*SHAPES, *LARGE) if shape.buildings > 40}
Known = tuple[int | None, int | None]
"""Plan and bound."""


class Traffic:
    """Hands price orders on, and counts what goes to and fro."""

    def __init__(self, spread: Spread) -> None:
        self._spread = spread
        self.sent = self.received = 0
        self.waited = 0.0

    def __call__(
        self, orders: Sequence[str], should_stop: Callable[[], bool]
    ) -> Iterator[tuple[int, str | None]]:
        """Return number and answer of each order."""
        self.sent += sum(map(len, orders))
        began = perf_counter()
        for number, text in self._spread(orders, should_stop):
            self.received += len(text or "")
            yield number, text
        self.waited += perf_counter() - began


@dataclass
class ClusterRun:
    """One solve: plan and bound whenever one became better, and what it cost."""

    workers: int
    trail: list[Known] = field(default_factory=list)
    rounds: int = 0
    wall: float = 0.0
    own: float = 0.0
    others: float = 0.0
    load: float = 0.0
    traffic: Traffic | None = None

    def told(self, alone: "ClusterRun") -> str:
        """Return the run as a row of the table."""
        plan, bound = self.trail[-1]
        gap = "–" if plan is None or bound is None else f"{gap_of(plan, bound):.2%}"
        theirs = "– | – | – | –"
        if self.traffic is not None:
            one = self.traffic
            theirs = f"{self.others:.1f} | {one.sent / 1e6:.1f} | {one.received / 1e6:.1f} | {one.waited:.1f}"
        same = "same" if self.trail == alone.trail else "ANOTHER WAY"
        return (
            f"| {self.workers or 'none'} | {self.rounds} | {self.wall:.1f} | {self.own:.1f} | {theirs} "
            f"| {plan} / {bound} ({gap}), {same} | {self.load} |"
        )


def main(arguments: Sequence[str]) -> int:
    """Solve with each number of workers; 1 if plan and bound are not the same all the way."""
    parser = argparse.ArgumentParser("python -m benchmarks.large_cluster", description=__doc__)
    parser.add_argument("case", nargs="?", default="hundred", choices=sorted(PARKS))
    parser.add_argument("--rounds", type=int, default=15, help="of pricing, those of the dives included")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args(arguments)
    problem = for_goals(dossier_of(PARKS[given.case]).problem)
    alone = solved(problem, 0, given.rounds)
    print(
        "| workers | rounds | wall s | processor s, the solve | workers and scheduler | MB out | MB back | waited s "
        "| plan / bound (gap) | load |"
    )
    print(f"|{'---|' * 10}")
    print(alone.told(alone), flush=True)
    runs = []
    for count in given.workers:
        runs.append(solved(problem, count, given.rounds))
        print(runs[-1].told(alone), flush=True)
    return 0 if all(one.trail == alone.trail for one in runs) else 1


def solved(problem: Problem, workers: int, rounds: int) -> ClusterRun:
    """Solve with so many workers (0: alone) until buildings were priced in so many rounds."""
    run = ClusterRun(workers)
    with ExitStack() as over:
        session = open_session(problem)
        over.enter_context(_counted(run))
        if workers:
            folder = Path(over.enter_context(tempfile.TemporaryDirectory()))
            spread = PriceSpread(over.enter_context(cluster(folder, workers=workers)))
            over.callback(spread.close)
            run.traffic = Traffic(spread)
        session.spread = run.traffic
        watch = Watch(os.getpid())
        began, spent = perf_counter(), process_time()
        others = watch.spent() - spent

        def heard(progress: Progress) -> None:
            known = progress.objective, progress.bound
            if run.trail[-1:] != [known]:
                run.trail.append(known)

        limits = Limits(time_limit_s=PATIENCE_S)
        session.solve(limits, on_progress=heard, should_stop=lambda: run.rounds >= rounds)
        run.wall, run.own, run.load = perf_counter() - began, process_time() - spent, load_now()
        run.others = watch.spent() - process_time() - others
    return run


@contextmanager
def _counted(run: ClusterRun) -> Iterator[None]:
    """Count the rounds in which buildings are priced."""
    priced = TallyPricer.patterns

    def patterns(self: TallyPricer, turn: PriceRound) -> list[Patterns]:
        found = priced(self, turn)
        run.rounds += 1
        return found

    with mock.patch.object(TallyPricer, "patterns", patterns):
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
