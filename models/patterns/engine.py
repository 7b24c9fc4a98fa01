"""An engine that answers by patterns where the program falls into buildings, and by another engine elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from time import perf_counter

import numpy as np

from models.formulation import Formulation
from models.patterns.blocks import Least, Separator
from models.patterns.pattern_result import Listeners, PatternResult, PriceList, Ties, start_prices
from models.patterns.pool import Ints
from models.patterns.search import search_patterns, search_ties
from models.patterns.separation import NotSeparableError, Separation
from models.patterns.stage_query import StageQuery, carries_of, is_whole, sharper
from models.patterns.tally_pricer import Spread
from models.patterns.tally_search import search_tallied
from models.patterns.tie_candidates import candidates_in_no_tie
from models.reading import plan_of, values_of
from models.solver import (
    Callbacks,
    Engine,
    FloatArray,
    Matrix,
    Objective,
    Profile,
    RelaxationResult,
    RunLimits,
    RunResult,
    SolverError,
    Termination,
)

LEAST_OPEN = 300
"""Programs with fewer candidates open are left to the general way: it has them in no time."""
MOST_CANDIDATES = 100_000
"""Programs of more are left to the general way."""
SETTLED, MOST_SETTLED = 0.75, 2_000
"""Where so few of at most so many candidates are open, earlier stages have settled who comes: the general way has the rest."""
LEAST_CARRYING = 0.3
"""Goals that fewer of the candidates bring anything to say too little about patterns."""
_RELAXED_UP_TO = 1e-3
"""What a solver's tolerances may keep a relaxation under its true value: 1e-7 for each column, and room to spare."""
_HALF = 0.5


class PatternEngine:
    """One program, asked again and again; see `models.patterns`.

    Rows that were added, columns that were shut and plans that were excluded are part of each
    question, whichever way it is answered. Which way is a matter of the question alone, never of
    the time it takes: patterns have so many states for each building, and where these are used up (many
    firms that leave inside the horizon), the general way goes on from the plan and the bound found.
    """

    def __init__(
        self, formulation: Formulation, matrix: Matrix, general: Engine, spread: Spread | None = None
    ) -> None:
        self._formulation = formulation
        self._matrix = matrix
        self._general = general
        self._spread = spread
        self._kept: list[Least] = []
        self._lower = matrix.lower.copy()
        self._upper = matrix.upper.copy()
        self._has_other_rows = False
        self._prices: tuple[Objective, PriceList] | None = None
        self._last: tuple[tuple[object, ...], Ties] | None = None
        self._left_open: tuple[tuple[object, ...], float] | None = None

    @property
    def name(self) -> str:
        """The solver, as `Limits.solver` names it."""
        return self._general.name

    @property
    def finds_plans(self) -> bool:
        """Whether good plans come of the engine itself, so that none need be searched for before."""
        is_large = len(self._formulation.candidates) >= LEAST_OPEN or bool(self._formulation.tallies)
        try:
            return is_large and self._is_for_patterns and bool(self._separator)
        except NotSeparableError:
            return False

    @cached_property
    def _separator(self) -> Separator:
        return Separator(self._formulation, self._matrix)

    @property
    def _is_for_patterns(self) -> bool:
        return len(self._formulation.candidates) <= MOST_CANDIDATES or bool(self._formulation.tallies)

    def maximise(
        self,
        objective: Objective,
        effort: RunLimits,
        *,
        start: FloatArray | None = None,
        watch: Callbacks | None = None,
        unlike: Profile | None = None,
    ) -> RunResult:
        """Maximise `objective` over the rows in force; see `HighsEngine.maximise`."""
        question = StageQuery(
            objective=objective,
            effort=effort,
            watch=watch or Callbacks(),
            start=start,
            unlike=unlike,
            began=perf_counter(),
        )
        answer = self.by_patterns(question)
        has_plan = start is not None or (answer is not None and answer.values is not None)
        is_settled = has_plan and bool(self._formulation.tallies)  # without a plan there may be none at all
        if answer is not None and (answer.ending is not Termination.NODES or is_settled):
            return answer
        if (
            question.is_over()
        ):  # before its first look at a wish to stop the general way may take half a minute
            return replace(answer or RunResult(ending=Termination.STOPPED), ending=question.ending())
        left = replace(effort, seconds=max(0.0, question.left()))
        if answer is not None:
            start = start if answer.values is None else self._completed(answer.values)
            self._left_open = (self._asked(objective), replace(question, start=start).points)
        general = self._general.maximise(objective, left, start=start, watch=watch, unlike=unlike)
        return general if answer is None else sharper(general, answer)

    def by_patterns(self, question: StageQuery) -> RunResult | None:
        """Return the answer by patterns, or None if they do not apply; ending NODES is as far as they go."""
        if not self._applies(question):
            return None
        try:
            best = self._best(question)
            if question.unlike is None or best.ending is not Termination.DONE or best.values is not None:
                return best
            return self._another(question)
        except (NotSeparableError, SolverError):
            return None

    def _applies(self, question: StageQuery) -> bool:
        """Whether the question is one for patterns, by what it asks and how large it is."""
        effort, count = question.effort, len(self._formulation.candidates)
        is_large = bool(self._formulation.tallies)
        is_other = (effort.gap and not is_large) or effort.nodes is not None or self._has_other_rows
        asked, reached = self._left_open or (None, -np.inf)
        if question.points <= reached and asked == self._asked(question.objective):
            return False  # with no better plan at hand it was left open before
        if is_other or not self._is_for_patterns or (self._lower[:count] > _HALF).any():
            return False
        if is_large:
            return True
        is_open = self._upper[:count] > _HALF
        if count <= MOST_SETTLED and is_open.sum() < SETTLED * count:
            return False
        carries = carries_of(self._formulation, question.objective)[is_open]
        return len(carries) >= LEAST_OPEN and float(carries.mean()) >= LEAST_CARRYING

    def _best(self, question: StageQuery) -> RunResult:
        """Return a plan better than the one at hand, or that there is none."""
        objective, start = question.objective, question.start
        asked = self._asked(objective)
        is_known = self._last is not None and self._last[0] == asked
        if self._last is not None and is_known and self._last[1].points <= question.points:
            return RunResult(ending=Termination.DONE, bound=question.points + objective.constant)
        separation = self._separation(question, self._kept)
        if self._formulation.tallies:
            found = search_tallied(
                separation,
                known=question.points,
                chosen=question.chosen(len(self._formulation.candidates)),
                step=objective.step,
                listeners=self._listeners(question),
                spread=self._spread,
                gap=(question.effort.gap, objective.constant),
            )
            return self._answer(question, found)
        watch = Callbacks(should_stop=question.is_over)
        relaxed = self._general.relax(objective, seconds=question.left(), watch=watch)
        if relaxed.bound is None:
            raise NotSeparableError("the relaxation has no point")
        if start is not None and objective.whole_bound(relaxed.bound + _RELAXED_UP_TO) == objective.value(
            start
        ):
            return RunResult(ending=Termination.DONE, bound=float(objective.value(start)))
        if question.unlike is None and is_whole(relaxed):
            values = np.rint(relaxed.values)
            return RunResult(ending=Termination.DONE, values=values, bound=relaxed.bound, words="relaxation")
        result = search_patterns(
            separation,
            start_prices(relaxed.duals, objective, self._prices),
            known=question.points,
            ceiling=relaxed.bound - objective.constant + _RELAXED_UP_TO,
            chosen=question.chosen(len(self._formulation.candidates)),
            step=objective.step,
            listeners=self._listeners(question),
        )
        self._prices = (objective, result.prices)
        can_tell = result.is_proven and question.unlike is not None
        self._last = (asked, result.ties) if result.ties is not None and can_tell else None
        return self._answer(question, result)

    def _another(self, question: StageQuery) -> RunResult:
        """Return another plan as good as the one at hand, which is the best, or that there is none."""
        objective, unlike = question.objective, question.unlike
        assert unlike is not None
        if self._last is None or self._last[0] != self._asked(objective):
            return RunResult(ending=Termination.DONE, bound=question.points + objective.constant)
        excluded = (Objective(-unlike.agreement), 1.0 - unlike.full)
        result = search_ties(
            self._separation(question, [*self._kept, excluded]),
            self._last[1],
            known=question.points - objective.step,
            step=objective.step,
            listeners=self._listeners(question),
        )
        answer = self._answer(question, result)
        if result.chosen is None:
            return answer
        out = candidates_in_no_tie(self._last[1], should_stop=question.is_over)
        return replace(answer, excluded=tuple(out.tolist()))

    def _asked(self, objective: Objective) -> tuple[object, ...]:
        """Return what tells a question from others, but for the plan at hand."""
        return (objective, tuple(self._kept), self._upper.tobytes())

    def _separation(self, question: StageQuery, sums: Sequence[Least]) -> Separation:
        return self._separator.separate(
            question.objective,
            upper=self._upper,
            at_least=sums,
            tells_ties=question.unlike is not None,
        )

    def _listeners(self, question: StageQuery) -> Listeners:
        watch, constant = question.watch, question.objective.constant

        def improved(chosen: Ints) -> None:
            if watch.improved is not None:
                watch.improved(self._values(chosen))

        def bounded(bound: float) -> None:
            if watch.alive is not None:
                watch.alive(None, bound + constant)

        return Listeners(improved=improved, bounded=bounded, should_stop=question.is_over)

    def _answer(self, question: StageQuery, result: PatternResult) -> RunResult:
        left_open = question.ending() if question.is_over() else Termination.NODES
        return RunResult(
            ending=Termination.DONE if result.is_proven else left_open,
            values=None if result.chosen is None else self._values(result.chosen),
            bound=None if result.bound is None else result.bound + question.objective.constant,
            nodes=result.nodes,
            seconds=perf_counter() - question.began,
            words="building patterns",
        )

    def _values(self, chosen: Ints) -> FloatArray:
        """Return values with the candidates chosen; the other columns follow from them."""
        values = np.zeros(self._matrix.columns)
        values[chosen] = 1.0
        return values

    def _completed(self, values: FloatArray) -> FloatArray:
        """Return the values of every column of the plan whose candidates are chosen."""
        complete = values_of(self._formulation, plan_of(self._formulation, values.tolist()))
        return np.array(complete, dtype=np.float64)

    # ------------------------------------------------------------ the program between questions

    def relax(
        self, objective: Objective, *, seconds: float = 10.0, watch: Callbacks | None = None
    ) -> RelaxationResult:
        """Maximise `objective` with whole numbers forgotten."""
        return self._general.relax(objective, seconds=seconds, watch=watch)

    def add_row(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`."""
        self._kept.append((objective, least))
        self._general.add_row(objective, least)

    def drop_added_rows(self) -> None:
        """Take away every row that `add_row` added."""
        self._kept.clear()
        self._general.drop_added_rows()

    def set_bounds(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Set the limits of `columns`."""
        chosen = list(columns)
        self._lower[chosen], self._upper[chosen] = lower[chosen], upper[chosen]
        self._general.set_bounds(chosen, lower, upper)

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of one row of the program; from then on the general way alone is taken."""
        self._has_other_rows = True
        self._general.set_row_bounds(row, lower, upper)
