"""One case of phasing at a time: the best plan under edits, held against the best plan without them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planner.analysis.prices.gains import Ends, ends_of, gains_between
from planner.analysis.why.price import worth
from planner.check import check_plan, is_valid
from planner.domain.edits import Edit, replay
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.sweeping.phasing import PhasingCase
from planner.domain.sweeping.price import ReliefGain


@dataclass(kw_only=True)
class PhasingSearch:
    """Cases of one problem under its goals.

    Parameters
    ----------
    solver
        Returns the best plan of a problem as far as goals carry value, from a plan that may be a good one to begin from.
    nearest
        Returns what the solver told last with the plan of the same value in which the fewest firms of another change.
    known
        An outcome of the problem: where its plan is proven to be the best it is not solved for, else it is begun from.
    should_stop
        Asked between two questions.
    """

    problem: Problem
    solver: Callable[[Problem, Plan | None], Outcome]
    nearest: Callable[[Outcome, Plan], Outcome] = lambda found, _: found
    known: Outcome | None = None
    should_stop: Callable[[], bool] = lambda: False
    base: Outcome = field(init=False)

    def __post_init__(self) -> None:
        """Find the plan that cases are held against."""
        known = self.known
        is_best = known is not None and known.plan is not None and known.status is Status.PROVEN_OPTIMAL
        start = known.plan if known else None
        self.base = known if known is not None and is_best else self._solve(self.problem, start)

    def ends(self) -> Ends:
        """Return what the base plan is worth, tier by tier."""
        return ends_of(self.problem, self.base)

    def case(self, edits: Sequence[Edit]) -> PhasingCase:
        """Return what the best plan comes to under edits; see `cases`."""
        *_, told = self.cases(edits)
        return told

    def cases(self, edits: Sequence[Edit]) -> Iterator[PhasingCase]:
        """Return what the best plan comes to under edits, then the same with the firms of the plan of fewest changes.

        Raises
        ------
        EditConflict
            If the edits do not fit.
        """
        edited = replay(self.problem, edits)
        plan = self.base.plan
        assert plan is not None
        found = self._solve(edited, plan)
        told = PhasingCase(edits=tuple(edits), status=found.status)
        if found.plan is None:
            yield told
            return
        told = replace(told, gains=gains_between(self.ends(), ends_of(edited, found)))
        stays = is_valid(check_plan(edited, plan)) and worth(edited, plan) == worth(edited, found.plan)
        if stays:
            yield told
            return
        yield _with_firms(told, plan, found.plan)
        near = self.nearest(found, plan).plan
        if near is not None and near != found.plan and is_valid(check_plan(edited, near)):
            yield _with_firms(told, plan, near)

    def found_so_far(self, edits: Sequence[Edit], edited: Problem, plan: Plan) -> PhasingCase:
        """Return what a plan comes to that was found under edits while the best one is still looked for.

        Its gains are what the best one gains at least, tier by tier, where the tiers above come to as much. No firm is named:
        a first plan leaves out many that the best one has.
        """
        assert self.base.plan is not None
        here = dict(worth(edited, plan).values)
        gains = tuple(
            ReliefGain(tier=tier, least=None if bound is None else here[tier] - bound, most=None)
            for tier, _, bound in self.ends()
        )
        return PhasingCase(edits=tuple(edits), status=Status.TIME_LIMIT, gains=gains)

    def most(self, edits: Sequence[Edit], *, slack: int) -> tuple[float, ...]:
        """Return what no plan gains under edits, tier by tier, if rooms may stand empty for `slack` quarters more.

        Less than anything where there is no plan; below a tier that is open nothing is known.
        """
        edited = replay(self.problem, edits)
        held = edited.policy.speculative_hold_quarters + slack
        eased = edited.with_policy(replace(edited.policy, speculative_hold_quarters=held))
        found = self._solve(eased, self.base.plan)
        if found.plan is None:
            return (float("-inf") if found.status is Status.INFEASIBLE else float("inf"),)
        gains = gains_between(self.ends(), ends_of(eased, found))
        return tuple(float("inf") if one.most is None else float(one.most) for one in gains)

    def _solve(self, problem: Problem, start: Plan | None) -> Outcome:
        found = self.solver(problem, start)
        if found.plan is not None and not is_valid(check_plan(problem, found.plan)):
            return replace(found, plan=None, status=Status.FAILED)
        return found


def _with_firms(case: PhasingCase, before: Plan, after: Plan) -> PhasingCase:
    """Return a case with the firms that have a place in one of two plans alone, or start later."""
    old, new = before.by_firm, after.by_firm
    both = old.keys() & new.keys()
    return replace(
        case,
        lost=tuple(sorted(old.keys() - new.keys())),
        gained=tuple(sorted(new.keys() - old.keys())),
        later=tuple(sorted(name for name in both if new[name][0].start > old[name][0].start)),
    )
