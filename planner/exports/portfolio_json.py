"""A portfolio as one JSON object: what `portfolio --json` prints."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import Outcome
from planner.exports.json_report import finding_object, report_object, stage_object
from planner.text import Text
from planner.views.portfolio import elsewhere_rows, graduation_rows, site_rows


def portfolio_object(told: PortfolioReport) -> dict[str, Any]:
    """Return a portfolio as plain values: `together` is a plan as `plan --json` tells it, `alone` a solve a site.

    Money is 万元, areas ㎡, shares are fractions; texts are given in both languages.
    """
    parks = told.portfolio.park_ids
    return {
        "name_zh": told.portfolio.name.zh,
        "name_en": told.portfolio.name.en,
        "parks": list(parks),
        "together": None if told.report is None else report_object(told.report),
        "alone": {park_id: _outcome(one) for park_id, one in zip(parks, told.outcome.alone, strict=False)},
        "gains": [
            {
                "tier": gain.tier.key,
                "alone": gain.alone,
                "together": gain.together,
                "gain": gain.together - gain.alone,
            }
            for gain in told.gains
        ],
        "sites": [_plain(asdict(row)) for row in site_rows(told)],
        "elsewhere": [_plain(asdict(row)) for row in elsewhere_rows(told)],
        "graduations": [_plain(asdict(row)) for row in graduation_rows(told)],
        "findings": [finding_object(finding) for finding in told.broken],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "stages": [stage_object(stage) for stage in outcome.stages],
        "seconds": round(outcome.seconds, 3),
        "placed": len(outcome.plan.by_firm) if outcome.plan else 0,
        "fingerprint": outcome.fingerprint,
    }


def _plain(value: Any) -> Any:
    """Return rows as JSON has them: a text as its two languages, an exact number as a number."""
    if isinstance(value, dict):
        if set(value) == set(Text.__slots__):
            return {"zh": value["zh"], "en": value["en"]}
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
