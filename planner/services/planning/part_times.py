"""How long each part of making a plan took."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter, process_time
from typing import Any

from planner.domain.solving.outcome import Outcome

PARTS = ("read", "build", "solve", "check", "explain", "views")
"""The parts in the order in which they come."""


class PartTimes:
    """Seconds on the wall and of the processor by part; a part that comes again is added up."""

    def __init__(self) -> None:
        self._spent: dict[str, tuple[float, float]] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what is done inside the `with` block; `name` is one of `PARTS`."""
        with self.parts(name, name):
            yield

    @contextmanager
    def parts(self, first: str, second: str) -> Iterator[Callable[[], None]]:
        """Count what is done inside the `with` block as `first`, and as `second` from where what is given is called."""
        began, name = (perf_counter(), process_time()), first

        def counted() -> None:
            nonlocal began, name
            now = perf_counter(), process_time()
            wall, processor = self._spent.get(name, (0.0, 0.0))
            self._spent[name] = wall + now[0] - began[0], processor + now[1] - began[1]
            began, name = now, second

        try:
            yield counted
        finally:
            counted()

    def times_object(self, outcome: Outcome) -> Mapping[str, Any]:
        """Return the parts as plain values, in thousandths of a second; the tiers of the solve on the wall alone."""
        told: dict[str, Any] = {
            name: {"seconds": round(self._spent[name][0], 3), "processor": round(self._spent[name][1], 3)}
            for name in PARTS
            if name in self._spent
        }
        if "solve" in told:
            told["solve"]["tiers"] = {stage.goal: round(stage.seconds, 3) for stage in outcome.stages}
        return told
