"""An outcome without a plan has little to claim."""

from dataclasses import replace

import pytest

from planner.check import check_outcome
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.vocabulary.terms import Stage
from tests.support import make, reports

PROBLEM: Problem = make.problem(firms=[make.firm("F1"), make.firm("F2", stage=Stage.LEAD)])


STOPPED = reports.outcome(
    PROBLEM, None, status=Status.CANCELLED, objective=None, bound=None, gap=None, stages=()
)


def clauses(outcome: Outcome) -> set[str]:
    return {finding.clause for finding in check_outcome(PROBLEM, outcome)}


def test_nothing_claimed_is_nothing_false() -> None:
    for status in (Status.CANCELLED, Status.FAILED, Status.NO_PLAN, Status.INFEASIBLE):
        assert clauses(replace(STOPPED, status=status)) == set()


def test_an_objective_of_no_plan_is_false() -> None:
    assert clauses(replace(STOPPED, objective=7)) == {"objective"}


def test_a_stage_cannot_have_a_value_without_a_plan() -> None:
    stage = reports.stage("signed", Status.TIME_LIMIT, objective=1, bound=2, gap=1.0)
    told = replace(STOPPED, stages=(stage,), objective=1, bound=2, gap=1.0)
    assert clauses(told) == {"objective"}


@pytest.mark.parametrize("status", [Status.PROVEN_OPTIMAL, Status.WITHIN_GAP, Status.TIME_LIMIT])
def test_a_status_that_speaks_of_a_plan_is_false(status: Status) -> None:
    assert "status" in clauses(replace(STOPPED, status=status))
