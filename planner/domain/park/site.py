"""The supply side: parks, phases, buildings, floors, units, caps."""

from datetime import date
from decimal import Decimal

from pydantic.dataclasses import dataclass

from planner.domain.park.quarter import Quarter
from planner.domain.record import STRICT, Exact
from planner.domain.vocabulary.terms import BuildingKind, CapScope, HazardClass, Resource, UnitState
from planner.text import Text

_LAST_DAYS = frozenset({(3, 31), (6, 30), (9, 30), (12, 31)})
"""Month and day on which a quarter ends."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Park:
    """A park or other site with its own planning horizon."""

    park_id: str
    name: Text
    land_mu: Exact
    gfa_m2: Exact
    investment_10k: Exact
    first_quarter: Quarter
    last_quarter: Quarter
    cut_off: date

    @property
    def opening_quarter(self) -> Quarter:
        """First quarter in which something new may start: in the horizon, and not over at the cut-off.

        The quarter of the day after the cut-off date, or the first quarter if that is later.
        """
        now = Quarter.of(self.cut_off)
        is_over = (self.cut_off.month, self.cut_off.day) in _LAST_DAYS
        return max(self.first_quarter, now + is_over)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Phase:
    """A building phase of a park."""

    phase_id: str
    park_id: str
    name: Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Building:
    """A workshop or service building.

    `usable_kw` is the building's power cap until a row in `caps` replaces it; position and
    size are metres on the site plan, origin in the south-west corner.
    """

    building_id: str
    park_id: str
    phase_id: str
    name: Text
    kind: BuildingKind
    typology: str
    gfa_m2: Exact
    footprint_m2: Exact
    roof_plant_m2: Exact
    net_to_gross: Exact
    transformer_kva: Exact
    usable_kw: Exact
    fire_resistance: str
    sprinklered: bool
    max_hazard_class: HazardClass
    handover_quarter: Quarter
    height_m: Exact
    loading_docks: int
    freight_lifts: str
    site_x_m: Exact
    site_y_m: Exact
    length_m: Exact
    width_m: Exact


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Floor:
    """A storey; `fire_compartment_m2` is the largest fire compartment allowed on it."""

    building_id: str
    floor: int
    plate_m2: Exact
    storey_height_m: Exact
    load_kn_m2: Exact
    fire_compartment_m2: int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Unit:
    """The smallest leasable room; `seq` counts along the floor from 1."""

    unit_id: str
    building_id: str
    floor: int
    seq: int
    leasable_m2: int
    load_kn_m2: Exact
    clear_height_m: Exact
    is_ground: bool
    dock_access: bool
    freight_lift_t: Exact
    steam_available: bool
    max_hazard_class: HazardClass
    list_rent_yuan_m2_month: Exact
    available_quarter: Quarter
    state: UnitState


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Cap:
    """A limit on a resource from a quarter on, until the next row of the same subject.

    The firms' draw times `diversity` must not exceed `value`. `subject_id` is a park id or
    a building id as `scope` says.
    """

    scope: CapScope
    subject_id: str
    resource: Resource
    from_quarter: Quarter
    value: Exact
    diversity: Exact = Decimal(1)
