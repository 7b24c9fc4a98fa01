"""Prices on tiny parks: each is what trying every plan with and without it says, and is an interval where not proven."""

from collections import Counter
from dataclasses import replace
from itertools import count

import pytest

import models
from planner.analysis.prices import PriceSearch, relief_of
from planner.analysis.prices.reliefs import reliefs
from planner.analysis.prices.use import reliefs_in_use
from planner.check import check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import span
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.sweeping.price import PriceProof, PriceTable, ReliefPrice
from planner.domain.vocabulary.terms import PairScope, Resource, Stage
from tests.support import brute, make

LIMITS = Limits(time_limit_s=60.0)


def solver(problem: Problem, start: Plan | None) -> Outcome:
    return models.open_session(problem).solve(LIMITS, start=start, value_only=True)


def prices(problem: Problem) -> PriceTable:
    *_, last = PriceSearch(problem=problem, solver=solver).tables()
    return last


def worth(problem: Problem) -> tuple[int, ...]:
    """Return the value of each tier of value in the best plan, by trying every one."""
    best = brute.best_plan(problem)
    assert best is not None
    carries = [tier.carries_value for tier in problem.policy.goal_tiers]
    return tuple(value for value, counts in zip(best.worth, carries, strict=True) if counts)


def row_of(table: PriceTable, kind: str, subject: str, clause: str = "", since: str = "") -> ReliefPrice:
    wanted = (kind, subject, clause, since or "None")
    return next(one for one in table.rows if (one.kind, one.subject, one.clause, str(one.since)) == wanted)


def scarce() -> Problem:
    """Return two units and three firms: two that may not be in one building, one too heavy for it."""
    firms = [
        make.firm("F1", power_kw=make.number(100), emits=("dust",)),
        make.firm("F2", power_kw=make.number(100), receptors=("clean",), stage=Stage.LEAD),
        make.firm("F3", power_kw=make.number(20), min_load_kn_m2=make.number(12), stage=Stage.LEAD),
    ]
    return make.problem(
        firms=firms,
        units=[make.unit("A-101"), make.unit("A-201")],
        caps=(make.cap(Resource.POWER, 205, subject="A"), make.cap(Resource.WATER, 100, subject="A")),
        segregation_rules=(make.segregation("R1", "dust", "clean", scope=PairScope.BUILDING),),
    )


@pytest.fixture(scope="module")
def table() -> PriceTable:
    return prices(scarce())


@pytest.mark.slow
def test_every_price_is_what_trying_every_plan_says(table: PriceTable) -> None:
    problem = scarce()
    base = worth(problem)
    assert table.is_complete
    assert table.status is Status.PROVEN_OPTIMAL
    assert table.plan is not None
    every = {
        (one.price.kind, one.price.subject, one.price.clause): one for one in reliefs(problem, table.plan)
    }
    assert {(one.kind, one.subject, one.clause) for one in table.rows} == set(every)
    gaining = 0
    for row in table.rows:
        with_relief = every[row.kind, row.subject, row.clause].eased(problem, row.since)
        told = [(one.least, one.most) for one in row.gains]
        expected = [after - before for before, after in zip(base, worth(with_relief), strict=True)]
        assert told == [(gain, gain) for gain in expected], row
        gaining += any(expected)
        assert row.plan is not None
        assert is_valid(check_plan(with_relief, row.plan)), row
    assert gaining >= 3


def test_prices_are_ranked_by_what_is_sure(table: PriceTable) -> None:
    assert [one.worth for one in table.rows] == sorted((one.worth for one in table.rows), reverse=True)


def power(amount: int) -> Problem:
    """Return two firms for two units, power for both short by some kW."""
    firms = [make.firm(f"F{n}", power_kw=make.number(100), stage=Stage.LEAD) for n in (1, 2)]
    caps = (make.cap(Resource.POWER, 200 - amount, subject="A"),)
    return make.problem(firms=firms, units=[make.unit("A-101"), make.unit("A-102")], caps=tuple(caps))


@pytest.mark.parametrize(("short", "gains"), [(10, True), (11, False)])
def test_a_step_of_a_cap_is_worth_something_just_where_it_does(short: int, *, gains: bool) -> None:
    found = prices(power(short))
    assert any(row_of(found, "step", "A", "power_kw").worth) is gains
    assert any(row_of(found, "equipment", "A", "power_kw").worth)
    assert row_of(found, "step", "A", "power_kw").binds == 0


def test_equipment_that_comes_too_late_for_a_firm_brings_nothing_from_then_on() -> None:
    problem = power(10)
    firms = tuple(replace(firm, latest_quarter=make.quarter("2024Q4")) for firm in problem.firms)
    found = prices(replace(problem, firms=firms))
    assert any(row_of(found, "equipment", "A", "power_kw").worth)
    assert all(one.is_asked for one in found.rows)
    late = row_of(found, "equipment", "A", "power_kw", "2025Q1")
    assert (late.brings_nothing, row_of(found, "equipment", "A", "power_kw", "2025Q2").proof) == (
        True,
        "later",
    )
    assert late.plan is not None


def test_a_quarter_between_two_that_bring_the_same_is_not_asked_and_what_it_brings_is_true() -> None:
    problem = power(10)
    wanted = make.quarter("2024Q3")
    firms = tuple(replace(one, desired_quarter=wanted) for one in problem.firms)
    problem = replace(problem, firms=firms)
    found = prices(problem)
    (relief,) = (
        one
        for one in reliefs(problem, found.plan or Plan())
        if (one.price.kind, one.price.subject, one.price.clause) == ("equipment", "A", "power_kw")
    )
    rows = [
        one for one in found.rows if (one.kind, one.subject, one.clause) == ("equipment", "A", "power_kw")
    ]
    assert {"solved", "between"} <= {one.proof for one in rows}
    for row in rows:
        eased = relief.eased(problem, row.since)
        assert row.plan is not None
        assert is_valid(check_plan(eased, row.plan))
        expected = [after - before for before, after in zip(worth(problem), worth(eased), strict=True)]
        assert [(one.least, one.most) for one in row.gains] == [(gain, gain) for gain in expected]


def test_reliefs_that_bring_nothing_together_are_one_question() -> None:
    firm = make.firm("F1", power_kw=make.number(10), stage=Stage.LEAD)
    caps = [make.cap(one, 900, subject=name) for name in "AP" for one in (Resource.POWER, Resource.WATER)]
    problem = make.problem(firms=[firm], units=[make.unit("A-101")], caps=tuple(caps))
    found = prices(problem)
    asked = {one.proof for one in found.rows if one.kind == "equipment" and one.since is None}
    assert asked == {PriceProof.TOGETHER}
    assert {one.proof for one in found.rows if one.kind == "step" and one.since is None} == {PriceProof.PART}
    together = sum(one.kind in ("equipment", "step") for one in found.rows)
    assert found.solved < together


def test_what_a_better_plan_makes_no_use_of_is_asked_for_without_the_rest() -> None:
    firm = make.firm("F1", power_kw=make.number(100), stage=Stage.LEAD)
    short = make.cap(Resource.POWER, 90, subject="P")
    caps = (
        short,
        *(make.cap(one, 900, subject=name) for name in "AP" for one in (Resource.WATER, Resource.STEAM)),
    )
    problem = make.problem(firms=[firm], units=[make.unit("A-101")], caps=caps)
    group = [one for one in reliefs(problem, Plan()) if one.price.kind == "equipment"]
    eased = problem
    for one in group:
        eased = one.eased(eased, None)
    plan = solver(eased, None).plan
    assert plan is not None
    used = reliefs_in_use(problem, group, plan)
    assert [(one.price.subject, one.price.clause) for one in used] == [("P", "power_kw")]
    assert reliefs_in_use(problem, group, Plan()) == ()
    found = prices(problem)
    asked = [one for one in found.rows if one.kind == "equipment" and one.since is None]
    assert Counter(one.proof for one in asked) == {PriceProof.TOGETHER: len(group) - 1, PriceProof.SOLVED: 1}


def test_where_a_plan_is_not_proven_the_price_is_an_interval_that_holds() -> None:
    problem = power(10)

    def unproven(question: Problem, start: Plan | None) -> Outcome:
        found = solver(question, start)
        if question is problem:
            return found
        stages = tuple(
            replace(one, bound=None if one.bound is None else one.bound + 5) for one in found.stages
        )
        return replace(found, stages=stages, status=Status.TIME_LIMIT)

    *_, found = PriceSearch(problem=problem, solver=unproven).tables()
    row = row_of(found, "equipment", "A", "power_kw")
    first, *others = row.gains
    assert (first.least, first.most) == (0, 5)
    assert {(one.least, one.most) for one in others} == {(None, None)}
    assert not row.is_proven


def test_what_was_not_asked_is_told_as_such() -> None:
    asked = count()
    search = PriceSearch(problem=power(10), solver=solver, should_stop=lambda: next(asked) >= 1)
    *_, last = search.tables()
    assert not last.is_complete
    assert last.solved == 2
    assert {one.proof for one in last.rows if one.is_asked} == {PriceProof.TOGETHER}
    assert not last.rows[-1].is_asked


def test_a_park_whose_promises_contradict_has_no_prices() -> None:
    firms = [make.firm("F1"), make.firm("F2")]
    problem = make.problem(firms=firms, units=[make.unit("A-101")])
    pins = tuple(Pin(firm_id=name, units=("A-101",)) for name in ("F1", "F2"))
    found = prices(problem.with_policy(replace(problem.policy, pins=pins)))
    assert (found.plan, found.rows, found.status) == (None, (), Status.INFEASIBLE)


def test_a_search_that_was_stopped_goes_on_with_what_is_proven_and_ends_alike(table: PriceTable) -> None:
    asked: list[Problem] = []

    def counted(problem: Problem, start: Plan | None) -> Outcome:
        asked.append(problem)
        return solver(problem, start)

    stops = (len(asked) >= 4 for _ in count())
    *_, half = PriceSearch(problem=scarce(), solver=counted, should_stop=lambda: next(stops)).tables()
    assert 0 < sum(row.is_asked for row in half.rows) < len(table.rows)
    before = len(asked)
    *_, whole = PriceSearch(problem=scarce(), solver=counted, known=half).tables()
    assert whole.is_complete
    assert whole.solved == before + len(asked[before:])
    assert len(asked) <= table.solved + 1, "only the base is solved for twice, and what was cut short"
    told = [
        [(row.kind, row.subject, row.clause, row.since, row.gains) for row in one.rows]
        for one in (whole, table)
    ]
    assert sorted(map(str, told[0])) == sorted(map(str, told[1]))


def test_what_is_held_against_a_plan_that_is_not_the_best_is_asked_anew(table: PriceTable) -> None:
    worse = replace(table, plan=Plan())
    *_, found = PriceSearch(problem=scarce(), solver=solver, known=worse).tables()
    assert found.solved == table.solved


def waiting_room() -> Problem:
    """Return a unit that is promised, and a firm for one more that may not keep it empty for long."""
    late = make.firm("F2", stage=Stage.NEGOTIATING, desired="2024Q4", latest="2024Q4")
    return make.problem(firms=[make.firm("F1"), late], units=[make.unit("A-101")])


def test_a_unit_more_is_priced_from_every_quarter_on_though_it_may_bring_more_later() -> None:
    problem = waiting_room()
    found = prices(problem)
    rows = {str(one.since): one for one in found.rows if one.kind == "space"}
    relief = relief_of(problem, rows["None"])
    assert relief is not None
    assert rows.keys() == {"None", *map(str, relief.later)}
    for row in rows.values():
        eased = relief.eased(problem, row.since)
        assert row.plan is not None
        assert is_valid(check_plan(eased, row.plan))
        expected = [after - before for before, after in zip(worth(problem), worth(eased), strict=True)]
        assert [(one.least, one.most) for one in row.gains] == [(gain, gain) for gain in expected], row
    assert {at for at, row in rows.items() if any(row.worth)} == {"2024Q2", "2024Q3", "2024Q4"}
    assert sum(row.proof == PriceProof.ACROSS for row in rows.values()) >= 3


def test_what_holds_from_any_of_several_quarters_on_lets_in_every_plan_of_each() -> None:
    problem = waiting_room()
    (relief,) = (one for one in reliefs(problem, Plan()) if one.price.kind == "space")
    assert relief.across is not None
    first, *_, last = relief.later
    for low, high, waived in (("2024Q2", last, ()), ("2024Q1", "2024Q2", ("F2",)), (first, first, ())):
        start, end = (make.quarter(str(at)) for at in (low, high))
        wide = relief.across(problem, start, end)
        assert tuple(name for one in wide.policy.waivers for name in one.firms) == waived
        assert worth(wide) >= max(worth(relief.eased(problem, at)) for at in span(start, end))
