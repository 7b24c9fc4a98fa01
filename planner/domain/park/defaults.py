"""What an enquiry leaves open about a firm, filled from its archetype and its other facts."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from planner.domain.park.calendar import ABOVE_SCALE
from planner.domain.park.firm import Archetype
from planner.domain.vocabulary.terms import Priority, RegPath, Stage

PROBABILITY: Mapping[Stage, Decimal] = MappingProxyType(
    {
        Stage.LEAD: Decimal("0.10"),
        Stage.VISITED: Decimal("0.25"),
        Stage.NEGOTIATING: Decimal("0.40"),
        Stage.FRAMEWORK: Decimal("0.60"),
        Stage.SIGNED: Decimal("0.85"),
        Stage.HANDOVER: Decimal("0.93"),
        Stage.FITOUT: Decimal("0.95"),
        Stage.ACCEPTED: Decimal("0.97"),
        Stage.LICENSED: Decimal("0.98"),
        Stage.FITTED: Decimal(1),
        Stage.PRODUCTION: Decimal(1),
        Stage.ABOVE_SCALE: Decimal(1),
        Stage.EXITED: Decimal(0),
    }
)
"""Probability that a firm at a stage finally takes space. Source: expert judgement."""

PATIENCE_QUARTERS = 4
LEASE_YEARS = 5
STEAM_MAIN_TPH = Decimal("0.3")
"""Steam draw from which a firm needs the main."""

SMALL_REQUEST_M2 = 1500
"""Below this request a firm is taken to accept 35 % more, else 25 % more."""

_Facts = Mapping[str, Any]


def filled(known: _Facts, archetype: Archetype) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Fill the fields that `known` lacks; return all of them, and the names of those filled.

    `known` must hold at least `area_req_m2`, `stage` and `desired_quarter`. Later fills see
    the earlier ones: tax follows from output, wastewater from water.
    """
    facts = dict(known)
    names = tuple(name for name in _FILLS if name not in known)
    for name in names:
        facts[name] = _FILLS[name](facts, archetype)
    return facts, names


def _rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step))


def _tens(value: Decimal) -> int:
    return int((value / 10).quantize(Decimal(1))) * 10


def _least_area(facts: _Facts, _: Archetype) -> int:
    asked: int = facts["area_req_m2"]
    most = asked if "area_max_m2" not in facts else min(asked, facts["area_max_m2"])
    return max(1, min(_tens(Decimal(asked) * 9 / 10), most)) if asked > 0 else asked


def _most_area(facts: _Facts, _: Archetype) -> int:
    asked: int = facts["area_req_m2"]
    factor = Decimal("1.35") if asked < SMALL_REQUEST_M2 else Decimal("1.25")
    return max(asked, _tens(asked * factor))


def _priority(facts: _Facts, _: Archetype) -> Priority:
    tax, area = facts["tax_10k"], facts["area_req_m2"]
    if tax * 10 > area:
        return Priority.A
    return Priority.B if tax * 20 > area else Priority.C


def _per_m2(density: str, step: str) -> Callable[[_Facts, Archetype], Decimal]:
    return lambda facts, kind: _rounded(getattr(kind, density) * facts["area_req_m2"], step)


def _per_1000(density: str, step: str) -> Callable[[_Facts, Archetype], Decimal]:
    return lambda facts, kind: _rounded(getattr(kind, density) * facts["area_req_m2"] / 1000, step)


def _same(field: str) -> Callable[[_Facts, Archetype], Any]:
    return lambda _, kind: getattr(kind, field)


def _middle(field: str) -> Callable[[_Facts, Archetype], int]:
    return lambda _, kind: (getattr(kind, f"{field}_lo") + getattr(kind, f"{field}_hi")) // 2


_FILLS: Mapping[str, Callable[[_Facts, Archetype], Any]] = MappingProxyType(
    {
        "probability": lambda facts, _: PROBABILITY[facts["stage"]],
        "area_min_m2": _least_area,
        "area_max_m2": _most_area,
        "ground_floor": _same("ground_floor"),
        "min_load_kn_m2": _same("min_load_kn_m2"),
        "min_clear_height_m": _same("min_clear_height_m"),
        "min_freight_lift_t": _same("min_freight_lift_t"),
        "cleanroom_class": _same("cleanroom_class"),
        "cleanroom_m2": lambda facts, kind: int(kind.cleanroom_share * facts["area_req_m2"]),
        "hazard_class": _same("hazard_class"),
        "power_kw": _per_1000("power_w_m2", "1"),
        "water_m3d": _per_1000("water_m3d_per_1000m2", "0.1"),
        "wastewater_m3d": lambda facts, kind: _rounded(facts["water_m3d"] * kind.wastewater_ratio, "0.1"),
        "steam_tph": _per_1000("steam_tph_per_1000m2", "0.01"),
        "needs_steam": lambda facts, _: facts["steam_tph"] >= STEAM_MAIN_TPH,
        "hazwaste_tpa": _per_1000("hazwaste_tpa_per_1000m2", "0.1"),
        "emits": _same("emits"),
        "receptors": _same("receptors"),
        "invest_10k": _per_m2("invest_10k_per_m2", "1"),
        "output_10k": _per_m2("output_10k_per_m2", "1"),
        "tax_10k": lambda facts, kind: _rounded(facts["output_10k"] * kind.tax_pct_of_output / 100, "1"),
        "jobs": lambda facts, kind: int(kind.jobs_per_1000m2 * facts["area_req_m2"] / 1000),
        "priority": _priority,
        "reg_path": lambda *_: RegPath.NEW,
        "licence_type": _same("licence_type"),
        "fitout_weeks": _middle("fitout_weeks"),
        "licence_weeks": _middle("licence_weeks"),
        "latest_quarter": lambda facts, _: facts["desired_quarter"] + PATIENCE_QUARTERS,
        "lease_years": lambda *_: LEASE_YEARS,
        "above_scale_expected": lambda facts, _: facts["output_10k"] >= ABOVE_SCALE[1],
    }
)
"""How each field is filled, in the order in which they may lean on each other."""
