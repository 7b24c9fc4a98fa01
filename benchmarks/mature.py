"""The invented mature park of `data/mature`: two sites, sitting firms, every rule in use.

`python -m benchmarks.mature` writes the tables again; the seed makes them the same.
"""

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.buildings import INCUBATOR, TYPOLOGIES, Site, build
from benchmarks.firms import Wish, draw_firm, firm_of
from benchmarks.mature_policy import mature_policy
from benchmarks.parks import known_kinds
from planner.check import check_placement
from planner.domain.park.dossier import Dossier, Source
from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Cap, Floor, Park, Phase, Unit
from planner.domain.vocabulary.terms import CapScope, HazardClass, Resource, SourceClass, Stage, UnitState
from planner.tables.writing import write_folder
from planner.text import Text

SEED = 20261123
FOLDER = Path(__file__).resolve().parent.parent / "data" / "mature"
FIRST, LAST = Quarter.parse("2025Q1"), Quarter.parse("2027Q4")
SITTING_FIRMS = 28
ENDING_LEASES = 12
PIPELINE_FIRMS = 26

_T = {typology.key: typology for typology in TYPOLOGIES}
_OLD = (
    ("M1", "multi_tenant_4F", "2015Q2"),
    ("M2", "gmp_ready_3F", "2016Q1"),
    ("M3", "heavy_ground_2F", "2016Q3"),
    ("M4", "small_firm_3F", "2017Q4"),
    ("M5", "lab_light_5F", "2019Q1"),
    ("M6", "large_plate_2F", "2020Q2"),
)
_NEW = (("M7", "gmp_ready_3F", "2025Q3"), ("M8", "heavy_ground_2F", "2026Q2"))


def mature_dossier() -> Dossier:
    """Generate the mature park."""
    random = Random(SEED)
    empty = _site(known_kinds())
    seated = _seat(random, empty)
    problem = replace(seated, firms=(*seated.firms, *_pipeline(random, empty)))
    problem = problem.with_policy(mature_policy(problem))
    return Dossier(problem=problem, sources=_sources())


def _site(known: Problem) -> Problem:
    supply = [build(_T[kind], _place(n, name, handover)) for n, (name, kind, handover) in enumerate(_OLD)]
    supply += [
        build(_T[kind], _place(n + len(_OLD), name, handover, phase="2"))
        for n, (name, kind, handover) in enumerate(_NEW)
    ]
    supply.append(build(INCUBATOR, _place(0, "I1", "2021Q1", park="incubator")))
    buildings: tuple[Building, ...] = tuple(one for one, _, _ in supply)
    floors: tuple[Floor, ...] = tuple(floor for _, its, _ in supply for floor in its)
    units: tuple[Unit, ...] = tuple(unit for _, _, its in supply for unit in its)
    return Problem(
        parks=(_park("mature", "虚构成熟产业园", "Invented mature park", buildings, mu=150),
               _park("incubator", "虚构孵化楼", "Invented incubator", buildings, mu=8)),
        phases=(
            Phase(phase_id="1", park_id="mature", name=Text("老区", "Old part")),
            Phase(phase_id="2", park_id="mature", name=Text("扩建", "Extension")),
            Phase(phase_id="1", park_id="incubator", name=Text("孵化楼", "Incubator")),
        ),
        buildings=buildings,
        floors=floors,
        units=units,
        caps=_caps(),
        archetypes=known.archetypes,
        segregation_rules=known.segregation_rules,
        synergies=known.synergies,
    )  # fmt: skip


def _place(number: int, name: str, handover: str, *, phase: str = "1", park: str = "mature") -> Site:
    return Site(
        building_id=name,
        park_id=park,
        phase_id=phase,
        handover=Quarter.parse(handover),
        row=number // 4,
        column=number % 4,
        compartment_m2=2400 if name == "M6" else 4000,
    )


def _park(park_id: str, zh: str, en: str, buildings: tuple[Building, ...], *, mu: int) -> Park:
    return Park(
        park_id=park_id,
        name=Text(zh, en),
        land_mu=Decimal(mu),
        gfa_m2=sum((b.gfa_m2 for b in buildings if b.park_id == park_id), Decimal(0)),
        investment_10k=Decimal(mu * 240),
        first_quarter=FIRST,
        last_quarter=LAST,
        cut_off=date(2024, 12, 31),
    )


def _caps() -> tuple[Cap, ...]:
    rows = (
        (CapScope.PARK, "mature", Resource.POWER, "2025Q1", "4600", "0.8"),
        (CapScope.PARK, "mature", Resource.WATER, "2025Q1", "520", "1"),
        (CapScope.PARK, "mature", Resource.WASTEWATER, "2025Q1", "330", "1"),
        (CapScope.PARK, "mature", Resource.WASTEWATER, "2027Q1", "410", "1"),
        (CapScope.PARK, "mature", Resource.STEAM, "2025Q1", "3.6", "1"),
        (CapScope.PARK, "mature", Resource.STEAM, "2026Q1", "6.8", "1"),
        (CapScope.PARK, "mature", Resource.HAZWASTE, "2025Q1", "110", "1"),
        (CapScope.PARK, "incubator", Resource.POWER, "2025Q1", "360", "0.8"),
        (CapScope.PARK, "incubator", Resource.WASTEWATER, "2025Q1", "24", "1"),
        (CapScope.BUILDING, "M2", Resource.POWER, "2025Q4", "1600", "1"),
        (CapScope.BUILDING, "M5", Resource.HAZWASTE, "2025Q1", "30", "1"),
    )
    return tuple(
        Cap(scope=scope, subject_id=subject, resource=resource, from_quarter=Quarter.parse(start),
            value=Decimal(value), diversity=Decimal(diversity))
        for scope, subject, resource, start, value, diversity in rows
    )  # fmt: skip


def _seat(random: Random, empty: Problem) -> Problem:
    """Fill units with sitting firms, one by one, as long as the checker has no objection."""
    firms: list[Firm] = []
    problem, plan = empty, Plan()
    for run in _runs(random, empty):
        if len(firms) == SITTING_FIRMS:
            break
        for kind in random.sample(_kinds(empty.archetypes), k=6):
            firm = _sitting(random, kind, run, number=len(firms) + 1)
            trial = replace(empty, firms=(*firms, firm), units=_stated(empty, [*firms, firm]))
            placement = _seat_of(firm)
            if not [f for f in check_placement(trial, plan, placement) if f.is_fault]:
                firms.append(firm)
                problem, plan = trial, Plan(placements=(*plan.placements, placement))
                break
    if len(firms) < SITTING_FIRMS:
        raise ValueError(f"only {len(firms)} sitting firms found a seat with seed {SEED}")
    return problem


def _runs(random: Random, problem: Problem) -> list[tuple[Unit, ...]]:
    """Return disjoint one- or two-unit runs of the old buildings, in random order."""
    runs: list[tuple[Unit, ...]] = []
    for (building, _), floor in sorted(problem.floor.items()):
        units = [u for u in problem.units_of[building] if u.floor == floor.floor]
        if problem.building[building].handover_quarter > FIRST:
            continue
        while units:
            size = min(len(units), random.choice((1, 1, 1, 2)))
            runs.append(tuple(units[:size]))
            units = units[size:]
    random.shuffle(runs)
    return runs


def _kinds(archetypes: tuple[Archetype, ...]) -> list[Archetype]:
    return [kind for kind in archetypes if kind.hazard_class.rank <= HazardClass.C.rank]


def _sitting(random: Random, kind: Archetype, run: tuple[Unit, ...], *, number: int) -> Firm:
    since = run[0].available_quarter + random.randint(0, 12)
    ends = number <= ENDING_LEASES
    lease_end = FIRST + (random.randint(1, 10) if ends else random.randint(13, 30))
    m2 = sum(unit.leasable_m2 for unit in run)
    firm = firm_of(
        f"S{number:02d}", kind, m2=m2, stage=Stage.PRODUCTION, desired=since, latest=since,
        lease_years=5, factor=Decimal(random.randint(70, 100)) / 100,
    )  # fmt: skip
    return replace(
        firm,
        sitting_units=tuple(unit.unit_id for unit in run),
        sitting_since=since,
        lease_end=lease_end,
        production_quarter=since + 2,
        moveable=random.random() < 0.4,
        move_cost_10k=Decimal(m2 // 20),
        needs_whole_building=False,
    )


def _seat_of(firm: Firm) -> Placement:
    if firm.sitting_since is None or firm.lease_end is None:
        raise ValueError(f"{firm.firm_id} does not sit")
    return Placement(
        firm_id=firm.firm_id, units=firm.sitting_units, start=firm.sitting_since, end=firm.lease_end
    )


def _stated(problem: Problem, firms: list[Firm]) -> tuple[Unit, ...]:
    taken = {unit for firm in firms for unit in firm.sitting_units}
    return tuple(
        replace(unit, state=UnitState.PRODUCTION) if unit.unit_id in taken else unit for unit in problem.units
    )


def _pipeline(random: Random, problem: Problem) -> tuple[Firm, ...]:
    kinds = [kind for kind in _kinds(problem.archetypes) if kind.min_clear_height_m <= 6]
    wish = Wish(earliest=FIRST, latest=FIRST + 7, patience=6)
    firms = []
    for number in range(1, PIPELINE_FIRMS + 1):
        small = number % 5 == 0
        kind = random.choice([k for k in kinds if not small or k.area_lo_m2 <= 700])
        firm = draw_firm(random, f"N{number:02d}", kind, wish=wish, lease_years=(2, 3, 5, 8))
        parks = ("incubator",) if small else ("mature",) if number % 3 else ()
        option = 640 if number % 6 == 1 else 0
        firms.append(replace(firm, parks=parks, expansion_option_m2=option))
        if small:
            firms[-1] = replace(firms[-1], area_min_m2=300, area_req_m2=620, area_max_m2=960)
    return tuple(firms)


def _sources() -> tuple[Source, ...]:
    tables = ("parks", "phases", "buildings", "floors", "units", "caps", "firms", "policy")
    invented = tuple(
        Source(table=table, row="", column="", source_class=SourceClass.ASSUMPTION,
               reference=f"虚构 invented, seed {SEED}", as_of=date(2024, 12, 31))
        for table in tables
    )  # fmt: skip
    known = tuple(
        Source(table=table, row="", column="", source_class=SourceClass.EXPERT,
               reference="as in the Ziyuan tables", as_of=date(2024, 12, 31))
        for table in ("archetypes", "segregation_rules", "synergies")
    )  # fmt: skip
    return (*invented, *known)


if __name__ == "__main__":
    write_folder(mature_dossier(), Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
