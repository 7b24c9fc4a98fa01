"""Whether firms can all be placed: the question that conflicts and repairs are made of, put to a solver handed in."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from planner.check import check_plan
from planner.domain.edits.removal import without_firms
from planner.domain.goal import GoalMode, Tier
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Pin, Switch
from planner.domain.park.problem import Problem
from planner.domain.rule import is_on
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.vocabulary.terms import Stage
from planner.text import Text

Solver = Callable[[Problem], Outcome]
"""Returns a plan of a problem whose goals ask for nothing, or that there is none."""

_NOTHING = (
    Tier(key="existence", title=Text("有无方案", "whether a plan exists"), terms=(), weight=Decimal(1)),
)


class Existence(StrEnum):
    """Whether there is a plan."""

    SOME = "some"
    NONE = "none"
    OPEN = "open"
    """The limits did not tell."""


@dataclass(frozen=True, kw_only=True)
class PlanProof:
    """The answer to one question, with the plan where there is one."""

    existence: Existence
    plan: Plan | None = None


NOTHING_KNOWN = PlanProof(existence=Existence.OPEN)


@dataclass(kw_only=True)
class Feasibility:
    """A solver, and how often it was asked."""

    solver: Solver
    should_stop: Callable[[], bool] = lambda: False
    asked: int = field(default=0, init=False)

    def together(self, problem: Problem, firms: Collection[str]) -> PlanProof:
        """Return whether a plan has all of `firms`, whoever else is left out.

        A plan that is returned keeps every rule of `problem`, as the checker says, and has the sitting firms and
        `firms` alone wherever that will do; other firms are let in only where the hold on speculative firms may need them.
        """
        by_themselves = demanding(problem, firms, others=False)
        alone = self._ask(by_themselves)
        if alone.existence is not Existence.NONE or not _may_need_others(problem, firms):
            return alone
        # Where they cannot be placed without the hold either, others could not put it right; few firms are asked
        # about faster than many.
        if self._ask(_without_hold(by_themselves)).existence is Existence.NONE:
            return alone
        return self._ask(demanding(problem, firms, others=True))

    def _ask(self, problem: Problem) -> PlanProof:
        if self.should_stop():
            return NOTHING_KNOWN
        self.asked += 1
        outcome = self.solver(problem)
        if outcome.plan is not None:
            broken = any(finding.is_fault for finding in check_plan(problem, outcome.plan))
            return NOTHING_KNOWN if broken else PlanProof(existence=Existence.SOME, plan=outcome.plan)
        is_none = outcome.status is Status.INFEASIBLE
        return PlanProof(existence=Existence.NONE) if is_none else NOTHING_KNOWN


def demanding(problem: Problem, firms: Collection[str], *, others: bool) -> Problem:
    """Return the problem in which all of `firms` must be placed and no other does, if it does not sit inside.

    Others are gone, or with `others` free to come. Its goals ask for nothing.
    """
    if not others:
        gone = {f.firm_id for f in problem.firms if f.firm_id not in firms and not _stays(f)}
        problem = without_firms(problem, gone, are_there=True)
    promised = {pin.firm_id for pin in problem.policy.pins}
    asked = tuple(
        Pin(firm_id=firm.firm_id)
        for firm in problem.firms
        if firm.firm_id in firms
        and not firm.is_sitting
        and not firm.is_committed
        and firm.firm_id not in promised
    )
    pins = tuple(pin for pin in problem.policy.pins if pin.firm_id in firms)
    policy = replace(problem.policy, pins=(*pins, *asked), tiers=_NOTHING, mode=GoalMode.RANKED)
    freed = tuple(_freed(firm) if firm.firm_id not in firms else firm for firm in problem.firms)
    begun = tuple(stay for stay in problem.base if _has_begun(problem, stay))
    return replace(problem, firms=freed, policy=policy, base=begun)


def demanded_of(problem: Problem, firms: Iterable[str] = ()) -> tuple[str, ...]:
    """Return every firm that must have a place: those promised one, and `firms`; by id.

    Who sits inside has its place, and is among them only where a pin wants it somewhere: that may contradict.
    """
    pinned = {pin.firm_id for pin in problem.policy.pins}
    promised = pinned | {firm.firm_id for firm in problem.firms if firm.is_committed}
    named = (promised | set(firms)) & problem.firm.keys()
    return tuple(sorted(name for name in named if name in pinned or not _stays(problem.firm[name])))


def _stays(firm: Firm) -> bool:
    return firm.is_sitting and firm.stage is not Stage.EXITED


def _without_hold(problem: Problem) -> Problem:
    off = Switch(rule=RuleKey.SPECULATIVE_HOLD, on=False)
    return problem.with_policy(replace(problem.policy, switches=(*problem.policy.switches, off)))


def _has_begun(problem: Problem, stay: Placement) -> bool:
    """Whether a placement of the plan in force is a fact: its firm has its rooms."""
    firm = problem.firm.get(stay.firm_id)
    return firm is not None and firm.stage.has_rooms


def _freed(firm: Firm) -> Firm:
    if firm.is_sitting or not firm.is_committed:
        return firm
    return replace(firm, committed_building=None, committed_units=())


def _may_need_others(problem: Problem, firms: Collection[str]) -> bool:
    """Whether the hold on speculative firms, which others may put right, concerns one of the firms."""
    return is_on(problem.policy, RuleKey.SPECULATIVE_HOLD) and any(
        problem.firm[name].stage.is_speculative and not problem.firm[name].is_sitting for name in firms
    )
