"""Sites as one problem, and one site of a plan for all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.check import check_plan, is_valid
from planner.domain.park.policy import Pin, Policy, ValueRates
from planner.domain.park.relations import Transfer
from planner.domain.portfolio.flaws import portfolio_flaws
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.split import plan_at, problem_at
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang
from tests.support import make, portfolios


def test_one_site_is_the_park_itself() -> None:
    site = portfolios.site("P", "A-101", firms=(make.firm("F1"),))
    alone = Portfolio(name=portfolios.NAME, sites=(site,))
    assert alone.combined is site
    assert alone.alone("P") is site


def test_a_firm_accepts_its_own_park_and_those_of_its_transfers() -> None:
    whole = portfolios.portfolio().combined
    assert {firm.firm_id: firm.parks for firm in whole.firms} == {"Y": ("Q",), "N": ("Q",), "G": ("Q", "P")}
    assert whole.graduates == {"Y": "G"}
    assert (whole.transfer_price("G", "A"), whole.transfer_price("N", "A")) == (Decimal(10), Decimal(0))


def test_goals_are_those_of_the_first_site_and_promises_each_sites_own() -> None:
    rates = Policy(rates=ValueRates(per_job=Decimal(1)), pins=(Pin(firm_id="F1"),))
    first = portfolios.site("P", "A-101", firms=(make.firm("F1"),), policy=rates)
    second = portfolios.site("Q", "B-101", firms=(make.firm("F2"),), policy=Policy(pins=(Pin(firm_id="F2"),)))
    both = Portfolio(name=portfolios.NAME, sites=(first, second))
    assert both.combined.policy.rates == rates.rates
    assert [pin.firm_id for pin in both.combined.policy.pins] == ["F1", "F2"]
    assert both.alone("P") is first
    assert [pin.firm_id for pin in both.alone("Q").policy.pins] == ["F2"]
    assert both.alone("Q").policy.rates == rates.rates


def test_a_site_is_judged_by_itself_with_its_own_caps_and_the_lease_that_a_graduation_ends() -> None:
    asked = portfolios.portfolio()
    caps = (make.cap(Resource.WATER, 100), make.cap(Resource.WATER, 1, subject="PQ"))
    whole = replace(asked.combined, caps=(caps[0], replace(caps[1], subject_id="Q")))
    plan = make.plan(
        make.placement("Y", "B-101", "2022Q1", "2024Q2"),
        make.placement("G", ("A-101", "A-102"), "2024Q2"),
        make.placement("N", "B-101", "2024Q2"),
    )
    here = problem_at(whole, plan, "P")
    assert ([cap.subject_id for cap in here.caps], [b.building_id for b in here.buildings]) == (["P"], ["A"])
    assert is_valid(check_plan(here, plan_at(whole, plan, "P")))
    there = problem_at(whole, plan, "Q")
    assert there.firm["Y"].lease_end == make.quarter("2024Q2")
    faults = [one.rule for one in check_plan(there, plan_at(whole, plan, "Q")) if one.is_fault]
    assert faults == ["utilities"]


def flaws(asked: Portfolio) -> list[tuple[str, int, str]]:
    found = portfolio_flaws(asked.sites, asked.transfers)
    assert all(one.said.say(Lang.ZH) and one.said.say(Lang.EN) for one in found)
    return [(one.table, one.row, one.column) for one in found]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (Transfer(firm_id="?", park_id="P"), "firm_id"),
        (Transfer(firm_id="Y", park_id="P"), "firm_id"),
        (Transfer(firm_id="N", park_id="?"), "to_park"),
        (Transfer(firm_id="N", park_id="Q"), "to_park"),
        (Transfer(firm_id="G", park_id="P"), "to_park"),
        (Transfer(firm_id="N", park_id="P", price_10k=Decimal(-1)), "price_10k"),
        (Transfer(firm_id="N", park_id="P", leaves="?"), "leaves"),
        (Transfer(firm_id="N", park_id="P", leaves="G"), "leaves"),
        (Transfer(firm_id="N", park_id="P", leaves="Y"), "leaves"),
    ],
)
def test_a_transfer_that_cannot_be_is_told_by_its_row_and_column(row: Transfer, column: str) -> None:
    good = portfolios.portfolio()
    assert flaws(good) == []
    found = portfolio_flaws(good.sites, (*good.transfers, row))
    assert [(one.row, one.column) for one in found] == [(1, column)]


def test_sites_that_do_not_fit_together_are_told() -> None:
    good = portfolios.portfolio()
    twice = portfolios.portfolio(sites=(good.sites[0], good.sites[0]))
    assert set(flaws(twice)) == {("portfolio", 1, "site")}
    later = portfolios.site("R", "C-101", parks=[make.park("R", last="2025Q4")])
    assert flaws(portfolios.portfolio(sites=(*good.sites, later))) == [("portfolio", 2, "site")] * 2
    other = portfolios.site("R", "C-101", archetypes=(make.archetype("DEV", area_lo_m2=7),))
    assert flaws(portfolios.portfolio(sites=(good.sites[0], other), transfers=())) == [
        ("portfolio", 1, "site")
    ]
    two_parks = portfolios.site(
        "R", "C-101", parks=[make.park("R", last="2024Q4"), make.park("S", last="2024Q4")]
    )
    assert flaws(portfolios.portfolio(sites=(two_parks,), transfers=())) == [("portfolio", 0, "site")]
