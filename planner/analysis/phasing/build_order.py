"""In which order to build when only so much can be built at once: branch and bound over the orders.

The buildings of an order begin one after the other, each as soon as a place is free and the money is there. A prefix of an
order is given up where even the plan with every other building handed over as early as it could be, and rooms allowed to
stand empty for as much longer as these can be late, is worth no more than the best order found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import factorial

from planner.analysis.phasing.search import PhasingSearch
from planner.domain.edits import DelayHandover
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.construction import (
    BuildJob,
    BuildRate,
    BuildSequence,
    ConstructionPart,
    ConstructionTable,
)

MOST_JOBS = 6
"""Buildings that are put in order at most: 720 orders."""
_Schedule = tuple[tuple[Quarter, Quarter], ...]


def schedule(jobs: Sequence[BuildJob], rate: BuildRate, last: Quarter) -> _Schedule:
    """Return when each job begins and is handed over, in their order; after `last` all is the quarter after it."""
    found: list[tuple[Quarter, Quarter]] = []
    spent, begin = Decimal(0), rate.first
    for job in jobs:
        spent += job.cost_10k
        while begin <= last and (
            sum(start <= begin < start + done.quarters for (start, _), done in zip(found, jobs, strict=False))
            >= rate.at_once
            or (rate.budget_10k and rate.budget_10k * (begin - rate.first + 1) < spent)
        ):
            begin += 1
        found.append((begin, min(begin + job.quarters, last + 1)))
    return tuple(found)


def build_orders(
    search: PhasingSearch, jobs: Sequence[BuildJob], rate: BuildRate
) -> Iterator[ConstructionTable]:
    """Return what is known so far of all orders of the jobs, again and again with more.

    Raises
    ------
    ValueError
        If there are more than `MOST_JOBS`.
    """
    if len(jobs) > MOST_JOBS:
        raise ValueError(f"{len(jobs)} buildings, of which at most {MOST_JOBS} are put in order")
    return _OrderSearch(search=search, jobs=tuple(jobs), rate=rate).tables()


@dataclass(kw_only=True)
class _OrderSearch:
    search: PhasingSearch
    jobs: tuple[BuildJob, ...]
    rate: BuildRate
    _solved: dict[tuple[Quarter, ...], BuildSequence] = field(init=False, default_factory=dict)
    _excluded: int = field(init=False, default=0)

    @property
    def _problem(self) -> Problem:
        return self.search.problem

    @property
    def _last(self) -> Quarter:
        return self._problem.quarters[-1]

    def tables(self) -> Iterator[ConstructionTable]:
        base, count = self.search.base, factorial(len(self.jobs)) if self.jobs else 0
        table = ConstructionTable(
            part=ConstructionPart.ORDER,
            plan=base.plan,
            status=base.status,
            rate=self.rate,
            orders=count,
            asked=count,
        )
        yield replace(table, is_complete=base.plan is not None and not self.jobs)
        if base.plan is None or not self.jobs:
            return
        for _ in self._walk((), self.jobs):
            table = replace(table, sequences=self._ranked(), excluded=self._excluded)
            yield table
        is_over = not self.search.should_stop()
        best = table.sequences[0] if table.sequences else None
        is_proven = best is not None and all(one.most <= best.least for one in table.sequences[1:])
        is_point = best is not None and best.most == best.least
        yield replace(table, is_proven=is_over and is_proven and is_point, is_complete=is_over)

    def _walk(self, prefix: tuple[BuildJob, ...], rest: tuple[BuildJob, ...]) -> Iterator[None]:
        if self.search.should_stop():
            return
        if not rest:
            self._solve(prefix)
            yield
            return
        if len(rest) > 1 and self._solved and self._cannot_win(prefix, rest):
            self._excluded += factorial(len(rest))
            yield
            return
        for job in rest:
            yield from self._walk((*prefix, job), tuple(one for one in rest if one is not job))

    def _solve(self, order: tuple[BuildJob, ...]) -> None:
        planned = schedule(order, self.rate, self._last)
        by_name = {job.building_id: done for job, (_, done) in zip(order, planned, strict=True)}
        key = tuple(by_name[job.building_id] for job in self.jobs)
        if key in self._solved:  # another order with the very same handovers
            self._excluded += 1
            return
        self._solved[key] = BuildSequence(
            buildings=tuple(job.building_id for job in order),
            starts=tuple(start for start, _ in planned),
            handovers=tuple(done for _, done in planned),
            case=self.search.case(self._edits(by_name)),
        )

    def _cannot_win(self, prefix: tuple[BuildJob, ...], rest: tuple[BuildJob, ...]) -> bool:
        best = self._ranked()[0]
        planned = schedule(prefix, self.rate, self._last)
        soonest = {job.building_id: done for job, (_, done) in zip(prefix, planned, strict=True)}
        soonest |= {job.building_id: schedule((*prefix, job), self.rate, self._last)[-1][1] for job in rest}
        slack = max(self._last + 1 - soonest[job.building_id] for job in rest)
        return self.search.most(self._edits(soonest), slack=slack) <= best.least

    def _edits(self, handovers: dict[str, Quarter]) -> tuple[DelayHandover, ...]:
        delays = (
            (name, done - self._problem.building[name].handover_quarter) for name, done in handovers.items()
        )
        return tuple(DelayHandover(building=name, quarters=delay) for name, delay in sorted(delays) if delay)

    def _ranked(self) -> tuple[BuildSequence, ...]:
        return tuple(
            sorted(self._solved.values(), key=lambda one: ([-gain for gain in one.least], one.buildings))
        )
