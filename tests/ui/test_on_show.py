"""The plan on show and the solve that is watched change only by what a person does."""

from pathlib import Path
from typing import Any

import pytest

from planner.domain.edits.reports import FirmReport
from planner.domain.projects.actor import Actor
from planner.domain.solving.outcome import Limits
from planner.processes import workers
from planner.services.importing.intake import write_shipped_outcome
from planner.services.planning.solving import SolveSettings
from planner.services.workbench.workbench import ProjectFacts
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import editing, me, projects, workbench
from planner.ui.shared.words import shell
from tests.cli.parks import folder_of
from tests.support import make, reports
from tests.support.held import COMMAND, VARIABLE, At, Gate
from tests.support.kept import BOB
from tests.support.waiting import seen
from tests.ui.conftest import PAGES, Opened, Screen

pytestmark = pytest.mark.slow

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2")])
PARK, OTHER = "ziyuan", "other"
SHIPPED = f"shipped-1-{PARK}"


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Return a gate that the solves of the app mind."""
    gate = Gate(tmp_path / "gate")
    monkeypatch.setenv(VARIABLE, str(gate.folder))
    monkeypatch.setattr(workers, "COMMAND", COMMAND)
    return gate


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return two parks of two firms; in the plan that comes with the first only one has a place."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    folder = tmp_path / "data"
    for park in (PARK, OTHER):
        folder_of(PROBLEM, folder / park)
    write_shipped_outcome(folder / PARK, reports.outcome(PROBLEM, make.plan(make.placement("F1", "A-101"))))
    return folder


def facts(park: str = PARK) -> ProjectFacts:
    return workbench().facts(park)


def solve(screen: Screen, preset: str = "default") -> str:
    """Press the button of the page that makes plans; give the run."""
    go(screen, "plan")
    screen.test.session_state["park_planner.goal_preset"] = preset
    screen.test.run()
    screen.test.button(key="solve").click().run()
    assert not screen.test.exception
    return str(screen.test.session_state[state.TASK.key])


def asked_by(actor: Actor, preset: str) -> str:
    """Start a solve from elsewhere."""
    return workbench().start(facts(), SolveSettings(preset=preset), Limits(), actor=actor)


def finish(*runs: str) -> None:
    """Wait until the plans of solves are kept."""
    seen(lambda: set(runs) <= set(projects().plan_ids(PARK)), "the plans of the solves")


def go(screen: Screen, page: str) -> None:
    screen.test.switch_page(PAGES[page]).run()
    assert not screen.test.exception


def switch(screen: Screen, key: str, value: str) -> None:
    """Choose a language or a park in the sidebar."""
    chosen = screen.test.button_group(key=key) if key == "language_switch" else screen.test.selectbox(key=key)
    chosen.set_value(value).run()
    assert not screen.test.exception


def chooser(screen: Screen) -> Any:
    """Return the pick list of plans; what is put on show by the program gives it another key."""
    return next(one for one in screen.test.selectbox if str(one.key).startswith("version_choice"))


def on_show(screen: Screen) -> str:
    """Return the plan that the page of plans has on show."""
    go(screen, "plan")
    return str(chooser(screen).value)


def test_a_solve_is_watched_through_languages_parks_and_pages_and_its_plan_comes_on_show(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done")
    with gate.closed(At.BEGIN):
        run = solve(screen)
        switch(screen, "language_switch", Lang.EN.value)
        assert screen.test.session_state[state.TASK.key] == run
        assert shell.SEE_RUN.en in links(screen)
        switch(screen, "park_chooser", OTHER)
        assert shell.SEE_RUN.en not in links(screen)
    finish(run)
    switch(screen, "park_chooser", PARK)
    assert shell.RUN_SHOWN.en in screen.said()
    assert on_show(screen) == run
    switch(screen, "language_switch", Lang.ZH.value)
    go(screen, "overview")
    assert on_show(screen) == run


def links(screen: Screen) -> list[str]:
    return [str(one.proto.label) for one in screen.test.get("page_link")]


def test_a_plan_that_was_chosen_meanwhile_stays_when_the_solve_ends(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done")
    first = solve(screen)
    finish(first)
    assert on_show(screen) == first
    with gate.closed(At.BEGIN):
        second = solve(screen, preset="jobs")
        chooser(screen).set_value(SHIPPED).run()
        assert screen.test.session_state[state.TASK.key] == second
    finish(second)
    go(screen, "overview")
    assert on_show(screen) == SHIPPED
    chooser(screen).set_value(second).run()
    assert on_show(screen) == second


def test_the_newest_of_two_solves_that_were_started_is_the_one_that_comes_on_show(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done")
    with gate.closed(At.BEGIN):
        first, second = solve(screen), solve(screen, preset="jobs")
    assert first != second
    finish(first, second)
    go(screen, "firms")
    assert on_show(screen) == second


def test_what_others_solve_or_put_in_force_leaves_the_plan_on_show_alone(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done")
    assert on_show(screen) == SHIPPED
    with gate.closed(At.BEGIN):
        theirs = asked_by(BOB, "jobs")
        go(screen, "plan")
        assert screen.test.session_state[state.TASK.key] == theirs
    finish(theirs)
    assert on_show(screen) == SHIPPED
    projects().put_in_force(BOB, PARK, theirs)
    go(screen, "overview")
    assert on_show(screen) == SHIPPED


def test_an_address_that_is_older_than_the_session_changes_nothing(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done", firm="F1")
    run = solve(screen)
    finish(run)
    assert on_show(screen) == run
    screen.test.query_params["plan"] = SHIPPED
    screen.test.query_params["job"] = "older"
    screen.test.query_params["firm"] = "F2"
    screen.test.run()
    assert on_show(screen) == run
    assert screen.test.session_state[state.TASK.key] == run
    assert screen.test.session_state[state.FIRM.key] == "F1"
    assert screen.test.query_params["plan"] == run


def test_a_refresh_finds_the_solve_and_its_plan_comes_on_show_afterwards(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done")
    with gate.closed(At.BEGIN):
        run = solve(screen)
        address = {name: str(value) for name, value in screen.test.query_params.items()}
        again = opened("plan", **address)
        assert again.test.session_state[state.TASK.key] == run
        assert chooser(again).value == SHIPPED
    finish(run)
    assert on_show(again) == run
    chosen = opened("plan", plan=SHIPPED, job=run)
    assert on_show(chosen) == SHIPPED
    assert on_show(opened("plan", job=run)) == run


def test_each_park_keeps_its_quarter_firm_and_plan(opened: Opened, data: Path) -> None:
    screen = opened(data=data, tour="done", firm="F2", quarter="2025Q1", plan=SHIPPED)
    switch(screen, "park_chooser", OTHER)
    assert "firm" not in screen.test.query_params
    assert "plan" not in screen.test.query_params
    switch(screen, "park_chooser", PARK)
    assert dict(screen.test.query_params) == {
        "firm": "F2",
        "quarter": "2025Q1",
        "plan": SHIPPED,
        "tour": "done",
    }


def test_goals_that_were_set_in_a_park_are_there_again_when_one_comes_back(
    opened: Opened, data: Path
) -> None:
    screen = opened("plan", data=data, tour="done")
    screen.test.number_input(key="goal.seconds").set_value(77).run()
    switch(screen, "park_chooser", OTHER)
    assert screen.test.number_input(key="goal.seconds").value != 77
    switch(screen, "park_chooser", PARK)
    assert screen.test.number_input(key="goal.seconds").value == 77


def laid() -> None:
    """Put a change of a firm into the draft of whoever works here."""
    desk = editing().desk(me(), PARK)
    assert desk.dossier is not None
    edits = FirmReport(firm_id="F2", area_max_m2=1900).edits(desk.dossier.problem)
    editing().lay_edits(me(), desk, edits)


def captions(screen: Screen) -> list[str]:
    return [str(one.value) for one in screen.test.caption]


def test_a_draft_that_waits_is_told_on_every_page_until_it_is_saved_or_taken_back(
    opened: Opened, data: Path
) -> None:
    screen = opened(data=data, tour="done")
    told = shell.DRAFT_WAITS.zh.format(tables="企业")
    assert told not in captions(screen)
    laid()
    for page in PAGES:
        if page == "people":  # where a team logs in
            continue
        go(screen, page)
        assert told in captions(screen), page
        assert shell.SEE_DRAFT.zh in links(screen), page
    editing().undo(me(), PARK)
    go(screen, "overview")
    assert told not in captions(screen)


def test_progress_and_result_of_a_save_stand_where_it_was_saved(
    opened: Opened, data: Path, gate: Gate
) -> None:
    screen = opened(data=data, tour="done")
    laid()
    screen.test.session_state["park_planner.facts_side"] = "edit"
    go(screen, "firms")
    screen.test.button(key="edit_save_plan").click().run()
    with gate.closed(At.BEGIN):
        screen.test.button(key="save_now").click().run()
        assert not screen.test.exception
        run = str(screen.test.session_state[state.TASK.key])
        assert screen.test.title[0].value == shell.FIRMS.zh
        assert "job_live" in screen.sheets()
    finish(run)
    screen.test.run()
    assert "job_end" in screen.sheets()
    assert shell.SEE_RESULT.zh in links(screen)
