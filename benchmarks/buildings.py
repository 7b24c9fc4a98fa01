"""Invented buildings of the kinds found in biomedical parks, for generated parks."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Floor, Unit
from planner.domain.vocabulary.terms import BuildingKind, HazardClass, UnitState
from planner.text import Text

NET_TO_GROSS = Decimal("0.89")
COMMON_SHARE = Decimal("0.9")
"""Leasable ÷ plate of a storey."""


@dataclass(frozen=True, kw_only=True)
class Typology:
    """A kind of building: one entry per storey in `clear_m` and `load_kn_m2`."""

    key: str
    unit_m2: int
    units_a_floor: int
    clear_m: tuple[str, ...]
    load_kn_m2: tuple[int, ...]
    rent_yuan: tuple[int, ...]
    lift_t: int
    steam: bool
    kva: int
    length_m: int
    width_m: int


TYPOLOGIES: tuple[Typology, ...] = (
    Typology(
        key="multi_tenant_4F", unit_m2=1140, units_a_floor=2, clear_m=("5.1", "4.1", "4.1", "4.1"),
        load_kn_m2=(15, 8, 8, 6), rent_yuan=(10, 8, 7, 7), lift_t=3, steam=False, kva=1260,
        length_m=76, width_m=34,
    ),
    Typology(
        key="gmp_ready_3F", unit_m2=1280, units_a_floor=2, clear_m=("5.7", "4.5", "4.5"),
        load_kn_m2=(15, 10, 8), rent_yuan=(10, 8, 7), lift_t=3, steam=True, kva=1260,
        length_m=84, width_m=34,
    ),
    Typology(
        key="heavy_ground_2F", unit_m2=1650, units_a_floor=2, clear_m=("6.9", "5.1"),
        load_kn_m2=(20, 10), rent_yuan=(11, 8), lift_t=5, steam=True, kva=1600,
        length_m=84, width_m=42,
    ),
    Typology(
        key="small_firm_3F", unit_m2=640, units_a_floor=4, clear_m=("4.5", "3.6", "3.6"),
        load_kn_m2=(10, 6, 6), rent_yuan=(10, 8, 7), lift_t=2, steam=False, kva=1000,
        length_m=84, width_m=34,
    ),
    Typology(
        key="lab_light_5F", unit_m2=720, units_a_floor=2,
        clear_m=("4.5", "3.6", "3.6", "3.6", "3.6"), load_kn_m2=(10, 6, 5, 5, 5),
        rent_yuan=(11, 9, 8, 8, 8), lift_t=2, steam=False, kva=1260, length_m=67, width_m=26,
    ),
    Typology(
        key="large_plate_2F", unit_m2=1320, units_a_floor=3, clear_m=("6.3", "5.1"),
        load_kn_m2=(20, 10), rent_yuan=(11, 8), lift_t=5, steam=True, kva=1600,
        length_m=101, width_m=42,
    ),
)  # fmt: skip

INCUBATOR = Typology(
    key="incubator_5F", unit_m2=320, units_a_floor=4, clear_m=("4.2", "3.6", "3.6", "3.6", "3.6"),
    load_kn_m2=(8, 5, 5, 5, 5), rent_yuan=(16, 14, 14, 13, 13), lift_t=2, steam=False, kva=630,
    length_m=56, width_m=27,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a generated building stands, and when it is handed over."""

    building_id: str
    park_id: str
    phase_id: str
    handover: Quarter
    row: int
    column: int
    usable_share: Decimal = Decimal("0.8")
    compartment_m2: int = 4000


def build(typology: Typology, site: Site) -> tuple[Building, tuple[Floor, ...], tuple[Unit, ...]]:
    """Return a building of this kind on this site, with its floors and units."""
    return _building(typology, site), _floors(typology, site), _units(typology, site)


def _plate(typology: Typology) -> Decimal:
    return (Decimal(typology.unit_m2 * typology.units_a_floor) / COMMON_SHARE).quantize(Decimal("0.01"))


def _building(typology: Typology, site: Site) -> Building:
    storeys, plate = len(typology.clear_m), _plate(typology)
    height = sum((Decimal(h) + Decimal("0.9") for h in typology.clear_m), Decimal(0))
    return Building(
        building_id=site.building_id,
        park_id=site.park_id,
        phase_id=site.phase_id,
        name=Text(f"{site.building_id}号楼", f"Building {site.building_id}"),
        kind=BuildingKind.WORKSHOP,
        typology=typology.key,
        gfa_m2=plate * storeys,
        footprint_m2=plate,
        roof_plant_m2=Decimal(0),
        net_to_gross=COMMON_SHARE,
        transformer_kva=Decimal(typology.kva),
        usable_kw=(typology.kva * site.usable_share).quantize(Decimal(1)),
        fire_resistance="二级",
        sprinklered=site.compartment_m2 > 4000,
        max_hazard_class=HazardClass.C,
        handover_quarter=site.handover,
        height_m=height,
        loading_docks=2,
        freight_lifts=f"2x{typology.lift_t}t",
        site_x_m=Decimal(20 + 125 * site.column),
        site_y_m=Decimal(20 + 65 * site.row),
        length_m=Decimal(typology.length_m),
        width_m=Decimal(typology.width_m),
    )


def _floors(typology: Typology, site: Site) -> tuple[Floor, ...]:
    return tuple(
        Floor(
            building_id=site.building_id,
            floor=number,
            plate_m2=_plate(typology),
            storey_height_m=Decimal(clear) + Decimal("0.9"),
            load_kn_m2=Decimal(load),
            fire_compartment_m2=site.compartment_m2,
        )
        for number, (clear, load) in enumerate(
            zip(typology.clear_m, typology.load_kn_m2, strict=True), start=1
        )
    )


def _units(typology: Typology, site: Site) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            unit_id=f"{site.building_id}-{number}{seq:02d}",
            building_id=site.building_id,
            floor=number,
            seq=seq,
            leasable_m2=typology.unit_m2,
            load_kn_m2=Decimal(typology.load_kn_m2[number - 1]),
            clear_height_m=Decimal(clear),
            is_ground=number == 1,
            dock_access=number == 1,
            freight_lift_t=Decimal(typology.lift_t),
            steam_available=typology.steam,
            max_hazard_class=HazardClass.C,
            list_rent_yuan_m2_month=Decimal(typology.rent_yuan[number - 1]),
            available_quarter=site.handover,
            state=UnitState.VACANT,
        )
        for number, clear in enumerate(typology.clear_m, start=1)
        for seq in range(1, typology.units_a_floor + 1)
    )
