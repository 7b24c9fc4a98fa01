"""What pages work out of a plan is worked out once, and anew when what it hangs on has changed."""

from datetime import date

from planner.domain.measures.indicators import indicators
from planner.domain.milestones.entry import FirmService
from planner.domain.projects.milestone_log import log_of
from planner.domain.solving.report import Report
from planner.ui.shared.plan_views import (
    indicator_tables_of,
    milestones_of,
    overview_of,
    sites_of,
    unplaced_of,
)
from planner.views.milestones import milestone_rows
from planner.views.overview import overview
from planner.views.site import site_view
from planner.views.unplaced import unplaced_rows
from tests.support import make, reports

FIRM = "F1"
PROBLEM = make.problem(firms=[make.firm(FIRM), make.firm("F2")])
PLAN = make.plan(make.placement(FIRM, "A-101"))
ON = date(2024, 1, 1)


def report() -> Report:
    return reports.report(PROBLEM, PLAN)


def test_every_view_is_that_of_its_plan_and_quarter_and_made_once() -> None:
    one = report()
    first, last = PROBLEM.quarters[0], PROBLEM.quarters[-1]
    assert unplaced_of(one) == unplaced_rows(PROBLEM, PLAN, one.reasons)
    assert unplaced_of(one) is unplaced_of(one)
    for quarter in (first, last):
        assert overview_of(one, quarter) == overview(one, quarter)
        assert sites_of(one, quarter) == site_view(PROBLEM, PLAN, quarter)
        assert sites_of(one, quarter) is sites_of(one, quarter)
    assert overview_of(one, first) is overview_of(one, first)
    assert overview_of(one, first) is not overview_of(report(), first)


def test_tables_are_those_of_the_indicators_that_are_asked_for() -> None:
    one = report()
    with_all, without = (indicators(PROBLEM, PLAN, without=left) for left in ((), (FIRM,)))
    assert indicator_tables_of(one, with_all) is indicator_tables_of(one, with_all)
    assert indicator_tables_of(one, without) is not indicator_tables_of(one, with_all)


def test_ways_are_made_anew_when_something_was_entered_and_when_one_looks_on_another_day() -> None:
    one = report()
    before, after = log_of(()), log_of([(FIRM, "service", FirmService(owner="Ann"))])
    seen = milestones_of(one, before, ON)
    assert milestones_of(one, log_of(()), ON) is seen
    entered = milestones_of(one, after, ON)
    assert entered == milestone_rows(one, after, on=ON)
    assert entered is not seen
    assert milestones_of(one, after, ON) is entered
    assert milestones_of(one, after, date(2024, 1, 2)) is not entered
