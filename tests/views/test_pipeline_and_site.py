"""Firms by stage, and where the buildings stand."""

from decimal import Decimal

from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.vocabulary.terms import Stage
from planner.views.pipeline import other_figures, stage_rows
from planner.views.site import site_view
from tests.support import make

Q = make.quarter("2024Q2")


def test_each_stage_with_a_firm_has_a_row_in_the_order_of_the_pipeline() -> None:
    firms = [make.firm("F1"), make.firm("F2", stage=Stage.LEAD), make.firm("F3", stage=Stage.LEAD)]
    measures = measure(make.problem(firms=firms), make.plan(make.placement("F2", "A-101")))
    rows = [(row.stage, row.placed, row.unplaced) for row in stage_rows(measures)]
    assert rows == [(Stage.LEAD, 1, 1), (Stage.SIGNED, 0, 1)]


def test_what_the_stages_tell_is_not_told_again() -> None:
    measures = measure(make.problem(firms=[make.firm("F1")]), Plan())
    keys = {one.key for one in other_figures(measures)}
    assert "firms_placed" in keys
    assert not {key for key in keys if key.endswith(("_lead", "_framework"))}
    assert len(keys) < len(measures.headline())


def test_buildings_stand_where_the_tables_put_them_from_the_south_west_corner() -> None:
    buildings = (
        make.building("A", site_x_m=Decimal(100), site_y_m=Decimal(50)),
        make.building("B", site_x_m=Decimal(200), site_y_m=Decimal(50), handover="2024Q3"),
    )
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101", available="2024Q3")], buildings=buildings
    )
    (site,) = site_view(problem, make.plan(make.placement("F1", "A-101")), Q)
    assert site.has_positions
    assert [(one.building_id, one.x_m, one.y_m) for one in site.buildings] == [
        ("A", 0.0, 0.0),
        ("B", 100.0, 0.0),
    ]
    assert (site.width_m, site.depth_m) == (160.0, 40.0)
    assert [one.is_handed_over for one in site.buildings] == [True, False]
    assert [one.ready_m2 for one in site.buildings] == [1000, 0]


def test_buildings_that_lie_on_each_other_stand_in_a_grid_of_four() -> None:
    names = "ABCDE"
    problem = make.problem(units=[make.unit(f"{name}-101") for name in names])
    (site,) = site_view(problem, Plan(), Q)
    assert not site.has_positions
    assert [one.x_m for one in site.buildings[:4]] == sorted({one.x_m for one in site.buildings})
    first, last = site.buildings[0], site.buildings[4]
    assert last.x_m == first.x_m
    assert last.y_m < first.y_m
    boxes = {(one.x_m, one.y_m) for one in site.buildings}
    assert len(boxes) == len(names)


def test_a_building_without_measures_is_still_seen_and_one_without_units_offers_nothing() -> None:
    flat = make.building("A", length_m=Decimal(0), width_m=Decimal(0))
    problem = make.problem(units=[], buildings=(flat,))
    (site,) = site_view(problem, Plan(), Q)
    assert site.buildings[0].length_m > 0
    assert (site.buildings[0].leasable_m2, site.buildings[0].placed_m2) == (0, 0)
