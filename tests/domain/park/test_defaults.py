"""What an enquiry leaves open follows from its archetype and its other facts."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.park.defaults import filled
from planner.domain.park.firm import Firm
from planner.domain.vocabulary.terms import GroundFloor, Priority, RegPath, Stage
from tests.support import make

KIND = make.archetype(
    "IVD",
    ground_floor=GroundFloor.PREFERRED,
    cleanroom_share=Decimal("0.5"),
    steam_tph_per_1000m2=Decimal("0.3"),
    emits=("BIO",),
)


def ask(m2: int = 1000, **known: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "area_req_m2": m2,
        "stage": Stage.LEAD,
        "desired_quarter": make.quarter("2024Q1"),
    }
    return dict(filled(facts | known, KIND)[0])


def test_a_thousand_square_metres_get_what_the_densities_say() -> None:
    facts = ask()
    assert facts["power_kw"] == 100
    assert facts["water_m3d"] == 2
    assert facts["wastewater_m3d"] == Decimal("1.7")
    assert facts["steam_tph"] == Decimal("0.3")
    assert facts["needs_steam"] is True
    assert facts["hazwaste_tpa"] == 1
    assert (facts["invest_10k"], facts["output_10k"], facts["tax_10k"], facts["jobs"]) == (
        1000,
        2000,
        100,
        20,
    )
    assert facts["above_scale_expected"] is True
    assert (facts["cleanroom_m2"], facts["fitout_weeks"], facts["licence_weeks"]) == (500, 8, 8)
    assert (facts["reg_path"], facts["lease_years"]) == (RegPath.NEW, 5)
    assert (facts["ground_floor"], facts["emits"]) == (GroundFloor.PREFERRED, ("BIO",))
    assert str(facts["latest_quarter"]) == "2025Q1"


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        (700, 630, 940),
        (1280, 1150, 1730),
        (1499, 1350, 2020),
        (1500, 1350, 1880),
        (3000, 2700, 3750),
        (4, 1, 10),
        (9, 9, 10),
    ],
)
def test_the_area_range_follows_from_the_request(asked: int, least: int, most: int) -> None:
    facts = ask(asked)
    assert (facts["area_min_m2"], facts["area_max_m2"]) == (least, most)
    assert facts["area_min_m2"] <= asked <= facts["area_max_m2"]


@pytest.mark.parametrize(
    ("tax", "priority"), [(101, Priority.A), (100, Priority.B), (51, Priority.B), (50, Priority.C)]
)
def test_priority_follows_from_tax_per_square_metre(tax: int, priority: Priority) -> None:
    assert ask(tax_10k=Decimal(tax))["priority"] is priority


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_probability(stage: Stage) -> None:
    assert 0 <= ask(stage=stage)["probability"] <= 1


def test_what_is_known_is_kept_and_leaned_on() -> None:
    facts = ask(output_10k=Decimal(1000), water_m3d=Decimal(10))
    assert facts["output_10k"] == 1000
    assert facts["tax_10k"] == 50
    assert facts["wastewater_m3d"] == Decimal("8.5")
    assert facts["above_scale_expected"] is False


def test_the_names_given_are_those_that_were_filled() -> None:
    whole = {field.name: getattr(make.firm(), field.name) for field in fields(Firm)}
    assert filled(whole, KIND) == (whole, ())
    del whole["jobs"]
    assert filled(whole, KIND)[1] == ("jobs",)


def test_everything_a_firm_needs_is_filled_from_six_fields() -> None:
    facts = ask(
        firm_id="F1", name=make.firm().name, archetype="IVD", product="试剂", origin_city="", is_real=True
    )
    facts |= {"needs_whole_building": False, "needs_dock": False}
    assert Firm(**facts).area_req_m2 == 1000
