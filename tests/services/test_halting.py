"""What stands on a solve hears the limits and the wish to stop too: re-plans, frontiers, near plans, reasons."""

import pytest

import models
from planner.analysis.explain import unplaced_reasons
from planner.domain.finding import Why
from planner.domain.moving import Need
from planner.domain.outcome import Limits, Status
from planner.domain.plan import Plan
from planner.services.frontier import find_frontier, near_plans
from planner.services.planning import report_on
from planner.services.replanning import judged, planned, replan, replan_problem
from planner.text import Lang
from planner.views.unplaced import unplaced_rows
from tests.support import make

NONE = Limits(time_limit_s=0.0)
AMPLE = Limits(time_limit_s=600.0)
PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")])
PLAN = make.plan(make.placement("F1", "A-101"))


def always() -> bool:
    return True


def never() -> bool:
    return False


@pytest.mark.parametrize(
    ("limits", "stop", "status"), [(NONE, never, Status.NO_PLAN), (AMPLE, always, Status.CANCELLED)]
)
def test_a_re_plan_without_a_model_says_so_and_moves_nobody(
    limits: Limits, stop: object, status: Status
) -> None:
    done = planned(PROBLEM, PLAN, limits, should_stop=stop)  # type: ignore[arg-type]
    assert (done.report.outcome.status, done.report.outcome.plan, done.moves) == (status, None, ())


def test_a_move_that_cannot_be_looked_into_is_open() -> None:
    units = [make.unit("A-101"), make.unit("A-102", load_kn_m2=make.number(20))]
    problem = make.problem(units=units, firms=[make.firm("F1", min_load_kn_m2=make.number(20))])
    (move,) = replan(problem, PLAN, AMPLE).moves
    facts = replan_problem(problem, PLAN)
    assert judged(facts, Plan(), move, AMPLE).need is Need.FORCED
    assert judged(facts, Plan(), move, NONE).need is Need.OPEN


def test_a_frontier_and_near_plans_without_a_model_have_no_points() -> None:
    assert list(find_frontier(PROBLEM, "rent", "jobs", NONE, keep_signed=False)) == []
    base = report_on(PROBLEM, models.solve(PROBLEM, AMPLE))
    assert list(near_plans(base, make.number("0.1"), NONE, count=2)) == []  # type: ignore[arg-type]


def test_reasons_stop_at_the_stop_and_at_the_most_and_the_rest_is_open() -> None:
    answers = iter([False, True])
    stopped = unplaced_reasons(PROBLEM, Plan(), should_stop=lambda: next(answers))
    most = unplaced_reasons(PROBLEM, Plan(), most=2)
    assert [why[0].why is Why.OPEN for why in stopped.values()] == [False, True, True]
    assert [why[0].why is Why.OPEN for why in most.values()] == [False, False, True]
    row = unplaced_rows(PROBLEM, Plan(), most)[-1]
    assert row.first is not None
    assert (row.first.why.say(Lang.ZH), row.first.rule.say(Lang.EN)) == ("尚未查明", "the limit")
    assert "F3" in row.first.sentence.say(Lang.EN)
