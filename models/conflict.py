"""Why nothing is feasible: few commitments, and the rows they break on, as often as there are such.

The rows that demand firms are tried first: a set of firms that cannot all be placed, none of
which can be spared. Then the rows of the rules that they break on, by the same search, halving
the rows that are in doubt. Each trial is a short run; a run that ends without an answer keeps
what it was about, and the word *irreducible* is dropped. What is left when the firms of a conflict are
spared is tried again, so that no contradiction hides behind another.

Source: U. Junker, QuickXplain, AAAI 2004.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from models.clock import Clock
from models.formulation import Formulation
from models.solver import Callbacks, Engine, Matrix, Objective, RunLimits, Termination
from planner.domain.rule import RULES

IRREDUCIBLE = "irreducible"
REDUCIBLE = "not certified irreducible"
SEVERAL = "several"
_TRIAL_S = 2.0
_RULES = tuple(rule.key for rule in RULES)
_INFINITE = float("inf")

Rows = frozenset[int]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Conflict:
    """Names of a conflict: firms first, then places, then rules; of `count` conflicts, one after another."""

    names: tuple[str, ...]
    is_irreducible: bool
    count: int = 1

    @property
    def note(self) -> str:
        """Say whether there is more than one, else whether every name is needed."""
        if self.count > 1:
            return SEVERAL
        return IRREDUCIBLE if self.is_irreducible else REDUCIBLE


def find_conflict(formulation: Formulation, matrix: Matrix, engine: Engine, *, clock: Clock) -> Conflict:
    """Return the conflicts of an infeasible program as one, as far as they are found before the clock ends.

    The engine is given back with every row in force.
    """
    barred = [_barred(formulation, firm_id) for firm_id in sorted(formulation.barred)]
    return _joined([*barred, *_in_clique(formulation, matrix, engine, clock)])


def _joined(found: Sequence[Conflict]) -> Conflict:
    if len(found) == 1:
        return found[0]
    names = _once(name for conflict in found for name in conflict.names)
    return Conflict(names, is_irreducible=False, count=len(found))


def _in_clique(formulation: Formulation, matrix: Matrix, engine: Engine, clock: Clock) -> list[Conflict]:
    """Return the conflicts of firms that have places, but not beside each other."""
    demands = {
        firm_id: frozenset(matrix.row[name] for name in names)
        for firm_id, names in sorted(formulation.commitments.items())
    }
    demanding = frozenset[int]().union(*demands.values())
    ruled = [i for i, row in enumerate(formulation.rows) if row.rule in _RULES]
    rules = {row: frozenset({row}) for row in ruled if row not in demanding}
    trial = _Trial(matrix, engine, loose=demanding | rules.keys(), clock=clock)
    found: list[Conflict] = []
    is_known = not formulation.barred
    try:
        while demands and (is_known or trial.breaks(demands, kept=frozenset(rules))):
            firms = trial.minimal(demands, kept=frozenset(rules))
            kept = frozenset[int]().union(*(demands[firm] for firm in firms))
            broken = trial.minimal(rules, kept=kept)
            found.append(Conflict(_names(formulation, firms, broken), trial.is_certain))
            demands = {firm: rows for firm, rows in demands.items() if firm not in firms and firms}
            is_known = False
    finally:
        trial.restore()
    return found or ([] if formulation.barred else [Conflict((), is_irreducible=False)])


def _barred(formulation: Formulation, firm_id: str) -> Conflict:
    """Name a firm that must be placed and has nowhere to go, and what bars it."""
    faults = formulation.barred[firm_id]
    subjects = (subject for _, _, subject in faults if subject)
    rules = (rule for rule, _, _ in faults)
    return Conflict(_once((firm_id, *subjects, *rules)), is_irreducible=len(faults) == 1)


def _names(formulation: Formulation, firms: Iterable[str], broken: Iterable[int]) -> tuple[str, ...]:
    named = tuple(firms)
    rows = [formulation.rows[row] for row in broken]
    members = {*named, *formulation.problem.firm}
    places = sorted({s for row in rows for s in row.subjects if s not in members})
    rules = sorted({row.rule for row in rows}, key=_RULES.index)
    return _once((*named, *places, *rules))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class _Trial:
    """Rows taken out of a loaded program and put back, to see what can hold together.

    Of the rows in `loose` only those named hold in a trial; all others always do.
    """

    def __init__(self, matrix: Matrix, engine: Engine, *, loose: Rows, clock: Clock) -> None:
        self._matrix = matrix
        self._engine = engine
        self._loose = loose
        self._out: Rows = frozenset()
        self._clock = clock
        self._watch = Callbacks(should_stop=clock.should_stop)
        self._nothing = Objective(np.zeros(matrix.columns, dtype=np.int64))
        self.is_certain = True

    def minimal(self, groups: Mapping[T, Rows], *, kept: Rows) -> list[T]:
        """Return few groups that cannot hold together, given that the rows `kept` hold."""
        if self._breaks(kept):
            return []
        return self._search(kept, groups, list(groups), is_new=False)

    def breaks(self, groups: Mapping[T, Rows], *, kept: Rows) -> bool:
        """Whether the groups cannot hold together for certain, given that the rows `kept` hold."""
        certain = self.is_certain
        answer = self._breaks(_with(kept, groups, groups))
        self.is_certain = certain
        return answer

    def restore(self) -> None:
        """Put every row back."""
        self._leave_out(frozenset())

    def _search(self, kept: Rows, groups: Mapping[T, Rows], names: Sequence[T], *, is_new: bool) -> list[T]:
        """Halve what is in doubt; `is_new` says that `kept` has grown and may break alone."""
        if is_new and self._breaks(kept):
            return []
        if len(names) <= 1:
            return list(names)
        first, second = names[: len(names) // 2], names[len(names) // 2 :]
        of_second = self._search(_with(kept, groups, first), groups, second, is_new=True)
        grown = _with(kept, groups, of_second)
        of_first = self._search(grown, groups, first, is_new=bool(of_second))
        return [*of_first, *of_second]

    def _breaks(self, held: Rows) -> bool:
        """Whether the rows `held` cannot hold together, for certain."""
        if self._clock.is_over():
            self.is_certain = False
            return False
        self._leave_out(self._loose - held)
        effort = RunLimits(seconds=min(_TRIAL_S, self._clock.left()))
        answer = self._engine.maximise(self._nothing, effort, watch=self._watch)
        self.is_certain &= answer.ending in (Termination.DONE, Termination.INFEASIBLE)
        return answer.ending is Termination.INFEASIBLE

    def _leave_out(self, rows: Rows) -> None:
        for row in sorted(rows - self._out):
            self._engine.set_row_bounds(row, -_INFINITE, _INFINITE)
        for row in sorted(self._out - rows):
            lower, upper = self._matrix.row_lower[row], self._matrix.row_upper[row]
            self._engine.set_row_bounds(row, float(lower), float(upper))
        self._out = rows


def _with(kept: Rows, groups: Mapping[T, Rows], names: Iterable[T]) -> Rows:
    return kept.union(*(groups[name] for name in names))
