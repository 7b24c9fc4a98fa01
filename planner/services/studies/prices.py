"""What a step of each resource, a unit more and each rule is worth: asked of the solver one by one, told as it is found."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.analysis.prices import PriceSearch
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.price import PriceTable
from planner.services.planning.solving import Clock, HaltedError, nothing_found, opened
from planner.text import Message, message

QUESTION_S, WHOLE_S = 20.0, 300.0
"""Seconds for each solve, and for all of them together, if no other limit is given."""


def find_prices(
    problem: Problem,
    limits: Limits,
    *,
    seconds: float = WHOLE_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[PriceTable]:
    """Return the prices known so far, again and again with more; see `PriceSearch`.

    Parameters
    ----------
    limits
        Of each solve; `seconds` is for all of them together.
    """
    whole = Clock(seconds, should_stop)

    def solver(question: Problem, start: Plan | None) -> Outcome:
        own = replace(limits, time_limit_s=min(limits.time_limit_s, max(0.1, whole.left())))
        clock = Clock(own.time_limit_s, should_stop)
        try:
            return opened(question, clock).solve(own, start=start, clock=clock, value_only=True)
        except HaltedError:
            return nothing_found(question, own, clock)

    return PriceSearch(problem=problem, solver=solver, should_stop=whole.is_over).tables()


def prices_message(table: PriceTable) -> Message:
    """Say in one sentence what a table comes to so far."""
    if table.plan is None:
        return message(
            "没有可对照的方案，无法计价。", "There is no plan to hold prices against, so nothing is priced."
        )
    asked = [row for row in table.rows if row.is_asked]
    return message(
        "共 {rows} 项，已计价 {asked} 项，其中有增益的 {gaining} 项，已证明的 {proven} 项。",
        "Rows: {rows}; priced: {asked}; of these with a sure gain: {gaining}; proven: {proven}.",
        rows=len(table.rows),
        asked=len(asked),
        gaining=sum(any(gain > 0 for gain in row.worth) for row in asked),
        proven=sum(row.is_proven for row in asked),
    )
