"""The plans of projects as screens show them, read once, and the report on each, made once."""

import threading
from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from weakref import WeakValueDictionary

from planner.domain.measures import measure
from planner.domain.measures.placed import without_unknown as known_places
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Outcome
from planner.domain.solving.report import Report
from planner.services.planning.solving import report_on
from planner.services.projects.projects import SHIPPED_PREFIX, Projects
from planner.services.recent import Recent
from planner.services.tasks.book import TaskBook
from planner.store.errors import StoreError, StoreFault

KEPT_REPORTS = 16
KEPT_VERSIONS = 64
OFFERED_VERSIONS = 24


@dataclass(frozen=True, kw_only=True)
class Version:
    """A plan that can be put on show, made from version `number` of its project.

    `plan_number` counts the plans of the project; it is 0 while the plan could not be kept.
    """

    version_id: str
    project_id: str
    number: int
    problem: Problem
    outcome: Outcome
    plan_number: int = 0
    name: str = ""
    """What a person called it; empty where it is called by what it is."""
    author: str = ""
    made_at: datetime | None = None
    scenario_id: str | None = None

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return self.version_id.startswith(SHIPPED_PREFIX)


class PlanShelf:
    """What was looked at last stays in memory; what was not is read again."""

    def __init__(self, projects: Projects, book: TaskBook) -> None:
        self._projects = projects
        self._book = book
        self._lock = threading.Lock()
        self._versions: Recent[str, Version] = Recent(KEPT_VERSIONS)
        self._reports: Recent[Hashable, Report] = Recent(KEPT_REPORTS)
        self._today: Recent[Hashable, tuple[Report, Report]] = Recent(KEPT_REPORTS)
        self._making: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()

    def offered(self, project_id: str, also: Collection[str] = ()) -> tuple[Version, ...]:
        """The newest plans of a project, those on its newest facts last, the plan in force, and those that `also` names.

        What is named and belongs to another project, or to none, is left out.
        """
        listed = self._projects.plan_list(project_id)
        ids, also = listed.ids, (listed.in_force or "", *also)
        newest = ids[-OFFERED_VERSIONS:]
        older = [plan_id for plan_id in ids[:-OFFERED_VERSIONS] if plan_id in also]
        others = [plan_id for plan_id in dict.fromkeys(also) if plan_id and plan_id not in ids]
        found = map(self._version, (*others, *older, *newest))
        return tuple(
            replace(one, name=listed.names.get(one.version_id, ""))
            for one in found
            if one is not None and one.project_id == project_id
        )

    def report(self, version: Version, dossier: Dossier) -> Report:
        """Everything said about a version; made once, then from memory."""
        outcome = version.outcome
        key = (version.version_id, version.problem.fingerprint, outcome.status, outcome.seconds)
        with self._lock:
            # A lock for each report, not one for all: ten tabs that open one plan make it once, and two plans are
            # made side by side. A lock that nobody holds goes by itself.
            making = self._making.setdefault(key, threading.Lock())
        with making:
            report = self._reports.get(key)
            if report is None:
                report = report_on(version.problem, outcome, sources=dossier.sources, records=dossier.records)
                self._reports.put(key, report)
        return report

    def as_of_today(self, report: Report, version: Version, number: int, problem: Problem) -> Report:
        """What a plan comes to under version `number` of the facts: its places as far as they are still there."""
        key = (version.version_id, number)
        known = self._today.get(key)
        if known is None or known[0] is not report:
            plan = known_places(problem, report.plan)
            outcome = replace(report.outcome, plan=plan)
            known = (
                report,
                replace(report, problem=problem, outcome=outcome, measures=measure(problem, plan)),
            )
            self._today.put(key, known)
        return known[1]

    def _version(self, plan_id: str) -> Version | None:
        version = self._versions.get(plan_id)
        if version is None or not version.plan_number:
            version = self._read(plan_id)
            if version is not None:
                self._versions.put(plan_id, version)
        return version

    def _read(self, plan_id: str) -> Version | None:
        try:
            kept = self._projects.plan(plan_id)
        except StoreError as error:
            if error.fault is not StoreFault.MISSING:
                raise
            return self._just_made(plan_id)
        if kept.outcome.plan is None:
            return None
        return Version(
            version_id=plan_id,
            project_id=kept.project_id,
            number=kept.project_version,
            problem=kept.problem,
            outcome=kept.outcome,
            plan_number=kept.number,
            author="" if kept.actor == PROGRAM else kept.actor.name,
            made_at=kept.made_at,
            scenario_id=kept.scenario_id,
        )

    def _just_made(self, task_id: str) -> Version | None:
        """The plan of a solve that is over but could not be kept yet."""
        kept = self._book.kept(task_id)
        if kept is None or kept.project is None or not kept.task.state.is_over:
            return None
        outcome = kept.task.outcome
        if outcome is None or outcome.plan is None:
            return None
        project_id, number = kept.project
        problem = self._book.order(task_id).problem
        return Version(
            version_id=task_id, project_id=project_id, number=number, problem=problem, outcome=outcome
        )
