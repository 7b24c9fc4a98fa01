"""The stacking plan as rows: what each block shows at a quarter."""

import pytest

from planner.domain.measures import measure
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Hold, Pin, Policy, Reserve
from planner.domain.vocabulary.terms import Stage, UnitState
from planner.text import Lang, Text
from planner.views.card import block_sentence, card_lines
from planner.views.stacking import Block, BlockState, StackingView, stacking_view
from planner.views.words import Change, Firmness, Lock
from tests.support import make
from tests.support.random_parks import SMALL, random_park
from tests.support.reports import scattered_plan

Q = make.quarter


def block_of(view: StackingView, unit_id: str) -> Block:
    (found,) = [block for block in view.blocks if unit_id in block.units]
    return found


def test_units_of_one_firm_on_one_floor_make_one_block() -> None:
    problem = make.problem(firms=[make.firm("F1", m2=3000)])
    plan = make.plan(make.placement("F1", ("A-101", "A-102", "A-201")))
    view = stacking_view(problem, plan, Q("2024Q1"))
    assert block_of(view, "A-101").units == ("A-101", "A-102")
    assert block_of(view, "A-101").area_m2 == 2000
    assert block_of(view, "A-201").units == ("A-201",)
    assert block_of(view, "A-202").state is BlockState.VACANT


def test_the_ground_floor_comes_last() -> None:
    view = stacking_view(make.problem(), make.plan(), Q("2024Q1"))
    (building,) = view.parks[0].phases[0].buildings
    assert [floor.floor for floor in building.floors] == [2, 1]


def test_two_firms_side_by_side_stay_two_blocks() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    view = stacking_view(problem, plan, Q("2024Q1"))
    assert block_of(view, "A-101").tenants[0].firm_id == "F1"
    assert block_of(view, "A-102").tenants[0].firm_id == "F2"


def test_a_gap_in_the_row_of_units_parts_a_block() -> None:
    problem = make.problem(units=[make.unit("A-101"), make.unit("A-103")], firms=[make.firm("F1", m2=2000)])
    view = stacking_view(problem, make.plan(make.placement("F1", ("A-101", "A-103"))), Q("2024Q1"))
    assert [block.units for block in view.blocks] == [("A-101",), ("A-103",)]


def test_before_the_lease_the_unit_is_free_and_names_who_follows() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    plan = make.plan(make.placement("F1", "A-101", "2024Q3", "2025Q1"))
    before = block_of(stacking_view(problem, plan, Q("2024Q2")), "A-101")
    assert (before.state, before.following and before.following.firm_id) == (BlockState.VACANT, "F1")
    assert block_of(stacking_view(problem, plan, Q("2024Q4")), "A-101").state is BlockState.OCCUPIED
    after = block_of(stacking_view(problem, plan, Q("2025Q1")), "A-101")
    assert (after.state, after.following) == (BlockState.VACANT, None)


def test_a_unit_is_not_handed_over_before_building_and_unit_are_ready() -> None:
    problem = make.problem(
        units=[make.unit("A-101", available="2024Q4"), make.unit("A-102")],
        buildings=[make.building("A", handover="2024Q3")],
    )
    view = stacking_view(problem, make.plan(), Q("2024Q3"))
    assert block_of(view, "A-101").state is BlockState.NOT_HANDED_OVER
    assert block_of(view, "A-101").ready == Q("2024Q4")
    assert block_of(view, "A-102").state is BlockState.VACANT


def test_a_hold_or_reserve_shows_until_it_ends() -> None:
    problem = make.problem().with_policy(
        Policy(
            holds=(Hold(units=("A-101",), until=Q("2024Q3"), reason=Text("县检测中心", "county lab")),),
            reserves=(Reserve(park_id="P", units=("A-102",), until=Q("2024Q2")),),
        )
    )
    during = stacking_view(problem, make.plan(), Q("2024Q2"))
    assert block_of(during, "A-101").state is BlockState.HELD
    assert "county lab" in card_lines(block_of(during, "A-101"), Lang.EN)
    assert block_of(during, "A-102").state is BlockState.VACANT
    assert block_of(stacking_view(problem, make.plan(), Q("2024Q3")), "A-101").state is BlockState.VACANT


def test_a_unit_marked_as_taken_without_a_firm_shows_as_held() -> None:
    problem = make.problem(units=[make.unit("A-101", state=UnitState.RESERVED)])
    assert block_of(stacking_view(problem, make.plan(), Q("2024Q1")), "A-101").state is BlockState.HELD


def test_two_firms_in_one_unit_are_shown_as_a_clash() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-101"))
    block = block_of(stacking_view(problem, plan, Q("2024Q1")), "A-101")
    assert [t.firm_id for t in block.tenants] == ["F1", "F2"]
    assert card_lines(block, Lang.EN)[0].startswith("Clash")


def test_a_firm_the_problem_does_not_know_is_left_to_the_checker() -> None:
    plan = make.plan(make.placement("GHOST", "A-101"), make.placement("F1", "Z-101"))
    view = stacking_view(make.problem(firms=[make.firm("F1")]), plan, Q("2024Q1"))
    assert all(block.state is BlockState.VACANT for block in view.blocks)


def test_standing_is_signed_reserved_or_pencilled() -> None:
    firms = [
        make.firm("F1"),
        make.firm("F2", stage=Stage.LEAD),
        make.firm("F3", stage=Stage.LEAD),
        make.firm("F4", stage=Stage.LEAD, committed_units=("A-202",)),
    ]
    problem = make.problem(firms=firms).with_policy(
        Policy(holds=(Hold(units=("A-102",), until=Q("2025Q1"), firm_id="F2"),))
    )
    places = {"F1": "A-101", "F2": "A-102", "F3": "A-201", "F4": "A-202"}
    plan = make.plan(*(make.placement(firm, unit) for firm, unit in places.items()))
    view = stacking_view(problem, plan, Q("2024Q1"))
    standing = {t.firm_id: t.standing for b in view.blocks for t in b.tenants}
    assert standing == {
        "F1": Firmness.SIGNED,
        "F2": Firmness.RESERVED,
        "F3": Firmness.PENCILLED,
        "F4": Firmness.RESERVED,
    }
    assert block_of(view, "A-102").tenants[0].reserved_until == Q("2025Q1")


def test_locks_name_why_a_firm_may_not_move() -> None:
    firms = [make.sitting("F1", ["A-101"]), make.firm("F2"), make.firm("F3", committed_building="A")]
    problem = make.problem(firms=firms).with_policy(Policy(pins=(Pin(firm_id="F2", building_id="A"),)))
    plan = make.plan(
        make.placement("F1", "A-101", "2022Q1", "2027Q1"),
        make.placement("F2", "A-102"),
        make.placement("F3", "A-201"),
    )
    view = stacking_view(problem, plan, Q("2024Q1"))
    locks = {t.firm_id: t.locks for b in view.blocks for t in b.tenants}
    assert locks == {"F1": (Lock.SITTING,), "F2": (Lock.PINNED,), "F3": (Lock.COMMITTED,)}


def test_change_is_told_against_the_base() -> None:
    firms = [make.firm("F1"), make.firm("F2"), make.firm("F3")]
    base = (make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    plan = make.plan(base[0], make.placement("F2", "A-201"), make.placement("F3", "A-202"))
    view = stacking_view(make.problem(firms=firms, base=base), plan, Q("2024Q1"))
    changes = {t.firm_id: t.change for b in view.blocks for t in b.tenants}
    assert changes == {"F1": Change.SAME, "F2": Change.MOVED, "F3": Change.NEW}


def test_the_hover_card_tells_margins_with_need_and_slack() -> None:
    problem = make.problem(firms=[make.firm("F1", m2=900, min_load_kn_m2=make.number(12))])
    view = stacking_view(problem, make.plan(make.placement("F1", "A-201")), Q("2024Q1"))
    block = block_of(view, "A-201")
    margins = {m.rule: m for m in block.tenants[0].margins}
    assert (margins["floor_load"].is_broken, margins["floor_load"].slack) == (True, "−2 kN/㎡")
    assert (margins["area_fit"].is_broken, margins["area_fit"].slack) == (False, "+280 ㎡")
    assert "freight_lift" in margins
    assert any("needs ≥ 12 kN/㎡" in line for line in card_lines(block, Lang.EN))


def test_ground_floor_units_show_no_lift_margin() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    view = stacking_view(problem, make.plan(make.placement("F1", "A-101")), Q("2024Q1"))
    assert all(m.rule != "freight_lift" for m in block_of(view, "A-101").tenants[0].margins)


def test_a_name_is_never_taken_for_a_pattern() -> None:
    problem = make.problem(firms=[make.firm("F1", name=Text("{0}", "{x}"))])
    plan = make.plan(make.placement("F1", "A-101", "2024Q2"))
    during = block_of(stacking_view(problem, plan, Q("2024Q2")), "A-101")
    before = block_of(stacking_view(problem, plan, Q("2024Q1")), "A-101")
    assert "F1 {x}" in card_lines(during, Lang.EN)
    assert any("F1 {0}" in line for line in card_lines(before, Lang.ZH))
    assert "{x}" in block_sentence("A", 1, during, lang=Lang.EN)


@pytest.mark.parametrize("seed", range(12))
def test_any_plan_shows_every_unit_once_and_agrees_with_the_measures(seed: int) -> None:
    problem = random_park(seed, SMALL)
    plan = scattered_plan(problem, seed)
    measures = measure(problem, plan)
    for quarter in problem.quarters:
        view = stacking_view(problem, plan, quarter)
        shown = sorted(unit for block in view.blocks for unit in block.units)
        assert shown == [unit.unit_id for unit in problem.units], f"seed {seed}"
        let = sum(block.area_m2 for block in view.blocks if block.tenants)
        assert let == measures.get("allocated_m2", quarter=quarter).value, f"seed {seed}, {quarter}"


def test_blocks_are_marked_against_any_other_plan() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")])
    other = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    plan = make.plan(
        make.placement("F1", "A-101"), make.placement("F2", "A-201"), make.placement("F3", "A-202")
    )
    view = stacking_view(problem, plan, make.quarter("2024Q1"), against=other)
    changes = {block.tenant.firm_id: block.tenant.change.value for block in view.blocks if block.tenant}
    assert changes == {"F1": "same", "F2": "moved", "F3": "new"}
    assert {block.units: block.left for block in view.blocks if block.left} == {("A-102",): ("F2",)}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ((), "F1 has no place"),
        ((make.placement("F1", "A-101", start="2024Q3"),), "F1 comes in 2024Q3"),
        ((make.placement("F1", "A-202"),), "F1 is in A"),
        ((make.placement("F1", "A-101", end="2024Q2"),), "F1 stays until 2024Q1"),
    ],
)
def test_who_is_late_or_elsewhere_is_not_called_gone(now: tuple[Placement, ...], said: str) -> None:
    problem = make.problem(firms=[make.firm("F1")])
    before = make.plan(make.placement("F1", "A-101"))
    view = stacking_view(problem, make.plan(*now), make.quarter("2024Q2"), against=before)
    (fate,) = (fate for block in view.blocks for fate in block.fates)
    assert fate.en == said
