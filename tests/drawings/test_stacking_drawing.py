"""The stacking plan as SVG: one focusable element a block, width = area, names never markup."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from planner.domain.park.plan import Plan
from planner.domain.park.policy import Hold, Policy
from planner.domain.park.problem import Problem
from planner.drawings.mode import Mode, legend_of
from planner.drawings.stacking import stacking_svg
from planner.palette import DARK, LIGHT
from planner.text import Lang, Text
from planner.views.stacking import stacking_view
from tests.support import make
from tests.support.random_parks import SMALL, random_park
from tests.support.reports import HOSTILE, scattered_plan

Q = make.quarter
SVG = "{http://www.w3.org/2000/svg}"
EVIL_TAGS = {"script", "img", "a", "iframe", "foreignObject", "image", "use", "animate", "set"}


def drawn(
    problem: Problem, plan: Plan, *, at: str = "2024Q1", lang: Lang = Lang.EN, **options: object
) -> Element:
    root: Element = fromstring(stacking_svg(problem, plan, quarter=Q(at), lang=lang, **options))  # type: ignore[arg-type]
    return root


def blocks(root: Element) -> list[Element]:
    return [one for one in root.iter(f"{SVG}g") if (one.get("data-testid") or "").startswith("block-")]


def face_width(block: Element) -> float:
    return next(float(r.get("width", "0")) for r in block.iter(f"{SVG}rect") if r.get("class") == "face")


def texts(root: Element) -> Iterator[str]:
    for one in root.iter():
        if one.tag in {f"{SVG}text", f"{SVG}tspan"} and one.text:
            yield one.text


def two_firms() -> tuple[Problem, Plan]:
    problem = make.problem(
        units=[make.unit("A-101", m2=1500), make.unit("A-102", m2=500), make.unit("A-201", m2=2000)],
        firms=[make.firm("F1", m2=1500), make.firm("F2", m2=500)],
    )
    return problem, make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))


def test_every_block_is_one_focusable_element_that_says_what_it_is() -> None:
    problem, plan = two_firms()
    found = blocks(drawn(problem, plan))
    assert len(found) == len(stacking_view(problem, plan, Q("2024Q1")).blocks) == 3
    for block in found:
        assert (block.get("tabindex"), block.get("role")) == ("0", "button")
        assert block.get("aria-label")
        assert block.find(f"{SVG}title") is not None
    assert {
        block.get("data-testid"): (block.get("data-firm"), block.get("data-unit")) for block in found
    } == {
        "block-A-101": ("F1", "A-101"),
        "block-A-102": ("F2", "A-102"),
        "block-A-201": ("", "A-201"),
    }


def test_nothing_but_blocks_takes_the_focus() -> None:
    root = drawn(*two_firms())
    assert [one for one in root.iter() if one.get("tabindex")] == blocks(root)


def heads(root: Element) -> list[Element]:
    return [one for one in root.iter(f"{SVG}g") if one.get("class") == "building-head"]


def test_a_building_is_chosen_by_its_head_where_the_page_asks_for_that() -> None:
    problem, plan = two_firms()
    (plain,) = heads(drawn(problem, plan))
    assert (plain.get("role"), plain.get("tabindex")) == (None, None)
    (head,) = heads(drawn(problem, plan, building=""))
    assert (head.get("role"), head.get("tabindex"), head.get("data-pick")) == ("button", "0", "A")
    assert "2024Q1" in (head.get("aria-label") or "")
    assert head.get("aria-pressed") == "false"
    (chosen,) = heads(drawn(problem, plan, building="A"))
    assert chosen.get("aria-pressed") == "true"


@pytest.mark.parametrize("seed", range(6))
def test_the_width_of_a_block_is_its_area_all_over_the_sheet(seed: int) -> None:
    problem = random_park(seed, SMALL)
    root = drawn(problem, scattered_plan(problem, seed), at=str(problem.quarters[3]))
    scales = [face_width(block) / int(block.get("data-area", "0")) for block in blocks(root)]
    assert max(scales) - min(scales) < 1e-4, f"seed {seed}"
    for rect in root.iter(f"{SVG}rect"):
        right = float(rect.get("x", "0")) + float(rect.get("width", "0"))
        assert right <= float(root.get("viewBox", "").split()[2]) + 0.01, f"seed {seed}"


def test_a_closet_is_drawn_as_small_as_it_is() -> None:
    problem = make.problem(
        units=[make.unit("A-101", m2=30), make.unit("A-102", m2=3000)], firms=[make.firm("F1", m2=30)]
    )
    root = drawn(problem, make.plan(make.placement("F1", "A-101")))
    closet, hall = sorted(map(face_width, blocks(root)))
    assert abs(hall / closet - 100) < 0.1


def test_the_ground_floor_is_at_the_bottom() -> None:
    root = drawn(*two_firms())
    heights = {
        block.get("data-unit"): float(next(block.iter(f"{SVG}rect")).get("y", "0")) for block in blocks(root)
    }
    assert heights["A-201"] < heights["A-101"] == heights["A-102"]


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("name", HOSTILE)
def test_names_typed_by_people_never_become_markup(name: str, lang: Lang) -> None:
    problem, plan = two_firms()
    firms = (make.firm("F1", m2=1500, name=Text(name, name)), problem.firm["F2"])
    building = make.building("A", name=Text(name, name))
    problem = make.problem(
        units=problem.units,
        firms=firms,
        buildings=(building,),
        parks=(make.park(name=Text(name, name)),),
    )
    root = drawn(problem, plan, lang=lang)
    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert not tags & EVIL_TAGS
    assert not any(key.startswith("on") or key == "href" for one in root.iter() for key in one.attrib)
    plain = drawn(*two_firms(), lang=lang)
    assert len(blocks(root)) == len(blocks(plain))


def test_a_name_with_markup_is_shown_letter_by_letter() -> None:
    problem, plan = two_firms()
    problem = make.problem(
        units=problem.units, firms=[make.firm("F1", m2=1500, name=Text("<b>粗</b>", "<b>x</b>"))]
    )
    assert "<b>x</b>" in set(texts(drawn(problem, plan)))


def test_text_is_cut_to_fit_its_block() -> None:
    problem, plan = two_firms()
    problem = make.problem(
        units=problem.units, firms=[make.firm("F1", m2=1500, name=Text("长" * 80, "W" * 80))]
    )
    shown = [text for text in texts(drawn(problem, plan, width=700.0)) if text.startswith("WW")]
    assert shown
    assert all(text.endswith("…") and len(text) < 60 for text in shown)


def test_states_are_told_by_pattern_and_by_attribute() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102", available="2025Q1"), make.unit("A-201")]
    ).with_policy(Policy(holds=(Hold(units=("A-201",), until=Q("2025Q1")),)))
    root = drawn(problem, make.plan())
    fills = {
        block.get("data-state"): {r.get("fill") for r in block.iter(f"{SVG}rect")} for block in blocks(root)
    }
    assert "url(#stacking-vacant)" in fills["vacant"]
    assert "url(#stacking-not_handed_over)" in fills["not_handed_over"]
    assert "url(#stacking-held)" in fills["held"]
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    assert {"stacking-vacant", "stacking-not_handed_over", "stacking-held"} <= ids


def test_every_pattern_referred_to_is_defined_once() -> None:
    problem, plan = two_firms()
    for mode in Mode:
        root = drawn(problem, plan, mode=mode)
        ids = [one.get("id") for one in root.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        used = {
            r.get("fill", "")[5:-1] for r in root.iter(f"{SVG}rect") if r.get("fill", "").startswith("url(#")
        }
        assert used <= set(ids), mode


def test_a_firm_that_may_not_move_carries_a_lock() -> None:
    problem = make.problem(firms=[make.sitting("F1", ["A-101"]), make.firm("F2")])
    plan = make.plan(make.placement("F1", "A-101", "2022Q1", "2027Q1"), make.placement("F2", "A-102"))
    locks = {
        block.get("data-firm"): any(g.get("class") == "lock" for g in block.iter(f"{SVG}g"))
        for block in blocks(drawn(problem, plan))
    }
    assert locks == {"F1": True, "F2": False, "": False}


def test_the_selected_firm_is_framed_in_all_its_blocks() -> None:
    problem = make.problem(firms=[make.firm("F1", m2=3000)])
    plan = make.plan(make.placement("F1", ("A-101", "A-102", "A-201")))
    found = blocks(drawn(problem, plan, selected="F1"))
    framed = [b.get("data-unit") for b in found if any(r.get("class") == "selected" for r in b.iter())]
    assert framed == ["A-201", "A-101"]
    assert [b.get("aria-pressed") for b in found] == ["true", "false", "true"]
    by_unit = blocks(drawn(problem, plan, units=("A-102",)))
    framed = [b.get("data-units") for b in by_unit if any(r.get("class") == "selected" for r in b.iter())]
    assert len(framed) == 1


def test_the_legend_shows_the_classes_in_use_and_every_state() -> None:
    problem, plan = two_firms()
    for mode in Mode:
        root = drawn(problem, plan, mode=mode)
        (legend,) = [one for one in root.iter(f"{SVG}g") if one.get("data-testid") == "legend"]
        shown = set(texts(legend))
        assert {"Vacant", "Not handed over yet", "Held", "Signed", "Reserved", "Pencilled"} <= shown
        assert shown & {title.en for title in legend_of(mode).values()}, mode


@pytest.mark.parametrize(
    ("lang", "head"), [(Lang.ZH, "楼层分布图 · 2024Q1"), (Lang.EN, "Stacking plan · 2024Q1")]
)
def test_the_caption_carries_the_quarter_in_both_languages(lang: Lang, head: str) -> None:
    assert head in set(texts(drawn(*two_firms(), lang=lang)))


def test_a_building_without_units_and_a_park_without_any_still_draw() -> None:
    problem = make.problem(units=[], buildings=[make.building("S")])
    root = drawn(problem, make.plan())
    assert not blocks(root)
    assert any("Import" in text for text in texts(root))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_drawing_stands_alone(theme: object) -> None:
    root = drawn(*two_firms(), theme=theme)
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox")
    assert "Microsoft YaHei" in root.get("font-family", "")
    ground = next(r for r in root if r.tag == f"{SVG}rect")
    assert ground.get("fill") == theme.background  # type: ignore[attr-defined]


def test_ten_buildings_stay_readable_on_one_sheet() -> None:
    units = [
        make.unit(f"{chr(65 + b)}-{floor}0{seq}", m2=800)
        for b in range(10)
        for floor in (1, 2, 3)
        for seq in (1, 2, 3)
    ]
    root = drawn(make.problem(units=units), make.plan())
    assert min(face_width(block) for block in blocks(root)) >= 48
    assert float(root.get("viewBox", "").split()[3]) < 1000


def test_the_same_plan_gives_the_same_drawing() -> None:
    problem, plan = two_firms()
    one = stacking_svg(problem, plan, quarter=Q("2024Q1"), lang=Lang.ZH)
    assert one == stacking_svg(problem, plan, quarter=Q("2024Q1"), lang=Lang.ZH)


def test_a_narrow_block_with_a_padlock_still_says_which_firm_it_is() -> None:
    units = [make.unit("A-101", m2=320), make.unit("A-102", m2=3000)]
    firm = make.firm(
        "S19", m2=320, sitting_units=("A-101",), sitting_since=Q("2023Q1"), lease_end=Q("2027Q4")
    )
    problem = make.problem(units=units, firms=[firm])
    root = drawn(problem, make.plan(make.placement("S19", "A-101")), width=420.0)
    block = next(one for one in blocks(root) if one.get("data-firm") == "S19")
    assert any("lock" in (one.get("class") or "").split() for one in block.iter())
    assert "S19" in {one.text for one in block.iter(f"{SVG}tspan")}


def test_a_free_unit_says_where_they_are_who_had_it_in_the_plan_compared_with() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    before = make.plan(make.placement("F1", "A-101"))
    drawn = stacking_svg(
        problem,
        make.plan(make.placement("F1", "A-102")),
        quarter=make.quarter("2024Q1"),
        lang=Lang.EN,
        mode=Mode.CHANGE,
        against=before,
    )
    assert "F1 is in A" in drawn


def test_a_sheet_that_has_to_fit_a_height_does_with_lower_floors() -> None:
    units = [make.unit(f"{name}-{floor}01") for name in "ABC" for floor in range(1, 5)]
    problem = make.problem(units=units, firms=[make.firm("F1")])
    plan = make.plan(make.placement("F1", "A-101"))
    tall, low = (drawn(problem, plan, width=420.0, most_height=height) for height in (10_000.0, 300.0))
    height_of = [float((root.get("viewBox") or "").split()[3]) for root in (tall, low)]
    assert height_of[1] <= 300.0 < height_of[0]
    assert len(blocks(low)) == len(units)
