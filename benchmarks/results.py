"""Rows brought together: of each solver on each case one result, by medians of its runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.account import Account, Ending
from benchmarks.rows import OURS, Row, Rows


@dataclass(frozen=True)
class Result:
    """A solver on a case, over all its runs: their account is that of the run in the middle."""

    case: str
    solver: str
    from_plan: bool
    rows: tuple[Row, ...]

    @property
    def account(self) -> Account:
        """The account of the run in the middle, by processor seconds."""
        ordered = sorted((row.account for row in self.rows), key=lambda account: account.cpu)
        return ordered[(len(ordered) - 1) // 2]

    @property
    def is_proven(self) -> bool:
        """Whether every goal was proven, in every run."""
        return all(row.account.ending is Ending.DONE for row in self.rows)

    @property
    def values(self) -> list[int] | None:
        """The values of the plan, one a goal."""
        return self.account.values

    @property
    def wall(self) -> float:
        """Median of the seconds on the wall."""
        return median(row.account.seconds for row in self.rows)

    @property
    def cpu(self) -> float:
        """Median of the processor seconds."""
        return median(row.account.cpu for row in self.rows)

    @property
    def seconds(self) -> float:
        """The seconds that count: our own of the processor; of a peer the fewer of both, which favours it."""
        return self.cpu if self.solver == OURS else median(min(a.cpu, a.seconds) for a in self._accounts())

    def near(self, best: int, goal: int = 0) -> float | None:
        """Median of the seconds until a plan was within 1 % of `best`; None where a run did not come there."""
        found = [self._near(account, best, goal) for account in self._accounts()]
        times = [one for one in found if one is not None]
        return median(times) if len(times) == len(found) else None

    def _near(self, account: Account, best: int, goal: int) -> float | None:
        for moment in account.trail:
            told = moment.objective
            if moment.goal == goal and told is not None and best - told <= abs(best) / 100:
                return moment.cpu if self.solver == OURS else min(moment.cpu, moment.seconds)
        return None

    def _accounts(self) -> list[Account]:
        return [row.account for row in self.rows]


def results_of(rows: Rows, case: str, solvers: Iterable[str]) -> dict[tuple[str, bool], Result]:
    """Return the results of a case by solver and whether it was given our first plan."""
    found = {}
    for solver in solvers:
        for from_plan in (False, True):
            made = rows.all_of(case, solver, from_plan=from_plan)
            if made:
                found[solver, from_plan] = Result(case, solver, from_plan, tuple(made))
    return found


def best_values(results: Iterable[Result]) -> tuple[int, ...] | None:
    """Return the best values that anybody reached, by the order of the goals."""
    return max((tuple(one.values) for one in results if one.values), default=None)


def bound_of(account: Account, goal: int) -> float | None:
    """Return the last bound that a solver told of a goal."""
    told = [moment.bound for moment in account.trail if moment.goal == goal and moment.bound is not None]
    return told[-1] if told else None


def middle(figures: Sequence[float]) -> float | None:
    """Return the median, None of nothing."""
    return median(figures) if figures else None
