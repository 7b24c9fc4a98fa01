"""The long questions there are: each a task that is kept, found again, and answered bit by bit."""

from typing import Any

from planner.services.replan_task import REPLAN
from planner.services.sweep_task import SWEEP
from planner.services.task_kind import TaskKind
from planner.services.tradeoff_tasks import FRONTIER, NEAR

KINDS: dict[str, TaskKind[Any, Any]] = {kind.name: kind for kind in (REPLAN, SWEEP, FRONTIER, NEAR)}
