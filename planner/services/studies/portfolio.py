"""A portfolio solved: each site alone, then all of them together; and what comes of it, said."""

from collections.abc import Callable, Iterator

from planner.analysis.portfolio import firms_elsewhere, graduations, site_shares, tier_gains
from planner.domain.park.plan import Plan
from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import Limits, Outcome
from planner.services.planning.solving import EXPLAIN_S, Clock, report_on, solved


def solve_portfolio(
    portfolio: Portfolio, limits: Limits, *, should_stop: Callable[[], bool] = lambda: False
) -> Iterator[PortfolioOutcome]:
    """Return the outcome after each solve, those of the sites alone first; `limits` are those of each solve.

    The solve of the whole starts from the plans of the sites, so that it is never worse than they are.
    """
    alone: tuple[Outcome, ...] = ()
    for park_id in portfolio.park_ids:
        if should_stop():
            return
        alone = (*alone, solved(portfolio.alone(park_id), limits, should_stop=should_stop))
        yield PortfolioOutcome(alone=alone)
    placed = tuple(p for one in alone if one.plan is not None for p in one.plan.placements)
    if len(portfolio.sites) == 1:
        yield PortfolioOutcome(alone=alone, together=alone[0])
    elif not should_stop():
        together = solved(portfolio.combined, limits, start=Plan(placements=placed), should_stop=should_stop)
        yield PortfolioOutcome(alone=alone, together=together)


def portfolio_report(portfolio: Portfolio, outcome: PortfolioOutcome) -> PortfolioReport:
    """Return what the solves of a portfolio come to, checked and said, whoever made them.

    Why firms should go elsewhere is looked for first: it is what a portfolio is asked for.
    """
    together = outcome.together
    if together is None or together.plan is None:
        report = None if together is None else report_on(portfolio.combined, together)
        return PortfolioReport(portfolio=portfolio, outcome=outcome, report=report)
    alone = {
        park_id: one.plan
        for park_id, one in zip(portfolio.park_ids, outcome.alone, strict=False)
        if one.plan is not None
    }
    plan = together.plan
    elsewhere = firms_elsewhere(portfolio, plan, should_stop=Clock(EXPLAIN_S).is_over)
    return PortfolioReport(
        portfolio=portfolio,
        outcome=outcome,
        report=report_on(portfolio.combined, together),
        sites=site_shares(portfolio, plan, alone),
        gains=tier_gains(portfolio, plan, alone),
        elsewhere=elsewhere,
        graduations=graduations(portfolio, plan, should_stop=Clock(EXPLAIN_S).is_over),
    )
