"""A robust plan searched for: better where the plan keeps a room for nobody, the same after a stop."""

from dataclasses import replace
from typing import Any

import pytest

from planner.analysis.futures.keeps import homes_of
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import LEAST_SURE, CandidateSource, RobustTable
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.solving import solved
from planner.services.studies import candidate_pool, robust
from planner.services.studies.robust import find_robust, robust_summary
from planner.text import Lang
from planner.views.robust import robust_lines
from tests.services.studies.test_risk import Here
from tests.support import make

STILL = RiskAssumptions(
    firm_late=make.number(0),
    area_spread=make.number(0),
    building_late=make.number(0),
    licence_spread=make.number(0),
)
PROBLEM = make.problem(
    firms=[
        make.firm("F1", stage=Stage.SIGNED, probability=make.number("0.1"), desired="2024Q3"),
        make.firm(
            "F2",
            stage=Stage.LEAD,
            probability=make.number("0.9"),
            desired="2024Q1",
            latest="2024Q1",
            tax_10k=make.number(900),
        ),
    ],
    units=[make.unit("A-101")],
)
LIMITS = Limits()
ASKED = RobustTable(seed=5, training=20, confirming=LEAST_SURE, fresh=30, assumptions=STILL)


@pytest.fixture(scope="module")
def shown() -> Outcome:
    """Return a plan that keeps the only room for a signed firm that hardly comes."""
    found = solved(PROBLEM, LIMITS)
    assert found.status is Status.PROVEN_OPTIMAL
    assert found.plan is not None
    assert set(found.plan.by_firm) == {"F1"}
    return found


@pytest.fixture(scope="module")
def tables(shown: Outcome) -> list[RobustTable]:
    return list(find_robust(PROBLEM, shown, ASKED, Here(), limits=LIMITS, perfect=3))


def test_the_plan_that_keeps_no_room_for_nobody_is_chosen_and_judged_on_fresh_futures(
    tables: list[RobustTable],
) -> None:
    last = tables[-1]
    assert last.is_complete
    assert last.candidates[0].source is CandidateSource.SHOWN
    found = robust_summary(last)
    assert found.chosen > 0
    assert found.faults == 0
    assert found.paired is not None
    assert found.paired.gain.low > 0
    assert [row.number for row in last.judged] == list(range(30))
    assert last.perfect is not None
    assert last.perfect.least.of == 3
    kept = [(homes_of(one.plan), one.keeps, one.waitlist) for one in last.candidates]
    assert len(set(kept)) == len(kept)
    assert any(one.keeps for one in last.candidates)
    assert any(one.waitlist for one in last.candidates)
    assert [row.number for row in last.confirmed] == list(range(LEAST_SURE))
    assert found.gains[found.finalists.index(found.chosen)].low > 0
    first, later = last.trained[0].values, last.trained[-1].values
    assert None not in first
    assert later[0] is not None
    assert None in later  # seen in the first futures to be no better than others


def test_where_nothing_is_surely_better_the_plan_on_show_stays_and_is_judged_alone(
    shown: Outcome, tables: list[RobustTable]
) -> None:
    few = replace(tables[-1], confirming=20, confirmed=(), chosen=None, judged=(), perfect=None)
    *_, last = find_robust(PROBLEM, shown, few, Here(), limits=LIMITS)
    assert (last.chosen, len(last.confirmed)) == (0, 20)
    assert all(row.values[0] == row.values[1] for row in last.judged)
    said = robust_lines(last, robust_summary(last))
    assert "20 futures are too few" in said[0].say(Lang.EN)
    unsure = replace(
        last, confirmed=tuple(replace(row, values=(row.values[0],) * 4) for row in last.confirmed * 10)
    )
    assert "No robust plan is surely better" in robust_lines(unsure, robust_summary(unsure))[0].say(Lang.EN)


def test_what_was_stopped_goes_on_to_the_same_end(shown: Outcome, tables: list[RobustTable]) -> None:
    seen: list[RobustTable] = []
    growing = find_robust(
        PROBLEM,
        shown,
        ASKED,
        Here(),
        limits=LIMITS,
        perfect=3,
        should_stop=lambda: bool(seen and len(seen[-1].trained) > 5),
    )
    for table in growing:
        seen.append(table)  # noqa: PERF402  # the stop looks at it meanwhile
    assert not seen[-1].is_search_complete
    *_, last = find_robust(PROBLEM, shown, seen[-1], Here(), limits=LIMITS, perfect=3)
    assert replace(last, perfect=None) == replace(tables[-1], perfect=None)


def test_candidates_that_are_there_and_those_before_them_are_not_solved_for_again(
    shown: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, seen, few = list[Problem](), list[RobustTable](), replace(ASKED, training=1, confirming=1, fresh=1)

    def counted(problem: Problem, *args: Any, **limits: Any) -> Outcome:
        asked.append(problem)
        return solved(problem, *args, **limits)

    monkeypatch.setattr(candidate_pool, "solved", counted)
    *_, whole = find_robust(PROBLEM, shown, few, Here(), limits=LIMITS)
    count = len(asked)
    growing = find_robust(
        PROBLEM,
        shown,
        few,
        Here(),
        limits=LIMITS,
        should_stop=lambda: bool(seen and len(seen[-1].candidates) > 1),
    )
    for table in growing:
        seen.append(table)  # the stop looks at it meanwhile
    assert not seen[-1].is_pool_complete
    *_, last = find_robust(PROBLEM, shown, seen[-1], Here(), limits=LIMITS)
    assert last == whole
    assert len(asked) == 2 * count


def test_what_knowing_all_is_worth_is_found_for_as_many_futures_as_are_wanted(
    shown: Outcome, tables: list[RobustTable]
) -> None:
    known = tables[-1].perfect
    assert known is not None
    cut = replace(known, least=replace(known.least, of=2))
    *_, last = find_robust(PROBLEM, shown, replace(tables[-1], perfect=cut), Here(), limits=LIMITS, perfect=3)
    assert last.perfect == known


def test_a_pool_is_never_larger_than_it_may_be(shown: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidate_pool, "MOST_CANDIDATES", 2)
    monkeypatch.setattr(robust, "MOST_KEPT", 1)
    *_, last = find_robust(
        PROBLEM, shown, replace(ASKED, training=1, confirming=1, fresh=1), Here(), limits=LIMITS
    )
    assert [one.base is None for one in last.candidates].count(True) == 2
    assert len(last.candidates) <= 3
