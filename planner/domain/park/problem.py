"""The problem: every fact and setting a plan is made from, frozen and content-hashed."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from pydantic import SerializerFunctionWrapHandler, TypeAdapter, field_validator, model_serializer
from pydantic.dataclasses import dataclass

from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Policy
from planner.domain.park.quarter import Quarter, span
from planner.domain.park.relations import SegregationRule, Synergy, Transfer
from planner.domain.park.site import Building, Cap, Floor, Park, Phase, Unit
from planner.domain.record import STRICT

FORMAT = 1
"""Version of the JSON form of a problem."""
FACT_TABLES = (
    "parks",
    "phases",
    "buildings",
    "floors",
    "units",
    "caps",
    "firms",
    "archetypes",
    "segregation_rules",
    "synergies",
    "base",
)
"""The fields of a problem that hold rows, in reading order; the plan in force is the last."""


def row_key(row: Any) -> tuple[str, ...]:
    """Return what tells a row of a problem from the other rows of its table."""
    return tuple(str(getattr(row, name)) for name in _KEYS[type(row).__name__])


_KEYS: dict[str, tuple[str, ...]] = {
    "Park": ("park_id",),
    "Phase": ("park_id", "phase_id"),
    "Building": ("building_id",),
    "Floor": ("building_id", "floor"),
    "Unit": ("unit_id",),
    "Cap": ("scope", "subject_id", "resource", "from_quarter"),
    "Firm": ("firm_id",),
    "Archetype": ("archetype",),
    "SegregationRule": ("rule_id",),
    "Synergy": ("archetype_a", "archetype_b", "scope"),
    "Placement": ("firm_id", "start", "units"),
    "Transfer": ("firm_id", "park_id"),
}


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Problem:
    """All a plan is made from. Rows are kept sorted by id, so row order never matters.

    `base` holds the placements of the plan in force, against which changes are counted; `transfers` are
    told of several parks planned together.
    """

    parks: tuple[Park, ...]
    phases: tuple[Phase, ...]
    buildings: tuple[Building, ...]
    floors: tuple[Floor, ...]
    units: tuple[Unit, ...]
    caps: tuple[Cap, ...] = ()
    firms: tuple[Firm, ...] = ()
    archetypes: tuple[Archetype, ...] = ()
    segregation_rules: tuple[SegregationRule, ...] = ()
    synergies: tuple[Synergy, ...] = ()
    policy: Policy = Policy()
    base: tuple[Placement, ...] = ()
    transfers: tuple[Transfer, ...] = ()

    @field_validator(*FACT_TABLES, "transfers")
    @classmethod
    def _sorted(cls, rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted(rows, key=row_key))

    @model_serializer(mode="wrap")
    def _plain(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out transfers where there are none, so that a park by itself keeps its fingerprint."""
        told: dict[str, Any] = write(self)
        if not self.transfers:
            told.pop("transfers", None)
        return told

    @cached_property
    def park(self) -> Mapping[str, Park]:
        """Parks by id."""
        return {row.park_id: row for row in self.parks}

    @cached_property
    def building(self) -> Mapping[str, Building]:
        """Buildings by id."""
        return {row.building_id: row for row in self.buildings}

    @cached_property
    def floor(self) -> Mapping[tuple[str, int], Floor]:
        """Floors by building id and number."""
        return {(row.building_id, row.floor): row for row in self.floors}

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {row.unit_id: row for row in self.units}

    @cached_property
    def firm(self) -> Mapping[str, Firm]:
        """Firms by id."""
        return {row.firm_id: row for row in self.firms}

    @cached_property
    def leases(self) -> tuple[Lease, ...]:
        """Leases of all firms, by id."""
        return tuple(
            sorted((one for firm in self.firms for one in firm.leases), key=lambda one: one.lease_id)
        )

    @cached_property
    def archetype(self) -> Mapping[str, Archetype]:
        """Archetypes by key."""
        return {row.archetype: row for row in self.archetypes}

    @cached_property
    def graduates(self) -> Mapping[str, str]:
        """The firm that each sitting firm moves out for, by the id of the sitting one."""
        return {row.leaves: row.firm_id for row in self.transfers if row.leaves is not None}

    def stays(self, firm_id: str) -> bool:
        """Whether a firm has all its seats in every plan: it sits, and moves out for nobody."""
        return self.firm[firm_id].is_sitting and firm_id not in self.graduates

    def transfer_price(self, firm_id: str, building_id: str) -> Decimal:
        """Return what it costs to place a firm in a building, in 万元: 0 where no transfer says otherwise."""
        return self._prices.get((firm_id, self.building[building_id].park_id), Decimal(0))

    @cached_property
    def _prices(self) -> Mapping[tuple[str, str], Decimal]:
        return {(row.firm_id, row.park_id): row.price_10k for row in self.transfers}

    @cached_property
    def units_of(self) -> Mapping[str, tuple[Unit, ...]]:
        """Units of each building, by floor and seq; empty for a building without units."""
        return {
            b.building_id: tuple(
                sorted(
                    (u for u in self.units if u.building_id == b.building_id),
                    key=lambda u: (u.floor, u.seq),
                )
            )
            for b in self.buildings
        }

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """Every quarter from the first first-quarter to the last last-quarter of the parks."""
        return span(
            min(park.first_quarter for park in self.parks),
            max(park.last_quarter for park in self.parks),
        )

    def park_of(self, building_id: str) -> Park:
        """Return the park a building stands in."""
        return self.park[self.building[building_id].park_id]

    def ready_quarter(self, unit: Unit) -> Quarter:
        """Return the first quarter in which a unit can be taken: available, and its building handed over."""
        return max(unit.available_quarter, self.building[unit.building_id].handover_quarter)

    def m2_per_mu(self, building_id: str) -> Fraction:
        """Return the ㎡ of floor that stand for one 亩 of land where a building stands.

        The policy's threshold `m2_per_mu`; without one the park's own gross floor area ÷ land.
        """
        park = self.park_of(building_id)
        own = next((one.value for one in self.policy.thresholds if one.key == "m2_per_mu"), None)
        return Fraction(park.gfa_m2) / Fraction(park.land_mu) if own is None else Fraction(own)

    def with_policy(self, policy: Policy) -> "Problem":
        """Return the same facts under another policy."""
        return replace(self, policy=policy)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical JSON, 64 hex digits; equal for equal facts.

        Families are left out: another colour makes no other plan.
        """
        plain = tuple(replace(kind, family=None) for kind in self.archetypes)
        return hashlib.sha256(to_json(replace(self, archetypes=plain))).hexdigest()


_ADAPTER: TypeAdapter[Problem] = TypeAdapter(Problem)


def to_json(problem: Problem) -> bytes:
    """Write a problem as canonical JSON (UTF-8)."""
    return _ADAPTER.dump_json(problem)


def from_json(data: bytes) -> Problem:
    """Read what `to_json` wrote.

    Raises
    ------
    pydantic.ValidationError
        If the data are not a problem of this format.
    """
    return _ADAPTER.validate_json(data)
