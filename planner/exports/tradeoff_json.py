"""A frontier and near plans as JSON objects, and their rows for a CSV file."""

from collections.abc import Sequence
from typing import Any

from planner.domain.sweeping.frontier import Frontier, Near
from planner.exports.both_texts import both_texts
from planner.text import Message


def frontier_object(found: Frontier, steps: Sequence[Message]) -> dict[str, Any]:
    """Return a frontier as plain values."""
    return {
        "first": found.first,
        "second": found.second,
        "complete": found.is_complete,
        "points": frontier_rows(found),
        "steps": [both_texts(one) for one in steps],
    }


def frontier_rows(found: Frontier) -> list[dict[str, Any]]:
    """Return a row a point: both goals, their bounds where the point is not proven, and who is placed."""
    return [
        {
            "first": point.first,
            "first_bound": point.first if point.is_proven else point.first_bound,
            "second": point.second,
            "second_bound": point.second if point.is_proven else point.second_bound,
            "proven": point.is_proven,
            "placed": sorted(point.outcome.plan.by_firm) if point.outcome.plan else [],
        }
        for point in found.points
    ]


def near_rows(found: Sequence[Near]) -> list[dict[str, Any]]:
    """Return a row for each placement of each plan found."""
    return [
        {
            "plan": at,
            "firm_id": one.firm_id,
            "units": list(one.units),
            "start_quarter": str(one.start),
            "end_quarter": str(one.end),
        }
        for at, near in enumerate(found, start=1)
        for one in (near.outcome.plan.placements if near.outcome.plan else ())
    ]


def near_object(found: Sequence[Near]) -> dict[str, Any]:
    """Return plans nearly as good as plain values."""
    placed = near_rows(found)
    return {
        "plans": [
            {
                "plan": at,
                "objective": one.outcome.objective,
                "distance": one.distance,
                "farthest": one.is_farthest,
                "broken_rules": one.broken,
                "placements": [row for row in placed if row["plan"] == at],
            }
            for at, one in enumerate(found, start=1)
        ]
    }
