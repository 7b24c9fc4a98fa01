"""The parts a page is made of, without a page: verdicts, sheets, tables, marks."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from planner.domain.goal import PRESET_TITLES, PRESETS, GoalMode, Term
from planner.domain.park.policy import Policy
from planner.domain.solving.finding import Finding, Severity
from planner.domain.solving.outcome import Limits, Status
from planner.text import Lang, message
from planner.ui import state
from planner.ui.shared import sheet, tables, verdict
from planner.ui.shared.editing import grid_marks
from planner.ui.shared.editing.problems import _line as problem_line
from planner.ui.shared.sheet import Badge, GridRow, ListItem, Pair, Tile, Tone
from planner.views.imprint import proof
from tests.support import make, reports
from tests.ui.remembered import session

__all__ = ["session"]

PLAN = make.plan(make.placement("F1", "A-101"))
PARK = make.problem(firms=[make.firm("F1")])


def outcome(**changes: Any) -> Any:
    return reports.outcome(PARK, PLAN, **changes)


@pytest.mark.parametrize(
    ("changes", "tone", "said"),
    [
        ({}, Tone.GOOD, "Proven optimal"),
        ({"status": Status.WITHIN_GAP, "gap": 0.01}, Tone.ACCENT, "gap 1.00%"),
        ({"status": Status.TIME_LIMIT, "gap": 0.00001}, Tone.WARN, "gap <0.01%"),
        ({"status": Status.FAILED, "gap": None}, Tone.BAD, ""),
        ({"repair_changes": 2, "limits": Limits(few_changes=True)}, Tone.GOOD, "2"),
    ],
)
def test_a_verdict_says_what_was_proven_and_shows_it(changes: dict[str, Any], tone: Tone, said: str) -> None:
    badge = verdict.status_badge(outcome(**changes), Lang.EN)
    assert badge.tone is tone
    assert said.lower() in badge.text.lower()


def test_nothing_but_a_proof_is_called_optimal() -> None:
    for status in set(Status) - {Status.PROVEN_OPTIMAL}:
        said = verdict.status_badge(outcome(status=status), Lang.EN).text.lower()
        assert "optimal" not in said or "not" in said, status


def test_the_checker_has_its_own_badge_beside_the_solver() -> None:
    report = reports.report(PARK, PLAN)
    found = verdict.badges(report, Lang.ZH)
    assert [one.tone for one in found] == [Tone.GOOD, Tone.PLAIN, Tone.GOOD, Tone.PLAIN]
    assert found[1].text == proof(report.outcome).zh.rstrip("。")
    fault = Finding(rule="area_fit", subjects=("F1",), message=message("坏", "bad"))
    broken = replace(report, findings=(fault,))
    assert [one.tone for one in verdict.badges(broken, Lang.ZH)] == [Tone.GOOD, Tone.BAD, Tone.PLAIN]


def test_a_verdict_on_older_facts_is_grey_and_says_on_which() -> None:
    badges = verdict.badges(reports.report(PARK, PLAN), Lang.EN, made_from=3)
    assert [one.tone for one in badges] == [Tone.MUTED, Tone.MUTED, Tone.MUTED, Tone.PLAIN]
    assert all("3" in one.text for one in badges[:3])
    badge = Badge(text="fine", tone=Tone.GOOD)
    assert verdict.as_of(badge, None, Lang.EN) is badge


@pytest.mark.parametrize(
    ("policy", "is_plain"),
    [
        (Policy(), True),
        (Policy(preset="tax"), True),
        (Policy(preset="tax", tiers=PRESETS["jobs"]), False),
        (Policy(preset="most_firms", mode=GoalMode.WEIGHTED), True),
    ],
)
def test_the_goal_in_force_says_when_its_rates_were_edited(policy: Policy, *, is_plain: bool) -> None:
    title = PRESET_TITLES[policy.preset].en
    assert verdict.goal_title(policy, Lang.EN).startswith(title)
    assert (verdict.goal_title(policy, Lang.EN) == title) is is_plain


def test_a_tier_with_another_rate_is_edited_too() -> None:
    first, *rest = PRESETS["tax"]
    other = replace(first, terms=(Term(goal=first.terms[0].goal, rate=7),))
    said = verdict.goal_title(Policy(preset="tax", tiers=(other, *rest)), Lang.EN)
    assert said != PRESET_TITLES["tax"].en


def test_a_part_is_data_and_never_markup() -> None:
    name = "<img src=x onerror=alert(1)>"
    part = sheet.items(Tile(label=name, value="1"), least_px=120)
    assert (part["kind"], part["least_px"], part["most"]) == ("tiles", 120, None)
    assert part["items"][0]["label"] == name
    assert sheet.items(ListItem(title="a"), most_px=300)["most"] == "300px"
    assert sheet.items(Pair(label="a", value="b"), most="50vh")["most"] == "50vh"
    assert sheet.items() == {"kind": "lines", "items": [], "least_px": None, "most": None}


def test_a_grid_sets_figures_to_the_right_and_names_the_firm_of_a_row() -> None:
    part = sheet.grid(["who", "㎡"], [GridRow(cells=("F1", "10"), pick="F1", tone=Tone.BAD)], right={1})
    assert part["right"] == [False, True]
    assert part["rows"] == [{"cells": ["F1", "10"], "firm": "F1", "tone": Tone.BAD}]


@pytest.mark.parametrize(
    ("values", "most", "places"),
    [
        ([Decimal("1.50"), Decimal(2)], 2, 1),
        ([Decimal("1.2345")], 2, 2),
        ([Decimal(100), None, "x"], 2, 0),
        ([], 3, 0),
    ],
)
def test_a_column_has_the_decimals_its_figures_need(values: list[Any], most: int, places: int) -> None:
    assert tables._decimals(values, most=most) == places


def test_a_row_that_is_clicked_chooses_its_firm_and_draws_nothing_anew(session: dict[str, Any]) -> None:
    link = tables._Link("units", ["F1", "F2"])
    session[link.widget_key] = {"selection": {"rows": [1]}}
    link.picked()
    again = tables._Link("units", ["F1", "F2"])
    assert (again.widget_key, again.rows) == (link.widget_key, [1])
    state.FIRM.set("F1")
    elsewhere = tables._Link("units", ["F1", "F2"])
    assert elsewhere.widget_key != link.widget_key
    assert elsewhere.rows == [0]
    session[elsewhere.widget_key] = {"selection": {"rows": []}}
    elsewhere.picked()
    assert state.FIRM.get() == ""


def issue(row: int | None, column: str = "jobs", sheet_: str = "firms", text: str = "x") -> Any:
    cell = SimpleNamespace(sheet=sheet_, row=row, column=column, text=text)
    return SimpleNamespace(cell=cell, severity=Severity.ERROR, message=message("不对", "wrong"))


def test_rows_with_faults_are_marked_by_the_columns_that_cannot_be_read() -> None:
    found = [issue(2), issue(2), issue(2, "stage"), issue(None), issue(1, "units", "leases")]
    marks = grid_marks.row_marks(SimpleNamespace(errors=found), "firms", Lang.EN)  # type: ignore[arg-type]
    assert marks == {1: "Jobs · Stage"}
    assert grid_marks.numbers([0, 1], marks, columns=3) == ["1", "2"], "marks follow by style in a small grid"
    assert grid_marks.numbers([0, 1], marks, columns=9000) == ["1", "2 ⚠ Jobs · Stage"]


def test_marks_are_laid_over_the_cells_and_leave_them_as_drawn() -> None:
    cells = pd.DataFrame({grid_marks.NUMBER: ["1", "2"], "jobs": ["5", "x"]})
    plain = cells.copy()
    styled = grid_marks.marked(cells, [0, 1], {1: "Jobs"})
    assert "2 ⚠ Jobs" in styled.to_html()
    assert cells.equals(plain)
    assert grid_marks.marked(cells, [0, 1], {}) is cells
    assert grid_marks.marked(cells, [0], {1: "Jobs"}) is cells, "rows that are not on show mark nothing"


def test_a_problem_leads_to_its_row_and_quotes_what_it_found() -> None:
    line = problem_line(issue(4), Lang.EN)
    assert line.pick == "firms:4"
    assert "4" in line.title
    assert "x" in line.text
    assert "wrong" in line.text
    assert problem_line(issue(None), Lang.EN).pick == ""
    assert problem_line(issue(2, text=""), Lang.ZH).text == "不对"
