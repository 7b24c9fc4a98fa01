"""The page: every solver has its row, times are ratios to ours, and nothing tells of the machine but its size."""

import platform
from pathlib import Path

import pytest

from benchmarks.account import Account, Ending
from benchmarks.runner import OURS, Peer, Result, Terms
from benchmarks.table import page, ratio, to_first, to_gap, to_near, to_proof
from tests.benchmarks.told import account, result

SLOWER = (account(Ending.DONE, 6.0, (1.0, 90.0, 130.0), (3.0, 99.5, 130.0)), 100)
STOPPED = (account(Ending.LIMIT, 9.0, (2.0, 98.0, 107.0)), 98)
ABSENT = (account(Ending.ABSENT), None)


def rendered(case: Result, *said: str) -> str:
    peers = {"highs": Peer("/somewhere/python", "1.2.3")}
    return page([case], Terms(seconds=9.0), peers, command="python3 run.py bench", said=said)


def row(text: str, solver: str) -> list[str]:
    line = next(line for line in text.splitlines() if f"| {solver} |" in line)
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_times_are_told_with_their_ratio_to_ours() -> None:
    text = rendered(result({"highs": SLOWER}))
    assert row(text, "Park Planner")[2:] == ["0.50", "0.50", "1.00", "2.00", "100", "100", "0.00%"]
    assert row(text, "HiGHS")[2:6] == ["1.00 (2×)", "3.00 (6×)", "6.00 (6×)", "6.00 (3×)"]


def test_a_solver_stopped_by_the_limit_shows_its_plan_its_bound_and_its_gap() -> None:
    assert row(rendered(result({"cbc": STOPPED})), "CBC")[3:] == [
        "> 9", "> 9", "> 9", "98", "107", "9.18%",
    ]  # fmt: skip


def test_a_solver_that_is_absent_is_said_to_be_absent() -> None:
    text = rendered(result({"scip": (Account(ending=Ending.ABSENT, words="not installed"), None)}))
    assert row(text, "SCIP")[2] == "absent: not installed"
    assert "SCIP not installed" in text
    assert "| SCIP | absent | – | – |" in text


def test_a_solver_that_nobody_asked_for_is_said_to_be_left_out() -> None:
    terms = Terms(seconds=9.0, solvers=("planner", "highs"))
    text = page([result({"highs": SLOWER})], terms, {}, command="run.py bench", said=())
    assert "HiGHS not installed, CBC not asked for" in text
    assert "| CBC | not asked for | – | – |" in text


def test_the_hand_off_is_compared_with_that_of_pulp() -> None:
    assert "| park | 3 | 1 | 2 | 1,234 | 5 | 6 | 0.500 | 0.010 | 0.050 | 5.0× |" in rendered(result({}))


def test_the_summary_counts_proofs_and_best_plans() -> None:
    text = rendered(result({"highs": SLOWER, "cbc": STOPPED}))
    assert "| HiGHS | 1 of 1 | 1 of 1 | 3× over 1 |" in text
    assert "| CBC | 0 of 1 | 0 of 1 | – |" in text


def test_contradictions_stand_on_the_page_and_agreement_only_without_them() -> None:
    assert "**The solvers agree:**" in rendered(result({}))
    text = rendered(result({}), "park: proven values differ")
    assert "- park: proven values differ" in text
    assert "**The solvers agree:**" not in text


def test_the_page_names_no_machine_and_no_place_on_it() -> None:
    text = rendered(result({"highs": SLOWER}))
    assert "cores" in text
    assert "/somewhere" not in text
    assert str(Path.home()) not in text
    assert platform.node() not in text.replace("Park", "")


def test_a_case_whose_own_process_failed_is_a_row_that_says_so() -> None:
    failed = Account(ending=Ending.FAILED, words="out of memory")
    case = Result(case="park", measured=None, accounts={OURS: failed}, values={OURS: None})
    assert row(rendered(case), "Park Planner")[2] == "failed: out of memory"


def test_each_time_is_the_first_moment_that_holds() -> None:
    case = result({"highs": SLOWER, "cbc": STOPPED, "scip": ABSENT})
    assert [told(case, "highs") for told in (to_first, to_near, to_gap, to_proof)] == [1.0, 3.0, 6.0, 6.0]
    assert [told(case, "cbc") for told in (to_first, to_near, to_gap, to_proof)] == [2.0, None, None, None]
    assert to_first(case, "scip") is None


@pytest.mark.parametrize(("seconds", "ours", "times"), [(2.0, 1.0, 2.0), (0.0, 0.0, 1.0), (0.0, 0.02, 0.5)])
def test_a_ratio_never_divides_by_less_than_the_hundredth_told(
    seconds: float, ours: float, times: float
) -> None:
    assert ratio(seconds, ours) == pytest.approx(times)
