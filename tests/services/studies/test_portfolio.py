"""A portfolio solved: together never worse than alone, checked as a whole and site by site, with reasons."""

from decimal import Decimal

import pytest

from planner.domain.park.relations import Transfer
from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import Limits, Status
from planner.domain.vocabulary.terms import Stage
from planner.exports.portfolio_json import portfolio_object
from planner.services.planning.solving import EXPLAIN_S, report_on, solved
from planner.services.studies import portfolio as studies
from planner.services.studies.portfolio import portfolio_report, solve_portfolio
from planner.text import Lang
from planner.views.portfolio import elsewhere_rows, gain_sentences, graduation_rows, site_rows
from tests.support import make, portfolios

LIMITS = Limits(time_limit_s=60.0)


def told(asked: Portfolio) -> PortfolioReport:
    *_, last = solve_portfolio(asked, LIMITS)
    return portfolio_report(asked, last)


@pytest.fixture(scope="module")
def graduated() -> PortfolioReport:
    return told(portfolios.portfolio())


def test_each_site_alone_is_told_first_and_then_all_together() -> None:
    steps = list(solve_portfolio(portfolios.portfolio(), LIMITS))
    assert [(len(one.alone), one.together is not None) for one in steps] == [
        (1, False),
        (2, False),
        (2, True),
    ]
    assert list(solve_portfolio(portfolios.portfolio(), LIMITS, should_stop=lambda: True)) == []


def test_together_is_proven_checked_and_worth_more_than_alone(graduated: PortfolioReport) -> None:
    assert graduated.outcome.together is not None
    assert graduated.outcome.together.status is Status.PROVEN_OPTIMAL
    assert graduated.broken == ()
    assert [site.park_id for site in graduated.sites] == ["P", "Q"]
    assert all(gain.together >= gain.alone for gain in graduated.gains)
    assert graduated.gains[-1].together > graduated.gains[-1].alone
    assert sum(site.together.goals["expected_value"] for site in graduated.sites) == (
        graduated.report.measures.goals["expected_value"] if graduated.report else None
    )


def test_who_graduates_when_and_who_has_the_room_next(graduated: PortfolioReport) -> None:
    (row,) = graduation_rows(graduated)
    assert (row.sitting_id, row.firm_id, row.start, row.rooms, row.followers) == (
        "Y", "G", "2024Q2", ("B-101",), ("N",),
    )  # fmt: skip


def test_who_should_go_elsewhere_is_told_with_what_it_brings_costs_and_what_bars_it_at_home(
    graduated: PortfolioReport,
) -> None:
    (row,) = elsewhere_rows(graduated)
    assert (row.firm_id, row.home.en, row.park.en, row.price_10k) == ("G", "Park Q", "Park P", Decimal(10))
    assert row.points > row.price_points > 0
    for lang in Lang:
        assert "10" in row.why.say(lang)
        assert "㎡" in row.why.say(lang), "what bars it at home is its area"


def test_a_firm_that_another_displaces_says_who_has_its_room() -> None:
    strong = make.firm("F1", stage=Stage.SIGNED, tax_10k=Decimal(900))
    weak = make.firm("F2", stage=Stage.LEAD)
    sites = (portfolios.site("P", "A-101", firms=(strong, weak)), portfolios.site("Q", "B-101"))
    row = Transfer(firm_id="F2", park_id="Q")
    (moved,) = elsewhere_rows(told(portfolios.portfolio(sites=sites, transfers=(row,))))
    assert (moved.firm_id, moved.park.en) == ("F2", "Park Q")
    assert "F1" in moved.why.en


def test_one_site_comes_to_what_the_park_alone_comes_to() -> None:
    site = portfolios.site("P", "A-101", firms=(make.firm("F1"), make.firm("F2")))
    one = told(Portfolio(name=portfolios.NAME, sites=(site,)))
    here = solved(site, LIMITS)
    assert (one.outcome.plan, one.outcome.alone[0].fingerprint) == (here.plan, site.fingerprint)
    assert [gain.together - gain.alone for gain in one.gains] == [0, 0]
    assert (one.elsewhere, one.graduations) == ((), ())


def test_rows_and_json_say_the_same(graduated: PortfolioReport) -> None:
    plain = portfolio_object(graduated)
    assert [site["points"] for site in plain["sites"]] == [row.points for row in site_rows(graduated)]
    assert plain["gains"][-1]["gain"] == graduated.gains[-1].together - graduated.gains[-1].alone
    assert plain["together"]["status"] == "proven_optimal"
    assert set(plain["alone"]) == {"P", "Q"}
    assert len(list(gain_sentences(graduated))) == len(plain["gains"])
    assert portfolio_object(portfolio_report(portfolios.portfolio(), PortfolioOutcome()))["together"] is None


def test_why_a_firm_goes_elsewhere_is_said_however_long_reports_of_the_whole_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Time is told by how many things were done: the report of the whole takes all there is."""
    now = [0.0]

    class Watch:
        def __init__(self, limit_s: float) -> None:
            self._until = now[0] + limit_s

        def is_over(self) -> bool:
            return now[0] >= self._until

    def slow(*given: object, **known: object) -> object:
        now[0] += EXPLAIN_S
        return report_on(*given, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(studies, "Clock", Watch)
    monkeypatch.setattr(studies, "report_on", slow)
    row = elsewhere_rows(told(portfolios.portfolio()))[0]
    assert "㎡" in row.why.en
