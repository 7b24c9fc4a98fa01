"""Futures played through: drawn, planned under both policies, checked and measured, one row each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from planner.analysis.futures.demand import Limit, beyond, full_buildings, let_area, limits_of
from planner.analysis.futures.draws import Future, future_of
from planner.analysis.futures.facts import facts_of, with_doubles
from planner.analysis.futures.policies import Opener, PlanGuide, RoomModel, allocate
from planner.check import check_plan
from planner.domain.keys import GoalKey, RuleKey
from planner.domain.measures import headline_kpis, measure_goals
from planner.domain.measures.kpi import Number
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.future import (
    AllocationPolicy,
    AnswerFlip,
    FutureRow,
    FutureTable,
    PolicyResult,
    RiskAssumptions,
    RoomReserve,
)

VALUE = GoalKey.EXPECTED_VALUE.value
"""The figure a plan is worth: where everyone has answered, expected value is value, in points."""


@dataclass(frozen=True)
class FutureStudy:
    """The futures of a park around a plan; `opener` makes the model of a future."""

    problem: Problem
    plan: Plan
    opener: Opener
    seed: int
    assumptions: RiskAssumptions
    reserve: RoomReserve | None = None

    @cached_property
    def guide(self) -> PlanGuide:
        """What the policies go by."""
        return PlanGuide(self.problem, self.plan, self.reserve)

    @cached_property
    def firms(self) -> tuple[str, ...]:
        """Ids of the firms, in the order of `homes`."""
        return tuple(firm.firm_id for firm in self.problem.firms)

    @cached_property
    def uncertain(self) -> tuple[str, ...]:
        """Firms that may come or not."""
        return tuple(
            firm.firm_id for firm in self.problem.firms if not firm.is_sitting and 0 < firm.probability < 1
        )

    @cached_property
    def buildings(self) -> tuple[str, ...]:
        """Buildings with rooms to let."""
        return tuple(
            one.building_id for one in self.problem.buildings if self.problem.units_of[one.building_id]
        )

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """What there may be asked too much of."""
        return limits_of(self.problem)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The figures of each future."""
        return (VALUE, *(one.key for one in headline_kpis(self.problem, self.plan)))

    def table(self, asked: int) -> FutureTable:
        """Return the table that has no row yet."""
        return FutureTable(
            seed=self.seed,
            asked=asked,
            assumptions=self.assumptions,
            firms=self.firms,
            keys=self.keys,
            buildings=self.buildings,
            limits=self.limits,
            reserve=self.reserve,
        )

    def rows(self, numbers: Sequence[int]) -> Iterator[FutureRow]:
        """Return the futures of these numbers."""
        return (self.row(number) for number in numbers)

    def row(self, number: int) -> FutureRow:
        """Return one future; the answer of one firm is turned round as well, of each firm in its turn."""
        future = future_of(self.problem, self.assumptions, seed=self.seed, number=number)
        came = frozenset(name for name, draw in future.firms.items() if draw.comes)
        turned = self.uncertain[number % len(self.uncertain)] if self.uncertain else None
        model = self._model(future, came if turned is None else came | {turned})
        realised = facts_of(self.problem, future, came)
        plans = {
            policy: allocate(model, self.guide, future, came, policy=policy) for policy in AllocationPolicy
        }
        return FutureRow(
            number=number,
            came=sum((name in came) << k for k, name in enumerate(self.firms)),
            beyond=beyond(realised, plans[AllocationPolicy.PLAN], self.limits, self.guide.homes),
            plan=self.result(realised, plans[AllocationPolicy.PLAN]),
            first_come=self.result(realised, plans[AllocationPolicy.FIRST_COME]),
            flip=None
            if turned is None
            else self._flip(model, future, turned, came=came, plan=plans[AllocationPolicy.PLAN]),
        )

    def _model(self, future: Future, came: frozenset[str]) -> RoomModel:
        realised = facts_of(self.problem, future, came)
        return self.opener(
            with_doubles(realised, self.problem, self.guide.holds(AllocationPolicy.PLAN).items())
        )

    def result(self, realised: Problem, plan: Plan) -> PolicyResult:
        """Return what a plan of a future comes to."""
        figures = {one.key: _exact(one.value) for one in headline_kpis(realised, plan)}
        faults = [one for one in check_plan(realised, plan) if one.is_fault]
        figures[VALUE] = Decimal(measure_goals(realised, plan)[VALUE])
        return PolicyResult(
            homes=tuple(_home(plan, name) for name in self.firms),
            figures=tuple(figures.get(key) for key in self.keys),
            full=full_buildings(realised, plan, self.buildings),
            let_m2=let_area(realised, plan),
            promises=len({one.subjects[0] for one in faults if one.rule == RuleKey.COMMITMENTS}),
            faults=sum(one.rule != RuleKey.COMMITMENTS for one in faults),
        )

    def _flip(
        self, model: RoomModel, future: Future, name: str, *, came: frozenset[str], plan: Plan
    ) -> AnswerFlip:
        others = came ^ {name}
        turned = allocate(model, self.guide, future, others, policy=AllocationPolicy.PLAN)
        here = measure_goals(facts_of(self.problem, future, came), plan)[VALUE]
        there = measure_goals(facts_of(self.problem, future, others), turned)[VALUE]
        changes = sum(plan.by_firm.get(one) != turned.by_firm.get(one) for one in came - {name})
        return AnswerFlip(firm_id=name, changes=changes, value=here - there if name in came else there - here)


def _home(plan: Plan, firm_id: str) -> str:
    return "+".join(sorted({unit for place in plan.by_firm.get(firm_id, ()) for unit in place.units}))


def _exact(value: Number | None) -> Decimal | None:
    return None if value is None else Decimal(value)
