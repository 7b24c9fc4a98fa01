"""The settings of the invented mature park: every rule has something to say there."""

from dataclasses import replace
from decimal import Decimal

from planner.domain.park.firm import Firm
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    Waiver,
)
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import GroundFloor, RegPath, Stage, UnitState
from planner.text import Text


def mature_policy(problem: Problem) -> Policy:
    """Return the settings; the units and firms they name are chosen from the problem."""
    vacant = [
        unit.unit_id
        for unit in problem.units
        if unit.state is UnitState.VACANT and unit.building_id in ("M1", "M5", "M7")
    ]
    signed = [firm for firm in problem.firms if firm.stage is Stage.SIGNED]
    pinned = next(firm for firm in signed if _suits(firm, problem, "M7"))
    others = [firm for firm in signed if firm is not pinned]
    return replace(
        Policy(),
        thresholds=(
            Threshold(key="m2_per_mu", value=Decimal(700)),
            Threshold(key="above_scale_revenue_10k", value=Decimal(2000)),
            Threshold(key="tax_10k_per_mu_min", value=Decimal(15)),
            Threshold(key="output_10k_per_mu_min", value=Decimal(300)),
        ),
        switches=(Switch(rule="entry_terms", on=True), Switch(rule="expansion", on=True)),
        waivers=(
            Waiver(
                rule="segregation",
                clause="R07",
                firms=("S01",),
                reason=Text("在园企业既成事实,已加装除尘", "Sitting firm, dust collectors fitted"),
            ),
            Waiver(
                rule="floor_load",
                firms=(others[0].firm_id,),
                reason=Text("设备分散布置,设计院复核", "Equipment spread out, checked by the engineer"),
            ),
        ),
        pins=(Pin(firm_id=pinned.firm_id, building_id="M7"),),
        forbids=(Forbid(firm_id=others[1].firm_id, building_id="M6"),),
        holds=(
            Hold(
                units=(vacant[-1],),
                until=Quarter.parse("2026Q1"),
                reason=Text("为洽谈项目预留", "Held for a project under talks"),
            ),
        ),
        reserves=(
            Reserve(
                park_id="mature",
                until=Quarter.parse("2025Q4"),
                ground_share=Decimal("0.1"),
                reason=Text("为链主企业预留首层", "Ground floor kept for an anchor firm"),
            ),
            Reserve(
                park_id="incubator",
                until=Quarter.parse("2025Q3"),
                units=("I1-501",),
                reason=Text("公共实验室改造", "Shared laboratory being rebuilt"),
            ),
        ),
        entry=EntryTerms(
            min_tax_10k_per_mu=Decimal(8),
            min_output_10k_per_mu=Decimal(150),
            min_area_m2=300,
            reg_paths=tuple(RegPath),
        ),
    )


def _suits(firm: Firm, problem: Problem, building_id: str) -> bool:
    """Whether a run of one floor of the building would house the firm."""
    units = problem.units_of[building_id]
    building = problem.building[building_id]
    floors = {unit.floor: [u.leasable_m2 for u in units if u.floor == unit.floor] for unit in units}
    areas = {m2 for sizes in floors.values() for m2 in (sizes[0], sum(sizes))}
    return (
        any(firm.area_min_m2 <= m2 <= firm.area_max_m2 for m2 in areas)
        and firm.parks in {(), (building.park_id,)}
        and firm.latest_quarter >= building.handover_quarter
        and all(unit.load_kn_m2 >= firm.min_load_kn_m2 for unit in units)
        and all(unit.clear_height_m >= firm.min_clear_height_m for unit in units)
        and firm.ground_floor is GroundFloor.NONE
    )
