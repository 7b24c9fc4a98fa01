"""What a run of one solver came to, and when: written by its process, read by the runner. Standard library only."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from math import isfinite
from pathlib import Path
from time import perf_counter, process_time

Tell = Callable[[float | None, float | None], None]
"""Called with the objective and the bound, to be maximised, whenever a solver says them."""


class Ending(StrEnum):
    """How a run ended."""

    DONE = "done"
    """The solver says that its plan is the best."""
    LIMIT = "limit"
    INFEASIBLE = "infeasible"
    FAILED = "failed"
    ABSENT = "absent"


@dataclass(frozen=True)
class Moment:
    """What was known of a goal (0 is the first) after so many seconds on the wall and of the processor."""

    seconds: float
    cpu: float
    objective: float | None
    bound: float | None
    goal: int = 0


@dataclass(frozen=True, kw_only=True)
class Account:
    """One solver's run on one case: wall and processor seconds, and the exact values of its plan, one a goal.

    `values` is None without a plan, and where `is_broken`: then what the solver gave is none.
    `proven` is how many goals, from the first on, were proven.
    """

    ending: Ending
    seconds: float = 0.0
    cpu: float = 0.0
    version: str = ""
    words: str = ""
    values: list[int] | None = None
    proven: int = 0
    is_broken: bool = False
    trail: list[Moment] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Write the account as JSON."""
        path.write_text(json.dumps(asdict(self)), "utf-8")


@dataclass(frozen=True)
class Ran:
    """What a solver gives back for one goal to the process that called it."""

    ending: Ending
    values: list[float] | None
    words: str = ""


class Trail:
    """Moments noted while a solver runs; a moment that says nothing new is left out."""

    def __init__(self, processor: Callable[[], float] = process_time) -> None:
        self.processor = processor
        self.goal = 0
        self.moments: list[Moment] = []
        self._spent = (0.0, 0.0)
        self._began = (perf_counter(), processor())

    def begin(self) -> None:
        """Count from now on, on top of what earlier goals took: the program is loaded and the run starts."""
        self._began = (perf_counter(), self.processor())

    def pause(self) -> None:
        """Count no further until the next `begin`."""
        self._spent = (self.seconds(), self.cpu())

    def seconds(self) -> float:
        """Seconds on the wall since the count began."""
        return self._spent[0] + perf_counter() - self._began[0]

    def cpu(self) -> float:
        """Seconds of the processor since the count began."""
        return self._spent[1] + self.processor() - self._began[1]

    def spent(self) -> tuple[float, float]:
        """Return the seconds on the wall and of the processor up to the last `pause`."""
        return self._spent

    def tell(self, objective: float | None, bound: float | None) -> None:
        """Note the objective and the bound; what is missing or infinite stays as it was."""
        before = self.moments[-1] if self.moments else Moment(0.0, 0.0, None, None)
        if before.goal != self.goal:
            before = Moment(0.0, 0.0, None, None, self.goal)
        now = Moment(
            round(self.seconds(), 3),
            round(self.cpu(), 3),
            before.objective if _none(objective) else objective,
            before.bound if _none(bound) else bound,
            self.goal,
        )
        if (now.objective, now.bound) != (before.objective, before.bound):
            self.moments.append(now)


def account_of(found: dict[str, object]) -> Account:
    """Return the account that was held as plain values."""
    told: dict[str, object] = dict(found)
    trail = told.pop("trail")
    assert isinstance(trail, list)
    told["trail"] = [Moment(**moment) for moment in trail]
    told["ending"] = Ending(str(told["ending"]))
    return Account(**told)  # type: ignore[arg-type]


def load_account(path: Path) -> Account:
    """Read what `Account.save` wrote."""
    return account_of(json.loads(path.read_text("utf-8")))


def thinned(moments: list[Moment], most: int = 60) -> list[Moment]:
    """Return the moments that a table may need: each better plan, and bounds at even distances."""
    if len(moments) <= most:
        return moments
    plans = [k for k in range(len(moments)) if k == 0 or moments[k].objective != moments[k - 1].objective]
    even = range(0, len(moments), max(1, len(moments) // most))
    return [moments[k] for k in sorted({*plans, *even, len(moments) - 1})]


def _none(figure: float | None) -> bool:
    return figure is None or not isfinite(figure) or abs(figure) > 1e15
