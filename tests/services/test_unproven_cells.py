"""Cells, bars, points and prices that a limit stopped: marked, between two numbers, and no cause of anything."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

import models
from planner.charts.sweep import frontier_figure, lines_figure, tornado_figure
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.report import Report
from planner.domain.sweeping.frontier import Frontier, FrontierPoint
from planner.domain.sweeping.relocation import Move, Need
from planner.domain.sweeping.sweep import Sweep, sweep_from_json
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.exports.sweep_json import table_object, table_rows
from planner.processes.executor import TaskAnswer
from planner.processes.tasks import Stop
from planner.services.planning.solving import report_on
from planner.services.planning.weighing import priced
from planner.services.planning.wire import read_solve, write_outcome
from planner.services.studies.frontier import find_frontier, prices
from planner.services.studies.sweeps import (
    breaks,
    executor_for,
    left_out,
    run_sweep,
    sentences_of,
    tornado,
    unproven_pairs,
)
from planner.text import Lang
from planner.views.sweep import FigureTitle, figure_titles, lines_along, usual_figure
from tests.services.test_few_changes import ziyuan
from tests.support import make, reports

VALUE = "tier:value"
LATE = {"edit": {"kind": "delay_handover", "phase": "2"}, "field": "quarters"}


@cache
def base() -> Report:
    """Return the real park under its tiers of value alone, with a plan of which nothing is proven."""
    problem, plan = ziyuan()
    tiers = tuple(tier for tier in problem.policy.goal_tiers if tier.carries_value)
    valued = problem.with_policy(replace(problem.policy, tiers=tiers))
    return report_on(valued, reports.outcome(valued, plan, status=Status.TIME_LIMIT))


def late(*quarters: int, **facts: Any) -> Sweep:
    return sweep_from_json(json.dumps({"name": "s", "axes": [{**LATE, "values": quarters}], **facts}))


@cache
def stopped() -> SweepTable:
    """Return cells that a limit of nodes stopped."""
    return list(run_sweep(base(), late(0, 2, nodes=1, time_limit_s=600), executor_for(workers=2)))[-1]


def title(key: str) -> FigureTitle:
    report = base()
    return next(one for one in figure_titles(report.measures, report.problem.policy) if one.key == key)


@pytest.mark.slow
def test_a_cell_stopped_by_a_limit_of_nodes_is_an_interval_with_a_mark() -> None:
    rows = [row for row in stopped().rows if not row.is_proven]
    assert rows
    for row in rows:
        low, high = row.span(VALUE)
        assert low == row.figure(VALUE)
        assert low is not None
        assert high is not None
        assert low < high
        assert row.span("jobs") == (None, None)
    (line,) = lines_along(stopped(), title(VALUE), 0)
    open_ = [spot for spot in line.spots if spot.note.en]
    assert len(open_) == len(rows)
    assert all(" … " in spot.written and spot.high is not None for spot in open_)
    drawn = lines_figure([line], title(VALUE), across="late", lang=Lang.EN)
    assert set(drawn.data[0].marker.symbol) >= {"circle-open"}
    assert max(drawn.data[0].error_y.array) > 0
    (jobs,) = lines_along(stopped(), title("jobs"), 0)
    assert all(spot.written.endswith("… ?") for spot in jobs.spots if spot.note.en)


def test_the_figure_that_is_solved_for_comes_first() -> None:
    assert usual_figure(base().problem.policy) == VALUE
    assert figure_titles(base().measures, base().problem.policy)[1].key == VALUE


def test_nothing_is_concluded_from_a_pair_that_is_not_proven() -> None:
    table = stopped()
    assert unproven_pairs(table) == 1
    assert sentences_of(base().problem, table) == ()
    told = table_object(table, (), unproven_pairs=1)
    assert told["unproven_pairs"] == 1
    assert [row["proven"] for row in told["rows"]] == [row.is_proven for row in table.rows]
    assert any(row["intervals"][VALUE][0] < row["intervals"][VALUE][1] for row in told["rows"])
    heads, *lines = table_rows(table, (VALUE,))
    assert heads[-2:] == ["proven", "intervals"]
    assert all(
        line[-2] == "no" and f"{VALUE}=" in line[-1]
        for line, row in zip(lines, table.rows, strict=True)
        if not row.is_proven
    )


def row(
    number: int, value: int, *, high: int | None = None, plan: Plan | None = None, **changes: Any
) -> SweepRow:
    facts: dict[str, Any] = {
        "number": number,
        "values": (number,),
        "status": Status.PROVEN_OPTIMAL if high is None else Status.TIME_LIMIT,
        "figures": ((VALUE, value),),
        "plan": plan or (None if changes.get("status") is Status.INFEASIBLE else Plan()),
        "intervals": () if high is None else ((VALUE, value, high),),
    }
    return SweepRow(**(facts | changes))


def table(*rows: SweepRow, base_row: SweepRow | None = None) -> SweepTable:
    return SweepTable(
        sweep=late(*range(len(rows))), base=base_row or row(-1, 100), rows=rows, cells=len(rows)
    )


ONE = make.plan(make.placement("F1", "A-101"))


def test_a_break_needs_both_cells_proven_with_fewest_changes() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    found = {
        name: len(breaks(problem, table(row(0, 9, plan=ONE), other)))
        for name, other in {
            "proven": row(1, 8),
            "open": row(1, 8, high=9),
            "kept to few changes": row(1, 8, is_held=True),
            "another of the best": row(1, 8, may_move_fewer=True),
            "infeasible": row(1, 8, status=Status.INFEASIBLE),
        }.items()
    }
    assert found == {
        "proven": 1,
        "open": 0,
        "kept to few changes": 0,
        "another of the best": 0,
        "infeasible": 1,
    }


def test_a_bar_beside_the_base_is_left_out_unless_it_is_proven() -> None:
    beside = table(row(0, 90, high=104), row(1, 95, high=120))
    assert tornado(beside, VALUE) == ()
    assert left_out(beside, VALUE) == ("delay_handover 2 quarters",)
    (proven,) = tornado(table(row(0, 90), row(1, 95)), VALUE)
    assert (proven.is_open, proven.least, proven.greatest) == (False, 90, 95)
    unsure = table(row(0, 90), row(1, 95), base_row=row(-1, 100, high=110))
    assert tornado(unsure, VALUE) == ()
    (across,) = tornado(table(row(0, 90, high=104), row(1, 105)), VALUE)
    assert (across.is_open, across.least_span, across.highest) == (True, (90, 104), 105)
    drawn = tornado_figure([across], title(VALUE), lang=Lang.EN)
    assert drawn.data[0].text[0] == "90 … 104 → 105 *"
    assert drawn.data[0].marker.pattern.shape == ("/",)


class Staged:
    """An executor that answers by the limits it is given: a poor plan first, the best with more of them."""

    name = "staged"

    def __init__(self) -> None:
        self.asked: list[Limits] = []

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        del task, should_stop
        for number, text in enumerate(orders):
            order = read_solve(text)
            self.asked.append(order.limits)
            outcome = models.solve(
                order.problem, replace(order.limits, time_limit_s=600.0), start=order.start
            )
            if order.limits.nodes == 3:
                poor = reports.outcome(order.problem, Plan())
                outcome = replace(poor, status=Status.TIME_LIMIT, limits=outcome.limits)
            yield TaskAnswer(number, write_outcome(outcome))

    def close(self) -> None:
        """Nothing to let go."""


def test_the_cells_of_a_bar_beside_the_base_are_solved_once_more() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    report = report_on(problem, models.solve(problem))
    axis = {"edit": {"kind": "scale_demand"}, "field": "factor", "values": [0.9, 1.1]}
    asked = sweep_from_json(
        json.dumps({"name": "t", "axes": [axis], "one_at_a_time": True, "nodes": 3, "gap": 0.02})
    )
    executor = Staged()
    done = list(run_sweep(report, asked, executor))[-1]
    assert [(limits.nodes, limits.gap) for limits in executor.asked] == [
        (3, 0.02),
        (3, 0.02),
        (12, 0.0),
        (12, 0.0),
    ]
    assert all(row.is_proven and len(row.placed) == 2 for row in done.rows)
    assert [row.number for row in done.rows] == [0, 1]


def frontier_of(*ends: tuple[int, int | None]) -> Frontier:
    outcome = reports.outcome(make.problem(), Plan())
    points = tuple(
        FrontierPoint(
            first=value, second=10 + 2 * n, epsilon=None, outcome=outcome, is_proven=bound == value,
            first_bound=bound, second_bound=10 + 2 * n if bound == value else None,
        )
        for n, (value, bound) in enumerate(ends)
    )  # fmt: skip
    return Frontier(first="expected_value", second="jobs", points=points, is_complete=False)


def test_a_price_is_a_number_only_where_both_points_are_proven() -> None:
    proven, spanned, unknown = prices(frontier_of((100, 100), (90, 90), (70, 80), (60, None)))
    assert "5 points for each person" in proven.say(Lang.EN)
    assert "between 10 points and 20 points" in spanned.say(Lang.EN)
    assert "5 points … 10 points" in spanned.say(Lang.EN)
    assert "not known" in unknown.say(Lang.EN)
    assert "*" not in proven.say(Lang.ZH)
    assert "*" in spanned.say(Lang.ZH)
    drawn = frontier_figure(frontier_of((100, 100), (70, 80)), lang=Lang.EN)
    assert [list(trace.error_y.array) for trace in drawn.data] == [[0], [10]]


@pytest.mark.slow
def test_points_stopped_by_a_limit_of_nodes_have_bounds_that_hold() -> None:
    problem = base().problem
    limits = Limits(time_limit_s=600.0, nodes=1)
    found = list(find_frontier(problem, "expected_value", "jobs", limits, most_points=2))[-1]
    open_ = [point for point in found.points if not point.is_proven]
    assert open_
    for point in open_:
        assert point.first_bound is None or point.first_bound >= point.first
        assert point.second_bound is None or point.second_bound >= point.second
    assert not found.is_complete


@pytest.mark.parametrize(
    ("bound", "most", "is_open"), [(1050, 90, True), (1000, 40, False), (None, None, True)]
)
def test_what_a_move_buys_in_a_plan_that_is_not_proven_is_an_interval(
    bound: int | None, most: int | None, *, is_open: bool
) -> None:
    problem = make.problem(firms=[make.firm("F1")])
    stay = make.placement("F1", "A-101")
    tier = next(tier for tier in problem.policy.goal_tiers if tier.key == "value")
    move = Move(
        firm_id="F1", name=problem.firm["F1"].name, before=stay, after=None, need=Need.CHOSEN,
        cost_10k=Decimal(0), waits_quarters=0, buys=40, buys_tier=tier.title,
    )  # fmt: skip
    outcome = models.solve(problem)
    stages = tuple(
        replace(one, status=Status.TIME_LIMIT, objective=1000, bound=bound) if one.goal == "value" else one
        for one in outcome.stages
    )
    told = priced(move, problem, replace(outcome, status=Status.TIME_LIMIT, stages=stages))
    assert (told.buys, told.buys_most, told.is_open) == (40, most, is_open)
    assert priced(move, problem, outcome) == move
