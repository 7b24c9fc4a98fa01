"""What one server offers its screens: projects, solves asked for, plans on show, reports made.

A screen shows a *version*: a plan kept with a project, the one that came with it or what a
solve came to. Versions are found again by id, so a page that was refreshed or closed, or a
server that was restarted, comes back to where it stood.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from planner.domain.edits.scenario import Scenario
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.solving.finding import Finding, Issue
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.solving.task import StoredTask, Task
from planner.services.database.opening import Store
from planner.services.importing.intake import SHIPPED, ShippedPark
from planner.services.planning.solving import SolveSettings, configured, plan_findings
from planner.services.planning.wire import SolveOrder
from planner.services.projects.projects import Projects
from planner.services.recent import Recent
from planner.services.scenarios.solving import scenario_problem
from planner.services.tasks.book import TaskBook
from planner.services.workbench.plan_shelf import PlanShelf, Version
from planner.text import Text

__all__ = ["ParkChoice", "ProjectFacts", "SolveOnShow", "Version", "Workbench"]

KEPT_FACTS = 8
PARKS_FILE = "parks.csv"
"""What makes a folder of the data folder a park."""

_WISHES: TypeAdapter[SolveSettings] = TypeAdapter(SolveSettings)


@dataclass(frozen=True, kw_only=True)
class ParkChoice:
    """A project that can be opened, or a folder that could not be read."""

    key: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """The newest version of a project, with its plan in force; without a dossier, the issues say why there is none."""

    project_id: str
    title: Text
    number: int
    dossier: Dossier | None
    issues: tuple[Issue, ...] = ()
    in_force: str | None = None


@dataclass(frozen=True, kw_only=True)
class SolveOnShow:
    """A task with what it was asked, of version `number` of the facts."""

    task: Task
    problem: Problem
    wishes: SolveSettings
    number: int


class Workbench:
    """The shared memory of all browser sessions of this process, on one database."""

    def __init__(self, data_folder: Path, store: Store, book: TaskBook) -> None:
        self._data_folder = data_folder
        self._projects = Projects(store)
        self._book = book
        self._lock = threading.RLock()
        self._unreadable: dict[str, tuple[Issue, ...]] = {}
        self._facts: Recent[tuple[str, int], ProjectFacts] = Recent(KEPT_FACTS)
        self._shelf = PlanShelf(self._projects, book)
        self._projects.import_shipped(data_folder)

    def parks(self) -> tuple[ParkChoice, ...]:
        """Return what can be opened: the parks that came with the program, then the others by name.

        A folder of tables that was put into the data folder is taken in when it is first seen.
        """
        kept = {project.project_id: project.name for project in self._projects.list()}
        for folder in self._new_folders(kept):
            issues = self._projects.take_in(folder)
            self._unreadable[folder.key] = issues
            kept[folder.key] = folder.title
        order = {park.key: at for at, park in enumerate(SHIPPED)}
        keys = sorted(kept, key=lambda key: (order.get(key, len(order)), kept[key].zh))
        return tuple(ParkChoice(key=key, title=kept[key]) for key in keys)

    def data_folder(self) -> Path:
        """Return the folder that parks are taken in from; whoever reads it sees those of every project."""
        return self._data_folder

    def facts(self, project_id: str) -> ProjectFacts:
        """Return the newest version of a project.

        Raises
        ------
        KeyError
            If there is no such project.
        """
        project = self._projects.find(project_id)
        if project is None or project.is_deleted:
            if project_id not in self._unreadable:
                raise KeyError(project_id)
            return ProjectFacts(
                project_id=project_id,
                title=Text(project_id, project_id),
                number=0,
                dossier=None,
                issues=self._unreadable[project_id],
            )
        # A version never changes, so its number is key enough; the name of the project and its plan in force may.
        known = self._facts.get((project_id, project.head))
        if known is None:
            saved = self._projects.open(project_id, project.head)
            read = ProjectFacts(
                project_id=project_id, title=project.name, number=saved.note.number, dossier=saved.dossier
            )
            known = self._facts.put((project_id, project.head), read)
        if (known.title, known.in_force) == (project.name, project.plan_in_force):
            return known
        now = replace(known, title=project.name, in_force=project.plan_in_force)
        return self._facts.put((project_id, project.head), now)

    def facts_at(self, project_id: str, number: int) -> ProjectFacts:
        """Return a version of a project.

        Raises
        ------
        StoreError
            If it is not there.
        """
        saved = self._projects.open(project_id, number)
        title = Text(project_id, project_id)
        return ProjectFacts(project_id=project_id, title=title, number=number, dossier=saved.dossier)

    def start(
        self, facts: ProjectFacts, wishes: SolveSettings, limits: Limits, *, actor: Actor = PROGRAM
    ) -> str:
        """Start a solve of the facts and return its task id; a like one that still runs is given instead.

        What it comes to is kept among the plans of the project.
        """
        return self._ask(
            facts, configured(_dossier(facts).problem, wishes), limits, wishes=wishes, actor=actor
        )

    def replan(
        self,
        facts: ProjectFacts,
        plan: Plan,
        limits: Limits,
        *,
        actor: Actor = PROGRAM,
        any_changes: bool = False,
    ) -> str:
        """Start a solve of the facts that changes no more firms of `plan` than its repair must.

        With `any_changes` it may: then value comes first, and few changes only among equals.
        """
        problem = scenario_problem(_dossier(facts).problem, plan, Scenario(name=""))
        held = replace(limits, few_changes=not any_changes)
        return self._ask(facts, problem, held, wishes=SolveSettings(), actor=actor, start=plan)

    def cancel(self, task_id: str, *, actor: Actor = PROGRAM) -> None:
        """Ask a task to stop; the best plan so far is kept."""
        self._book.cancel(task_id, actor=actor)

    def run(self, task_id: str) -> SolveOnShow | None:
        """Return a task with what it was asked, or None if there is none."""
        kept = self._book.kept(task_id)
        return None if kept is None else self._run(kept)

    def run_of(self, facts: ProjectFacts, task_id: str) -> SolveOnShow | None:
        """A task of this project and of none of its scenarios; None if there is no such task."""
        kept = self._book.kept(task_id) if task_id else None
        if kept is None or kept.scenario is not None or kept.project is None:
            return None
        return self._run(kept) if kept.project[0] == facts.project_id else None

    def running(self, facts: ProjectFacts) -> SolveOnShow | None:
        """The newest task on the newest facts that is not over; None if there is none."""
        newest = self._book.newest(facts=_dossier(facts).problem.fingerprint)
        under_way = (kept for kept in reversed(newest) if not kept.task.state.is_over)
        return next((run for kept in under_way if (run := self.run_of(facts, kept.task.task_id))), None)

    def versions(self, facts: ProjectFacts, also: Collection[str] = ()) -> tuple[Version, ...]:
        """The newest plans of a project, those on its newest facts last, the plan in force, and those of `also`."""
        if facts.dossier is None:
            return ()
        return self._shelf.offered(facts.project_id, also)

    def in_force(self, facts: ProjectFacts) -> str | None:
        """Return the id of the plan in force; None if no plan is."""
        project = self._projects.find(facts.project_id)
        return project.plan_in_force if project else None

    def report(self, version: Version, dossier: Dossier) -> Report:
        """Check, measure and explain a version; once, then from memory."""
        return self._shelf.report(version, dossier)

    def as_of_today(self, report: Report, version: Version, facts: ProjectFacts) -> Report:
        """What a plan comes to under the newest facts; the report itself where it was made from them."""
        if facts.dossier is None or version.number == facts.number:
            return report
        return self._shelf.as_of_today(report, version, facts.number, facts.dossier.problem)

    def broken_today(self, version: Version, facts: ProjectFacts) -> tuple[Finding, ...]:
        """Return the rules that a plan made from older facts breaks under those of today."""
        plan = version.outcome.plan
        if plan is None or facts.dossier is None or version.number == facts.number:
            return ()
        return tuple(one for one in plan_findings(facts.dossier.problem, plan) if one.is_fault)

    def close(self) -> None:
        """End every solve."""
        self._book.close()

    def _ask(
        self,
        facts: ProjectFacts,
        problem: Problem,
        limits: Limits,
        *,
        wishes: SolveSettings,
        actor: Actor,
        start: Plan | None = None,
    ) -> str:
        return self._book.start(
            SolveOrder(problem, limits, start),
            actor=actor,
            facts=_dossier(facts).problem.fingerprint,
            wishes=_WISHES.dump_json(wishes).decode(),
            project=(facts.project_id, facts.number),
        )

    def _run(self, kept: StoredTask) -> SolveOnShow:
        wishes = _WISHES.validate_json(kept.wishes) if kept.wishes else SolveSettings()
        problem = self._book.order(kept.task.task_id).problem
        number = kept.project[1] if kept.project else 0
        return SolveOnShow(task=kept.task, problem=problem, wishes=wishes, number=number)

    def _new_folders(self, in_use: Collection[str]) -> tuple[ShippedPark, ...]:
        """Return the folders of tables in the data folder that are no project yet, not even one that was put away."""
        own = {path.parent.name: path.parent for path in self._data_folder.glob(f"*/{PARKS_FILE}")}
        shipped = {park.folder.name: park for park in SHIPPED}
        found = [
            ShippedPark(
                key=shipped[name].key if name in shipped else name,
                title=shipped[name].title if name in shipped else Text(name, name),
                folder=folder,
            )
            for name, folder in sorted(own.items())
        ]
        new = tuple(one for one in found if one.key not in in_use)
        if not new:  # asked at every view of a page: those put away are looked up only where it matters
            return ()
        away = {project.project_id for project in self._projects.list(deleted=True)}
        return tuple(one for one in new if one.key not in away)


def _dossier(facts: ProjectFacts) -> Dossier:
    if facts.dossier is None:
        raise ValueError(f"{facts.project_id} could not be read")
    return facts.dossier
