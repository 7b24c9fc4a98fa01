"""Supply and demand in a few sums."""

from decimal import Decimal

from planner.domain.vocabulary.terms import Stage
from planner.services.planning.summary import demand, supply
from planner.views.fullest import fullest_quarter
from tests.support import make


def test_supply_adds_up_units_and_buildings() -> None:
    found = supply(make.problem(units=[make.unit("A-101", m2=700), make.unit("B-101", m2=300)]))
    assert (found.buildings, found.units, found.leasable_m2, found.gross_m2) == (2, 2, 1000, Decimal(10000))


def test_firms_that_left_ask_for_nothing() -> None:
    firms = [make.firm("F1", m2=3000), make.firm("F2", stage=Stage.LEAD), make.firm("F3", stage=Stage.EXITED)]
    found = demand(make.problem(firms=firms))
    assert (found.firms, found.signed, found.asked_m2, found.share) == (2, 1, 4000, Decimal(1))


def test_a_park_without_units_has_no_share() -> None:
    assert demand(make.problem(units=[], buildings=(make.building(),))).share is None


def test_the_fullest_quarter_is_the_first_of_the_fullest() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    plan = make.plan(
        make.placement("F1", "A-101", "2024Q2", "2025Q3"), make.placement("F2", "A-102", "2024Q4", "2025Q2")
    )
    assert str(fullest_quarter(problem, plan)) == "2024Q4"
    assert fullest_quarter(problem, make.plan()) == problem.quarters[0]
