"""What each kind of long question comes to: the same from a worker as here, told bit by bit, kept to the last figure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter

import models
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import Limits, Progress, Status
from planner.domain.solving.place import PlaceMap, cheapest
from planner.domain.solving.task import TaskState
from planner.domain.sweeping.frontier import Frontier, Near
from planner.domain.sweeping.relocation import Need
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.processes.executor import TaskAnswer
from planner.processes.pool import executor_for
from planner.processes.tasks import TASKS, Stop, TaskContext, task_named
from planner.services.planning.solving import report_on
from planner.services.studies.frontier import find_frontier, near_plans
from planner.services.studies.portfolio import solve_portfolio
from planner.services.studies.replanning import Replan, planned, replan
from planner.services.studies.sweeps import run_sweep
from planner.services.tasks.book import TaskBook
from planner.services.tasks.kind import sent
from planner.services.tasks.kinds import KINDS
from planner.services.tasks.places import WHY, PlacesOrder, places_task
from planner.services.tasks.portfolio import PORTFOLIO, order_for
from planner.services.tasks.replan import REPLAN, ReplanOrder, read_replan, with_newest_plan, with_reasons
from planner.services.tasks.sweep import SWEEP, sweep_task
from planner.services.tasks.tradeoffs import FrontierOrder, NearOrder, frontier_task, near_task
from planner.store.opening import open_store
from tests.support import make, portfolios
from tests.support.task_orders import LIMITS, orders, park_and_plan, sweep_order
from tests.support.waiting import PATIENCE_S

PARK = make.problem(
    firms=[make.firm("F1", min_load_kn_m2=make.number(20)), make.firm("F2")],
    units=[make.unit("A-101"), make.unit("A-102", load_kn_m2=make.number(20))],
)
IN_FORCE = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
ORDER = ReplanOrder(problem=PARK, plan=IN_FORCE, limits=LIMITS)
"""Both firms have to change."""


def never() -> bool:
    return False


def answered(kind: Any, order: Any) -> Any:
    """Return what a question comes to that is asked of a book with a worker."""
    store = open_store("sqlite://")
    book = TaskBook(store)
    book.wait(book.ask(kind, "topic", order), PATIENCE_S)
    found = book.question("topic")
    assert found is not None
    assert found.state is TaskState.DONE, found.task
    book.close()
    store.close()
    return found.latest


def test_every_kind_is_a_task_of_the_worker() -> None:
    assert set(KINDS) < set(TASKS)
    assert all(callable(task_named(name)) for name in TASKS)


def test_an_order_is_read_again_as_it_was_asked_here_and_in_the_worker() -> None:
    assert {kind.name for kind, _ in orders()} == set(KINDS)
    for kind, order in orders():
        asked = kind.asked("topic", order)
        assert kind.order_of(asked) == order
        assert kind.order_of(asked).problem is order.problem
        assert kind.adapter.validate_json(sent(asked)) == order
        assert kind.asked("topic", kind.order_of(asked)) == asked
        assert PARK.fingerprint not in asked.rest
        assert kind.longest_s(order) > 0


@pytest.mark.slow
def test_a_re_plan_of_a_worker_is_the_one_made_here() -> None:
    told = answered(REPLAN, ORDER)
    here = replan(PARK, IN_FORCE, LIMITS)
    assert (told.report.plan, told.report.reasons) == (here.report.plan, here.report.reasons)
    assert (told.moves, told.steps, told.findings) == (here.moves, here.steps, ())
    assert (len(told.moves), told.report.broken) == (2, ())


class WithoutReasons:
    """An executor that does not find out why a firm changes."""

    name = "here"

    def __init__(self, *, faults: bool) -> None:
        self._faults = faults

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        assert (task, should_stop()) == ("reasons", False)
        if self._faults:
            yield from (TaskAnswer(number, None, "a worker process died") for number in range(len(orders)))

    def close(self) -> None:
        """Nothing to let go."""


@pytest.mark.parametrize("faults", [False, True])
def test_reasons_that_are_not_found_are_told_as_open(*, faults: bool) -> None:
    done = planned(PARK, IN_FORCE, LIMITS)
    first, *_, last = with_reasons(ORDER, done, WithoutReasons(faults=faults), never)
    assert [move.need for move in first] == [Need.PENDING] * 2
    assert [move.need for move in last] == [Need.OPEN] * 2


@pytest.mark.parametrize("is_over", [False, True])
def test_a_re_plan_that_ended_with_a_sign_of_life_alone_is_the_best_plan_of_that(*, is_over: bool) -> None:
    better = make.plan(make.placement("F1", "A-102"))
    last = Progress(seconds=2.0, stage=1, stages=3, goal="g", objective=1, bound=2, gap=1.0, plan=better)
    text = TypeAdapter(Progress).dump_json(last).decode()
    found = read_replan(ORDER, text, is_over)
    if not is_over:
        assert found == last
        return
    assert isinstance(found, Replan)
    assert (found.report.plan, found.report.outcome.status) == (better, Status.CANCELLED)
    assert (found.report.outcome.bound, {move.need for move in found.moves}) == (None, {Need.OPEN})
    assert [move.firm_id for move in found.moves] == ["F1", "F2"]


def test_a_sign_of_life_without_a_plan_is_handed_on_with_the_newest_one() -> None:
    told: list[Progress] = []
    alive = with_newest_plan(told.append)
    plan = make.plan(make.placement("F1", "A-102"))
    one = Progress(seconds=1.0, stage=1, stages=3, goal="g", objective=1, bound=2, gap=1.0)
    for progress in (one, replace(one, plan=plan), one):
        alive(progress)
    assert [sign.plan for sign in told] == [None, plan, plan]


def test_a_re_plan_tells_of_the_plan_in_force_repaired_before_there_is_a_model() -> None:
    told: list[Progress] = []
    planned(PARK, IN_FORCE, Limits(time_limit_s=0.0), on_progress=told.append)
    assert [(one.stages, one.plan is not None) for one in told] == [(0, True)]


def test_a_frontier_grows_point_by_point_to_the_one_found_here() -> None:
    problem, _ = park_and_plan()
    pair, told = ("rent", "excess_area"), list[str]()
    order = FrontierOrder(problem=problem, first=pair[0], second=pair[1], limits=LIMITS, most_points=99)
    last = frontier_task(sent(KINDS["frontier"].asked("", order)), TaskContext(never, told.append))
    growing = [TypeAdapter(Frontier).validate_json(text) for text in told]
    counts = [len(one.points) for one in growing]
    assert (counts[0], counts) == (0, sorted(counts))
    assert len(set(counts)) > 3
    here = list(find_frontier(problem, *pair, LIMITS, most_points=99))[-1]
    found = TypeAdapter(Frontier).validate_json(last)
    assert [(p.first, p.second, p.epsilon) for p in found.points] == [
        (p.first, p.second, p.epsilon) for p in here.points
    ]


def test_near_plans_come_one_by_one_and_are_those_found_here() -> None:
    problem, _ = park_and_plan()
    base, told = report_on(problem, models.solve(problem, LIMITS)), list[str]()
    order = NearOrder(problem=problem, outcome=base.outcome, within="1/10", limits=LIMITS, count=2)
    near_task(sent(KINDS["near"].asked("", order)), TaskContext(never, told.append))
    growing = [TypeAdapter(tuple[Near, ...]).validate_json(text) for text in told]
    assert [len(one) for one in growing] == [0, 1, 2]
    found = tuple(near_plans(base, Fraction(1, 10), LIMITS, count=2))
    assert [near.distance for near in growing[-1]] == [near.distance for near in found]


def test_the_map_of_places_is_filled_firm_by_firm_the_one_asked_about_first() -> None:
    told: list[str] = []
    order = PlacesOrder(
        problem=PARK, plan=make.plan(make.placement("F1", "A-102")), limits=LIMITS, first="F2"
    )
    places_task(sent(WHY.asked("", order)), TaskContext(never, told.append))
    growing = [TypeAdapter(PlaceMap).validate_json(text) for text in told]
    assert [list(one.states) for one in growing] == [[], ["F2"], ["F2", "F1"]]
    assert growing[-1].states["F1"] == {"A": "here", "A-101": "blocked", "A-102": "here"}
    assert growing[-1].states["F2"] == {"A": "fits", "A-101": "fits", "A-102": "possible"}


def test_every_building_is_priced_for_one_firm_the_interval_first() -> None:
    told: list[str] = []
    firms, units = [make.firm("F1"), make.firm("F2")], [make.unit("A-101"), make.unit("B-101")]
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101"))
    order = PlacesOrder(
        problem=make.problem(firms=firms, units=units), plan=plan, limits=LIMITS, firm_id="F1"
    )
    places_task(sent(WHY.asked("", order)), TaskContext(never, told.append))
    first, last = (TypeAdapter(PlaceMap).validate_json(text) for text in told)
    assert [one.state for one in first.answers] == ["here", "possible"]
    assert (first.is_priced, last.is_priced) == (False, True)
    found = cheapest(last.answers)
    assert found is not None
    assert (found.building_id, found.price and found.price.moved) == ("B", ("F2",))


def test_one_place_is_answered_at_once_and_then_with_its_proven_price() -> None:
    told: list[str] = []
    plan = make.plan(make.placement("F1", "A-102"))
    order = PlacesOrder(problem=PARK, plan=plan, limits=LIMITS, firm_id="F2", place_id="A-102")
    places_task(sent(WHY.asked("", order)), TaskContext(never, told.append))
    first, last = (TypeAdapter(PlaceMap).validate_json(text).answer for text in told)
    assert first is not None
    assert last is not None
    assert last.price is not None
    assert (first.state, last.price.is_proven, last.price.out) == ("possible", True, ("F1",))


@pytest.mark.slow
def test_a_sweep_of_a_worker_is_the_table_made_here_to_the_last_figure() -> None:
    order = sweep_order()
    found = answered(SWEEP, order)
    here = list(run_sweep(order, order.sweep, executor_for(workers=1)))[-1]
    assert isinstance(found, SweepTable)
    assert found == replace(here, rows=tuple(map(_without_clock, here.rows, found.rows)))
    assert found.is_complete
    assert [type(value) for row in found.rows for value in row.values] == [float, int, float]


@pytest.mark.slow
def test_a_sweep_that_was_stopped_goes_on_with_the_cells_it_lacks() -> None:
    order = sweep_order()
    *_, whole = run_sweep(order, order.sweep, executor_for(workers=1))
    kept, died = replace(whole.rows[1], note="kept"), SweepRow(number=2, values=(1.5,), status=Status.FAILED)
    part = TypeAdapter(SweepTable).dump_json(replace(whole, rows=(kept, died)))
    told: list[str] = []
    last = sweep_task(sent(SWEEP.asked("", order)), TaskContext(never, told.append, part))
    tables = [TypeAdapter(SweepTable).validate_json(text) for text in (*told, last)]
    numbers = [[row.number for row in table.rows] for table in tables]
    assert numbers in ([[1], one, [0, 1, 2], [0, 1, 2]] for one in ([0, 1], [1, 2])), "either may end first"
    assert [row.note for row in tables[-1].rows] == ["", "kept", ""]
    barred = replace(whole, rows=(*whole.rows[:2], replace(died, status=Status.INFEASIBLE)))
    told.clear()
    context = TaskContext(never, told.append, TypeAdapter(SweepTable).dump_json(barred))
    sweep_task(sent(SWEEP.asked("", order)), context)
    assert len(told) == 1
    assert tables[-1].is_complete


def test_a_portfolio_of_a_worker_is_the_one_found_here() -> None:
    found = answered(PORTFOLIO, order_for(portfolios.portfolio(), LIMITS))
    *_, here = solve_portfolio(portfolios.portfolio(), LIMITS)
    assert isinstance(found, PortfolioReport)
    assert (found.outcome.plan, len(found.outcome.alone), found.broken) == (here.plan, 2, ())


def _without_clock(row: Any, other: Any) -> Any:
    return replace(row, may_differ=other.may_differ)
