"""Which changes cure a finding: what the checker says is wrong, and what could be done about it."""

from collections.abc import Container

from planner.analysis.explain.shortfall import cause_of
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding

_NEEDS: dict[str, str] = {
    RuleKey.FLOOR_LOAD: "min_load_kn_m2",
    RuleKey.CLEAR_HEIGHT: "min_clear_height_m",
    RuleKey.FREIGHT_LIFT: "min_freight_lift_t",
    RuleKey.HAZARD_CLASS: "hazard_class",
    RuleKey.DOCK: "needs_dock",
    RuleKey.STEAM_MAIN: "needs_steam",
    RuleKey.GROUND_FLOOR: "ground_floor",
    RuleKey.WHOLE_BUILDING: "needs_whole_building",
    RuleKey.EXPANSION: "expansion_option_m2",
    RuleKey.HANDOVER: "latest_quarter",
}


def cures_of(firm_id: str, finding: Finding, known: Container[str]) -> tuple[str, ...]:
    """Return the keys of changes, of those `known`, that each cure what a firm fails by; empty if there is none."""
    rule, clause = cause_of(finding)
    keys = [f"waive:{rule}::{firm_id}"]
    if rule == RuleKey.ENTRY_TERMS:
        field = {"tax_per_mu": "tax_10k", "output_per_mu": "output_10k"}.get(clause, clause)
        keys += [f"entry:{clause}", f"{field}:{firm_id}"]
    if rule == RuleKey.COMMITMENTS:
        keys.append(f"unbar:{firm_id}")
    if rule == RuleKey.SPECULATIVE_HOLD:
        keys.append(f"stage:{firm_id}")
    if rule == RuleKey.AREA_FIT:
        keys.append(f"area_{clause}_m2:{firm_id}")
    if rule == RuleKey.UTILITIES:
        keys += [f"{clause}:{firm_id}", f"own:{clause}:{firm_id}"]
        keys += [f"cap:{subject}:{clause}" for subject in finding.subjects]
    if rule == RuleKey.HANDOVER:
        keys.append(f"desired_quarter:{firm_id}")
    if rule in _NEEDS:
        keys.append(f"{_NEEDS[rule]}:{firm_id}")
    return tuple(key for key in keys if key in known)
