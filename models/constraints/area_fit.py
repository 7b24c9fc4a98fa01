"""Area fits: a firm gets neither too little nor too much.

Purpose
    The leasable area given lies in the range the firm named.
Sets and symbols
    i firm, r run; a_r leasable area, and least and most area of the firm, m².
Inequality
    A candidate (i, r) exists only if min_i ≤ a_r ≤ max_i (clauses min, max). No row.
What makes it tight
    The candidate is never made; most runs of most firms go here, so it is asked first.
As a planner would say it
    "They asked for 2,000 and would take 1,800 to 2,600."
"""

import math
from collections.abc import Iterator

from models.instance import Instance, Run
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm


def misfits(firm: Firm, run: Run, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return clause and building if the run is too small or too large for the firm."""
    if run.area_m2 < firm.area_min_m2:
        yield "min", run.building_id
    if run.area_m2 > firm.area_max_m2:
        yield "max", run.building_id


def bounds(firm: Firm, instance: Instance) -> tuple[float, float]:
    """Return the least and the most leasable ㎡ in force for the firm; 0 and infinity where released."""
    low = 0.0 if instance.releases(RuleKey.AREA_FIT, "min", firm.firm_id) else firm.area_min_m2
    high = math.inf if instance.releases(RuleKey.AREA_FIT, "max", firm.firm_id) else firm.area_max_m2
    return low, high
