"""The demand side: firms, and the archetypes that fill what an enquiry leaves open."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from pydantic import SerializerFunctionWrapHandler, field_validator, model_serializer
from pydantic.dataclasses import dataclass

from planner.domain.park.lease import Lease
from planner.domain.park.quarter import Quarter
from planner.domain.record import STRICT, Exact
from planner.domain.vocabulary.terms import (
    Family,
    GroundFloor,
    HazardClass,
    Priority,
    RegPath,
    Resource,
    Stage,
)
from planner.text import Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Firm:
    """An incoming or sitting firm and all it needs.

    Empty `parks` means every park is accepted. A *sitting* firm has `leases`, or just one in
    `sitting_units`, `sitting_since` and `lease_end` (end exclusive). A *committed* firm must be placed in
    `committed_building`, or on exactly `committed_units`. Money is 万元 a year (investment:
    once), draws are in the unit of their name, `hazwaste_tpa` is t a year.
    """

    firm_id: str
    name: Text
    is_real: bool
    archetype: str
    product: str
    origin_city: str
    stage: Stage
    probability: Exact
    priority: Priority
    parks: tuple[str, ...] = ()
    area_min_m2: int
    area_req_m2: int
    area_max_m2: int
    committed_building: str | None = None
    committed_units: tuple[str, ...] = ()
    sitting_units: tuple[str, ...] = ()
    sitting_since: Quarter | None = None
    lease_end: Quarter | None = None
    leases: tuple[Lease, ...] = ()
    moveable: bool = False
    move_cost_10k: Exact = Decimal(0)
    needs_whole_building: bool
    ground_floor: GroundFloor
    needs_dock: bool
    min_load_kn_m2: Exact
    min_clear_height_m: Exact
    min_freight_lift_t: Exact
    needs_steam: bool
    cleanroom_class: str
    cleanroom_m2: int
    hazard_class: HazardClass
    power_kw: Exact
    water_m3d: Exact
    wastewater_m3d: Exact
    steam_tph: Exact
    hazwaste_tpa: Exact
    emits: tuple[str, ...] = ()
    receptors: tuple[str, ...] = ()
    invest_10k: Exact
    output_10k: Exact
    tax_10k: Exact
    jobs: int
    reg_path: RegPath
    licence_type: str
    fitout_weeks: int
    licence_weeks: int
    desired_quarter: Quarter
    latest_quarter: Quarter
    lease_years: int
    expansion_option_m2: int = 0
    above_scale_expected: bool = False
    recruited_quarter: Quarter | None = None
    signed_quarter: Quarter | None = None
    production_quarter: Quarter | None = None
    notes: str = ""

    @field_validator("leases")
    @classmethod
    def _by_id(cls, leases: tuple[Lease, ...]) -> tuple[Lease, ...]:
        return tuple(sorted(leases, key=lambda lease: lease.lease_id))

    @model_serializer(mode="wrap")
    def _plain(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out leases where there are none, so that facts told before there were any stay the same."""
        told: dict[str, Any] = write(self)
        if not self.leases:
            told.pop("leases", None)
        return told

    @cached_property
    def contracts(self) -> tuple[Lease, ...]:
        """The firm's leases; what its own fields say of where it sits is one, if it has no other."""
        if self.leases or not self.sitting_units:
            return self.leases
        return (
            Lease(
                lease_id=self.firm_id,
                firm_id=self.firm_id,
                units=self.sitting_units,
                lease_start=self.sitting_since,
                lease_end=self.lease_end,
            ),
        )

    @property
    def rooms(self) -> tuple[str, ...]:
        """Units the firm sits in by any of its leases, each once."""
        return tuple(dict.fromkeys(name for lease in self.contracts for name in lease.units))

    def with_rooms(self, new: Callable[[tuple[str, ...]], tuple[str, ...]]) -> "Firm":
        """Return the firm with its committed units and those it sits in put in other terms."""
        return replace(
            self,
            committed_units=new(self.committed_units),
            sitting_units=new(self.sitting_units),
            leases=tuple(replace(lease, units=new(lease.units)) for lease in self.leases),
        )

    @property
    def is_sitting(self) -> bool:
        """Whether the firm is inside already."""
        return bool(self.sitting_units or self.leases)

    @property
    def is_committed(self) -> bool:
        """Whether the firm is pinned to a building or to units."""
        return self.committed_building is not None or bool(self.committed_units)

    @property
    def is_signed(self) -> bool:
        """Whether the firm counts as signed: by stage, or because it sits in the park."""
        return self.stage.is_signed or self.is_sitting

    def draw(self, resource: Resource) -> Decimal:
        """Return the firm's draw on `resource`, in the resource's own unit."""
        drawn: Decimal = getattr(self, _DRAWS[resource])
        return drawn


_DRAWS = {
    Resource.POWER: "power_kw",
    Resource.WATER: "water_m3d",
    Resource.WASTEWATER: "wastewater_m3d",
    Resource.STEAM: "steam_tph",
    Resource.HAZWASTE: "hazwaste_tpa",
}
"""The field with what a firm draws of each resource."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Archetype:
    """Defaults for a kind of firm; densities per ㎡ or per 1,000 ㎡ as the names say."""

    archetype: str
    name: Text
    area_lo_m2: int
    area_hi_m2: int
    min_load_kn_m2: Exact
    min_clear_height_m: Exact
    min_freight_lift_t: Exact
    ground_floor: GroundFloor
    cleanroom_class: str
    cleanroom_share: Exact
    hazard_class: HazardClass
    power_w_m2: Exact
    water_m3d_per_1000m2: Exact
    wastewater_ratio: Exact
    steam_tph_per_1000m2: Exact
    hazwaste_tpa_per_1000m2: Exact
    invest_10k_per_m2: Exact
    output_10k_per_m2: Exact
    tax_pct_of_output: Exact
    jobs_per_1000m2: Exact
    fitout_weeks_lo: int
    fitout_weeks_hi: int
    licence_weeks_lo: int
    licence_weeks_hi: int
    licence_type: str
    emits: tuple[str, ...] = ()
    receptors: tuple[str, ...] = ()
    family: Family | None = None

    @model_serializer(mode="wrap")
    def _plain(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a family where none is given, so that facts told before there was a column stay the same."""
        told: dict[str, Any] = write(self)
        if self.family is None:
            told.pop("family", None)
        return told
