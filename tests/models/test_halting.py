"""The limits and the wish to stop hold for everything a solve does, building the model included."""

import sys
from collections.abc import Callable, Iterator

import pytest

import models
from benchmarks.parks import dossier_of
from benchmarks.shapes import SHAPES, ParkShape
from models.conflict import REDUCIBLE
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.services.planning.solving import report_on
from tests.support import make

LIMITS = Limits(time_limit_s=600.0)
PHASES = (
    "placements",
    "starts",
    "speculative_hold",
    "run",
    "builder",
    "pairs",
    "milp",
    "handoff",
    "greedy",
    "listener",
)
PARK = dossier_of(next(shape for shape in SHAPES if shape.name == "small")).problem


@pytest.fixture(autouse=True)
def _looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.clock._LOOK_EVERY_S", -1.0)
    monkeypatch.setattr("models.solver.listener._EASY_ASK_S", -1.0)


def counted(stop_at: Callable[[int], bool]) -> tuple[Callable[[], bool], list[bool]]:
    """Return a function that is asked whether to stop, and what it has answered."""
    answers: list[bool] = []

    def should_stop() -> bool:
        answers.append(stop_at(len(answers)))
        return answers[-1]

    return should_stop, answers


def callers() -> Iterator[str]:
    """Return the names of the files that ask, nearest first."""
    frame = sys._getframe(1)
    while frame is not None:
        yield frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2].removesuffix(".py")
        frame = frame.f_back  # type: ignore[assignment]


def is_honest(problem: Problem, outcome: Outcome) -> bool:
    """Whether the outcome of a solve that was cancelled claims nothing that it does not have."""
    proven = outcome.status in (Status.PROVEN_OPTIMAL, Status.WITHIN_GAP)
    return outcome.status is Status.CANCELLED or (proven and report_on(problem, outcome).broken == ())


@pytest.mark.parametrize("phase", PHASES)
def test_a_stop_asked_for_in_any_phase_is_heard_there(phase: str) -> None:
    should_stop, answers = counted(lambda _: phase in callers())
    outcome = models.solve(PARK, LIMITS, should_stop=should_stop)
    assert answers[-1:] == [True], "the phase was never asked"
    assert answers.count(True) == 1, "asked on after a stop"
    assert is_honest(PARK, outcome)


def test_a_stop_is_heard_while_a_conflict_is_named() -> None:
    pins = tuple(Pin(firm_id=f"F{at}", units=("A-101",)) for at in range(1, 9))
    problem = make.problem(firms=[make.firm(pin.firm_id) for pin in pins], policy=Policy(pins=pins))
    should_stop, answers = counted(lambda _: "conflict" in callers())
    outcome = models.solve(problem, LIMITS, should_stop=should_stop)
    assert answers.count(True) == 1
    assert (outcome.status, outcome.note) == (Status.INFEASIBLE, REDUCIBLE)
    assert models.solve(problem, LIMITS).note != REDUCIBLE


@pytest.mark.parametrize("number", [0, 1, 10, 100, 1000])
def test_a_stop_at_any_moment_leaves_an_honest_outcome(number: int) -> None:
    should_stop, answers = counted(lambda count: count == number)
    outcome = models.solve(PARK, LIMITS, should_stop=should_stop)
    assert is_honest(PARK, outcome)
    assert answers.count(True) == 1


def test_a_limit_that_ends_before_the_model_stands_says_that_nothing_was_found() -> None:
    outcome = models.solve(PARK, Limits(time_limit_s=0.0))
    assert (outcome.status, outcome.plan, outcome.stages) == (Status.NO_PLAN, None, ())
    report = report_on(PARK, outcome)
    assert (report.findings, dict(report.reasons)) == ((), {})


@pytest.mark.slow
def test_five_thousand_firms_end_within_a_small_limit() -> None:
    shape = ParkShape(name="crowd", seed=7, buildings=40, demand=36.0, phases=4)
    problem = dossier_of(shape).problem
    assert len(problem.firms) > 4900
    outcome = models.solve(problem, Limits(time_limit_s=1.0))
    assert (outcome.status, outcome.plan) == (Status.NO_PLAN, None)


def test_a_session_is_not_opened_when_its_clock_has_ended() -> None:
    with pytest.raises(models.HaltedError):
        models.open_session(PARK, clock=models.Clock(0.0))
