"""For each rule a park of two floors on which the rule alone has something to say."""

from decimal import Decimal
from typing import Any

from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
)
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Resource, Stage, UnitState
from tests.support import make

FIRST, SECOND = ("A-101", "A-102"), ("A-201", "A-202")


def _rooms(upstairs: dict[str, Any]) -> list[Unit]:
    return [make.unit(name) for name in FIRST] + [make.unit(name, **upstairs) for name in SECOND]


def scenes() -> dict[str, Problem]:
    """Return the park of each rule, in the order of the catalogue."""
    one, two = make.firm("F1"), make.firm("F2")
    wide = make.firm("F1", m2=2000)
    return {
        "one_home": make.problem(firms=[one]),
        "unit_once": make.problem(firms=[one, two]),
        "run": make.problem(firms=[make.firm("F1", area_min_m2=1, area_max_m2=9000)]),
        "handover": make.problem(
            units=_rooms({"available": "2024Q3"}),
            firms=[make.firm("F1", desired="2024Q2", latest="2024Q4")],
        ),
        "commitments": make.problem(
            firms=[one, two, make.sitting("F3", ["A-201"])],
            policy=Policy(
                pins=(Pin(firm_id="F1", start=make.quarter("2024Q2")),),
                forbids=(Forbid(firm_id="F1", units=("A-102",)),),
                holds=(Hold(units=("A-101",), until=make.quarter("2024Q3"), firm_id="F2"),),
            ),
        ),
        "unit_state": make.problem(units=_rooms({"state": UnitState.RESERVED}), firms=[one]),
        "area_fit": make.problem(firms=[make.firm("F1", area_min_m2=1001, area_max_m2=2999)]),
        "whole_building": make.problem(firms=[make.firm("F1", m2=4000, needs_whole_building=True)]),
        "floor_load": make.problem(
            units=_rooms({"load_kn_m2": Decimal("7.5")}), firms=[make.firm("F1", min_load_kn_m2=Decimal(8))]
        ),
        "clear_height": make.problem(
            units=_rooms({"clear_height_m": Decimal("4.1")}),
            firms=[make.firm("F1", min_clear_height_m=Decimal("4.11"))],
        ),
        "ground_floor": make.problem(firms=[make.firm("F1", ground_floor=GroundFloor.REQUIRED)]),
        "freight_lift": make.problem(firms=[make.firm("F1", min_freight_lift_t=Decimal("3.5"))]),
        "dock": make.problem(firms=[make.firm("F1", needs_dock=True)]),
        "steam_main": make.problem(
            units=_rooms({"steam_available": False}), firms=[make.firm("F1", needs_steam=True)]
        ),
        "hazard_class": make.problem(
            units=_rooms({"max_hazard_class": HazardClass.D}),
            firms=[make.firm("F1", hazard_class=HazardClass.C)],
        ),
        "fire_compartment": make.problem(
            firms=[wide],
            floors=(
                make.floor("A", 1, fire_compartment_m2=1999),
                make.floor("A", 2, fire_compartment_m2=2000),
            ),
        ),
        "utilities": make.problem(
            firms=[one, make.firm("F2", power_kw=Decimal("60.5")), make.firm("F3", power_kw=Decimal(250))],
            caps=(
                make.cap(Resource.POWER, 200, subject="A"),
                make.cap(Resource.POWER, 120, diversity="0.8", start="2024Q3"),
            ),
        ),
        "segregation": make.problem(
            firms=[
                make.firm("F1", emits=("DUST",)),
                make.firm("F2", emits=("DUST",), receptors=("CLEAN",)),
                make.firm("F3", receptors=("CLEAN",)),
                make.firm("F4", emits=("DUST",)),
            ],
            segregation_rules=(make.segregation("R1", "DUST", "CLEAN"),),
        ),
        "expansion": make.problem(
            firms=[
                make.firm("F1", latest="2024Q2", expansion_option_m2=1000),
                make.firm("F2", desired="2024Q2", latest="2024Q2"),
            ],
            policy=Policy(switches=(Switch(rule="expansion", on=True),), expansion_quarters=1),
        ),
        "entry_terms": make.problem(
            firms=[make.firm("F1", area_max_m2=2000, tax_10k=Decimal(50))],
            policy=Policy(
                switches=(Switch(rule="entry_terms", on=True),),
                entry=EntryTerms(min_tax_10k_per_mu=Decimal(20)),
            ),
        ),
        "reserve": make.problem(
            firms=[one, two],
            policy=Policy(
                reserves=(
                    Reserve(park_id="P", until=make.quarter("2024Q3"), units=("A-201",)),
                    Reserve(park_id="P", until=make.quarter("2024Q2"), ground_share=Decimal("0.4")),
                )
            ),
        ),
        "speculative_hold": make.problem(
            firms=[
                make.firm("F1", stage=Stage.LEAD, desired="2024Q4"),
                make.sitting("F2", ["A-101"], until="2024Q4"),
            ],
        ),
    }
