"""One edit of each kind, as a scenario file writes it, on the problem `base()`."""

from decimal import Decimal
from typing import Any

from planner.domain.edits import AddBuilding, AddFirm, edit_to_json
from planner.domain.park.policy import Forbid, Hold, Policy
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Resource, Stage
from tests.support import make


def base() -> Problem:
    return make.problem(
        units=[
            make.unit(name)
            for name in ("A-101", "A-102", "A-201", "B-101", "B-102", "D-101", "E-101", "E-102")
        ],
        buildings=(
            make.building("A"),
            make.building("B", phase_id="2", handover="2024Q3"),
            make.building("D"),
            make.building("E"),
        ),
        firms=[
            make.firm("F1"),
            make.firm("F2", stage=Stage.LEAD, probability=Decimal("0.1")),
            make.firm("F3", m2=900),
            make.firm("F4", m2=900, committed_units=("E-102",)),
            make.sitting("S1", ["D-101"]),
        ],
        caps=(make.cap(Resource.STEAM, 6),),
        segregation_rules=(make.segregation("R08"),),
        policy=Policy(
            forbids=(Forbid(firm_id="F1", units=("A-201",)),),
            holds=(Hold(units=("E-101",), until=make.quarter("2024Q4")),),
        ),
    )


JSON: tuple[dict[str, Any], ...] = (
    {"kind": "delay_handover", "phase": "2", "quarters": 2},
    {"kind": "close_building", "building": "B"},
    {"kind": "close_floor", "building": "A", "floor": 2},
    edit_to_json(
        AddBuilding(building=make.building("C"), floors=(make.floor("C"),), units=(make.unit("C-101"),))
    ),
    {"kind": "set_cap", "park": "P", "resource": "steam_tph", "from": "2024Q2", "value": 9},
    edit_to_json(AddFirm(firm=make.firm("F9"))),
    {"kind": "remove_firm", "firm": "F3"},
    {"kind": "change_firm", "firm": "F1", "field": "area_max_m2", "value": 2280},
    {"kind": "renew_lease", "firm": "S1", "until": "2030Q1"},
    {"kind": "only_signed"},
    {"kind": "min_probability", "value": 0.6},
    {"kind": "scale_demand", "factor": 1.2},
    {"kind": "split_unit", "unit": "B-101", "parts": [400, 600]},
    {"kind": "join_units", "units": ["A-101", "A-102"]},
    {"kind": "waive", "rule": "segregation", "clause": "R08", "firms": ["F1"]},
    {"kind": "switch_rule", "rule": "segregation", "clause": "R08", "on": False},
    {"kind": "keep_apart", "rule_id": "T1", "emitter": "DEV", "receptor": "ANY", "scope": "building"},
    {"kind": "set_entry_term", "term": "min_area", "value": 950},
    {"kind": "set_weight", "rate": "tax_per_10k", "value": 6.5},
    {"kind": "set_goal", "preset": "tax"},
    {"kind": "pin", "firm": "F1"},
    {"kind": "forbid", "firm": "F1", "units": ["B-101"]},
    {"kind": "release", "firm": "F1"},
    {"kind": "hold", "units": ["B-102"], "until": "2024Q4", "off": True},
    {"kind": "reserve", "park": "P", "until": "2024Q4", "ground_share": 0.1},
    {"kind": "end_hold", "units": ["E-101"], "at": "2024Q3"},
    {"kind": "end_commitment", "firm": "F4"},
)
