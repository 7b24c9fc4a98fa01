"""The program that every solver gets: exact values, a file that changes nothing, an MPS turned round, goals in turn."""

from dataclasses import replace
from pathlib import Path

import highspy
import numpy as np
import pytest

from benchmarks.account import Account, Ending, Moment, Ran, Trail, load_account, thinned
from benchmarks.cell import ABSENT, main, run
from benchmarks.program import Program, load_program, whole_bound
from benchmarks.solvers import highs as plain
from benchmarks.solvers.cbc import _read as what_is_left
from benchmarks.solvers.cbc import mps
from benchmarks.solvers.task import Task, slack_of
from tests.benchmarks.told import knapsack


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ([1.0, 1.0, 1.0], 22),
        ([1.0, 0.0, 0.9999999], 18),
        ([0.0, 0.0, 1.0], None),
        ([1.0, 0.5, 1.0], None),
        ([2.0, 0.0, 1.0], None),
    ],
)
def test_a_solution_has_its_exact_value_or_none_if_it_breaks_something(
    values: list[float], value: int | None
) -> None:
    assert knapsack().value_of(values) == value


def test_a_row_that_is_exceeded_is_no_solution() -> None:
    assert knapsack(most=5.0).value_of([1.0, 1.0, 1.0]) is None


def test_a_program_comes_back_from_its_file_unchanged(tmp_path: Path) -> None:
    knapsack().save(tmp_path / "program.npz")
    back = load_program(tmp_path / "program.npz")
    assert (back.constant, back.columns, back.rows, back.goals) == (10, 3, 2, 1)
    assert back.digest == knapsack().digest
    assert back.value_of([1.0, 1.0, 0.0]) == 19


def test_a_digest_tells_programs_apart_and_forgets_the_plan() -> None:
    assert knapsack().digest == knapsack().without_plan().digest
    assert knapsack().digest != knapsack(most=5.0).digest


def test_a_gap_is_closed_just_under_the_step_of_the_goal() -> None:
    assert slack_of(knapsack()) == pytest.approx(0.99)
    assert slack_of(replace(knapsack(), costs=np.array([[50, 100, 0]]))) == pytest.approx(49.99)


@pytest.mark.parametrize("words", ["Stopped on time", "stopped - 11.90 seconds"])
@pytest.mark.parametrize(("half", "has_plan"), [(0.5, False), (0.0, True)])
def test_what_a_limit_leaves_of_cbc_counts_only_if_it_is_a_plan(
    words: str, half: float, *, has_plan: bool, tmp_path: Path
) -> None:
    left = tmp_path / "solution.txt"
    left.write_text(f"Stopped on time - objective value 5\n 0 x0 1 0\n 1 x1 {half} 0\n 2 x2 1 0\n", "ascii")
    ran = what_is_left(words, left, knapsack())
    assert (ran.ending, ran.values is not None) == (Ending.LIMIT, has_plan)


def test_the_mps_file_is_the_program_turned_round(tmp_path: Path) -> None:
    path = tmp_path / "program.mps"
    path.write_text("\n".join(mps(knapsack(most=5.0))) + "\n", "ascii")
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)  # one scheduler serves all runs of a process
    highs.readModel(str(path))
    highs.run()
    assert highs.getObjectiveValue() == pytest.approx(-9.0)


def test_a_bound_is_rounded_down_to_the_next_whole_value() -> None:
    assert [whole_bound(bound) for bound in (100.4, 99.9999999, None, float("inf"))] == [100, 100, None, None]


def test_a_trail_notes_only_what_is_new_and_begins_anew_with_each_goal() -> None:
    trail = Trail()
    for objective, bound in ((None, 1e20), (5.0, None), (5.0, None), (5.0, float("nan")), (5.0, 9.0)):
        trail.tell(objective, bound)
    trail.goal = 1
    trail.tell(None, 3.0)
    assert [(one.goal, one.objective, one.bound) for one in trail.moments] == [
        (0, 5.0, None),
        (0, 5.0, 9.0),
        (1, None, 3.0),
    ]


def test_a_long_trail_keeps_every_better_plan() -> None:
    moments = [Moment(n, n, float(n // 100), 1e6 - n) for n in range(1000)]
    kept = thinned(moments, most=20)
    assert {one.objective for one in kept} == {float(n) for n in range(10)}
    assert len(kept) < 40
    assert kept[-1] == moments[-1]


def test_an_account_comes_back_from_its_file_unchanged(tmp_path: Path) -> None:
    account = Account(ending=Ending.LIMIT, seconds=2.5, values=[1], trail=[Moment(0.1, 0.1, 3.0, None)])
    account.save(tmp_path / "account.json")
    assert load_account(tmp_path / "account.json") == account


@pytest.mark.parametrize("way", [[], ["--from-plan"]], ids=("alone", "from the plan"))
def test_a_cell_solves_to_the_best_value_and_says_when(tmp_path: Path, way: list[str]) -> None:
    knapsack(most=5.0).save(tmp_path / "program.npz")
    assert main(["highs", str(tmp_path / "program.npz"), str(tmp_path / "account.json"), *way]) == 0
    account = load_account(tmp_path / "account.json")
    assert (account.ending, account.values, account.proven) == (Ending.DONE, [19], 1)
    assert account.trail[-1].objective == pytest.approx(19.0)


def test_goals_are_asked_in_turn_and_each_is_kept() -> None:
    account = run(plain, knapsack(most=4.0, second=True).without_plan(), Task(60.0))
    assert (account.ending, account.values, account.proven) == (Ending.DONE, [18, 0], 2)
    assert {moment.goal for moment in account.trail} == {0, 1}


def test_a_plan_given_back_with_the_value_of_another_is_asked_for_again() -> None:
    class Forgetful:
        asked: list[int] = []  # noqa: RUF012

        @classmethod
        def solve(cls, program: Program, task: Task, trail: Trail) -> Ran:
            cls.asked.append(len(program.plan))
            trail.tell(18.0, 18.0)
            return Ran(Ending.DONE, [1.0, 0.0, 0.0] if len(program.plan) else [1.0, 0.0, 1.0])

    account = run(Forgetful, knapsack(), Task(60.0))
    assert Forgetful.asked == [3, 0]
    assert account.values == [18]


def test_an_infeasible_program_is_said_to_be_so(tmp_path: Path) -> None:
    knapsack(most=1.0).save(tmp_path / "program.npz")
    assert main(["highs", str(tmp_path / "program.npz"), str(tmp_path / "account.json")]) == 0
    assert load_account(tmp_path / "account.json").ending is Ending.INFEASIBLE


def test_a_solver_that_is_not_installed_is_absent_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "benchmarks.solvers.scip", None)
    assert main(["scip", "--version"]) == ABSENT
