"""The shipped portfolio answers its question with proof: who graduates into the park, and when."""

import pytest

from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.solving.outcome import Limits, Status
from planner.services.importing.portfolios import load_portfolio
from planner.services.planning.solving import solved
from planner.services.studies.portfolio import portfolio_report
from planner.settings import ROOT


@pytest.mark.slow
def test_who_graduates_into_the_park_and_when_is_proven_and_checked_site_by_site() -> None:
    asked = load_portfolio(ROOT / "data" / "portfolio").portfolio
    assert asked is not None
    assert asked.alone("ZY") is asked.sites[0], "the park alone keeps its facts and its fingerprint"
    outcome = solved(asked.combined, Limits(time_limit_s=600.0))
    assert (outcome.status, outcome.objective) == (Status.PROVEN_OPTIMAL, 87714)
    told = portfolio_report(asked, PortfolioOutcome(together=outcome))
    assert told.broken == ()
    assert {one.sitting_id: str(one.placement.start) for one in told.graduations if one.placement} == {
        "Y02": "2024Q1",
        "Y04": "2024Q2",
        "Y07": "2024Q2",
        "Y11": "2023Q3",
    }
    assert {one.firm_id for one in told.elsewhere} == {"F02", "G02", "G04", "G07", "G11"}
