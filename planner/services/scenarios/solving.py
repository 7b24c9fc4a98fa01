"""Scenarios solved: the base and its plan, the edits, and as little change as the value allows."""

from collections.abc import Callable
from dataclasses import replace

from planner.domain.edits.scenario import Scenario
from planner.domain.goal import with_least_change
from planner.domain.measures.placed import without_unknown
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Progress
from planner.domain.solving.report import Report
from planner.services.planning.solving import plan_dossier


def scenario_problem(base: Problem, plan: Plan, scenario: Scenario) -> Problem:
    """Return the problem of a scenario: the edited base, to be planned with least change from `plan`.

    Among plans of equal value, first the fewest firms get another run or start, then the
    fewest get another run.

    Raises
    ------
    EditConflict
        With every conflict and every edit that does not fit.
    """
    edited = scenario.problem(standing(base, plan))
    return replace(edited, policy=replace(edited.policy, tiers=with_least_change(edited.policy.goal_tiers)))


def standing(base: Problem, plan: Plan) -> Problem:
    """Return the problem with `plan` as the plan in force."""
    return replace(base, base=without_unknown(base, plan).placements)


def solve_scenario(
    base: Report,
    scenario: Scenario,
    limits: Limits,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Report:
    """Solve a scenario in this process and report; no more firms change than the repair of the base's plan must.

    Raises
    ------
    EditConflict
        With every conflict and every edit that does not fit.
    """
    problem = scenario_problem(base.problem, base.plan, scenario)
    dossier = Dossier(problem=problem, sources=base.sources, records=base.records)
    held = replace(limits, few_changes=True)
    return plan_dossier(dossier, held, start=base.plan, on_progress=on_progress, should_stop=should_stop)
