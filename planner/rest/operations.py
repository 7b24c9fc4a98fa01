"""What may be asked, one function each: the services are called, and their answers written as plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from planner.domain.edits import EditConflict
from planner.domain.edits.scenario import scenario_from_json
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem, from_json, to_json
from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.finding import Severity
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.solving.task import Task
from planner.domain.validation import issues_of
from planner.exports.comparison_json import comparison_object
from planner.exports.json_report import report_object
from planner.exports.place_json import places_object
from planner.rest.bodies import (
    CompareBody,
    HealthAnswer,
    ParkAnswer,
    PlanBody,
    PlanLine,
    ScenarioBody,
    SolveAnswer,
    SolveBody,
)
from planner.rest.fault import RestFault, not_found, of_issues, of_validation
from planner.rest.services import RestServices
from planner.services.planning.solving import SolveSettings, configured
from planner.services.planning.wire import SolveOrder
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.services.scenarios.files import ask_for_signed
from planner.services.scenarios.solving import scenario_problem
from planner.text import message
from planner.version import VERSION


@dataclass(frozen=True, kw_only=True)
class RestCall:
    """One request: what stands in its path and query, and its body as it was checked."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: BaseModel | None = None


def health(_services: RestServices, _call: RestCall) -> HealthAnswer:
    """Return that the planner answers; no database is asked."""
    return HealthAnswer(status="ok", version=VERSION)


def parks(services: RestServices, _call: RestCall) -> list[ParkAnswer]:
    """Return the parks with their newest plans."""
    bench = services.workbench()
    found = []
    for choice in bench.parks():
        facts = bench.facts(choice.key)
        standing = bench.in_force(facts) if facts.dossier else None
        lines = [
            PlanLine(
                plan=one.version_id,
                number=one.plan_number,
                name=one.name,
                facts=one.number,
                is_in_force=one.version_id == standing,
            )
            for one in bench.versions(facts)
        ]
        found.append(
            ParkAnswer(
                park=choice.key,
                name_zh=choice.title.zh,
                name_en=choice.title.en,
                version=facts.number,
                fingerprint=facts.dossier.problem.fingerprint if facts.dossier else "",
                plans=lines,
            )
        )
    return found


def problem(services: RestServices, call: RestCall) -> Any:
    """Return the newest facts of a park, as they can be sent back."""
    facts = services.park(call.path["park"])
    return json.loads(to_json(_dossier(facts.dossier).problem))


def make_plan(services: RestServices, call: RestCall) -> SolveAnswer:
    """Start a solve of a park or of a problem that was sent."""
    body = call.body
    assert isinstance(body, PlanBody)  # as the operation declares
    if (body.park is None) == (body.problem is None):
        said = message("请给出 park 或 problem 之一", "give either park or problem")
        raise RestFault(422, "invalid", said)
    if body.park is not None:
        facts = services.park(body.park)
        wishes = _wishes(body, _dossier(facts.dossier).problem)
        return _task(services.solve(services.workbench().start(facts, wishes, _limits(body), actor=PROGRAM)))
    sent = _problem(body.problem or {})
    order = SolveOrder(configured(sent, _wishes(body, sent)), _limits(body))
    return _task(services.solve(services.tasks().start(order, facts=sent.fingerprint)))


def make_scenario(services: RestServices, call: RestCall) -> SolveAnswer:
    """Start the solve of a scenario on a plan, with least change from it."""
    body = call.body
    assert isinstance(body, ScenarioBody)  # as the operation declares
    base = services.report(body.plan)
    try:
        scenario = scenario_from_json(json.dumps(body.scenario))
        ask_for_signed(base.problem, scenario.edits)
        edited = scenario_problem(base.problem, base.plan, scenario)
    except EditConflict as refusal:
        raise of_issues("scenario_refused", refusal.issues) from refusal
    order = SolveOrder(edited, _limits(body, few_changes=True), base.plan)
    project_id = services.project_of(body.plan)
    asked = services.tasks().start(
        order, facts=base.problem.fingerprint, project=(project_id, None) if project_id else None
    )
    return _task(services.solve(asked))


def task(services: RestServices, call: RestCall) -> SolveAnswer:
    """Return a solve as it stands."""
    return _task(services.solve(call.path["task"]))


def cancel(services: RestServices, call: RestCall) -> SolveAnswer:
    """Ask a solve to stop; the best plan so far is kept."""
    services.solve(call.path["task"])
    services.tasks().cancel(call.path["task"])
    return _task(services.solve(call.path["task"]))


def plan(services: RestServices, call: RestCall) -> Any:
    """Return a plan with what the checker and the measures say of it."""
    return report_object(services.report(call.path["plan"]))


def why(services: RestServices, call: RestCall) -> Any:
    """Return why a firm is in a place of a plan, or is not; within the seconds a screen would wait."""
    report = services.report(call.path["plan"])
    firm_id, place_id = call.query["firm"], call.query["place"]
    if firm_id not in report.problem.firm:
        raise not_found("firm", firm_id)
    if place_id not in {*report.problem.building, *report.problem.unit}:
        raise not_found("place", place_id)
    answer = services.places().answer(report, firm_id, place_id)
    return places_object(report.problem, firm_id, (answer,))


def compare(services: RestServices, call: RestCall) -> Any:
    """Return plans held against one of them."""
    body = call.body
    assert isinstance(body, CompareBody)  # as the operation declares
    if body.reference >= len(body.plans):
        said = message("reference 超出 plans 的范围", "reference is beyond the plans")
        raise RestFault(422, "invalid", said)
    named = [services.named_report(plan_id) for plan_id in body.plans]
    sides = [ComparedPlan(name=name, report=report) for name, report in named]
    _require_one_park([side.report for side in sides])
    return comparison_object(compare_sides(sides, reference=body.reference))


def _require_one_park(reports: list[Report]) -> None:
    parks_of = {tuple(park.park_id for park in report.problem.parks) for report in reports}
    if len(parks_of) > 1:
        said = message("只能对比同一园区的方案", "only plans of one park can be compared")
        raise RestFault(422, "invalid", said)


def _problem(sent: dict[str, Any]) -> Problem:
    try:
        read = from_json(json.dumps(sent).encode())
    except ValidationError as fault:
        raise of_validation(fault, under="problem") from fault
    except (ValueError, RecursionError) as fault:
        said = message("problem 无法识别", "problem cannot be read")
        raise RestFault(422, "invalid", said) from fault
    faults = [one for one in issues_of(Dossier(problem=read)) if one.severity is Severity.ERROR]
    if faults:
        raise of_issues("facts_refused", faults)
    return read


def _wishes(body: PlanBody, asked: Problem) -> SolveSettings:
    # The mode is named, so that signed firms come first in the goals of the facts too.
    return SolveSettings(preset=body.goal, mode=asked.policy.mode)


def _limits(body: SolveBody, *, few_changes: bool = False) -> Limits:
    return Limits(time_limit_s=body.time_limit_s, gap=body.gap, seed=body.seed, few_changes=few_changes)


def _dossier(dossier: Dossier | None) -> Dossier:
    assert dossier is not None  # `RestServices.park` sees to it
    return dossier


def _task(one: Task) -> SolveAnswer:
    latest = one.outcome or one.progress
    return SolveAnswer(
        task=one.task_id,
        state=one.state,
        ahead=one.ahead,
        seconds=round(one.seconds, 3),
        objective=latest.objective if latest else None,
        bound=latest.bound if latest else None,
        gap=latest.gap if latest else None,
        has_plan=one.outcome is not None and one.outcome.plan is not None,
        text_zh=one.reason.zh,
        text_en=one.reason.en,
    )
