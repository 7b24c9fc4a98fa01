"""What more is asked for than there is, of a park and of a building."""

from planner.analysis.futures.demand import beyond, limits_of
from planner.domain.park.plan import Plan
from planner.domain.vocabulary.terms import Resource
from tests.support import make

FIRMS = [
    make.firm("F1", power_kw=make.number(60)),
    make.firm("F2", power_kw=make.number(60), desired="2024Q3"),
]


def test_a_building_falls_short_from_when_a_firm_that_the_plan_has_there_wants_to_come() -> None:
    problem = make.problem(
        firms=FIRMS,
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("B-101")],
        buildings=[make.building("A", kw=100), make.building("B", kw=120)],
        caps=(make.cap(Resource.WATER, 10, subject="B"),),
    )
    limits = limits_of(problem)
    power = [one for one in limits if one[2] == Resource.POWER]
    assert [(scope, name) for scope, name, _ in power] == [("building", "A"), ("building", "B")]
    assert ("building", "B", Resource.WATER.value) in limits
    homes = {"F1": make.placement("F1", "A-101"), "F2": make.placement("F2", "A-102", "2024Q3")}
    placed = make.plan(homes["F1"])
    short, enough = beyond(problem, placed, power, homes)
    late = problem.quarters.index(make.quarter("2024Q3"))
    assert short == sum(1 << k for k in range(late, len(problem.quarters)))
    assert enough == 0
    elsewhere = homes | {"F2": make.placement("F2", "B-101", "2024Q3")}
    assert beyond(problem, placed, power, elsewhere) == (0, 0)
    assert beyond(problem, placed, power, {}) == (0, 0)
    both = make.plan(homes["F1"], make.placement("F2", "B-101", "2024Q3"))
    assert beyond(problem, both, power, homes) == (0, 0)


def test_a_building_is_asked_for_just_as_much_as_it_has() -> None:
    problem = make.problem(firms=FIRMS, units=[make.unit("A-101")], buildings=[make.building("A", kw=120)])
    power = [one for one in limits_of(problem) if one[0] == "building"]
    homes = {name: make.placement(name, "A-101") for name in ("F1", "F2")}
    assert beyond(problem, Plan(), power, homes) == (0,)
