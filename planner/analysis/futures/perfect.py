"""What knowing every answer from the first would be worth, and who is placed then: futures solved as if all were known."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from planner.analysis.futures.draws import future_of
from planner.analysis.futures.facts import facts_of
from planner.analysis.futures.statistics import mean_of
from planner.analysis.futures.study import VALUE, FutureStudy
from planner.check import check_plan
from planner.domain.goal import GoalMode, Term, Tier
from planner.domain.keys import GoalKey
from planner.domain.measures import measure_goals
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome
from planner.domain.sweeping.risk import PerfectInformation
from planner.text import Text

_TIER = Tier(
    key=VALUE,
    title=Text("落位价值", "Value of who is placed"),
    terms=(Term(goal=GoalKey.EXPECTED_VALUE, rate=1),),
)


def perfect_information(
    study: FutureStudy,
    played: Sequence[tuple[int, float]],
    solver: Callable[[Problem], Outcome],
    *,
    confidence: float,
    should_stop: Callable[[], bool] = lambda: False,
) -> PerfectInformation | None:
    """Return what the best plan of each future brings more than the policy of the plan; None if none could be solved.

    Parameters
    ----------
    played
        Futures of the study by number, each with the points that the policy came to.
    solver
        Answers with a plan and what no plan exceeds of the one goal there is.
    """
    least, most, unsolved = list[float](), list[float](), 0
    for number, here in played:
        if should_stop():
            break
        problem = _known_at_once(study, number)
        outcome = solver(problem)
        plan, bound = outcome.plan, outcome.bound
        if plan is None or bound is None or any(one.is_fault for one in check_plan(problem, plan)):
            unsolved += 1
            continue
        best = max(
            here, float(measure_goals(problem, plan)[VALUE])
        )  # what the policy came to is a plan as well
        least.append(best - here)
        most.append(max(best, float(bound)) - here)
    if not least:
        return None
    return PerfectInformation(
        least=mean_of(least, confidence), most=mean_of(most, confidence), unsolved=unsolved
    )


def hindsight_shares(
    study: FutureStudy, count: int, solver: Callable[[Problem], Outcome], should_stop: Callable[[], bool]
) -> Mapping[str, Fraction]:
    """Return how often the best plan of a future, were all known, has a place for each firm that comes: a share, 0 to 1.

    Each firm is counted once more with a half, so that one that never came is not known to have none. In a park for which
    more is asked than there is, a firm of much value in rooms that others could use better has a small share.
    Source: R. Bent and P. Van Hentenryck, 2004 (consensus of scenarios).

    Parameters
    ----------
    count
        How many futures of the study are solved, from the first on; those without a plan do not count.
    """
    came, placed = Counter[str](), Counter[str]()
    for number in range(count):
        if should_stop():
            break
        problem = _known_at_once(study, number)
        plan = solver(problem).plan
        if plan is not None:
            came.update(firm.firm_id for firm in problem.firms)
            placed.update(plan.by_firm.keys())
    return {
        firm.firm_id: Fraction(2 * placed[firm.firm_id] + 1, 2 * came[firm.firm_id] + 2)
        for firm in study.problem.firms
    }


def _known_at_once(study: FutureStudy, number: int) -> Problem:
    """Return the facts of a future as if all were known at once, to be planned for the value of who is placed alone."""
    future = future_of(study.problem, study.assumptions, seed=study.seed, number=number)
    came = frozenset(name for name, draw in future.firms.items() if draw.comes)
    realised = facts_of(study.problem, future, came)
    return realised.with_policy(replace(realised.policy, tiers=(_TIER,), mode=GoalMode.RANKED))
