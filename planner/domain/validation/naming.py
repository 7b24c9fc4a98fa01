"""What names a fact or a setting, and which settings a policy holds."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from planner.domain.goal import Term, Tier
from planner.domain.park.dossier import Record, Source
from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    ValueRates,
    Waiver,
)
from planner.domain.park.relations import SegregationRule, Synergy
from planner.domain.park.site import Building, Cap, Floor, Park, Phase, Unit

KEYS: Mapping[type[Any], tuple[str, ...]] = MappingProxyType(
    {
        Park: ("park_id",),
        Phase: ("park_id", "phase_id"),
        Building: ("building_id",),
        Floor: ("building_id", "floor"),
        Unit: ("unit_id",),
        Cap: ("scope", "subject_id", "resource", "from_quarter"),
        Firm: ("firm_id",),
        Lease: ("lease_id",),
        Archetype: ("archetype",),
        SegregationRule: ("rule_id",),
        Synergy: ("archetype_a", "archetype_b", "scope"),
        Placement: ("firm_id", "start"),
        Source: ("table", "row", "column"),
        Record: ("firm_id",),
        Switch: ("rule", "clause"),
        Threshold: ("key",),
        Tier: ("key",),
        Term: ("goal",),
        Waiver: ("rule", "clause"),
        Pin: ("firm_id",),
        Forbid: ("firm_id",),
        Hold: ("units",),
        Reserve: ("park_id",),
        ValueRates: (),
        EntryTerms: (),
        Policy: (),
    }
)
"""Fields that tell one fact from another of its kind."""


def id_of(row: Any) -> str:
    """Return the key fields of a fact joined by colons, without empty ones at the end."""
    parts = (getattr(row, field) for field in KEYS[type(row)])
    said = (";".join(part) if isinstance(part, tuple) else str(part or "") for part in parts)
    return ":".join(said).rstrip(":")


def settings_of(policy: Policy) -> Iterator[Any]:
    """Return the policy and every setting in it."""
    yield policy
    yield policy.rates
    yield policy.entry
    for group in (
        policy.tiers,
        policy.thresholds,
        policy.switches,
        policy.waivers,
        policy.pins,
        policy.forbids,
        policy.holds,
        policy.reserves,
    ):
        yield from group
    for tier in policy.tiers:
        yield from tier.terms
