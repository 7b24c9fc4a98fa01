"""The robust plan: values and worst cases against exact enumeration, the choice, and what is said of it."""

from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import inf, prod

import pytest

from planner.analysis.futures import robust
from planner.analysis.futures.draws import future_of
from planner.analysis.futures.robust import robust_summary, tail_difference, value_rows
from planner.analysis.futures.scores import best_of, score_of, scores_of
from planner.analysis.futures.statistics import mean_of
from planner.analysis.futures.study import FutureStudy
from planner.domain.park.plan import Plan
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.risk import PerfectInformation
from planner.domain.sweeping.robust import CandidatePlan, CandidateSource, RobustTable, ValueRow
from planner.views import format as fmt
from planner.views.risk import mean_text
from tests.analysis.futures.test_study import STILL, opener, tight
from tests.support import make

COUNT = 300


def table_of(*rows: tuple[int, ...], **changes: object) -> RobustTable:
    found = RobustTable(
        seed=1,
        training=len(rows),
        fresh=0,
        assumptions=STILL,
        candidates=tuple(
            CandidatePlan(source=CandidateSource.DRAW, detail=str(k), plan=Plan())
            for k in range(len(rows[0]))
        ),
        is_pool_complete=True,
        is_search_complete=True,
        trained=tuple(ValueRow(number=k, values=row) for k, row in enumerate(rows)),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def candidate(plan: Plan, *keeps: str, waitlist: tuple[str, ...] = ()) -> CandidatePlan:
    return CandidatePlan(source=CandidateSource.SHOWN, detail="", plan=plan, keeps=keeps, waitlist=waitlist)


def exact_tail(outcomes: list[tuple[float, float]], share: float = 0.05) -> float:
    """Return the mean of the worst share of a distribution given as pairs of value and probability."""
    left, total = share, 0.0
    for value, chance in sorted(outcomes):
        part = min(left, chance)
        total, left = total + part * value, left - part
    return total / share


def test_mean_and_worst_cases_are_those_of_exact_enumeration() -> None:
    problem, plan = tight()
    study = FutureStudy(problem, plan, opener, 3, STILL)
    rows = list(value_rows(study, [candidate(plan), candidate(Plan())], range(COUNT)))
    assert sum(row.faults for row in rows) == 0
    # Every set of firms that comes gives one value under each plan: found once, then weighted exactly.
    came = {}
    for number in range(COUNT):
        draws = future_of(problem, STILL, seed=3, number=number).firms
        came[number] = sum(draws[firm.firm_id].comes << k for k, firm in enumerate(problem.firms))
    value = {bits: rows[number].values for number, bits in came.items()}
    outcomes: list[list[tuple[float, float]]] = [[], []]
    for answers in product([False, True], repeat=len(problem.firms)):
        bits = sum(yes << k for k, yes in enumerate(answers))
        if bits not in value:
            continue
        chance = prod(
            float(firm.probability if yes else 1 - firm.probability)
            for firm, yes in zip(problem.firms, answers, strict=True)
        )
        for k in (0, 1):
            outcomes[k].append((float(value[bits][k] or 0), chance))
    known = sum(chance for _, chance in outcomes[0])
    assert known > 0.97
    for k in (0, 1):
        found = score_of([float(row.values[k] or 0) for row in rows], 0.5)
        exact = sum(one * chance for one, chance in outcomes[k]) / known
        most = max(one for one, _ in outcomes[k])
        assert found.mean == pytest.approx(exact, abs=0.1 * most)
        assert found.tail == pytest.approx(exact_tail(outcomes[k]), abs=0.1 * most)
        assert found.score == pytest.approx((found.mean + found.tail) / 2)


@pytest.mark.slow
def test_candidates_that_share_a_model_come_to_what_each_comes_to_alone() -> None:
    problem, plan = tight()
    other = make.plan(make.placement("F1", "A-102", start="2024Q3"), make.placement("F3", "A-101", "2024Q2"))
    study = FutureStudy(problem, plan, opener, 3, RiskAssumptions())
    asked = [
        candidate(plan),
        candidate(plan, "F2"),
        candidate(other),
        candidate(other, "F3", waitlist=("F2",)),
        candidate(plan, waitlist=("F4", "F3")),
    ]
    together = list(value_rows(study, asked, range(40)))
    alone = [list(value_rows(study, [one], range(40))) for one in asked]
    assert [row.values for row in together] == [
        tuple(value for (value,) in values)
        for values in zip(*([r.values for r in one] for one in alone), strict=True)
    ]
    assert sum(row.faults for row in together) == 0
    assert (
        len({row.values[0] == row.values[1] for row in together}) == 2
    )  # rooms kept for one more change some


@pytest.mark.parametrize(("weight", "chosen"), [("0", 0), ("1", 1), ("0.3", 0), ("0.6", 1)])
def test_the_weight_decides_between_mean_and_worst_case(weight: str, chosen: int) -> None:
    # Mean 10 and worst 0, against mean 6 and worst 5: the lines cross at 4/9.
    table = table_of((0, 5), (20, 7), weight=Decimal(weight))
    assert best_of(scores_of(table)) == chosen


def test_of_equal_candidates_the_plan_on_show_stays() -> None:
    assert best_of(scores_of(table_of((4, 4), (6, 6)))) == 0
    assert best_of(()) == 0


def test_the_choice_is_told_against_the_plan_on_show_in_pairs() -> None:
    fresh = tuple(ValueRow(number=k, values=(10 + k, 8 + k)) for k in range(200))
    found = robust_summary(table_of((4, 5), (6, 7), judged=fresh, fresh=200))
    assert found.chosen == 1
    assert found.paired is not None
    assert found.tail_gain is not None
    gain = found.paired.gain
    assert (gain.mean, gain.low, gain.high) == (2, 2, 2)
    assert (found.paired.tail, found.paired.tail_other) == (14.5, 12.5)
    assert (found.tail_gain.mean, found.tail_gain.low, found.tail_gain.high) == pytest.approx((2, 2, 2))
    assert found.paired.better.share == 1


def test_the_interval_of_the_worst_cases_is_the_same_for_the_same_seed_and_holds_the_difference() -> None:
    here, there = [float(7 * k % 101) for k in range(200)], [float(5 * k % 97) for k in range(200)]
    one = tail_difference(here, there, 0.95, seed=3)
    assert one == tail_difference(here, there, 0.95, seed=3)
    assert one.low <= one.mean <= one.high


def test_perfect_information_has_the_confidence_that_is_told() -> None:
    gains = [1.0, 4.0, 2.0, 9.0]
    perfect = PerfectInformation(least=mean_of(gains, 0.95), most=mean_of([5.0], 0.95), unsolved=0)
    found = robust_summary(table_of((4, 4), perfect=perfect), 0.99)
    assert found.perfect is not None
    assert found.perfect.least.low == pytest.approx(mean_of(gains, 0.99).low)
    assert found.perfect.least.high == pytest.approx(mean_of(gains, 0.99).high)
    assert found.perfect.most == perfect.most


def test_of_few_worst_cases_no_interval_is_claimed() -> None:
    values = [float(7 * k % 101) for k in range(181)]
    few = tail_difference(values[:180], [0.0] * 180, 0.95, seed=3)
    assert (few.low, few.high) == (-inf, inf)
    assert mean_text(few) == fmt.number(few.mean, 1)
    assert tail_difference(values, [0.0] * 181, 0.95, seed=3).low > -inf


def test_the_interval_of_the_worst_cases_is_the_same_however_many_draws_are_held_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here, there = [float(7 * k % 101) for k in range(200)], [float(5 * k % 97) for k in range(200)]
    whole = tail_difference(here, there, 0.95, seed=3)
    monkeypatch.setattr(robust, "_AT_ONCE", 7 * 200)
    assert tail_difference(here, there, 0.95, seed=3) == whole
