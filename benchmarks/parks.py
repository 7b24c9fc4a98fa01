"""Generated parks: a shape and a seed give the same problem for ever."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.buildings import TYPOLOGIES, Site, build
from benchmarks.firms import Wish, draw_firm
from benchmarks.shapes import ParkShape
from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Cap, Floor, Park, Phase, Unit
from planner.domain.vocabulary.terms import CapScope, HazardClass, Resource
from planner.tables.reading import read
from planner.text import Text

FIRST = Quarter.parse("2025Q1")
_ENDING, _LASTING = (1, 2, 3), (5, 8)
"""Years of a lease that may end inside the horizon, and of one that does not."""
ZIYUAN = Path(__file__).resolve().parent.parent / "data" / "ziyuan"


def dossier_of(shape: ParkShape, *, library: Problem | None = None) -> Dossier:
    """Generate the park of a shape; kinds of firm and their rules come from `library`."""
    known = library or known_kinds()
    random = Random(shape.seed)
    last = FIRST + (shape.quarters - 1)
    buildings, floors, units = _supply(shape, random)
    firms = _demand(shape, random, known, leasable_m2=sum(u.leasable_m2 for u in units))
    park = Park(
        park_id="gen",
        name=Text(f"生成园区 {shape.name}", f"Generated park {shape.name}"),
        land_mu=Decimal(12 * shape.buildings),
        gfa_m2=sum((b.gfa_m2 for b in buildings), Decimal(0)),
        investment_10k=Decimal(3000 * shape.buildings),
        first_quarter=FIRST,
        last_quarter=last,
        cut_off=date(2024, 12, 31),
    )
    problem = Problem(
        parks=(park,),
        phases=tuple(
            Phase(phase_id=str(n), park_id="gen", name=Text(f"{n}期", f"Phase {n}"))
            for n in range(1, shape.phases + 1)
        ),
        buildings=buildings,
        floors=floors,
        units=units,
        caps=_caps(shape, firms),
        firms=firms,
        archetypes=known.archetypes,
        segregation_rules=known.segregation_rules,
        synergies=known.synergies,
        policy=replace(known.policy, switches=()),
    )
    return Dossier(problem=problem)


def known_kinds() -> Problem:
    """Return the problem whose archetypes, segregation rules and synergies are used: Ziyuan's."""
    reading = read(ZIYUAN)
    if reading.dossier is None:
        raise ValueError(f"data/ziyuan has faults: {reading.issues[:3]}")
    return reading.dossier.problem


def _supply(
    shape: ParkShape, random: Random
) -> tuple[tuple[Building, ...], tuple[Floor, ...], tuple[Unit, ...]]:
    buildings: list[Building] = []
    floors: list[Floor] = []
    units: list[Unit] = []
    for number in range(shape.buildings):
        phase = number * shape.phases // shape.buildings
        site = Site(
            building_id=f"G{number + 1:02d}",
            park_id="gen",
            phase_id=str(phase + 1),
            handover=FIRST + (3 * phase + random.randint(0, 2)),
            row=number // 5,
            column=number % 5,
        )
        typology = TYPOLOGIES[number % len(TYPOLOGIES)]
        building, its_floors, its_units = build(typology, site)
        buildings.append(building)
        floors.extend(its_floors)
        units.extend(its_units)
    return tuple(buildings), tuple(floors), tuple(units)


def _demand(shape: ParkShape, random: Random, known: Problem, *, leasable_m2: int) -> tuple[Firm, ...]:
    kinds = _placeable(known.archetypes)
    wish = Wish(earliest=FIRST, latest=FIRST + (shape.quarters - 5), patience=6)
    ending = 1.0 if shape.short_leases else shape.ending
    by_lot = Random(f"leases {shape.seed}")  # a stream of its own: the other facts stay as they were drawn
    wanted = shape.demand * leasable_m2 * (1 + ending / 2)
    firms: list[Firm] = []
    while sum(firm.area_req_m2 for firm in firms) < wanted:
        kind = random.choice(kinds)
        leases = _ENDING if by_lot.random() < ending else _LASTING
        firms.append(draw_firm(random, f"G{len(firms) + 1:03d}", kind, wish=wish, lease_years=leases))
    return tuple(firms)


def _placeable(archetypes: tuple[Archetype, ...]) -> tuple[Archetype, ...]:
    return tuple(
        kind
        for kind in archetypes
        if kind.hazard_class.rank <= HazardClass.C.rank
        and kind.min_clear_height_m <= 6
        and kind.archetype != "BETA_LACTAM"
    )


def _caps(shape: ParkShape, firms: tuple[Firm, ...]) -> tuple[Cap, ...]:
    share = Decimal(str(round(shape.utility_slack / shape.demand, 3)))
    return tuple(
        Cap(
            scope=CapScope.PARK,
            subject_id="gen",
            resource=resource,
            from_quarter=FIRST,
            value=(sum((firm.draw(resource) for firm in firms), Decimal(0)) * share).quantize(Decimal("0.1")),
            diversity=Decimal("0.8") if resource is Resource.POWER else Decimal(1),
        )
        for resource in (Resource.POWER, Resource.WASTEWATER, Resource.STEAM)
    )
