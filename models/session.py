"""One built model, many questions; the solver keeps the program loaded between them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial

import numpy as np

from models import expressions, milp
from models.clock import ENDLESS, Clock
from models.conflict import Conflict, find_conflict
from models.few_changes import Repair, fewest_changes, nearest_to, repair_of
from models.first_plan import solve_from_start
from models.formulation import Formulation
from models.lexicographic import StagesResult, hopeless
from models.listed_engine import engine_of
from models.outcomes import SolveRecord, outcome_of
from models.patterns.tally_pricer import Spread
from models.reading import completed, values_of
from models.restrictions import Restrictions
from models.search.repair import changed
from models.solve_context import SolveContext
from models.solver import Engine, FloatArray, Matrix, SolverError, hand_off, versions
from models.tiers import ObjectiveStage, goal_value, stage_of, stages_of, valued
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Switch, Waiver
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.rule import rule_of
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status

_DEFAULT = Limits()
DISTANCE = "distance"
"""Goal of the stage that leads away from plans."""
CONFLICT_S = 5.0
"""The reserve for naming a conflict, in seconds: it has what the limit leaves, but so much at least."""


class Session:
    """One built model: solved, bounded, and asked what if.

    `force` and `forbid` hold inside their `with` block; `relax` gives a session of its own, because a rule also decides
    which placements exist at all. With `every_start` no start is left out for being dominated: slower, and every plan that
    keeps the rules is admitted. Where the `clock` ends before the model stands, there is no session but a HaltedError.
    """

    def __init__(self, problem: Problem, *, every_start: bool = False, clock: Clock = ENDLESS) -> None:
        self.problem = problem
        self.formulation: Formulation = milp.build(problem, every_start=every_start, clock=clock)
        self._matrix: Matrix = hand_off(self.formulation.program, self.formulation.variables, tick=clock.tick)
        self._stages: tuple[ObjectiveStage, ...] = stages_of(self.formulation, self._matrix)
        self._listed = partial(milp.build, problem, every_start=every_start, lists_pairs=True)
        self._engines: dict[tuple[str, int], Engine] = {}
        self.spread: Spread | None = None
        self._restrictions = Restrictions(self.formulation, self._matrix)

    def solve(
        self,
        limits: Limits = _DEFAULT,
        *,
        start: Plan | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
        clock: Clock | None = None,
        value_only: bool = False,
        near: Plan | None = None,
    ) -> Outcome:
        """Find the best plan within `limits`, from the plan `start` if it is admitted.

        `clock` is one that runs already. With `value_only` the tiers below the last one that carries value
        are left out: they choose between plans of equal value. As few firms of `near` change as can be, in
        a last stage. What the caller's functions raise is passed on; a solver that fails is an outcome. With
        `limits.few_changes` no plan changes more firms of the plan in force than its repair, in hand first.
        """
        clock = clock or Clock(limits.time_limit_s, should_stop)
        stages = valued(self._stages) if value_only else self._stages
        if near is not None:
            stages = (*stages, nearest_to(near, self.formulation, self._matrix))
        repair = self._repair(limits, clock)
        known = [] if repair is None else [repair.values]
        with ExitStack() as promise:
            if repair is not None and limits.few_changes:
                promise.enter_context(
                    self._restrictions.at_least(
                        fewest_changes(self.formulation, self._matrix), -repair.changes
                    )
                )
            known += self._known(start)
            outcome = self._solve_stages(stages, limits, clock, known=known, on_progress=on_progress)
        if repair is None and limits.few_changes and self.problem.base and outcome.plan is not None:
            values = self._values(outcome.plan)  # found at the very end of the time: all the repair there is
            if values is not None:
                return replace(outcome, repair_changes=changed(self.formulation, values))
            return outcome
        return outcome if repair is None else replace(outcome, repair_changes=repair.changes)

    def farthest(
        self, plans: Sequence[Plan], limits: Limits = _DEFAULT, *, clock: Clock | None = None
    ) -> Outcome:
        """Return a plan as far as can be from `plans`, all distances added up, under the wishes in force.

        The outcome's objective and bound are distances; see `expressions.distance`. `clock` is one that runs already.
        """
        objective = expressions.distance(self.formulation, self._matrix, plans)
        stage = stage_of(self.formulation, self._matrix, objective, goal=DISTANCE)
        return self._solve_stages((stage,), limits, clock or Clock(limits.time_limit_s))

    def admits(self, plan: Plan) -> bool:
        """Whether the plan keeps every rule of the model, and every wish in force."""
        return self._values(plan) is not None

    def value_of(self, plan: Plan, goal: str) -> int:
        """Return the value of a goal (a key of GOALS) in a plan the model can express.

        Raises
        ------
        ValueError
            If the plan holds a placement that the model does not have.
        """
        values = values_of(self.formulation, plan)
        if values is None:
            raise ValueError("the plan holds a placement that the rules bar")
        return goal_value(self.formulation, goal, values)

    def bound(self, stage: int = 0) -> int | None:
        """Return what no plan exceeds in a stage taken alone, from the relaxation; None if none."""
        objective = self._stages[stage].objective
        with self._lent(_DEFAULT) as engine:
            return objective.whole_bound(engine.relax(objective).bound)

    @contextmanager
    def at_least(self, rates: Mapping[str, int], least: int) -> Iterator["Session"]:
        """Ask only for plans with Σ rate × goal ≥ `least`.

        True to the goals as far as the policy's own tiers want more of each sum; others may claim what they have not.
        """
        with self._restrictions.at_least(expressions.goal_sum(self.formulation, self._matrix, rates), least):
            yield self

    @contextmanager
    def unlike(self, plan: Plan, least: int = 1) -> Iterator["Session"]:
        """Ask only for plans at a distance of `least` firms from `plan`."""
        with self._restrictions.at_least(expressions.distance(self.formulation, self._matrix, [plan]), least):
            yield self

    @contextmanager
    def keep(self, *placements: Placement) -> Iterator["Session"]:
        """Ask only for plans with this placement, or with one of several.

        Raises
        ------
        ValueError
            If the rules bar them whoever else comes.
        """
        wanted = expressions.placement_sum(self.formulation, self._matrix, placements)
        if wanted is None:
            raise ValueError("the rules bar this placement")
        with self._restrictions.at_least(wanted, 1):
            yield self

    @contextmanager
    def force(self, firm_id: str) -> Iterator["Session"]:
        """Ask only for plans in which the firm is placed."""
        with self._restrictions.force(firm_id):
            yield self

    @contextmanager
    def forbid(
        self,
        firm_id: str,
        *,
        building_id: str | None = None,
        units: tuple[str, ...] = (),
        start: Quarter | None = None,
    ) -> Iterator["Session"]:
        """Ask only for plans without the firm there: in the building, on a unit, from a quarter.

        What is left open counts everywhere; with nothing given the firm is not placed at all.
        """
        with self._restrictions.forbid(firm_id, building_id=building_id, units=units, start=start):
            yield self

    def relax(self, rule: str, clause: str | None = None, *, firms: tuple[str, ...] = ()) -> "Session":
        """Open a session without a rule (or one clause of it), for `firms` alone if named.

        Raises
        ------
        ValueError
            If the rule is structural.
        """
        known = rule_of(rule)
        if not (known.waivable if firms else known.switchable):
            raise ValueError(f"a structural rule cannot be relaxed: {rule}")
        policy = self.problem.policy
        if firms:
            waivers = (*policy.waivers, Waiver(rule=rule, clause=clause, firms=firms))
            return Session(self.problem.with_policy(replace(policy, waivers=waivers)))
        switches = (*policy.switches, Switch(rule=rule, clause=clause, on=False))
        return Session(self.problem.with_policy(replace(policy, switches=switches)))

    def _solve_stages(
        self,
        stages: tuple[ObjectiveStage, ...],
        limits: Limits,
        clock: Clock,
        *,
        known: Sequence[FloatArray] = (),
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Outcome:
        account = SolveRecord(self.problem, limits, clock)
        try:
            with self._lent(limits) as engine:
                context = replace(
                    self._context(engine, limits, clock, on_progress=on_progress), stages=stages
                )
                if self.formulation.barred or self._restrictions.are_out_of_reach:
                    result = hopeless(stages[0])
                else:
                    result = solve_from_start(context, known, self._restrictions)
                conflict = self._conflict(engine, result, clock)
                return outcome_of(account, result, versions(engine), conflict)
        except SolverError as fault:
            return outcome_of(account, StagesResult(None, (), str(fault)), ())

    def _repair(self, limits: Limits, clock: Clock) -> Repair | None:
        """Return the plan in force, repaired; None if there is none, or none that could be repaired."""
        if not self.problem.base or self.formulation.barred or self._restrictions.are_out_of_reach:
            return None
        try:
            with self._lent(limits) as engine:
                return repair_of(self._context(engine, limits, clock, on_progress=None), self._restrictions)
        except SolverError:
            return None

    def _context(
        self,
        engine: Engine,
        limits: Limits,
        clock: Clock,
        *,
        on_progress: Callable[[Progress], None] | None,
    ) -> SolveContext:
        return SolveContext(
            formulation=self.formulation,
            matrix=self._matrix,
            engine=engine,
            stages=self._stages,
            complete=self._complete,
            limits=limits,
            clock=clock,
            lower=self._matrix.lower.copy(),
            upper=self._restrictions.upper.copy(),
            on_progress=on_progress,
        )

    @contextmanager
    def _lent(self, limits: Limits) -> Iterator[Engine]:
        """Lend the engine with the wishes in force, and put it back as it was."""
        key = (limits.solver, limits.threads)
        if key not in self._engines:
            told = self.formulation, self._matrix, limits, self._listed
            self._engines[key] = engine_of(*told, spread=self.spread)
        engine = self._engines[key]
        try:
            self._restrictions.impose(engine)
            yield engine
        finally:
            engine.drop_added_rows()
            engine.set_bounds(range(self._matrix.columns), self._matrix.lower, self._matrix.upper)

    def _conflict(self, engine: Engine, result: StagesResult, clock: Clock) -> Conflict | None:
        is_bare = not any(tier.terms for tier in self.problem.policy.goal_tiers)
        if self._restrictions.has_lower_bounds or is_bare:  # the limits asked for are no facts to be named
            return None
        if not any(one.status is Status.INFEASIBLE for one in result.results):
            return None
        engine.drop_added_rows()
        self._restrictions.impose(engine)
        return find_conflict(self.formulation, self._matrix, engine, clock=clock.with_reserve(CONFLICT_S))

    def _known(self, start: Plan | None) -> list[FloatArray]:
        """Return the values of the plans at hand that are admitted."""
        plans = [start] if start is not None else []
        if self.problem.base:
            plans.append(Plan(placements=self.problem.base))
        return [values for plan in plans if (values := self._values(plan)) is not None]

    def _complete(self, values: FloatArray) -> FloatArray | None:
        known = completed(self.formulation, values.tolist())
        return None if known is None else self._admitted(known)

    def _values(self, plan: Plan) -> FloatArray | None:
        """Return the plan's values for every column, or None if it breaks a row or a wish."""
        known = values_of(self.formulation, plan)
        return None if known is None else self._admitted(known)

    def _admitted(self, known: list[float]) -> FloatArray | None:
        values = np.array(known, dtype=np.float64)
        return values if self._matrix.admits(values) and self._restrictions.admit(values) else None
