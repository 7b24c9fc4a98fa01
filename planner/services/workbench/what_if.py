"""What-ifs on screen: a kept scenario with its base, its solve and what it came to.

A what-if stands on a plan: the facts it was made from are replayed with the edits, and solved
with least change from it. The result is found again by the very problem it answers, so an edit
taken back brings the earlier result back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.edits import Edit, EditConflict
from planner.domain.edits.rebase import Rebase, rebase
from planner.domain.edits.scenario import Scenario
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.projects.decision import Decision
from planner.domain.projects.lifecycle import LifeConflict, State
from planner.domain.projects.project import StoredPlan, StoredScenario
from planner.domain.solving.finding import Issue
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.solving.task import Task
from planner.services.database.opening import Store
from planner.services.planning.solving import report_on
from planner.services.planning.wire import SolveOrder
from planner.services.projects.projects import Projects
from planner.services.recent import Recent
from planner.services.scenarios.solving import scenario_problem
from planner.services.scenarios.stored import Scenarios
from planner.services.tasks.book import TaskBook
from planner.store import decisions, plans
from planner.store.errors import StoreError

__all__ = ["Base", "Edit", "LifeConflict", "State", "WhatIf", "WhatIfs"]

REMEMBERED, REMEMBERED_PROBLEMS = 24, 120


@dataclass(frozen=True, kw_only=True)
class Base:
    """A kept plan with everything said about it."""

    kept: StoredPlan
    report: Report


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """A scenario as it stands: `problem` is missing while the edits do not fit, and `issues` say why.

    `base` is missing if its plan is gone; `result` is there once the problem was solved, `task`
    while it is. `head` is the newest version of the project.
    """

    kept: StoredScenario
    head: int
    base: Base | None = None
    issues: tuple[Issue, ...] = ()
    problem: Problem | None = None
    task: Task | None = None
    result: Base | None = None
    decision: Decision | None = None
    """The decision that stands on a plan of it."""

    @property
    def is_stale(self) -> bool:
        """Whether the facts of the project have moved on since."""
        return self.kept.base_version < self.head

    @property
    def is_open(self) -> bool:
        """Whether it may be changed; else a copy may."""
        return self.kept.state.is_open and self.decision is None


@dataclass(frozen=True, kw_only=True)
class _EditedFacts:
    problem: Problem | None = None
    fingerprint: str = ""
    issues: tuple[Issue, ...] = ()


class WhatIfs:
    """The what-ifs of one database, solved by the workers of its task book."""

    def __init__(self, store: Store, book: TaskBook) -> None:
        self.scenarios = Scenarios(store)
        self._projects = Projects(store)
        self._store = store
        self._book = book
        self._known: Recent[str, Base] = Recent(REMEMBERED)
        self._kept: Recent[str, StoredPlan] = Recent(REMEMBERED)
        self._problems: Recent[tuple[str, int], _EditedFacts] = Recent(REMEMBERED_PROBLEMS)

    def base(self, plan_id: str) -> Base:
        """Return a kept plan with its report; once, then from memory.

        Raises
        ------
        StoreError
            If there is no such plan.
        """
        known = self._known.get(plan_id)
        if known is None:
            kept = self._plan(plan_id)
            dossier = self._projects.open(kept.project_id, kept.project_version).dossier
            report = report_on(kept.problem, kept.outcome, sources=dossier.sources, records=dossier.records)
            known = self._known.put(plan_id, Base(kept=kept, report=report))
        return known

    def begin(self, actor: Actor, plan_id: str, name: str, edits: Sequence[Edit] = ()) -> StoredScenario:
        """Keep a new scenario that stands on a plan."""
        base = self._projects.plan(plan_id)
        return self.scenarios.create(
            actor,
            base.project_id,
            Scenario(name=name, base=base.problem.fingerprint, edits=tuple(edits)),
            base_version=base.project_version,
            base_plan=plan_id,
        )

    def branch(self, actor: Actor, kept: StoredScenario, name: str) -> StoredScenario:
        """Keep a copy of a scenario, as a draft of its own."""
        return self.scenarios.create(
            actor,
            kept.project_id,
            replace(kept.scenario, name=name),
            base_version=kept.base_version,
            base_plan=kept.base_plan,
        )

    def change(
        self,
        actor: Actor,
        kept: StoredScenario,
        *,
        name: str | None = None,
        edits: Sequence[Edit] | None = None,
    ) -> StoredScenario:
        """Save another name or other edits.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        LifeConflict
            If it is no draft any more.
        """
        scenario = kept.scenario
        changed = replace(
            scenario,
            name=scenario.name if name is None else name,
            edits=scenario.edits if edits is None else tuple(edits),
        )
        return self.scenarios.save(actor, kept.scenario_id, changed, after=kept.note.number)

    def open(self, scenario_id: str) -> WhatIf:
        """Return a scenario with its base, its edited problem, its solve and its result.

        Raises
        ------
        StoreError
            If there is no such scenario.
        """
        kept = self.scenarios.open(scenario_id)
        project = self._projects.find(kept.project_id)
        with self._store.reading() as db:
            decision = decisions.on_scenario(db, scenario_id)
        head = project.head if project else kept.base_version
        seen = WhatIf(kept=kept, head=head, decision=decision)
        base = self._base_of(kept)
        if base is None:
            return seen
        edited = self._edited(kept, base)
        if edited.problem is None:
            return replace(seen, base=base, issues=edited.issues)
        problem, fingerprint = edited.problem, edited.fingerprint
        jobs = [
            one.task for one in self._book.newest(scenario=scenario_id) if one.task.fingerprint == fingerprint
        ]
        with self._store.reading() as db:
            plan_id = plans.answering(db, kept.project_id, fingerprint)
        return replace(
            seen,
            base=base,
            problem=problem,
            task=jobs[-1] if jobs else None,
            result=None if plan_id is None else self.base(plan_id),
        )

    def ask(self, actor: Actor, scenario_id: str, limits: Limits, *, any_changes: bool = False) -> str:
        """Start the solve of a scenario and return its task id; a like one under way is given instead.

        No more firms of the base plan change than its repair must, unless `any_changes` are allowed.

        Raises
        ------
        EditConflict
            With every conflict and every edit that does not fit.
        StoreError
            If its base plan is gone.
        """
        kept = self.scenarios.open(scenario_id)
        base = self.base(kept.base_plan or "")
        problem = scenario_problem(base.report.problem, base.report.plan, kept.scenario)
        return self._book.start(
            SolveOrder(problem, replace(limits, few_changes=not any_changes), base.report.plan),
            actor=actor,
            facts=base.report.problem.fingerprint,
            project=(kept.project_id, kept.base_version),
            scenario=(scenario_id, kept.note.number),
        )

    def review(self, kept: StoredScenario, plan_id: str) -> Rebase:
        """Say what of each edit still stands on another plan; nothing is saved."""
        old, new = self.base(kept.base_plan or ""), self.base(plan_id)
        return rebase(kept.scenario, old.report.problem, new.report.problem)

    def rebase(self, actor: Actor, kept: StoredScenario, plan_id: str) -> StoredScenario:
        """Put a scenario on another plan; edits that do not fit are switched off.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        LifeConflict
            If it is no draft any more.
        """
        new = self.base(plan_id).kept
        done = self.review(kept, plan_id)
        return self.scenarios.save(
            actor,
            kept.scenario_id,
            done.scenario,
            after=kept.note.number,
            base=(new.project_version, plan_id),
        )

    def step(self, actor: Actor, seen: WhatIf, state: State, *, comment: str = "") -> StoredScenario:
        """Move a scenario on; the plan of one that comes in force is the project's plan in force.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; nothing is written.
        LifeConflict
            If the life of a plan does not allow the step.
        """
        return self.scenarios.set_state(
            actor,
            seen.kept.scenario_id,
            state,
            after=seen.kept.note.number,
            comment=comment,
            plan_id=seen.result.kept.plan_id if seen.result else None,
        )

    def in_force(self, project_id: str) -> tuple[StoredPlan, StoredScenario | None] | None:
        """Return the plan in force, and the scenario it is of, if any; None if no plan is."""
        project = self._projects.find(project_id)
        if project is None or project.plan_in_force is None:
            return None
        plan = self._plan(project.plan_in_force)
        scenario = self.scenarios.open(plan.scenario_id) if plan.scenario_id else None
        return plan, scenario

    def _plan(self, plan_id: str) -> StoredPlan:
        """Return a kept plan; read once, then from memory."""
        return self._kept.get(plan_id) or self._kept.put(plan_id, self._projects.plan(plan_id))

    def _edited(self, kept: StoredScenario, base: Base) -> "_EditedFacts":
        """Return the edited problem of a version of a scenario; worked out once, a version never changes."""
        key = (kept.scenario_id, kept.note.number)
        known = self._problems.get(key)
        if known is None:
            try:
                problem = scenario_problem(base.report.problem, base.report.plan, kept.scenario)
                known = _EditedFacts(problem=problem, fingerprint=problem.fingerprint)
            except EditConflict as refusal:
                known = _EditedFacts(issues=refusal.issues)
            self._problems.put(key, known)
        return known

    def _base_of(self, kept: StoredScenario) -> Base | None:
        if kept.base_plan is None:
            return None
        try:
            return self.base(kept.base_plan)
        except StoreError:
            return None
