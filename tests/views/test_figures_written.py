"""Numbers, margins and shares as a reader sees them."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.views import format as fmt
from planner.views.gauges import building_gauges, gauges, park_gauges
from planner.views.margins import margins_in_plan, margins_of
from planner.views.occupancy import occupancy_at, occupancy_by_quarter, phase_subjects
from planner.views.usage import subjects, usages
from tests.support import make, reports


@pytest.mark.parametrize(
    ("value", "bound", "is_proven", "written"),
    [
        (1200, 1200, True, "1,200"),
        (1200, None, False, "1,200 … ? *"),
        (1200, 1200, False, "1,200 *"),
        (1200, 1250, False, "1,200 … 1,250 *"),
        (-3, -5, False, "-5 … -3 *"),
    ],
)
def test_a_value_says_what_the_best_one_lies_between(
    value: int, bound: int | None, written: str, *, is_proven: bool
) -> None:
    assert fmt.span(value, bound, is_proven=is_proven) == written


@pytest.mark.parametrize(("value", "written"), [(Decimal("-0.2"), "0"), (Decimal("2.5"), "3"), (None, "—")])
def test_no_number_is_minus_nothing_and_halves_go_up(value: Decimal | None, written: str) -> None:
    assert fmt.number(value) == written


def margins(**needs: Any) -> dict[str, tuple[str, bool]]:
    firm = make.firm("F1", **needs)
    units = (make.unit("A-101"), make.unit("A-201", freight_lift_t=Decimal("1.5"), load_kn_m2=Decimal(5)))
    return {one.rule: (one.slack, one.is_broken) for one in margins_of(firm, units)}


def test_a_margin_is_that_of_the_weakest_unit_and_lifts_count_upstairs_alone() -> None:
    found = margins(m2=2000)
    assert found == {
        "area_fit": ("+400 ㎡", False),
        "floor_load": ("+1 kN/㎡", False),
        "clear_height": ("+1.7 m", False),
        "freight_lift": ("−0.5 t", True),
    }
    ground = margins_of(make.firm("F1"), (make.unit("A-101"),))
    assert [one.rule for one in ground] == ["area_fit", "floor_load", "clear_height"]
    assert margins_of(make.firm("F1"), ()) == ()


@pytest.mark.parametrize(
    ("least", "most", "margin"),
    [
        (1700, 2500, ("+300 ㎡", False)),
        (1700, 2050, ("+50 ㎡", False)),
        (2000, 2500, ("+0 ㎡", False)),
        (2001, 2500, ("−1 ㎡", True)),
        (1000, 1999, ("−1 ㎡", True)),
    ],
)
def test_the_margin_of_area_is_to_the_nearer_limit_whatever_was_wished(
    least: int, most: int, margin: tuple[str, bool]
) -> None:
    for wish in (least, most):
        found = margins(area_min_m2=least, area_req_m2=wish, area_max_m2=most)
        assert found["area_fit"] == margin


def test_time_and_utilities_have_margins_where_they_are_tightest() -> None:
    firm = make.firm("F1", steam_tph=Decimal(3), desired="2024Q1", latest="2024Q4")
    problem = make.problem(
        firms=[firm, make.firm("F2", steam_tph=Decimal(2))],
        buildings=[make.building("A", handover="2024Q2")],
        caps=(make.cap(Resource.STEAM, 6), make.cap(Resource.STEAM, 5, start="2024Q4")),
    )
    stay = make.placement("F1", "A-101", "2024Q2")
    plan = make.plan(stay, make.placement("F2", "A-102", "2024Q3"))
    told = {one.title.en: one for one in margins_in_plan(problem, plan, stay)}
    ready, steam = told["Ready in time"], told["Steam · P · 2024Q4"]
    assert (ready.available, ready.slack, round(ready.share, 2)) == ("2024Q2", "+2", 0.33)
    assert (steam.available, steam.need, steam.slack, steam.share) == ("3 t/h", "3 t/h", "+0 t/h", 1.0)
    assert any(name.startswith("Power · A") for name in told)
    late = margins_in_plan(problem, plan, make.placement("F1", "A-101", "2024Q2"))[0]
    assert not late.is_broken


def park() -> Any:
    return make.problem(
        firms=[make.firm("F1", power_kw=Decimal(600))],
        caps=(make.cap(Resource.STEAM, 10), make.cap(Resource.WATER, 4, start="2025Q1")),
    )


PLAN = make.plan(make.placement("F1", "A-101", "2024Q2"))


def test_gauges_come_parks_first_and_say_their_fullest_quarter() -> None:
    measures = measure(park(), PLAN)
    found = gauges(park(), measures)
    assert [one.scope for one in found] == sorted(
        (one.scope for one in found), key=lambda s: s is CapScope.BUILDING
    )
    power = next(one for one in building_gauges(park(), measures) if one.resource is Resource.POWER)
    assert (power.peak.used, power.peak.share) == (Decimal(600), Decimal("0.6"))
    assert str(power.peak.quarter) == "2024Q2"
    water = next(one for one in park_gauges(park(), measures) if one.resource is Resource.WATER)
    assert water.has_cap
    assert [water.at(make.quarter(name)).cap for name in ("2024Q4", "2025Q1", "2030Q1")] == [None, 4, 4]


def test_what_nothing_limits_and_nobody_draws_is_not_compared() -> None:
    report = reports.report(park(), PLAN)
    names = subjects([report])
    assert ("P", Resource.STEAM) in names, "a cap limits it"
    assert ("P", Resource.POWER) in names, "somebody draws it"
    assert ("A", Resource.STEAM) not in names
    (known, unknown) = usages([(make.park().name, report)] * 2, ("P", Resource.POWER))
    assert known == unknown
    assert usages([(make.park().name, report)], ("nowhere", Resource.POWER))[0].readings == ()


def test_occupancy_is_told_of_the_nearest_quarter_and_each_phase_that_has_a_building() -> None:
    measures = measure(park(), PLAN)
    rows = occupancy_by_quarter(park(), measures)
    assert [str(row.quarter) for row in rows] == [str(quarter) for quarter in park().quarters]
    assert occupancy_at(park(), measures, make.quarter("2030Q1")) == rows[-1]
    assert rows[0].signed_m2 == 0
    assert rows[1].signed == Decimal("0.25")
    assert [subject for subject, _ in phase_subjects(park())] == ["P/1"]
    assert occupancy_by_quarter(park(), measure(park(), Plan()))[1].pencilled == 0
