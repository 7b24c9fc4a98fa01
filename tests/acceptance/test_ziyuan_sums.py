"""The exact sums of the Ziyuan park, as published or as laid out."""

from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.park.site import Building
from planner.domain.vocabulary.terms import BuildingKind, Resource, Stage
from planner.tables.reading import read_folder

ZIYUAN = Path(__file__).resolve().parents[2] / "data" / "ziyuan"


@cache
def dossier() -> Dossier:
    reading = read_folder(ZIYUAN)
    assert reading.dossier is not None, reading.issues
    return reading.dossier


def problem() -> Problem:
    return dossier().problem


def workshops(phase: str) -> list[Building]:
    return [b for b in problem().buildings if b.kind is BuildingKind.WORKSHOP and b.phase_id == phase]


def leasable(phase: str) -> int:
    names = {b.building_id for b in workshops(phase)}
    return sum(u.leasable_m2 for u in problem().units if u.building_id in names)


def test_the_floor_area_is_the_published_one_to_the_hundredth() -> None:
    first, second = (sum(b.gfa_m2 for b in workshops(phase)) for phase in ("1", "2"))
    service = [b for b in problem().buildings if b.kind is BuildingKind.SERVICE]
    assert (first, second) == (Decimal("32100.00"), Decimal("51900.00"))
    assert [b.gfa_m2 for b in service] == [Decimal("7388.00")]
    assert sum(b.gfa_m2 for b in problem().buildings) == Decimal("91388.00") == problem().parks[0].gfa_m2


def test_there_are_four_and_six_workshops_and_one_service_building() -> None:
    assert (len(workshops("1")), len(workshops("2")), len(problem().buildings)) == (4, 6, 11)


def test_the_land_gives_the_published_plot_ratio() -> None:
    (park,) = problem().parks
    land = park.land_mu * 2000 / 3
    assert round(land, 2) == Decimal("84600.00")
    assert round(park.gfa_m2 / land, 4) == Decimal("1.0802")
    assert sum(b.footprint_m2 for b in problem().buildings) == Decimal("29946.24")
    assert round(park.gfa_m2 / park.land_mu, 2) == Decimal("720.16")
    assert park.investment_10k == 30_800


def test_a_building_is_its_floors_and_its_roof_plant() -> None:
    for building in problem().buildings:
        plates = sum(f.plate_m2 for f in problem().floors if f.building_id == building.building_id)
        assert plates + building.roof_plant_m2 == building.gfa_m2, building.building_id


def test_seventy_one_units_let_75210_square_metres() -> None:
    assert len(problem().units) == 71
    assert (leasable("1"), leasable("2")) == (29_010, 46_200)
    assert sum(u.leasable_m2 for u in problem().units) == 75_210


def test_forty_five_firms_ask_for_more_than_there_is() -> None:
    firms = problem().firms
    assert len(firms) == 45
    assert [firm.firm_id for firm in firms if firm.is_real] == ["F01"]
    assert sum(firm.area_req_m2 for firm in firms) == 85_640
    assert (
        sum(firm.area_req_m2 for firm in firms if firm.firm_id in {"F30", "F31", "F43", "F44", "F45"})
        == 7_300
    )
    assert all(f.area_min_m2 <= f.area_req_m2 <= f.area_max_m2 for f in firms)
    assert problem().firm["F01"].committed_building == "A1"


def test_the_firms_promise_what_was_laid_out() -> None:
    firms = problem().firms
    assert sum(f.invest_10k for f in firms) == 99_750
    assert sum(f.output_10k for f in firms) == 158_300
    assert sum(f.tax_10k for f in firms) == 9_605
    assert sum(f.jobs for f in firms) == 1_507
    assert sum(1 for f in firms if f.above_scale_expected) == 27
    others = [f for f in firms if not f.is_real]
    assert (sum(f.output_10k for f in others), sum(f.tax_10k for f in others)) == (111_300, 6_785)


def test_the_firms_stand_where_the_pipeline_says() -> None:
    assert Counter(firm.stage for firm in problem().firms) == {
        Stage.FITTED: 1,
        Stage.SIGNED: 14,
        Stage.FRAMEWORK: 9,
        Stage.NEGOTIATING: 11,
        Stage.VISITED: 7,
        Stage.LEAD: 3,
    }


def test_the_caps_are_those_of_the_park() -> None:
    caps = {cap.resource: (cap.value, cap.diversity) for cap in problem().caps}
    assert caps == {
        Resource.POWER: (6000, Decimal("0.8")),
        Resource.WATER: (700, 1),
        Resource.WASTEWATER: (480, 1),
        Resource.STEAM: (Decimal("6.4"), 1),
    }


def test_steam_reaches_five_buildings() -> None:
    assert {u.building_id for u in problem().units if u.steam_available} == {"A3", "A4", "B2", "B5", "B6"}


def test_archetypes_rules_and_synergies_are_complete() -> None:
    assert (len(problem().archetypes), len(problem().segregation_rules), len(problem().synergies)) == (
        25,
        16,
        20,
    )
    tags = {tag for firm in problem().firms for tag in (*firm.emits, *firm.receptors)}
    known = {tag for rule in problem().segregation_rules for tag in (rule.emitter_tag, rule.receptor_tag)}
    assert tags <= known


def test_every_table_names_its_sources() -> None:
    assert {"parks", "buildings", "units", "firms", "archetypes"} <= {s.table for s in dossier().sources}
