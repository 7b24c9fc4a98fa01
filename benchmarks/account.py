"""What a run of one solver came to, and when: written by its process, read by the runner. Standard library only."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from math import isfinite
from pathlib import Path
from time import perf_counter

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
    """What was known after so many seconds."""

    seconds: float
    objective: float | None
    bound: float | None


@dataclass(frozen=True, kw_only=True)
class Account:
    """One solver's run on one case; `values` has one figure a column (None: no plan)."""

    ending: Ending
    seconds: float = 0.0
    version: str = ""
    words: str = ""
    values: list[float] | None = None
    trail: list[Moment] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Write the account as JSON."""
        path.write_text(json.dumps(asdict(self)), "utf-8")


@dataclass(frozen=True)
class Ran:
    """What a solver gives back to the process that called it."""

    ending: Ending
    values: list[float] | None
    words: str = ""


class Trail:
    """Moments noted while a solver runs; a moment that says nothing new is left out."""

    def __init__(self) -> None:
        self._began = perf_counter()
        self.moments: list[Moment] = []

    def begin(self) -> None:
        """Count from now on: the program is loaded and the run starts."""
        self._began = perf_counter()

    def seconds(self) -> float:
        """Seconds since the count began."""
        return perf_counter() - self._began

    def tell(self, objective: float | None, bound: float | None) -> None:
        """Note the objective and the bound; what is missing or infinite stays as it was."""
        before = self.moments[-1] if self.moments else Moment(0.0, None, None)
        now = Moment(
            round(self.seconds(), 3),
            before.objective if _none(objective) else objective,
            before.bound if _none(bound) else bound,
        )
        if (now.objective, now.bound) != (before.objective, before.bound):
            self.moments.append(now)


def load_account(path: Path) -> Account:
    """Read what `Account.save` wrote."""
    found = json.loads(path.read_text("utf-8"))
    trail = [Moment(**moment) for moment in found.pop("trail")]
    return Account(**{**found, "ending": Ending(found["ending"]), "trail": trail})


def _none(figure: float | None) -> bool:
    return figure is None or not isfinite(figure) or abs(figure) > 1e15
