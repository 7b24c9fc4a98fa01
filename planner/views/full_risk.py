"""How likely each building is to be full in a quarter, by what the futures say."""

from collections.abc import Mapping

from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.risk import Probability, RiskSummary
from planner.text import Text

FULL_CLASSES: Mapping[str, Text] = {
    "under_10": Text("低于 10%", "below 10%"),
    "under_50": Text("10% 至 50%", "10% to 50%"),
    "under_90": Text("50% 至 90%", "50% to 90%"),
    "from_90": Text("90% 及以上", "90% and above"),
}
"""The classes of a probability, the least first, by the keys of their colours."""
_ENDS = {"under_10": 0.1, "under_50": 0.5, "under_90": 0.9}


def full_at(summary: RiskSummary, quarter: Quarter) -> dict[str, Probability]:
    """Return the probability that each building is let to the last unit in a quarter; none outside the horizon."""
    return {row.subject_id: found for row in summary.full for at, found in row.by_quarter if at == quarter}


def full_class(share: float) -> str:
    """Return the key of the class that a probability is in."""
    return next((key for key, end in _ENDS.items() if share < end), "from_90")
