"""Builders of kinds of firm and of how they get on with each other; see `make`."""

from decimal import Decimal
from typing import Any

from planner.domain.park.firm import Archetype
from planner.domain.park.relations import SegregationRule, Synergy
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, PairScope
from planner.text import Text


def archetype(key: str = "DEV", **changes: Any) -> Archetype:
    facts: dict[str, Any] = {
        "archetype": key,
        "name": Text(f"{key}类", f"Kind {key}"),
        "area_lo_m2": 500,
        "area_hi_m2": 3000,
        "min_load_kn_m2": Decimal(4),
        "min_clear_height_m": Decimal("3.3"),
        "min_freight_lift_t": Decimal(2),
        "ground_floor": GroundFloor.NONE,
        "cleanroom_class": "none",
        "cleanroom_share": Decimal(0),
        "hazard_class": HazardClass.C,
        "power_w_m2": Decimal(100),
        "water_m3d_per_1000m2": Decimal(2),
        "wastewater_ratio": Decimal("0.85"),
        "steam_tph_per_1000m2": Decimal(0),
        "hazwaste_tpa_per_1000m2": Decimal(1),
        "invest_10k_per_m2": Decimal(1),
        "output_10k_per_m2": Decimal(2),
        "tax_pct_of_output": Decimal(5),
        "jobs_per_1000m2": Decimal(20),
        "fitout_weeks_lo": 4,
        "fitout_weeks_hi": 12,
        "licence_weeks_lo": 4,
        "licence_weeks_hi": 12,
        "licence_type": "备案",
    }
    return Archetype(**(facts | changes))


def segregation(
    rule_id: str = "R1",
    emitter: str = "DUST",
    receptor: str = "CLEAN",
    *,
    scope: PairScope = PairScope.BUILDING,
    hard: bool = True,
    points: int = 0,
) -> SegregationRule:
    return SegregationRule(
        rule_id=rule_id,
        emitter_tag=emitter,
        receptor_tag=receptor,
        scope=scope,
        hard=hard,
        penalty_points=points,
        note=Text("隔离", "keep apart"),
        basis="test",
    )


def synergy(a: str, b: str, *, scope: PairScope = PairScope.BUILDING, points: int = 5) -> Synergy:
    return Synergy(
        archetype_a=a, archetype_b=b, scope=scope, bonus_points=points, note=Text("协同", "synergy")
    )
