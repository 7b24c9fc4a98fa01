"""What is said about a plan, as tidy frames: one observation a row, keys of the tables as headers."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from planner.api.cells import quarters
from planner.domain.goal import GOALS
from planner.domain.measures import Measures
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding, Reason
from planner.domain.solving.report import Report
from planner.text import Lang
from planner.views.timeline import timeline_rows
from planner.views.unplaced import unplaced_rows

_SENTENCE = ("text_zh", "text_en")
_REASON = (
    *("why", "rule", "clause", "subject", "need", "available", "missing", "frees", "holders"),
    *_SENTENCE,
)


def placements(problem: Problem, plan: Plan) -> pd.DataFrame:
    """Return one row a placement, by firm and start."""
    made = plan.placements
    firm, unit = problem.firm, problem.unit
    return pd.DataFrame(
        {
            "firm_id": [one.firm_id for one in made],
            "name_zh": [firm[one.firm_id].name.zh if one.firm_id in firm else "" for one in made],
            "name_en": [firm[one.firm_id].name.en if one.firm_id in firm else "" for one in made],
            "building_id": [
                ";".join(dict.fromkeys(unit[name].building_id for name in one.units if name in unit))
                for one in made
            ],
            "units": [";".join(one.units) for one in made],
            "leasable_m2": [
                sum(unit[name].leasable_m2 for name in one.units if name in unit) for one in made
            ],
            "start": quarters([one.start for one in made]),
            "end": quarters([one.end for one in made]),
        }
    )


def units(problem: Problem, plan: Plan) -> pd.DataFrame:
    """Return one row a unit and placement; a unit nobody takes has one row without a firm."""
    taken: dict[str, list[Placement | None]] = {}
    for one in plan.placements:
        for name in one.units:
            taken.setdefault(name, []).append(one)
    rows = [(unit, one) for unit in problem.units for one in taken.get(unit.unit_id, [None])]
    return pd.DataFrame(
        {
            "unit_id": [unit.unit_id for unit, _ in rows],
            "building_id": [unit.building_id for unit, _ in rows],
            "floor": [unit.floor for unit, _ in rows],
            "leasable_m2": [unit.leasable_m2 for unit, _ in rows],
            "firm_id": pd.array([None if one is None else one.firm_id for _, one in rows], dtype="str"),
            "start": quarters([None if one is None else one.start for _, one in rows]),
            "end": quarters([None if one is None else one.end for _, one in rows]),
        }
    )


def unplaced(report: Report) -> pd.DataFrame:
    """Return one row a reason; a firm without any has one row whose reason is missing."""
    rows = []
    for row in unplaced_rows(report.problem, report.plan, report.reasons):
        firm = row.firm
        for rank, reason in enumerate(report.reasons.get(firm.firm_id, ()) or (None,), start=1):
            rows.append((firm.firm_id, firm.name.zh, firm.name.en, firm.area_req_m2, rank, *_reason(reason)))
    return _with_quarters(["firm_id", "name_zh", "name_en", "area_req_m2"], rows)


def reasons(firm_id: str, every: Sequence[Reason]) -> pd.DataFrame:
    """Return one row a reason why a firm has no place, the most telling first."""
    return _with_quarters(
        ["firm_id"], [(firm_id, rank, *_reason(one)) for rank, one in enumerate(every, start=1)]
    )


def _with_quarters(heads: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=[*heads, "rank", *_REASON])
    return frame.assign(frees=quarters(list(frame["frees"])))


def kpis(measures: Measures) -> pd.DataFrame:
    """Return every figure; `quarter` or `year` is set where it is as of one, `numerator` where it is a ratio."""
    every = measures.kpis
    return pd.DataFrame(
        {
            "kpi": [one.key for one in every],
            "title_zh": [one.title.zh for one in every],
            "title_en": [one.title.en for one in every],
            "extent": [one.extent.value for one in every],
            "subject_id": [one.subject_id for one in every],
            "quarter": quarters([one.quarter for one in every]),
            "year": pd.array([one.year for one in every], dtype="Int64"),
            "value": _numbers(one.value for one in every),
            "unit": [one.unit.en for one in every],
            "numerator": _numbers(one.numerator for one in every),
            "denominator": _numbers(one.denominator for one in every),
            "threshold": _numbers(one.threshold for one in every),
            "meets": pd.array([one.meets for one in every], dtype="boolean"),
        }
    )


def goals(measures: Measures) -> pd.DataFrame:
    """Return every goal of the catalogue with its value."""
    known = [goal for goal in GOALS if goal.key in measures.goals]
    return pd.DataFrame(
        {
            "goal": [goal.key.value for goal in known],
            "title_zh": [goal.title.zh for goal in known],
            "title_en": [goal.title.en for goal in known],
            "value": pd.array([measures.goals[goal.key] for goal in known], dtype="Int64"),
            "unit": [goal.unit.en for goal in known],
        }
    )


def stages(report: Report) -> pd.DataFrame:
    """Return one row a tier that was solved."""
    titles = {tier.key: tier.title for tier in report.problem.policy.goal_tiers}
    done = report.outcome.stages
    return pd.DataFrame(
        {
            "tier": [one.goal for one in done],
            "title_zh": [titles[one.goal].zh if one.goal in titles else one.goal for one in done],
            "title_en": [titles[one.goal].en if one.goal in titles else one.goal for one in done],
            "status": [one.status.value for one in done],
            "objective": pd.array([one.objective for one in done], dtype="Int64"),
            "bound": pd.array([one.bound for one in done], dtype="Int64"),
            "gap": pd.array([one.gap for one in done], dtype="Float64"),
            "seconds": [one.seconds for one in done],
            "carries_value": [one.carries_value for one in done],
        }
    )


def resources(measures: Measures) -> pd.DataFrame:
    """Return draw and cap of each resource by subject and quarter, in the units of `docs/tables.md`."""
    every = measures.resources
    return pd.DataFrame(
        {
            "scope": [one.scope.value for one in every],
            "subject_id": [one.subject_id for one in every],
            "resource": [one.resource.value for one in every],
            "quarter": quarters([one.quarter for one in every]),
            "used": _numbers(one.used for one in every),
            "cap": _numbers(one.cap for one in every),
            "share": _numbers(one.share for one in every),
            "meets": pd.array([one.meets for one in every], dtype="boolean"),
        }
    )


def timeline(report: Report) -> pd.DataFrame:
    """Return one row a quarter; firms are named by id, joined by `;`."""
    rows = timeline_rows(report.problem, report.plan, report.measures)
    return pd.DataFrame(
        {
            "quarter": quarters([row.quarter for row in rows]),
            "handed_over": [";".join(row.handed_over) for row in rows],
            "arriving": [";".join(row.arriving) for row in rows],
            "producing": [";".join(row.producing) for row in rows],
            "leaving": [";".join(row.leaving) for row in rows],
            "firms_present": [row.present for row in rows],
            "delivered_m2": _numbers(row.delivered_m2 for row in rows),
            "signed_m2": _numbers(row.occupancy.signed_m2 for row in rows),
            "expected_m2": _numbers(row.occupancy.expected_m2 for row in rows),
            "pencilled_m2": _numbers(row.occupancy.pencilled_m2 for row in rows),
            "signed_share": _numbers(row.occupancy.signed for row in rows),
            "expected_share": _numbers(row.occupancy.expected for row in rows),
            "pencilled_share": _numbers(row.occupancy.pencilled for row in rows),
        }
    )


def findings(found: Sequence[Finding]) -> pd.DataFrame:
    """Return one row a finding; `is_fault` where the plan breaks a rule by it. None means that the plan passes."""
    rows = [
        (
            str(one.rule),
            one.clause,
            ";".join(one.subjects),
            one.need,
            one.available,
            one.is_fault,
            one.existing,
            one.soft,
            one.message.say(Lang.ZH),
            one.message.say(Lang.EN),
        )
        for one in found
    ]
    heads = ["rule", "clause", "subjects", "need", "available", "is_fault", "existing", "soft", *_SENTENCE]
    return pd.DataFrame(rows, columns=heads).astype({"is_fault": bool, "existing": bool, "soft": bool})


def _reason(reason: Reason | None) -> tuple[Any, ...]:
    if reason is None:
        return tuple(None if head == "frees" else "" for head in _REASON)
    return (
        reason.why.value,
        str(reason.rule),
        reason.clause,
        reason.subject,
        reason.need,
        reason.available,
        reason.missing,
        reason.frees,
        ";".join(reason.holders),
        reason.message.say(Lang.ZH),
        reason.message.say(Lang.EN),
    )


def _numbers(values: Iterable[Any]) -> Any:
    return pd.array([None if one is None else float(one) for one in values], dtype="Float64")
