"""The services of one server as requests use them, and the plans that are asked for."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from planner.domain.solving.report import Report
from planner.domain.solving.task import SOLVE, Task
from planner.rest.fault import RestFault, not_found
from planner.services.database.opening import StoreError, StoreFault
from planner.services.planning.solving import report_on
from planner.services.recent import Recent
from planner.services.tasks.book import TaskBook
from planner.services.workbench.place_books import PlaceBooks
from planner.services.workbench.what_if import WhatIfs
from planner.services.workbench.workbench import ProjectFacts, Workbench
from planner.text import Text, message

KEPT_REPORTS = 8


@dataclass(frozen=True, kw_only=True)
class RestServices:
    """What a server offers; each service is opened when it is first asked for, the same that the screens use."""

    workbench: Callable[[], Workbench]
    what_ifs: Callable[[], WhatIfs]
    tasks: Callable[[], TaskBook]
    places: Callable[[], PlaceBooks]
    admit: Callable[[str | None], AbstractContextManager[object]] = lambda _header: nullcontext()
    """Lets in who asks by an Authorization header, for as long as the request takes; on one PC everybody is in."""
    _reports: Recent[str, Report] = field(default_factory=lambda: Recent(KEPT_REPORTS))

    def park(self, park_id: str) -> ProjectFacts:
        """Return a park whose facts can be read.

        Raises
        ------
        RestFault
            If there is none, or it cannot be read.
        """
        try:
            facts = self.workbench().facts(park_id)
        except KeyError as unknown:
            raise not_found("park", park_id) from unknown
        if facts.dossier is None:
            said = message("园区 {park} 的数据无法读取", "the facts of {park} cannot be read", park=park_id)
            raise RestFault(409, "unreadable", said, [("", one.message) for one in facts.issues])
        return facts

    def solve(self, task_id: str) -> Task:
        """Return a solve.

        Raises
        ------
        RestFault
            If there is none of this id.
        """
        task = self.tasks().task(task_id)
        if task is None or task.kind != SOLVE:
            raise not_found("task", task_id)
        return task

    def named_report(self, plan_id: str) -> tuple[Text, Report]:
        """Return a plan by its id, or by the id of the solve that made it, with everything said about it.

        Raises
        ------
        RestFault
            If there is no such plan, or its solve is not over.
        """
        try:
            base = self.what_ifs().base(plan_id)
        except StoreError as fault:
            if fault.fault is not StoreFault.MISSING:
                raise
            return Text(plan_id, plan_id), self._solved(plan_id)
        name = base.kept.name or f"#{base.kept.number}"
        return Text(name, name), base.report

    def project_of(self, plan_id: str) -> str:
        """Return the project of a plan, or of the solve that made it; empty if it is of none."""
        try:
            return self.what_ifs().base(plan_id).kept.project_id
        except StoreError as fault:
            if fault.fault is not StoreFault.MISSING:
                raise
        solve = self.tasks().kept(plan_id)
        return "" if solve is None else solve.project_id

    def report(self, plan_id: str) -> Report:
        """Return everything said about a plan; see `named_report`."""
        return self.named_report(plan_id)[1]

    def _solved(self, task_id: str) -> Report:
        task = self.tasks().task(task_id)
        if task is None or task.kind != SOLVE:
            raise not_found("plan", task_id)
        if not task.state.is_over:
            said = message("求解尚未结束，请稍后再取", "the solve is not over; ask again later")
            raise RestFault(409, "not_ready", said)
        if task.outcome is None:
            said = message("求解没有得到方案：{why}", "the solve gave no plan: {why}", why=task.reason)
            raise RestFault(409, "no_plan", said)
        known = self._reports.get(task_id)
        return known or self._reports.put(
            task_id, report_on(self.tasks().order(task_id).problem, task.outcome)
        )
