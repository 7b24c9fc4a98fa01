"""The benchmark fails where the solvers contradict each other, and only there."""

import pytest

from benchmarks.account import Account, Ending
from benchmarks.runner import Result
from benchmarks.verdict import contradictions, is_proven
from tests.benchmarks.told import account, result

AGREES = {"highs": (account(), 100), "cbc": (account(Ending.LIMIT, 9.0, (1.0, 98.0, 107.0)), 98)}


def test_equal_proofs_and_weaker_plans_are_no_contradiction() -> None:
    assert contradictions(result(AGREES)) == ()


def test_an_absent_solver_is_no_contradiction() -> None:
    assert contradictions(result({"scip": (account(Ending.ABSENT), None)})) == ()


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (result({"highs": (account(), 101)}), "proven values differ: Park Planner 100, HiGHS 101"),
        (
            result({"cbc": (account(Ending.LIMIT, 9.0, (1.0, 104.0, 110.0)), 104)}),
            "CBC has a plan of 104, above the bound 100 of Park Planner",
        ),
        (
            result({"scip": (account(Ending.LIMIT, 9.0, (1.0, 90.0, 95.2)), 90)}),
            "Park Planner has a plan of 100, above the bound 95 of SCIP",
        ),
        (result({"scip": (account(Ending.INFEASIBLE), None)}), "SCIP says infeasible, Park Planner has"),
        (result({"scip": (account(Ending.FAILED), None)}), "SCIP failed"),
        (result({"cpsat": (account(), None)}), "CP-SAT says it is done and has no plan"),
        (result({"cbc": (account(), None)}, broken=("cbc",)), "CBC gave values that break the rows"),
        (result({}, findings=("A1 is full",)), "the checker found: A1 is full"),
    ],
)
def test_a_contradiction_is_named(case: Result, said: str) -> None:
    assert [one for one in contradictions(case) if said in one]


@pytest.mark.parametrize(
    ("told", "value", "proven"),
    [
        (account(Ending.DONE), 100, True),
        (account(Ending.LIMIT, 9.0, (1.0, 100.0, 100.98)), 100, True),
        (account(Ending.LIMIT, 9.0, (1.0, 100.0, 101.0)), 100, False),
        (account(Ending.LIMIT), 100, False),
        (account(Ending.DONE), None, False),
    ],
)
def test_a_plan_is_proven_by_word_or_by_a_bound_less_than_a_point_away(
    told: Account, value: int | None, *, proven: bool
) -> None:
    assert is_proven(told, value) is proven
