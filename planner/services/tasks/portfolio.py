"""The task of a portfolio: its sites solved alone and together, told after each solve."""

from dataclasses import dataclass
from itertools import chain

from pydantic import TypeAdapter

from planner.domain.park.problem import Problem
from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskQueue
from planner.processes.tasks import TaskContext
from planner.services.studies.portfolio import portfolio_report, solve_portfolio
from planner.services.tasks.kind import TaskKind


@dataclass(frozen=True, kw_only=True)
class PortfolioOrder:
    """A portfolio to be solved; `problem` is all of it as one, by which the task is kept."""

    problem: Problem
    portfolio: Portfolio
    limits: Limits


_ORDER, _OUTCOME = TypeAdapter(PortfolioOrder), TypeAdapter(PortfolioOutcome)


def order_for(portfolio: Portfolio, limits: Limits) -> PortfolioOrder:
    """Return the order of a portfolio."""
    return PortfolioOrder(problem=portfolio.combined, portfolio=portfolio, limits=limits)


def portfolio_task(text: str, context: TaskContext) -> str:
    """Return the outcome that a `PortfolioOrder` asks for; it is told after each solve."""
    order = _ORDER.validate_json(text)
    outcomes = solve_portfolio(order.portfolio, order.limits, should_stop=context.should_stop)
    told = chain((PortfolioOutcome(),), outcomes)
    return context.report_each(_OUTCOME.dump_json(outcome).decode() for outcome in told)


def _read(order: PortfolioOrder, text: str, _is_over: bool) -> PortfolioReport:  # noqa: FBT001 - as every kind is read
    """Return the report of an outcome, checked anew."""
    return portfolio_report(order.portfolio, _OUTCOME.validate_json(text))


PORTFOLIO: TaskKind[PortfolioOrder, PortfolioReport] = TaskKind(
    name="portfolio",
    queue=TaskQueue.LONG,
    adapter=_ORDER,
    read=_read,
    longest_s=lambda order: (len(order.portfolio.sites) + 1) * order.limits.time_limit_s,
)
