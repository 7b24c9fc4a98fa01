"""Two plans are decided on: what is refused, what the papers hold, and that they are printed again byte for byte."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest

import models
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import LifeConflict, State
from planner.domain.solving.outcome import Limits
from planner.services.workbench.decisions import DecisionOrder, Decisions
from planner.services.workbench.what_if import WhatIfs
from planner.store.errors import StoreError
from planner.store.opening import open_store
from planner.text import Lang, Text
from tests.store.contract.test_decisions import Case
from tests.support import kept, make
from tests.support.kept import ANN

NOBODY = Actor("x", " ")
SOLVED = models.solve(kept.dossier().problem, Limits())


class Desk(Case):
    """The plans of a project, to be decided on."""

    def __init__(self) -> None:
        super().__init__(open_store("sqlite://"), SOLVED)
        self.what_ifs = WhatIfs(self.store, None)  # type: ignore[arg-type]  # no solve is asked for
        self.decisions = Decisions(self.store, self.what_ifs)
        self.order = DecisionOrder(
            project_id=self.project,
            plan_ids=(self.a, self.b),
            names=(Text("现方案", "As planned"), Text("二期晚半年", "Phase 2 late")),
            langs=tuple(Lang),
        )

    def state(self) -> State:
        return self.scenarios.open(self.scenario).state


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.store.close()


@pytest.mark.slow
def test_the_papers_of_two_plans_have_names_people_read_and_are_the_same_bytes_again(desk: Desk) -> None:
    pack = desk.decisions.pack(desk.order)
    assert pack.file_name.endswith("_现方案---二期晚半年_决策材料_2023-12-31_中文-English.zip")
    with zipfile.ZipFile(BytesIO(pack.data)) as archive:
        names = archive.namelist()
    for letter, plan in (("A", "现方案"), ("B", "二期晚半年")):
        own = [name for name in names if name.startswith(f"{letter}_") and plan in name]
        assert sorted(name.rsplit(".", 1)[1] for name in own if "中文" in name) == ["pdf", "pptx", "xlsx"]
    assert sum("对比" in name or "Comparison" in name for name in names) == 3
    assert len(names) == 3 + 2 * 5
    again = Decisions(desk.store, desk.what_ifs).pack(desk.order)
    assert again == pack


def test_an_approval_moves_the_scenario_on_and_keeps_the_papers(desk: Desk) -> None:
    short = replace(desk.order, langs=(Lang.ZH,))
    made = desk.decisions.decide(ANN, short, approved=desk.b, comment=" 同意 ")
    assert (made.approved, made.comment, made.actor) == (desk.b, "同意", ANN)
    assert desk.state() is State.APPROVED
    papers = desk.decisions.papers(made.decision_id)
    assert papers == desk.decisions.pack(short)
    assert hashlib.sha256(papers.data).hexdigest() == made.pack.digest
    assert desk.decisions.on((desk.b, desk.a), desk.project) == made
    assert desk.what_ifs.open(desk.scenario).is_open is False
    with pytest.raises(LifeConflict) as refused:
        desk.decisions.decide(ANN, short, approved=desk.a)
    assert "decided on these two" in refused.value.issue.message.say(Lang.EN)
    desk.decisions.withdraw(ANN, made.decision_id, "数据有误")
    with pytest.raises(LifeConflict):
        desk.decisions.withdraw(ANN, made.decision_id, "再撤一次")
    assert desk.decisions.on(desk.order.plan_ids, desk.project) is None
    assert desk.decisions.papers(made.decision_id) == papers


def test_a_rejection_sends_a_proposal_back_with_its_reason(desk: Desk) -> None:
    desk.scenarios.set_state(ANN, desk.scenario, State.PROPOSED, after=1)
    desk.decisions.decide(ANN, replace(desk.order, langs=(Lang.EN,)), approved=None, comment="太贵")
    assert desk.state() is State.DRAFT
    assert desk.scenarios.life(desk.scenario).entries[-1].comment == "太贵"


def test_what_cannot_be_decided_is_refused_by_name_and_keeps_nothing(desk: Desk) -> None:
    other = desk.projects.create(ANN, "别处", kept.dossier()).project_id
    broken = replace(SOLVED, plan=make.plan(make.placement("F1", ("A-101", "A-201"))))
    c = desk.projects.keep_plan(ANN, (desk.project, 1), kept.dossier().problem, broken)
    one = desk.order
    for actor, question, approved, says in (
        (NOBODY, one, desk.a, "name"),
        (ANN, one, None, "why"),
        (ANN, one, "elsewhere", "none of the two"),
        (ANN, replace(one, plan_ids=(desk.a, desk.a)), desk.a, "two different"),
        (ANN, replace(one, project_id=other), desk.a, "one park"),
        (ANN, replace(one, plan_ids=(desk.a, c)), c, "breaks"),
    ):
        with pytest.raises(LifeConflict) as refused:
            desk.decisions.decide(actor, question, approved=approved)
        assert says in refused.value.issue.message.say(Lang.EN)
    with pytest.raises(StoreError):
        desk.decisions.decide(ANN, replace(one, plan_ids=(desk.a, "gone")), approved=desk.a)
    desk.scenarios.save(ANN, desk.scenario, kept.scenario(quarters=6), after=1)
    with pytest.raises(LifeConflict) as refused:
        desk.decisions.decide(ANN, replace(one, langs=(Lang.EN,)), approved=desk.b)
    assert "solve it again" in refused.value.issue.message.say(Lang.EN)
    assert desk.decisions.of_project(desk.project) == ()


def test_a_plan_is_not_approved_in_one_decision_and_rejected_in_another(desk: Desk) -> None:
    c = desk.projects.keep_plan(ANN, (desk.project, 1), kept.dossier().problem, SOLVED)
    one = replace(desk.order, langs=(Lang.EN,))
    other = replace(one, plan_ids=(desk.a, c))
    first = desk.decisions.decide(ANN, one, approved=desk.b)
    with pytest.raises(LifeConflict) as refused:
        desk.decisions.decide(ANN, other, approved=desk.a)
    assert "withdraw it" in refused.value.issue.message.say(Lang.EN)
    assert [(d, o.plan_id) for d, o in desk.decisions.earlier(other)] == [(first, desk.a)]
    desk.decisions.withdraw(ANN, first.decision_id, "anew")
    second = desk.decisions.decide(ANN, other, approved=desk.a)
    third = replace(one, plan_ids=(desk.a, desk.b))
    with pytest.raises(LifeConflict) as refused:
        desk.decisions.decide(ANN, third, approved=None, comment="neither")
    assert "approved by" in refused.value.issue.message.say(Lang.EN)
    assert desk.decisions.contradicted(second) == ()
    last = desk.decisions.decide(ANN, third, approved=desk.b)  # another is better than what was approved
    told = [[(d.decision_id, o.plan_id) for d, o in desk.decisions.contradicted(d)] for d in (second, last)]
    assert told == [[(last.decision_id, desk.a)], [(second.decision_id, desk.a)]]


def test_what_was_put_away_is_not_decided_on_until_it_is_restored(desk: Desk) -> None:
    one = replace(desk.order, langs=(Lang.EN,))
    desk.scenarios.delete(ANN, desk.scenario)
    for approved in (desk.b, None):
        with pytest.raises(LifeConflict) as refused:
            desk.decisions.decide(ANN, one, approved=approved, comment="no")
        assert "restore it" in refused.value.issue.message.say(Lang.EN)
    desk.scenarios.restore(ANN, desk.scenario)
    desk.projects.delete(ANN, desk.project)
    with pytest.raises(LifeConflict) as refused:
        desk.decisions.decide(ANN, one, approved=desk.a)
    assert "park was put away" in refused.value.issue.message.say(Lang.EN)
    assert desk.decisions.of_project(desk.project) == ()
