"""Prices one by one: each the difference of two plans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from planner.analysis.prices.reliefs import Relief, reliefs
from planner.analysis.why.price import worth
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Outcome
from planner.domain.sweeping.price import PriceTable, ReliefGain, ReliefPrice

Ends = tuple[tuple[str, int, int | None], ...]
"""Of each tier of value, what the plan found is worth, and what none exceeds; None where that is not known."""


@dataclass(kw_only=True)
class PriceSearch:
    """Every price of a problem under its goals.

    Parameters
    ----------
    solver
        Returns the best plan of a problem as far as goals carry value, from a plan that may be a good one to begin from.
    should_stop
        Ends the search between two questions; what was not asked stays in the table as such.
    """

    problem: Problem
    solver: Callable[[Problem, Plan | None], Outcome]
    should_stop: Callable[[], bool] = lambda: False
    _prices: dict[tuple[Relief, Quarter | None], ReliefPrice] = field(init=False, default_factory=dict)
    _solved: int = field(init=False, default=0)

    def tables(self) -> Iterator[PriceTable]:
        """Return what is known so far, again and again with more: all along the horizon first, then from later years on."""
        base = self._solve(self.problem, None)
        table = PriceTable(plan=base.plan, status=base.status, solved=self._solved)
        if base.plan is None:
            yield replace(table, is_complete=not self.should_stop())
            return
        order = tuple(reliefs(self.problem, base.plan))
        self._prices = {(one, None): one.price for one in order}
        yield self._updated(table)
        for relief in order:
            if self.should_stop():
                return
            self._prices[relief, None] = self._price(relief, None, base)
            yield self._updated(table)
        for relief in order:
            for year in relief.years:
                if self._is_known_later(relief, year):
                    break
                if self.should_stop():
                    return
                self._prices[relief, year] = self._price(relief, year, base)
                yield self._updated(table)
        yield replace(self._updated(table), is_complete=True)

    def _updated(self, table: PriceTable) -> PriceTable:
        return replace(table, rows=tuple(sorted(self._prices.values(), key=_rank)), solved=self._solved)

    def _is_known_later(self, relief: Relief, year: Quarter) -> bool:
        """Whether it is proven to bring nothing from an earlier quarter on, and so from this one."""
        return any(
            one.brings_nothing
            for (other, since), one in self._prices.items()
            if other is relief and (since is None or since < year)
        )

    def _price(self, relief: Relief, since: Quarter | None, base: Outcome) -> ReliefPrice:
        whole = self._prices[relief.part_of, None] if relief.part_of else None
        if whole is not None and whole.brings_nothing:
            return replace(relief.price, status=whole.status, gains=whole.gains, plan=base.plan)
        problem = relief.with_relief(since)
        found = self._solve(problem, base.plan)
        price = replace(relief.price, since=since, status=found.status, plan=found.plan)
        if found.plan is None:
            return price
        return replace(price, gains=_gains(_ends(self.problem, base), _ends(problem, found)))

    def _solve(self, problem: Problem, start: Plan | None) -> Outcome:
        self._solved += 1
        return self.solver(problem, start)


def _ends(problem: Problem, outcome: Outcome) -> Ends:
    assert outcome.plan is not None
    bounds = {stage.goal: stage.bound for stage in outcome.stages}
    return tuple((tier, value, bounds.get(tier)) for tier, value in worth(problem, outcome.plan).values)


def _gains(before: Ends, after: Ends) -> tuple[ReliefGain, ...]:
    """Return the gains; below a tier that is not known exactly bounds say nothing, for they hold under its value alone."""
    gains: list[ReliefGain] = []
    for (tier, old, old_bound), (_, new, new_bound) in zip(before, after, strict=True):
        is_known = all(one.is_point for one in gains)
        gains.append(
            ReliefGain(
                tier=tier,
                least=new - old_bound if is_known and old_bound is not None else None,
                most=new_bound - old if is_known and new_bound is not None else None,
            )
        )
    return tuple(gains)


def _rank(price: ReliefPrice) -> tuple[object, ...]:
    since = price.since.index if price.since else 0
    least = tuple(-gain for gain in price.worth)
    return (not price.is_asked, not price.gains, least, price.kind.value, price.subject, price.clause, since)
