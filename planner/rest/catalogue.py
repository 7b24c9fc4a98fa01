"""Every operation of the interface: where it is, what it takes and gives, and what it may refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from planner.rest import operations
from planner.rest.bodies import CompareBody, HealthAnswer, ParkAnswer, PlanBody, ScenarioBody, SolveAnswer
from planner.rest.operations import RestCall
from planner.rest.services import RestServices
from planner.text import Text


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation; `gives` is the record of its answer, None where docs/cli.md tells the keys.

    Each name of the path and the query is an id. `refuses` are the statuses of its faults.
    """

    method: str
    path: str
    key: str
    says: Text
    run: Callable[[RestServices, RestCall], Any]
    body: type[BaseModel] | None = None
    query: tuple[str, ...] = ()
    gives: type[BaseModel] | None = None
    is_list: bool = False
    status: int = 200
    refuses: tuple[int, ...] = ()
    is_open: bool = False
    """Whether it says nothing of what is kept, so that nobody has to be let in for it."""

    @property
    def refusals(self) -> tuple[int, ...]:
        """The statuses of its faults, with those of who may not ask."""
        return self.refuses if self.is_open else tuple(sorted({*self.refuses, 401, 403}))

    @property
    def path_names(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))


OPERATIONS = (
    Operation(
        method="GET", path="/health", key="health", run=operations.health, gives=HealthAnswer, is_open=True,
        says=Text("服务是否可用", "Whether the planner answers"),
    ),
    Operation(
        method="GET", path="/parks", key="parks", run=operations.parks, gives=ParkAnswer, is_list=True,
        says=Text("园区及其最近的方案", "The parks with their newest plans"), refuses=(503,),
    ),
    Operation(
        method="GET", path="/parks/{park}/problem", key="problem", run=operations.problem,
        says=Text("园区最新的数据，即数据包的 problem.json", "The newest facts of a park: problem.json of a bundle"),
        refuses=(404, 409, 503),
    ),
    Operation(
        method="POST", path="/plans", key="make_plan", run=operations.make_plan, body=PlanBody, gives=SolveAnswer, status=202,
        says=Text("求解一个园区，或所附的数据", "Plan a park, or the problem that is sent"),
        refuses=(400, 404, 409, 413, 415, 422, 429, 503),
    ),
    Operation(
        method="POST", path="/scenarios", key="make_scenario", run=operations.make_scenario, body=ScenarioBody,
        gives=SolveAnswer, status=202,
        says=Text("在一个方案上求解情景，改动最少", "Solve a scenario on a plan with least change"),
        refuses=(400, 404, 409, 413, 415, 422, 429, 503),
    ),
    Operation(
        method="GET", path="/tasks/{task}", key="task", run=operations.task, gives=SolveAnswer,
        says=Text("求解进行到哪里", "Where a solve stands"), refuses=(404, 503),
    ),
    Operation(
        method="POST", path="/tasks/{task}/cancel", key="cancel", run=operations.cancel, gives=SolveAnswer,
        says=Text("停止求解，已得到的方案保留", "Stop a solve; the best plan so far is kept"), refuses=(404, 503),
    ),
    Operation(
        method="GET", path="/plans/{plan}", key="plan", run=operations.plan,
        says=Text("方案、复核与指标，同 plan --json", "A plan with findings and measures, as plan --json"),
        refuses=(404, 409, 503),
    ),
    Operation(
        method="GET", path="/plans/{plan}/why", key="why", run=operations.why, query=("firm", "place"),
        says=Text("企业为何在或不在某楼栋、单元，同 why --json", "Why a firm is in a building or unit, or is not, as why --json"),
        refuses=(400, 404, 409, 503),
    ),
    Operation(
        method="POST", path="/compare", key="compare", run=operations.compare, body=CompareBody,
        says=Text("对比二至六个方案，同 compare --json", "Compare two to six plans, as compare --json"),
        refuses=(400, 404, 409, 413, 415, 422, 503),
    ),
)  # fmt: skip
"""In the order of the document."""
