"""Pricing handed to a cluster that is lost, or answers nothing: the solve goes on alone."""

from collections.abc import Iterator, Sequence

import pytest

from planner.processes.executor import TaskAnswer
from planner.processes.tasks import Stop
from planner.services.planning import price_spread
from planner.services.planning.price_spread import PriceSpread
from tests.models.by_buildings import never


class _Workers:
    """Answers the first order; then the connection breaks, or a stop is heard."""

    name = "two workers"

    def __init__(self) -> None:
        self.asked = 0

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        self.asked += 1
        if should_stop():
            yield TaskAnswer(0, "broken off")
            return
        yield TaskAnswer(0, orders[0])
        raise ConnectionError

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("patience", "answered"), [(1e9, [(0, "one")]), (-1.0, [])])
def test_a_cluster_that_is_lost_or_silent_is_asked_no_more(
    monkeypatch: pytest.MonkeyPatch, patience: float, answered: list[tuple[int, str]]
) -> None:
    workers = _Workers()
    monkeypatch.setattr(price_spread, "executor_for", lambda _: workers)
    monkeypatch.setattr(price_spread, "PATIENCE_S", patience)
    spread = PriceSpread("tcp://there:8786")
    assert list(spread(["one", "two"], never)) == answered
    assert list(spread(["one", "two"], never)) == []
    assert workers.asked == 1
