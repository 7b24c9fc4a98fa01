"""Invented firms of known archetypes, drawn from a seeded random stream."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import GroundFloor, Priority, RegPath, Stage
from planner.text import Text

PROBABILITY = {
    Stage.LEAD: "0.10",
    Stage.VISITED: "0.25",
    Stage.NEGOTIATING: "0.40",
    Stage.FRAMEWORK: "0.60",
    Stage.SIGNED: "0.85",
    Stage.PRODUCTION: "1",
}
CITIES = ("深圳", "广州", "桂林", "东莞", "佛山", "长沙", "南宁", "珠海")
PIPELINE: tuple[Stage, ...] = (
    *(Stage.SIGNED,) * 6,
    *(Stage.FRAMEWORK,) * 5,
    *(Stage.NEGOTIATING,) * 5,
    *(Stage.VISITED,) * 3,
    Stage.LEAD,
)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """When a drawn firm may come: desired between the first two, patient for `patience`."""

    earliest: Quarter
    latest: Quarter
    patience: int


def draw_firm(
    random: Random, firm_id: str, archetype: Archetype, *, wish: Wish, lease_years: tuple[int, ...]
) -> Firm:
    """Draw a firm of `archetype` whose figures follow the archetype's densities."""
    m2 = random.randrange(archetype.area_lo_m2, archetype.area_hi_m2 + 1, 20)
    stage = random.choice(PIPELINE)
    desired = wish.earliest + random.randint(0, max(0, wish.latest - wish.earliest))
    return firm_of(
        firm_id,
        archetype,
        m2=m2,
        stage=stage,
        desired=desired,
        latest=desired + random.randint(2, wish.patience),
        lease_years=random.choice(lease_years),
        city=random.choice(CITIES),
        factor=Decimal(random.randint(80, 120)) / 100,
    )


def firm_of(  # noqa: PLR0913  # the facts of one firm
    firm_id: str,
    archetype: Archetype,
    *,
    m2: int,
    stage: Stage,
    desired: Quarter,
    latest: Quarter,
    lease_years: int,
    city: str = "桂林",
    factor: Decimal = Decimal(1),
) -> Firm:
    """Return a firm of `m2` that differs from its archetype's densities by `factor`."""
    thousand = Decimal(m2) / 1000
    water = _round(archetype.water_m3d_per_1000m2 * thousand * factor, "0.1")
    output = _round(archetype.output_10k_per_m2 * m2 * factor, "1")
    tax = _round(output * archetype.tax_pct_of_output / 100, "1")
    steam = _round(archetype.steam_tph_per_1000m2 * thousand * factor, "0.01")
    return Firm(
        firm_id=firm_id,
        name=Text(f"示例企业{firm_id}", f"Sample Firm {firm_id}"),
        is_real=False,
        archetype=archetype.archetype,
        product=archetype.name.zh,
        origin_city=city,
        stage=stage,
        probability=Decimal(PROBABILITY[stage]),
        priority=Priority.A if tax * 10 > m2 else Priority.B if tax * 20 > m2 else Priority.C,
        area_min_m2=m2 * 9 // 10,
        area_req_m2=m2,
        area_max_m2=m2 * 5 // 4,
        needs_whole_building=archetype.archetype == "BETA_LACTAM",
        ground_floor=archetype.ground_floor,
        needs_dock=archetype.archetype == "COLD_CHAIN",
        min_load_kn_m2=archetype.min_load_kn_m2,
        min_clear_height_m=archetype.min_clear_height_m,
        min_freight_lift_t=archetype.min_freight_lift_t,
        needs_steam=steam >= Decimal("0.3"),
        cleanroom_class=archetype.cleanroom_class,
        cleanroom_m2=int(archetype.cleanroom_share * m2),
        hazard_class=archetype.hazard_class,
        power_kw=_round(archetype.power_w_m2 * thousand * factor, "1"),
        water_m3d=water,
        wastewater_m3d=_round(water * archetype.wastewater_ratio, "0.1"),
        steam_tph=steam,
        hazwaste_tpa=_round(archetype.hazwaste_tpa_per_1000m2 * thousand * factor, "0.1"),
        emits=archetype.emits,
        receptors=archetype.receptors,
        invest_10k=_round(archetype.invest_10k_per_m2 * m2 * factor, "1"),
        output_10k=output,
        tax_10k=tax,
        jobs=int(archetype.jobs_per_1000m2 * thousand * factor),
        reg_path=RegPath.LICENCE_ONLY,
        licence_type=archetype.licence_type,
        fitout_weeks=(archetype.fitout_weeks_lo + archetype.fitout_weeks_hi) // 2,
        licence_weeks=(archetype.licence_weeks_lo + archetype.licence_weeks_hi) // 2,
        desired_quarter=desired,
        latest_quarter=latest,
        lease_years=lease_years,
        above_scale_expected=output >= 2000,
        notes="虚构 invented",
    )


def wants_ground(archetype: Archetype) -> bool:
    """Whether the archetype must have the ground floor."""
    return archetype.ground_floor is GroundFloor.REQUIRED


def _round(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step))
