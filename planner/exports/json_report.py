"""The plan as one JSON object: what `plan --json` prints and a bundle holds."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from planner.domain.measures import Measures, ResourceUse
from planner.domain.park.plan import Placement
from planner.domain.solving.finding import Finding, Reason
from planner.domain.solving.outcome import StageResult
from planner.domain.solving.report import Report
from planner.exports.both_texts import both_texts
from planner.text import Lang
from planner.views.reach import reach_sentences
from planner.views.unplaced import unplaced_rows


def report_object(report: Report) -> dict[str, Any]:
    """Return a report as plain values; money is 万元, areas ㎡, shares are fractions.

    A plan made from a plan in force says in `reach` how few firms change, and what was not reached.
    If commitments contradict, `conflict` names a few of them and `contradictions` tells all; `note` says why a solve failed.
    """
    outcome = report.outcome
    told: dict[str, Any] = {
        "status": outcome.status.value,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "stages": [stage_object(stage) for stage in outcome.stages],
        "seconds": round(outcome.seconds, 3),
        "placed": len(report.plan.by_firm),
        "unplaced": _unplaced(report),
        "placements": [_placement(placement) for placement in report.plan.placements],
        "measures": _measures(report.measures),
        "findings": [finding_object(finding) for finding in report.findings],
        "versions": dict(outcome.versions),
        "seed": outcome.limits.seed,
        "fingerprint": outcome.fingerprint,
    }
    if outcome.repair_changes is not None:
        told["repair_changes"] = outcome.repair_changes
        told["few_changes"] = outcome.is_held
        told["reach"] = [{"text_zh": said.zh, "text_en": said.en} for said in reach_sentences(report)]
    if outcome.conflict:
        told["conflict"] = list(outcome.conflict)
    if report.contradictions:
        told["contradictions"] = [both_texts(said) for said in report.contradictions]
    if outcome.note:
        told["note"] = outcome.note
    return told


def report_json(report: Report) -> bytes:
    """Write the object as UTF-8 text, keys in the order of `report_object`."""
    text = json.dumps(report_object(report), ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", "replace") + b"\n"


def reason_object(reason: Reason) -> dict[str, Any]:
    """Return why a firm has no place as plain values."""
    return {
        "why": reason.why.value,
        "rule": reason.rule,
        "clause": reason.clause,
        "subject": reason.subject,
        "need": reason.need,
        "available": reason.available,
        "missing": reason.missing,
        "frees": None if reason.frees is None else str(reason.frees),
        "holders": list(reason.holders),
        "text_zh": reason.message.say(Lang.ZH),
        "text_en": reason.message.say(Lang.EN),
    }


def stage_object(stage: StageResult) -> dict[str, Any]:
    """Return a stage as plain values."""
    return {
        "goal": stage.goal,
        "status": stage.status.value,
        "objective": stage.objective,
        "bound": stage.bound,
        "gap": stage.gap,
    }


def _unplaced(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "firm_id": row.firm.firm_id,
            "reasons": [reason_object(reason) for reason in report.reasons.get(row.firm.firm_id, ())],
        }
        for row in unplaced_rows(report.problem, report.plan, report.reasons)
    ]


def _placement(placement: Placement) -> dict[str, Any]:
    return {
        "firm_id": placement.firm_id,
        "units": list(placement.units),
        "start_quarter": str(placement.start),
        "end_quarter": str(placement.end),
    }


def _measures(measures: Measures) -> dict[str, Any]:
    by_quarter: dict[str, dict[str, Any]] = {}
    for kpi in measures.kpis:
        if not kpi.subject_id and (kpi.quarter is not None or kpi.year is not None):
            when = str(kpi.quarter if kpi.quarter is not None else kpi.year)
            by_quarter.setdefault(kpi.key, {})[when] = _number(kpi.value)
    return {
        "goals": dict(measures.goals),
        "kpis": {kpi.key: _number(kpi.value) for kpi in measures.headline()},
        "over_time": by_quarter,
        "resources": [_resource(use) for use in measures.resources],
    }


def _resource(use: ResourceUse) -> Mapping[str, Any]:
    return {
        "scope": use.scope.value,
        "subject": use.subject_id,
        "resource": use.resource.value,
        "quarter": str(use.quarter),
        "used": _number(use.used),
        "cap": _number(use.cap),
        "share": _number(use.share),
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values."""
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "subjects": list(finding.subjects),
        "need": finding.need,
        "available": finding.available,
        "soft": finding.soft,
        "existing": finding.existing,
        "text_zh": finding.message.say(Lang.ZH),
        "text_en": finding.message.say(Lang.EN),
    }


def _number(value: Decimal | int | None) -> int | float | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
