"""A plan judged again, as one JSON object: what `check --json` prints."""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any

from planner.domain.solving.finding import Issue
from planner.domain.solving.report import Report
from planner.exports.json_report import finding_object, stage_object
from planner.text import Lang
from planner.views.unplaced import unplaced_rows

_CLAIMS = (
    "status", "objective", "bound", "gap", "stages", "limits", "placed", "unplaced", "fingerprint",
)  # fmt: skip


def check_object(report: Report | None, issues: Sequence[Issue], *, passes: bool) -> dict[str, Any]:
    """Return verdict, claims, findings and issues as plain values; no claims if nothing could be read."""
    return {
        "passes": passes,
        **(dict.fromkeys(_CLAIMS) if report is None else _claims(report)),
        "findings": [finding_object(finding) for finding in report.findings] if report else [],
        "issues": [_issue(issue) for issue in issues],
    }


def check_json(report: Report | None, issues: Sequence[Issue], *, passes: bool) -> bytes:
    """Write the object as UTF-8 text, keys in the order of `check_object`."""
    told = check_object(report, issues, passes=passes)
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace") + b"\n"


def _claims(report: Report) -> dict[str, Any]:
    outcome = report.outcome
    limits = outcome.limits
    return {
        "status": outcome.status.value,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": _number(outcome.gap),
        "stages": [stage_object(stage) | {"gap": _number(stage.gap)} for stage in outcome.stages],
        "limits": {
            "time_limit_s": _number(limits.time_limit_s),
            "gap": _number(limits.gap),
            "nodes": limits.nodes,
            "seed": limits.seed,
        },
        "placed": len(report.plan.by_firm) if outcome.plan is not None else None,
        "unplaced": [row.firm.firm_id for row in unplaced_rows(report.problem, report.plan, {})],
        "fingerprint": outcome.fingerprint,
    }


def _number(value: float | None) -> float | None:
    """Return a figure, or None: what is forged may be no number, and JSON has no word for that."""
    return value if value is not None and isfinite(value) else None


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "severity": issue.severity.value,
        "file": issue.cell.file if issue.cell else "",
        "text_zh": issue.message.say(Lang.ZH),
        "text_en": issue.message.say(Lang.EN),
    }
