"""Plans made and plans judged."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from planner.api import frames
from planner.api.faults import InputError, refuse
from planner.api.park import ParkTables
from planner.api.result import PlanResult
from planner.domain.edits import EditConflict, edits_from_json
from planner.domain.edits.scenario import Scenario
from planner.domain.goal import PRESETS, GoalMode, may_drop_signed
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits, Progress
from planner.services.planning.solving import SolveSettings, configured_dossier, plan_dossier, plan_findings
from planner.services.scenarios.solving import solve_scenario
from planner.text import message

Edits = Sequence[Mapping[str, Any]]


def solve(  # noqa: PLR0913  the settings of one run, all by name
    park: ParkTables,
    *,
    goal: str | None = None,
    hold: bool | None = None,
    drop_signed: bool = False,
    time_limit: float = 60.0,
    gap: float = 0.0,
    nodes: int | None = None,
    seed: int = 0,
    solver: str = "highs",
    start: PlanResult | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> PlanResult:
    """Return the best plan found, with what was proven of it and what the checker says.

    Parameters
    ----------
    goal
        A preset (`default`, `by_stage`, `tax`, `jobs`, `output`, `most_firms`, `priority_area`, `phase1_first`,
        `rent`); None for the goals of the tables. Signed firms come first in all of them.
    hold
        Whether speculative firms wait; None for the setting of the tables.
    drop_signed
        Agree that a signed firm may be left out for the sake of another goal.
    time_limit, gap, nodes
        Seconds for all, the fraction at which a stage may end, nodes of the search a stage.
    start
        A plan to begin from.

    Raises
    ------
    InputError
        If there is no such goal, or weighted goals may leave out a signed firm and that was not agreed to.
    """
    if goal is not None and goal not in PRESETS:
        known = ", ".join(PRESETS)
        raise refuse(
            message(
                "没有目标 {goal}；可选：{known}",
                "no goal {goal}; choose from: {known}",
                goal=goal,
                known=known,
            )
        )
    policy = park.problem.policy
    tiers = policy.goal_tiers if goal is None else PRESETS[goal]
    if not drop_signed and policy.mode is GoalMode.WEIGHTED and may_drop_signed(tiers, policy.mode):
        raise refuse(
            message(
                "目标为加权求和，已签企业可能落选。同意请设 drop_signed=True",
                "in a weighted sum of goals a signed firm may be left out: agree with drop_signed=True",
            )
        )
    wishes = SolveSettings(preset=goal, mode=policy.mode, hold=hold, drop_signed=drop_signed)
    limits = Limits(time_limit_s=time_limit, gap=gap, nodes=nodes, seed=seed, solver=solver)
    report = plan_dossier(
        configured_dossier(park.dossier, wishes),
        limits,
        start=None if start is None else start.plan,
        on_progress=on_progress,
    )
    return PlanResult(report)


def solve_what_if(
    base: PlanResult,
    edits: Edits,
    *,
    time_limit: float = 60.0,
    gap: float = 0.0,
    nodes: int | None = None,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
) -> PlanResult:
    """Return the plan of the edited facts that changes no more firms than the repair of `base` must.

    Parameters
    ----------
    edits
        Edits as a scenario file writes them, such as `{"kind": "delay_handover", "phase": "2", "quarters": 2}`.

    Raises
    ------
    InputError
        Naming every edit that cannot be read or does not fit the facts.
    """
    limits = Limits(time_limit_s=time_limit, gap=gap, nodes=nodes, seed=seed)
    try:
        scenario = Scenario(name="", edits=edits_from_json([dict(edit) for edit in edits]))
        return PlanResult(solve_scenario(base.report, scenario, limits, on_progress=on_progress))
    except EditConflict as refusal:
        raise InputError(refusal.issues) from refusal


def check_plan(park: ParkTables, plan: PlanResult | pd.DataFrame) -> pd.DataFrame:
    """Return what the independent checker finds in a plan, whoever made it; an empty frame if nothing.

    Parameters
    ----------
    plan
        A result, or a frame with `firm_id`, `units` (joined by `;` or a list), `start` and `end` (exclusive).

    Raises
    ------
    InputError
        If a column is missing or a quarter cannot be read.
    """
    placed = plan.plan if isinstance(plan, PlanResult) else _plan(plan)
    return frames.findings(plan_findings(park.problem, placed))


def _plan(frame: pd.DataFrame) -> Plan:
    missing = [name for name in ("firm_id", "units", "start", "end") if name not in frame.columns]
    if missing:
        raise refuse(
            message("方案缺少列：{names}", "the plan has no column {names}", names=", ".join(missing))
        )
    return Plan(
        placements=tuple(_placement(number, row) for number, row in enumerate(frame.to_dict("records"), 1))
    )


def _placement(number: int, row: Mapping[Any, Any]) -> Placement:
    units = row["units"]
    names = units.replace("；", ";").split(";") if isinstance(units, str) else [str(one) for one in units]
    return Placement(
        firm_id=str(row["firm_id"]),
        units=tuple(name.strip() for name in names if name.strip()),
        start=_quarter(number, "start", row["start"]),
        end=_quarter(number, "end", row["end"]),
    )


def _quarter(number: int, column: str, value: object) -> Quarter:
    try:
        return Quarter.parse(str(value))
    except ValueError:
        raise refuse(
            message(
                "第 {row} 行 {column} 列的 {text} 不是季度，请写成 2024Q3",
                "row {row}, column {column}: {text} is no quarter; write 2024Q3",
                row=number,
                column=column,
                text=str(value),
            )
        ) from None
