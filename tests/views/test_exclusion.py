"""Why a firm has no place in one sentence: nowhere, held out by what all share, or dearer; with figures, and a price if known."""

from decimal import Decimal

from planner.analysis.explain import unplaced_reasons
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason
from planner.domain.solving.place import GoalCost, PlaceAnswer, PlacePrice, PlaceState
from planner.domain.vocabulary.terms import Resource, Stage
from planner.text import Lang
from planner.views.exclusion import Exclusion, exclusion_of, exclusion_text, firm_summary
from planner.views.places import amount_of, worth_text
from planner.views.unplaced import in_words, unplaced_rows
from tests.support import make


def reasons(problem: Problem, plan: Plan) -> tuple[Reason, ...]:
    return unplaced_reasons(problem, plan)["F1"]


def said(problem: Problem, plan: Plan, lang: Lang = Lang.EN, **more: tuple[PlaceAnswer, ...]) -> str:
    return exclusion_text(problem, problem.firm["F1"], reasons(problem, plan), **more).say(lang)


def kind(problem: Problem, plan: Plan) -> Exclusion:
    return exclusion_of(problem, problem.firm["F1"], reasons(problem, plan))


def priced(building_id: str, state: PlaceState, cost: GoalCost | None = None, out: str = "") -> PlaceAnswer:
    return PlaceAnswer(
        firm_id="F1",
        building_id=building_id,
        state=state,
        placement=make.placement("F1", f"{building_id}-101"),
        price=None if cost is None else PlacePrice(costs=(cost,), out=(out,) if out else ()),
    )


def test_a_firm_that_no_unit_suits_is_told_the_rules_with_their_figures_and_the_nearest_miss() -> None:
    tall = make.problem(firms=[make.firm("F1", min_clear_height_m=make.number(12))])
    assert kind(tall, Plan()) is Exclusion.NOWHERE
    assert said(tall, Plan()).startswith(
        "F1 can be nowhere in the park: clear height (needs 12 m, best available"
    )
    large = make.problem(firms=[make.firm("F1", m2=1100, area_min_m2=1030)], units=[make.unit("A-101")])
    assert said(large, Plan(), Lang.ZH) == "F1 在园区内无处可进；最接近的是 A-101，差 30 ㎡。"


def test_a_firm_that_has_left_the_park_is_told_to_have_left_it() -> None:
    problem = make.problem(firms=[make.firm("F1", stage=Stage.EXITED)])
    summary = firm_summary(problem, "F1", ())
    assert summary is not None
    assert summary.exclusion is Exclusion.LEFT
    assert summary.text.en.startswith("F1 has left the park (stage: exited)")
    assert firm_summary(make.problem(firms=[make.firm("F1")]), "F1", ()) is None


def steam(*, until: str | None, latest: str = "2024Q4") -> tuple[Problem, Plan]:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        firms=[
            make.firm("F1", steam_tph=Decimal(3), latest=latest),
            make.firm("F2", steam_tph=Decimal(4)),
        ],
        caps=(make.cap(Resource.STEAM, 6),),
    )
    return problem, make.plan(make.placement("F2", "B-101", "2024Q1", until))


def test_a_shared_resource_is_named_with_what_is_missing_and_when_it_frees() -> None:
    told = said(*steam(until="2025Q2"))
    assert kind(*steam(until="2025Q2")) is Exclusion.RESOURCE
    assert "steam is 1 t/h short in" in told
    assert "(needs 3 t/h, 2 t/h is left)" in told
    assert told.endswith("it frees from 2025Q2, after its latest start 2024Q4.")
    assert said(*steam(until=None), Lang.ZH).endswith("规划期内不会空出。")
    first = reasons(*steam(until="2025Q2"))[0]
    assert (first.missing, first.frees) == ("1 t/h", make.quarter("2025Q2"))


def test_a_firm_for_whom_others_would_have_to_leave_is_told_who_and_then_the_proven_price() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], units=[make.unit("A-101")])
    plan = make.plan(make.placement("F2", "A-101"))
    assert kind(problem, plan) is Exclusion.DEARER
    (row,) = unplaced_rows(problem, plan, {"F1": reasons(problem, plan)})
    assert all(one.missing.en == "" for one in row.reasons), "who holds a room is no quantity"
    assert "F2 would have to leave A-101" in said(problem, plan)
    assert reasons(problem, plan)[0].frees is None
    open_ = priced("A", PlaceState.POSSIBLE, GoalCost(goal="signed", least=0, most=1), "F2")
    assert "costs" not in said(problem, plan, answers=(open_,)), "nothing is proven before a solve"
    proven = priced("A", PlaceState.POSSIBLE, GoalCost(goal="signed", least=1, most=1), "F2")
    assert said(problem, plan, answers=(proven,)).endswith(
        "cheapest in A-101 from 2024Q1; it costs 1 of Signed firms; F2 would lose their place."
    )
    barred = priced("A", PlaceState.BLOCKED)
    assert "no plan that keeps every commitment has it" in said(problem, plan, answers=(barred,))


def test_a_price_in_money_is_written_as_money() -> None:
    problem = make.problem(policy=Policy(preset="tax"))
    told = amount_of(problem, PlacePrice(costs=(GoalCost(goal="tax", least=150, most=215),)))
    assert told is not None
    assert (told.en, told.zh) == (
        "1.5 million yuan to 2.15 million yuan a year of Tax",
        "年纳税额 150 万元 至 215 万元/年",
    )


def test_what_a_place_is_worth_is_the_price_of_the_best_other_building() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    here = priced("A", PlaceState.HERE)
    dear = priced("B", PlaceState.POSSIBLE, GoalCost(goal="value", least=9, most=9))
    cheap = priced("C", PlaceState.FITS, GoalCost(goal="value", least=4, most=4))
    told = worth_text(problem, "F1", (here, dear, cheap))
    assert told is not None
    assert "worth 4 points of Expected value more than the best other building, C" in told.en
    alone = worth_text(problem, "F1", (here, priced("B", PlaceState.BLOCKED)))
    assert alone is not None
    assert alone.en.endswith("no other building takes it.")
    assert worth_text(problem, "F1", (dear,)) is None


def test_what_is_counted_is_told_with_its_thing() -> None:
    assert [in_words("unit_once", amount).en for amount in ("1", "2")] == ["at most 1 firm", "2 firms"]
    assert in_words("one_home", "1").zh == "至多 1 处"


def test_a_room_that_is_too_large_is_over_and_not_short() -> None:
    small = make.problem(firms=[make.firm("F1", m2=900, area_max_m2=960)], units=[make.unit("A-101")])
    (row,) = unplaced_rows(small, Plan(), {"F1": reasons(small, Plan())})
    assert {one.missing.en for one in row.reasons if one.missing.en} == {"40 ㎡ over"}
    told = "F1 can be nowhere in the park: area (at most 960 ㎡, the least available 1,000 ㎡)."
    assert said(small, Plan()) == told, "two rooms alike are told once"
