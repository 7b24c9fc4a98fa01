"""The changed row behind a finding: the cap, the handover, the figure or the switch that did it."""

from collections.abc import Mapping, Sequence

from planner.analysis.explain.shortfall import cause_of
from planner.domain.changes.difference import POLICY, RowChange
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding

_FIELDS: Mapping[str, frozenset[str]] = {
    RuleKey.HANDOVER: frozenset(
        {"handover_quarter", "available_quarter", "desired_quarter", "latest_quarter", "lease_years"}
        | {"first_quarter", "last_quarter"}
    ),
    RuleKey.AREA_FIT: frozenset({"area_min_m2", "area_max_m2", "leasable_m2"}),
    RuleKey.FLOOR_LOAD: frozenset({"load_kn_m2", "min_load_kn_m2"}),
    RuleKey.CLEAR_HEIGHT: frozenset({"clear_height_m", "min_clear_height_m"}),
    RuleKey.FREIGHT_LIFT: frozenset({"freight_lift_t", "min_freight_lift_t"}),
    RuleKey.GROUND_FLOOR: frozenset({"ground_floor", "is_ground"}),
    RuleKey.DOCK: frozenset({"dock_access", "needs_dock"}),
    RuleKey.STEAM_MAIN: frozenset({"steam_available", "needs_steam"}),
    RuleKey.HAZARD_CLASS: frozenset({"hazard_class", "max_hazard_class"}),
    RuleKey.FIRE_COMPARTMENT: frozenset({"fire_compartment_m2", "hazard_class"}),
    RuleKey.WHOLE_BUILDING: frozenset({"needs_whole_building"}),
    RuleKey.UNIT_STATE: frozenset({"state"}),
    RuleKey.COMMITMENTS: frozenset(
        {"parks", "stage", "committed_building", "committed_units", "sitting_units", "lease_end", "leases"}
    ),
    RuleKey.SEGREGATION: frozenset({"emits", "receptors"}),
}
"""Fields of tables that a rule reads, where it reads but a few."""
_POLICY_OF: Mapping[str, tuple[str, ...]] = {
    RuleKey.COMMITMENTS: ("pin", "forbid", "hold"),
    RuleKey.RESERVE: ("reserve",),
    RuleKey.ENTRY_TERMS: ("entry",),
    RuleKey.SPECULATIVE_HOLD: ("settings",),
}


def row_behind(
    problem: Problem, placement: Placement, finding: Finding, rows: Sequence[RowChange]
) -> RowChange | None:
    """Return the changed row that `finding` speaks of, or None if none changed."""
    ids = _ids(problem, placement, finding)
    weighed = [(_weight(row, finding, ids), -number, row) for number, row in enumerate(rows)]
    best = max(weighed, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] else None


def _ids(problem: Problem, placement: Placement, finding: Finding) -> frozenset[str]:
    units = [problem.unit[name] for name in placement.units if name in problem.unit]
    buildings = {unit.building_id for unit in units}
    parks = {problem.building[name].park_id for name in buildings}
    return frozenset({*finding.subjects, placement.firm_id, *placement.units, *buildings, *parks})


def _weight(row: RowChange, finding: Finding, ids: frozenset[str]) -> int:
    """Return how surely the row is behind the finding; 0 if it is not."""
    rule, clause = cause_of(finding)
    if row.table == POLICY:
        return _policy_weight(row, rule, clause, ids)
    if row.table == "caps":
        return 4 * (rule == RuleKey.UTILITIES and row.key[2] == clause and row.key[1] in ids)
    if row.table == "segregation_rules":
        return 4 * (rule == RuleKey.SEGREGATION and row.key[0] == clause)
    if ids.isdisjoint(row.key):
        return 0
    named = {one.field for one in row.fields}
    if rule == RuleKey.UTILITIES:
        return 3 * (clause in named or (clause == "power_kw" and "usable_kw" in named))
    return 3 * bool(named & _FIELDS.get(rule, frozenset()))


def _policy_weight(row: RowChange, rule: str, clause: str, ids: frozenset[str]) -> int:
    what, *names = row.key
    if what in ("switch", "waiver"):
        return 4 * (names[0] == rule and names[1] in ("", clause))
    if what in _POLICY_OF.get(rule, ()):
        return 4 if not names or not ids.isdisjoint(names) else 0
    return 0
