"""A choice that is confirmed: chosen just beyond what chance brings, and not just within."""

from dataclasses import replace
from decimal import Decimal
from math import inf, sqrt

import pytest

from planner.analysis.futures.confirmation import SURE, choice_of, finalists_of, gains_of
from planner.analysis.futures.scores import score_of, shares_of
from planner.analysis.futures.statistics import student
from planner.domain.sweeping.robust import LEAST_SURE, CandidatePlan, RobustTable, ValueRow
from tests.analysis.futures.test_robust import table_of
from tests.support import make

NOISE = 1000


def confirmed(*gains: int, count: int = 200, weight: str = "0") -> RobustTable:
    """Return a table whose candidates gain so much on average, by a fixed swing more or less from future to future."""
    trained = (100, *(200 - k for k in range(len(gains))))
    rows = tuple(
        ValueRow(number=k, values=(7 * k, *(7 * k + gain + (NOISE if k % 2 else -NOISE) for gain in gains)))
        for k in range(count)
    )
    table = table_of(trained, weight=Decimal(weight), confirming=count, confirmed=rows)
    return with_plans(table)


def with_plans(table: RobustTable) -> RobustTable:
    """Return a table whose candidates go by plans of their own."""
    plans = [make.plan(make.placement("F1", f"A-{k}")) for k in range(len(table.candidates))]
    return replace(
        table,
        candidates=tuple(replace(one, plan=plan) for one, plan in zip(table.candidates, plans, strict=True)),
    )


def chance(count: int, finalists: int = 1) -> float:
    """Return what a mean gain has to exceed: one side of Student's t, so many looked at."""
    swing = NOISE * sqrt(count / (count - 1))
    return student(1 - 2 * (1 - SURE) / finalists, count - 1) * swing / sqrt(count)


@pytest.mark.parametrize("finalists", [1, 3])
def test_a_candidate_is_chosen_just_beyond_chance_and_not_just_within(finalists: int) -> None:
    least, others = chance(200, finalists), [0] * (finalists - 1)
    assert choice_of(confirmed(int(least), *others)) == 0
    assert choice_of(confirmed(int(least) + 1, *others)) == 1
    (gain, *_) = gains_of(confirmed(int(least) + 1, *others))
    assert gain.high - gain.mean == pytest.approx(least)


def test_of_several_that_are_surely_better_the_one_that_gains_most_is_chosen() -> None:
    assert choice_of(confirmed(500, 900, 700)) == 2


def test_of_few_futures_nothing_is_sure() -> None:
    few = confirmed(10 * NOISE, count=LEAST_SURE - 1)
    assert (choice_of(few), gains_of(few)[0].low) == (0, -inf)
    assert choice_of(confirmed(10 * NOISE, count=LEAST_SURE)) == 1


def test_the_worst_cases_count_by_their_weight() -> None:
    # The ten worst of 200 have 1,000 more each, the others 62 less: 9 less on average.
    rows = tuple(
        ValueRow(number=k, values=(k * 100, k * 100 + (1000 if k < 10 else -62))) for k in range(200)
    )
    table = table_of((1, 2), confirming=200, confirmed=rows)
    assert choice_of(replace(table, weight=Decimal(0))) == 0
    assert choice_of(replace(table, weight=Decimal(1))) == 1


def test_the_best_of_each_plan_that_does_better_in_all_training_futures_is_held_against_the_plan_on_show() -> (
    None
):
    rows = ((5, 5, 4, 9, 6, 7, 8), (5, 5, 4, None, 6, 7, 8))
    gone = with_plans(table_of(rows[0], rows[0]))
    table = replace(gone, trained=tuple(ValueRow(number=k, values=row) for k, row in enumerate(rows)))
    assert finalists_of(gone) == (3, 6, 5)
    assert finalists_of(table) == (6, 5, 4)
    same = [
        replace(one, plan=table.candidates[6].plan) if k == 5 else one
        for k, one in enumerate(table.candidates)
    ]
    assert finalists_of(replace(table, candidates=tuple(same))) == (6, 4)
    assert finalists_of(replace(table, candidates=(), trained=())) == ()
    assert gains_of(table) == ()
    assert choice_of(table) == 0


@pytest.mark.parametrize(("count", "weight"), [(7, 0.5), (100, 1.0), (181, 0.3), (200, 0.0)])
def test_the_shares_of_the_futures_make_the_score(count: int, weight: float) -> None:
    values = [float(37 * k % 101) for k in range(count)]
    shares = shares_of(values, weight)
    assert sum(shares) / count == pytest.approx(score_of(values, weight).score)


def test_tables_of_old_have_the_best_in_training() -> None:
    old = table_of((4, 5), (6, 7))
    assert old.is_chosen
    assert not replace(old, confirming=200).is_chosen
    assert replace(old, confirming=200, chosen=0).is_chosen
    assert CandidatePlan.__dataclass_fields__["round"].default == 0
