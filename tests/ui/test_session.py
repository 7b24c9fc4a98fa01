"""What a session remembers: choices, the address, which plan is on show, the goal form."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.goal import PRESETS, GoalMode
from planner.domain.park.policy import Policy, ValueRates
from planner.services.workbench.plan_shelf import Version
from planner.text import Lang
from planner.ui import address, flash, on_show, session_check, state
from planner.ui.shared import goal_state
from planner.ui.shared.editing.problems import FOCUS, focus_on
from tests.support import make, reports
from tests.ui.remembered import Address, address_line, session

__all__ = ["address_line", "session"]
pytestmark = pytest.mark.usefixtures("session")

PARKS = ["ziyuan", "mature"]


def test_each_park_has_its_own_choices_and_all_share_the_language() -> None:
    state.FIRM.set("F1")
    state.LANG.set("en")
    state.PARK.set("mature")
    assert (state.FIRM.get(), state.language()) == ("", Lang.EN)
    state.PARK.set("ziyuan")
    assert state.FIRM.get() == "F1"


def test_a_firm_or_a_building_is_chosen_and_a_second_click_lets_go() -> None:
    state.choose_building("A")
    state.choose_firm("F1")
    assert (state.FIRM.get(), state.BUILDING.get(), state.take_reveal()) == ("F1", "", "F1")
    assert state.take_reveal() == "", "a card comes into view once"
    state.choose_building("A")
    assert (state.FIRM.get(), state.BUILDING.get()) == ("", "A")
    state.choose_building("A")
    assert state.BUILDING.get() == ""


def test_a_widget_is_another_one_whenever_something_else_changed_its_value(session: dict[str, Any]) -> None:
    first = state.key_for("quarter", "2024Q1")
    session[first] = "2024Q2"
    assert state.take_from("quarter", first) == "2024Q2"
    assert state.key_for("quarter", "2024Q2") == first, "the person's own choice draws nothing anew"
    second = state.key_for("quarter", "2025Q1")
    assert second != first
    assert session[second] == "2025Q1"
    assert state.key_for("quarter", "2025Q1") == second


def test_a_value_that_is_no_option_any_more_gives_way_to_the_first(session: dict[str, Any]) -> None:
    slot = state.Slot("view")
    slot.set("gone")
    assert state.primed(slot, "tabs", ["stacking", "times"]) == "stacking"
    assert (slot.get(), session["tabs"]) == ("stacking", "stacking")
    session["tabs"] = None
    state.copy_to(slot, "tabs")()
    assert slot.get() == "stacking", "a widget that is cleared says nothing"
    session["tabs"] = "times"
    state.copy_to(slot, "tabs")()
    assert slot.get() == "times"


def test_a_word_is_said_once(session: dict[str, Any]) -> None:
    flash.say_next("saved")
    flash.say_next("but", "warn")
    assert session[flash._KEY] == [("saved", "good"), ("but", "warn")]


@pytest.mark.parametrize(
    ("line", "park", "lang"),
    [
        ({"park": "mature", "lang": "en"}, "mature", "en"),
        ({"park": "nowhere", "lang": "xx"}, "ziyuan", "zh"),
        ({"park": "x" * 65}, "ziyuan", "zh"),
    ],
)
def test_a_session_begins_with_what_its_address_says(
    address_line: Address, line: dict[str, str], park: str, lang: str
) -> None:
    address_line.update(line)
    address.take_over(PARKS, Lang.ZH)
    assert (state.PARK.get(), state.LANG.get()) == (park, lang)


def test_after_the_beginning_the_session_leads_and_the_address_follows(address_line: Address) -> None:
    address.take_over(PARKS, Lang.ZH)
    state.PARK.set("mature")
    address_line["park"] = "ziyuan"
    address_line["foreign"] = "1"
    address.take_over(PARKS, Lang.ZH)
    assert state.PARK.get() == "mature"
    address.follow()
    assert address_line == {"park": "mature", "foreign": "1"}
    address.follow()
    assert address_line.writes == 1, "each write is an entry of the history"


def test_an_old_address_that_names_a_run_alone_shows_its_plan_when_it_comes(address_line: Address) -> None:
    address_line["job"] = "J1"
    address.take_over(PARKS, Lang.ZH)
    assert (state.TASK.get(), state.NEXT.get()) == ("J1", "J1")


def plans(*names: str) -> Sequence[Version]:
    problem = make.problem()
    return [
        Version(
            version_id=name, project_id="P", number=1, problem=problem, outcome=reports.outcome(problem, None)
        )
        for name in names
    ]


def shown(*names: str, standing: str | None = None) -> str | None:
    found = on_show.plan_on_show(plans(*names), None, standing)
    return found.version_id if found else None


def test_the_newest_plan_is_on_show_until_one_is_in_force_or_chosen() -> None:
    assert shown() is None
    assert shown("V1", "V2", standing="V1") == "V1"
    assert shown("V1", "V2", "V3", standing="V2") == "V1", "what was first seen stays"
    on_show.put_on_show("V3")
    assert shown("V1", "V2", "V3", standing="V2") == "V3"
    assert shown("V1", "V2") == "V2", "one that is gone gives way to the newest"


def test_the_plan_of_a_solve_comes_on_show_once_and_a_choice_outlasts_it() -> None:
    on_show.watch("V2")
    assert shown("V1", "V2") == "V2"
    assert state.NEXT.get() == ""
    on_show.put_on_show("V1")
    assert shown("V1", "V2") == "V1"


def test_a_solve_that_ended_without_a_plan_is_waited_for_no_longer() -> None:
    on_show.watch("J9")
    assert shown("V1") == "V1"
    assert state.NEXT.get() == ""


@pytest.mark.parametrize("bad", ["\ud800", float("nan"), float("inf"), ["fine", "\udfff"]])
def test_what_no_widget_can_hold_is_let_go_before_a_page_is_drawn(
    session: dict[str, Any], bad: object
) -> None:
    session |= {"typed": bad, "kept": "fine", "list": ["a", 1.5]}
    session_check.let_go_of_what_cannot_be()
    assert set(session) == {"kept", "list"}


def test_widgets_begin_anew_and_choices_stay(session: dict[str, Any]) -> None:
    state.FIRM.set("F1")
    session["goal.seconds"] = 5
    session_check.begin_widgets_anew()
    assert list(session) == [state.FIRM.key]


@pytest.mark.parametrize(
    ("focus", "rows"), [("firms:3", (2,)), ("units:3", None), ("firms:x", None), ("", None)]
)
def test_one_row_is_shown_alone_where_the_list_of_problems_leads(
    focus: str, rows: tuple[int, ...] | None
) -> None:
    FOCUS.set(focus)
    assert focus_on("firms") == rows


POLICY = Policy()


def test_a_form_that_was_not_touched_asks_for_what_the_tables_say() -> None:
    goal_state.fill(POLICY, None, park="P")
    asked = goal_state.solve_settings(POLICY)
    assert (asked.preset, asked.mode, asked.hold, asked.tiers, asked.rates) == (None,) * 5
    assert not goal_state.is_refused()


def test_each_park_finds_its_form_as_it_was_left(session: dict[str, Any]) -> None:
    goal_state.fill(POLICY, None, park="P")
    session[goal_state.SECONDS] = 7
    goal_state.fill(POLICY, None, park="Q")
    assert session[goal_state.SECONDS] != 7
    goal_state.fill(POLICY, None, park="P")
    assert goal_state.limits().time_limit_s == 7


def test_a_rate_that_was_changed_is_asked_for_and_reset_takes_it_back(session: dict[str, Any]) -> None:
    goal_state.fill(POLICY, None, park="P")
    key = goal_state.rate_key("default", "value", "synergy")
    session[key] = 9
    changed = goal_state.solve_settings(POLICY).tiers
    assert changed is not None
    assert [t.rate for tier in changed for t in tier.terms if t.goal == "synergy"] == [9]
    goal_state.reset_rates(POLICY)
    assert goal_state.solve_settings(POLICY).tiers is None


def test_a_weighted_sum_that_may_drop_a_signed_firm_is_refused_until_someone_agrees(
    session: dict[str, Any],
) -> None:
    goal_state.fill(POLICY, None, park="P")
    goal_state.MODE.set(GoalMode.WEIGHTED.value)
    assert goal_state.asks_for_signed()
    assert goal_state.is_refused()
    session[goal_state.DROP_SIGNED] = True
    assert not goal_state.is_refused()
    assert goal_state.solve_settings(POLICY).drop_signed


@pytest.mark.parametrize("typed", ["5.52", "0.1", "12"])
def test_a_number_of_a_widget_is_read_as_it_was_written(typed: str) -> None:
    assert str(goal_state.exact(float(typed), Decimal(typed))) == typed
    assert goal_state.exact(0.1 + 0.2, Decimal(0)) == Decimal("0.3")


def test_every_rate_has_a_key_of_its_own() -> None:
    keys = [
        goal_state.rate_key(p, t.key, term.goal)
        for p, tiers in PRESETS.items()
        for t in tiers
        for term in t.terms
    ]
    keys += [goal_state.value_key(name) for name in vars(ValueRates())]
    assert len(keys) == len(set(keys))
