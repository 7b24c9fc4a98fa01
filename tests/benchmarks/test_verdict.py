"""The benchmark fails where the solvers contradict each other, and only there."""

from dataclasses import replace

import pytest

from benchmarks.account import Account, Ending, Moment
from benchmarks.rows import OURS, Row
from benchmarks.verdict import contradictions
from tests.benchmarks.told import OWN, account, row

STOPPED = account(Ending.LIMIT, 9.0, (1.0, 98.0, 107.0), value=98)


def rows(*peers: tuple[str, Account], own: Account = OWN, findings: tuple[str, ...] = ()) -> list[Row]:
    return [row(OURS, own, findings=findings), *(row(name, its) for name, its in peers)]


def test_equal_proofs_weaker_plans_and_absent_solvers_are_no_contradiction() -> None:
    absent = account(Ending.ABSENT, value=None)
    assert contradictions(rows(("highs", account()), ("cbc", STOPPED), ("scip", absent))) == ()


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (rows(("highs", account(value=101))), "proven values differ: Park Planner 100, HiGHS 101"),
        (
            rows(("cbc", account(Ending.LIMIT, 9.0, (1.0, 104.0, 110.0), value=104))),
            "CBC has a plan of 104, above the bound 100 of Park Planner",
        ),
        (
            rows(("scip", account(Ending.LIMIT, 9.0, (1.0, 90.0, 95.2), value=90))),
            "Park Planner proved 100, above the bound 95 of SCIP",
        ),
        (rows(("scip", account(Ending.INFEASIBLE, value=None))), "SCIP says infeasible, Park Planner has"),
        (rows(("scip", account(Ending.FAILED, value=None))), "SCIP failed"),
        (rows(("cpsat", account(value=None))), "CP-SAT says it is done and has no plan"),
        (
            rows(("cbc", replace(account(value=None), is_broken=True))),
            "CBC gave values that break the rows",
        ),
        (rows(findings=("A1 is full",)), "the checker found: A1 is full"),
    ],
)
def test_a_contradiction_is_named(case: list[Row], said: str) -> None:
    assert [one for one in contradictions(case) if said in one]


def test_later_goals_are_compared_only_between_those_who_agree_before() -> None:
    def told(first: int, second: int, proven: int) -> Account:
        limit = first if proven else first + 5
        moments = [Moment(1, 1, first, limit, 0), Moment(2, 2, second, second, 1)]
        ending = Ending.DONE if proven == 2 else Ending.LIMIT
        return Account(ending=ending, values=[first, second], proven=proven, trail=moments[: proven + 1])

    assert contradictions(rows(("highs", told(9, 7, 0)), own=told(10, 5, 2))) == ()
    assert contradictions(rows(("highs", told(10, 6, 2)), own=told(10, 5, 2)))
