"""Builders of reports: a plan with everything said about it, as a solve would hand it over."""

from random import Random
from typing import Any

from planner.domain.measures import measure
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, StageResult, Status
from planner.domain.solving.report import Report

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "&amp;<b>粗</b>",
    "مرحبا\u202eevil\u202c",
    "🏭🧪" * 10,
    "]]></svg><svg onload=alert(1)>",
    "{0} {firm} %{x}",
    "a\x0bb\x00c",
    "很长的名字" * 60,
    'O\'Brien & Söhne "Ltd"',
    "https://example.org/x",
)
"""Names as someone might type them, some in bad faith."""


def stage(goal: str, status: Status = Status.PROVEN_OPTIMAL, **changes: Any) -> StageResult:
    facts: dict[str, Any] = {
        "goal": goal,
        "status": status,
        "objective": 2,
        "bound": 2,
        "gap": 0.0,
        "seconds": 0.5,
    }
    return StageResult(**(facts | changes))


def outcome(problem: Problem, plan: Plan | None, **changes: Any) -> Outcome:
    facts: dict[str, Any] = {
        "status": Status.PROVEN_OPTIMAL,
        "plan": plan,
        "objective": 100,
        "bound": 100,
        "gap": 0.0,
        "stages": (stage("signed"), stage("value", objective=100, bound=100)),
        "seconds": 1.25,
        "solver": "highs",
        "versions": (("python", "3.11"), ("highs", "1.16.0")),
        "limits": Limits(seed=7),
        "fingerprint": problem.fingerprint,
    }
    return Outcome(**(facts | changes))


def report(problem: Problem, plan: Plan | None, **changes: Any) -> Report:
    facts: dict[str, Any] = {
        "problem": problem,
        "outcome": outcome(problem, plan),
        "findings": (),
        "measures": measure(problem, plan or Plan()),
    }
    return Report(**(facts | changes))


def scattered_plan(problem: Problem, seed: int) -> Plan:
    """Return any plan, sound or not: firms on neighbouring units of one floor, at any quarter."""
    dice = Random(seed)
    placements = []
    for firm in problem.firms:
        if dice.random() < 0.3:
            continue
        first = dice.choice(problem.units)
        length = dice.randint(1, 3)
        run = [
            unit.unit_id
            for unit in problem.units_of[first.building_id]
            if unit.floor == first.floor and 0 <= unit.seq - first.seq < length
        ]
        start = dice.choice(problem.quarters)
        placements.append(
            Placement(firm_id=firm.firm_id, units=tuple(run), start=start, end=start + dice.randint(1, 12))
        )
    return Plan(placements=tuple(placements))
