"""What one version of the facts changed in a plan: held against the plan of the version before, not an older one."""

from dataclasses import dataclass

from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.services.workbench.workbench import ProjectFacts, Version, Workbench


@dataclass(frozen=True, kw_only=True)
class Steps:
    """From the plan a re-plan goes from (`start`) by the plan of the version before to the re-plan (`after`).

    `between` is `start` itself where that was made from the version before; None while it is not solved.
    """

    start: Version
    between: Version | None
    after: Version

    @property
    def is_split(self) -> bool:
        """Whether earlier versions have a part in the difference, told apart from the newest one's."""
        return self.between is not None and self.between.version_id != self.start.version_id


def steps(bench: Workbench, facts: ProjectFacts, start: Version, after: Version) -> Steps:
    """Return the plans that part what the newest version changed from what those before it did.

    The plan between answers the same question under the facts before: it goes from the same plan,
    with the same promise of few changes.
    """
    if start.number >= after.number - 1:
        return Steps(start=start, between=start, after=after)
    fitting = (
        version
        for version in reversed(bench.versions(facts))
        if version.number == after.number - 1 and _asks_alike(version, after)
    )
    return Steps(start=start, between=next(fitting, None), after=after)


def solve_between(bench: Workbench, missing: Steps, project_id: str, *, actor: Actor) -> str | None:
    """Start the re-plan of the version before and return its task; None where there is no plan to go from."""
    plan = missing.start.outcome.plan
    if plan is None:
        return None
    limits = missing.after.outcome.limits
    before = bench.facts_at(project_id, missing.after.number - 1)
    return bench.replan(before, plan, limits, actor=actor, any_changes=not limits.few_changes)


def _asks_alike(one: Version, other: Version) -> bool:
    few = {version.outcome.limits.few_changes for version in (one, other)}
    return len(few) == 1 and _shared(one.problem, other.problem) == _shared(other.problem, one.problem)


def _shared(own: Problem, facts: Problem) -> Plan:
    """Return what there is of a plan in force under other facts."""
    return without_unknown(facts, Plan(placements=own.base))
