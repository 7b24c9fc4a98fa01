"""Promises that cannot all hold: told by name on the page, and settled there by one click."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from planner.domain.edits import PinFirm, ReleaseFirm, replay
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.solving.task import TaskState
from planner.domain.sweeping.repair import (
    ConflictGroup,
    KeepScope,
    RepairAnswer,
    RepairKind,
    RepairOffer,
    RepairPart,
)
from planner.services.planning.solving import SolveSettings
from planner.services.studies.replanning import Replan, replan_problem
from planner.services.tasks.repair import REPAIR, RepairOrder
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.text import Text, message
from planner.ui.app_services import database, editing, me, tasks, workbench
from planner.ui.shared.words import repairs as words
from tests.support import kept, make
from tests.support.questions import found_plan, keep
from tests.support.waiting import PATIENCE_S
from tests.ui.conftest import Opened, Screen
from tests.ui.test_replan_page import with_plan

PIN = PinFirm(firm="F12", units=("A2-301", "A2-302"))
"""A run that is too small for the firm."""
BARRED = message("F12 已承诺", "F12 is promised too little room")


@pytest.fixture
def park(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder whose database no other test has changed."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    return Path(shutil.copytree(data_folder, tmp_path / "data"))


def keep_answer(problem: Problem) -> None:
    """Keep what is known of the contradictions of a problem: one, settled by dropping the pin."""
    part = RepairPart(
        key="release:F12",
        kind=RepairKind.RELEASE,
        edits=(ReleaseFirm(firm="F12"),),
        amount=Decimal(1),
        unit=Text("", ""),
        step=Decimal(0),
        effort=Decimal(10),
        message=message("解除 F12 的锁定", "drop the pin of F12"),
    )
    answer = RepairAnswer(
        firms=(),
        kept=KeepScope.NONE,
        demanded=("F12", "F20"),
        groups=(ConflictGroup(firms=("F12",), rules=("area_fit",), messages=(BARRED,)),),
        has_all_groups=True,
        offers=(RepairOffer(parts=(part,), plan=make.plan(), placements=message("", "")),),
        is_complete=True,
    )
    order = RepairOrder(problem=problem, plan=make.plan(), firms=(), kept=KeepScope.NONE, limits=Limits())
    text = TypeAdapter(RepairAnswer).dump_json(answer).decode()
    keep(database(), REPAIR, f"contradictions:{problem.fingerprint}", order, text)


def adopted(screen: Screen) -> None:
    """Take the repair that is offered."""
    said = screen.said()
    assert BARRED.text.zh in said
    assert "对 2 家企业的承诺和锁定不能同时成立：有 1 组矛盾；已证明可行的改法有 1 个。" in said
    assert screen.test.button(key="repair_make_1").label == words.ADOPT.zh
    screen.test.button(key="repair_make_1").click().run()
    assert not screen.test.exception


@pytest.mark.slow
def test_a_re_plan_that_pins_make_impossible_goes_on_from_what_settles_them(opened: Opened) -> None:
    screen, key, report = with_plan(opened)
    problem = replay(report.problem, [PIN])
    outcome = replace(kept.outcome(problem, Status.INFEASIBLE), plan=None, conflict=("F12",))
    failed = replace(report, problem=problem, outcome=outcome, contradictions=(BARRED,))
    order = ReplanOrder(problem=problem, plan=report.plan, limits=Limits())
    task_id = keep(database(), REPLAN, key, order, found_plan(Replan(report=failed, moves=(), steps=())))
    keep_answer(replan_problem(problem, report.plan))
    screen.test.run()
    adopted(screen)
    question = tasks().question(key)
    assert question is not None
    assert question.task_id != task_id
    assert words.ADOPTED.zh.format(what="解除 F12 的锁定") in screen.said() + str(
        [one.value for one in screen.test.success]
    )


@pytest.mark.slow
def test_a_solve_that_pins_make_impossible_goes_on_from_what_settles_them(opened: Opened, park: Path) -> None:
    opened(data=park, tour="done")
    desk = editing().desk(me(), "ziyuan")
    editing().lay_edits(me(), desk, [PIN])
    editing().save(me(), "ziyuan")
    facts = workbench().facts("ziyuan")
    task_id = workbench().start(facts, SolveSettings(), Limits(), actor=me())
    ended = tasks().wait(task_id, PATIENCE_S)
    assert ended is not None
    assert ended.state is TaskState.DONE
    run = workbench().run(task_id)
    assert run is not None
    keep_answer(run.problem)
    screen = opened("plan", tour="done", job=task_id)
    adopted(screen)
    after = workbench().facts("ziyuan")
    assert after.number == facts.number + 1
    assert after.dossier is not None
    assert "F12" not in {pin.firm_id for pin in after.dossier.problem.policy.pins}
    assert len(tasks().newest()) == 2, "it is solved again"
