"""A solve followed from outside: signs of life while it runs, its result or its fault at the end."""

import threading
from collections.abc import Callable

import pytest

from planner.domain.outcome import Progress
from planner.domain.plan import Plan
from planner.services import progress_stream
from planner.services.progress_stream import followed
from tests.support.waiting import PATIENCE_S


def sign(value: int) -> Progress:
    return Progress(
        seconds=0.0, stage=1, stages=1, goal="value", objective=value, bound=None, gap=None, plan=Plan()
    )


def test_the_newest_sign_of_life_comes_without_its_plan_and_the_result_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress_stream, "EVERY_S", 0.05)
    may_end = threading.Event()

    def work(report: Callable[[Progress], None]) -> str:
        report(sign(1))
        report(sign(2))
        assert may_end.wait(PATIENCE_S)
        return "done"

    signs, result = [], ""
    for said in followed(work):
        if isinstance(said, str):
            result = said
        else:
            signs.append((said.objective, said.plan))
            if said.objective == 2:
                may_end.set()
    assert (signs[-1], result) == ((2, None), "done")


def test_what_the_work_raises_is_raised() -> None:
    def work(_report: Callable[[Progress], None]) -> str:
        raise ValueError("no plan")

    with pytest.raises(ValueError, match="no plan"):
        list(followed(work))
