"""What knowing every answer from the first would be worth: each future solved as if nothing in it were uncertain."""

from collections.abc import Callable, Sequence
from dataclasses import replace

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


def _known_at_once(study: FutureStudy, number: int) -> Problem:
    future = future_of(study.problem, study.assumptions, seed=study.seed, number=number)
    came = frozenset(name for name, draw in future.firms.items() if draw.comes)
    realised = facts_of(study.problem, future, came)
    return realised.with_policy(replace(realised.policy, tiers=(_TIER,), mode=GoalMode.RANKED))
