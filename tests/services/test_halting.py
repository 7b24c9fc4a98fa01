"""What stands on a solve hears the limits and the wish to stop too: re-plans, frontiers, near plans, reasons."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import models
from planner.analysis.explain import unplaced_reasons
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Why
from planner.domain.solving.outcome import Limits, Progress, Status
from planner.domain.sweeping.relocation import Need
from planner.domain.sweeping.sweep import SweepPoint
from planner.processes.executor import TaskAnswer
from planner.processes.tasks import TaskContext
from planner.services.planning.in_hand import InHand, in_hand
from planner.services.planning.solving import report_on, solved
from planner.services.planning.wire import SolveOrder, write_solve
from planner.services.studies import sweeps
from planner.services.studies.frontier import find_frontier, near_plans
from planner.services.studies.replanning import judged, planned, replan, replan_problem
from planner.services.tasks.solve import solve_task
from planner.text import Lang
from planner.views.reach import reach_sentences
from planner.views.unplaced import unplaced_rows
from tests.services.test_few_changes import changed_park
from tests.support import make

Stop = Callable[[], bool]
NONE = Limits(time_limit_s=0.0)
AMPLE = Limits(time_limit_s=600.0)
PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")])
PLAN = make.plan(make.placement("F1", "A-101"))
LATE = make.problem(
    buildings=[make.building("A", handover="2024Q3"), make.building("B")],
    units=[make.unit("A-101"), make.unit("B-101", building_id="B")],
    firms=[make.firm("F1"), make.firm("F2")],
)
"""Building A is late: F1 cannot stay as it is, F2 can."""
PLAN_OF_TWO = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101"))


def always() -> bool:
    return True


def never() -> bool:
    return False


STOPPED = [(NONE, never, Status.TIME_LIMIT), (AMPLE, always, Status.CANCELLED)]


@pytest.mark.parametrize(("limits", "stop", "status"), STOPPED)
def test_a_re_plan_without_a_model_is_the_plan_in_force(limits: Limits, stop: Stop, status: Status) -> None:
    done = planned(PROBLEM, PLAN, limits, should_stop=stop)
    outcome = done.report.outcome
    assert (outcome.status, outcome.plan, outcome.repair_changes, done.moves) == (status, PLAN, 0, ())
    assert done.report.broken == ()
    assert "before it began: this is the plan in force" in reach_sentences(done.report)[0].en


@pytest.mark.parametrize(("limits", "stop", "status"), STOPPED)
def test_a_solve_without_a_model_keeps_the_plan_in_force_repaired(
    limits: Limits, stop: Stop, status: Status
) -> None:
    facts = replan_problem(LATE, PLAN_OF_TWO)
    told: list[Progress] = []
    outcome = solved(facts, limits, should_stop=stop, on_progress=told.append)
    if outcome.plan is None:  # stopped before the repair was done
        assert (stop, told) == (always, [])
        return
    assert (outcome.status, outcome.repair_changes) == (status, 1)
    assert outcome.plan.by_firm["F1"][0].start == make.quarter("2024Q3")
    assert outcome.plan.by_firm["F2"] == PLAN_OF_TWO.by_firm["F2"]
    assert [(one.stages, one.plan) for one in told] == [(0, outcome.plan)]
    assert report_on(facts, outcome).broken == ()


def test_a_cell_that_is_only_repaired_is_marked_in_every_way() -> None:
    facts = replan_problem(LATE, PLAN_OF_TWO)
    answer = TaskAnswer(0, solve_task(write_solve(SolveOrder(facts, NONE)), TaskContext(never)))
    row = sweeps._row(SweepPoint(number=0, values=()), facts, answer)
    assert row is not None
    assert (row.status, row.is_proven, row.may_differ, row.may_move_fewer) == (
        Status.TIME_LIMIT,
        False,
        True,
        True,
    )
    assert (row.placed, row.broken, row.stages) == (frozenset({"F1", "F2"}), 0, ())
    assert row.span("rent") == (None, None)


def test_without_a_plan_in_force_nothing_is_found() -> None:
    assert solved(PROBLEM, NONE).status is Status.NO_PLAN
    assert planned(PROBLEM, Plan(), NONE).report.outcome.status is Status.NO_PLAN


@pytest.mark.parametrize("most", [0, 1])
def test_a_repair_that_changes_too_many_is_not_taken(most: int) -> None:
    done = planned(LATE, PLAN_OF_TWO, NONE, most_changes=most)
    assert (done.report.outcome.plan is None) == (most < 1)
    assert done.fewest is None


@pytest.mark.parametrize("seed", range(10))
def test_what_is_in_hand_of_random_parks_keeps_the_rules_and_its_promise(seed: int) -> None:
    facts = changed_park(seed)
    if facts is None or not facts.base:
        return
    outcome = solved(facts, replace(NONE, few_changes=True))
    if outcome.plan is None:
        return
    assert report_on(facts, outcome).broken == ()
    assert measure_goals(facts, outcome.plan)["changes"] == outcome.repair_changes


def test_the_plan_in_force_is_repaired_first_only_for_who_hears_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    facts = next(one for one in map(changed_park, range(10)) if one is not None and one.base)
    asked: list[str] = []
    real = in_hand

    def noted(problem: Problem, **how: Any) -> InHand | None:
        asked.append(problem.fingerprint)
        return real(problem, **how)

    monkeypatch.setattr("planner.services.planning.solving.in_hand", noted)
    assert solved(facts, AMPLE).plan is not None
    assert not asked
    solved(facts, AMPLE, on_progress=lambda _: None)
    assert len(asked) == 1


BUILDING_S = 400.0


@pytest.fixture
def _slow_building(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock by hand: each model takes 400 s to build, all else no time."""
    now = [0.0]
    real = models.Session.__init__

    def built(session: models.Session, problem: Problem, **how: Any) -> None:
        now[0] += BUILDING_S
        real(session, problem, **how)

    monkeypatch.setattr("models.clock.perf_counter", lambda: now[0])
    monkeypatch.setattr(models.Session, "__init__", built)


@pytest.mark.usefixtures("_slow_building")
@pytest.mark.parametrize(("price", "most"), [(0, None), (100, None), (0, 2)])
def test_a_re_plan_has_one_limit_for_building_and_solving(price: int, most: int | None) -> None:
    done = planned(PROBLEM, PLAN, AMPLE, price=price, most_changes=most)
    assert done.report.outcome.stages
    late = planned(PROBLEM, PLAN, Limits(time_limit_s=BUILDING_S), price=price, most_changes=most)
    assert (late.report.outcome.plan, late.report.outcome.stages) == (PLAN, ())
    if not price and most is None:
        assert done.report.outcome.seconds == BUILDING_S


@pytest.mark.usefixtures("_slow_building")
def test_the_fewest_changes_are_looked_for_in_what_is_left_of_the_same_limit() -> None:
    units = [make.unit("A-101"), make.unit("A-102", load_kn_m2=make.number(20))]
    problem = make.problem(units=units, firms=[make.firm("F1", min_load_kn_m2=make.number(20))])
    for seconds, fewest in ((3 * BUILDING_S, 1), (2 * BUILDING_S, None)):
        done = planned(problem, PLAN, Limits(time_limit_s=seconds), most_changes=0)
        assert (done.report.outcome.plan, done.fewest) == (None, fewest)


@pytest.mark.usefixtures("_slow_building")
def test_a_frontier_and_near_plans_count_building_into_their_first_answer() -> None:
    *_, found = find_frontier(PROBLEM, "rent", "jobs", AMPLE, keep_signed=False)
    assert {point.outcome.seconds for point in found.points} == {BUILDING_S}
    short = Limits(time_limit_s=BUILDING_S)
    assert [one.points for one in find_frontier(PROBLEM, "rent", "jobs", short, keep_signed=False)] == []
    base = report_on(PROBLEM, models.solve(PROBLEM, AMPLE))
    first, *others = near_plans(base, Fraction(1), AMPLE, count=3)
    assert first.outcome.seconds == BUILDING_S
    assert {one.outcome.seconds for one in others} == {0.0}
    assert list(near_plans(base, Fraction(1), short, count=3)) == []


def test_a_cancel_is_heard_while_the_signed_firms_of_a_frontier_are_counted() -> None:
    asked: list[bool] = []

    def should_stop() -> bool:
        asked.append(True)
        return True

    assert list(find_frontier(PROBLEM, "rent", "jobs", AMPLE, should_stop=should_stop)) == []
    assert asked


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
    first = unplaced_rows(PROBLEM, Plan(), most)[-1].reasons[0]
    assert (first.why.say(Lang.ZH), first.rule.say(Lang.EN)) == ("尚未查明", "the limit")
    assert "F3" in first.sentence.say(Lang.EN)
