"""What every database keeps of decisions on two plans, and what it refuses while they stand."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.decision import Decision
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.solving.outcome import Outcome
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios, State
from planner.store import decisions, schema, tables
from planner.store.archive import read_archive, restore_archive, write_archive
from planner.store.codec import OUTCOME, PACK
from planner.store.errors import StoreError
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from planner.text import Text
from tests.support import kept
from tests.support.kept import ANN, BOB, step_back

PAPERS = b"PK\x00\xff papers"


class Case:
    """A project with a plan of its facts and one of a scenario."""

    def __init__(self, store: Store, outcome: Outcome | None = None) -> None:
        self.store, self.projects, self.scenarios = store, Projects(store), Scenarios(store)
        self.project = self.projects.create(ANN, "园区", kept.dossier()).project_id
        self.scenario = self.scenarios.create(ANN, self.project, kept.scenario(), base_version=1).scenario_id
        problem = kept.dossier().problem
        outcome, place = outcome or kept.outcome(problem), (self.project, 1)
        self.a = self.projects.keep_plan(ANN, place, problem, outcome)
        self.b = self.projects.keep_plan(ANN, place, problem, outcome, scenario=(self.scenario, 1))

    def decide(self, approved: str | None) -> Decision:
        with self.store.writing(BOB) as write:
            a, b = (decisions.option(write.db, key, Text(key, key)) for key in (self.a, self.b))
            return decisions.add(
                write, self.project, (a, b), approved=approved, comment="同意", pack=("包.zip", PAPERS)
            )


@pytest.fixture
def case(store: Store) -> Case:
    return Case(store)


def test_a_decision_is_kept_with_who_when_fingerprints_and_papers(case: Case) -> None:
    made = case.decide(case.b)
    with case.store.reading() as db:
        assert decisions.of_project(db, case.project) == (made,)
        assert decisions.papers(db, made) == PAPERS
        assert list(decisions.changes(db, made)) == []
    assert (made.actor, made.comment, made.stands) == (BOB, "同意", True)
    assert {one.fingerprint for one in made.options} == {kept.dossier().problem.fingerprint}
    assert made.pack.digest == decisions.digest_of(PAPERS)
    assert case.projects.trail(case.project)[0].action == "approve plan"
    assert verify(case.store) == ()


def test_both_plans_are_frozen_until_the_decision_is_withdrawn(case: Case) -> None:
    made = case.decide(case.a)
    for refused in (
        lambda: case.projects.rename_plan(ANN, case.a, "新名"),
        lambda: case.projects.rename_plan(ANN, case.b, "新名"),
        lambda: case.scenarios.save(ANN, case.scenario, kept.scenario(quarters=4), after=1),
        lambda: case.scenarios.delete(ANN, case.scenario),
    ):
        with pytest.raises(LifeConflict) as conflict:
            refused()
        assert BOB.name in conflict.value.issue.message.say(kept.EN)
    with case.store.writing(ANN) as write:
        gone = decisions.withdraw(write, made, "数据有误")
    assert gone.withdrawal is not None
    assert (gone.withdrawal.actor, gone.withdrawal.comment, gone.stands) == (ANN, "数据有误", False)
    case.projects.rename_plan(ANN, case.a, "新名")
    case.scenarios.save(ANN, case.scenario, kept.scenario(quarters=4), after=1)
    with case.store.reading() as db:
        assert decisions.of_project(db, case.project) == (gone,)
        assert decisions.papers(db, gone) == PAPERS


def test_a_scenario_goes_neither_back_nor_on_against_a_decision_on_it(case: Case) -> None:
    case.scenarios.set_state(ANN, case.scenario, State.PROPOSED, after=1)
    for approved in (None, case.a):
        made = case.decide(approved)
        for step in (State.DRAFT, State.APPROVED):
            with pytest.raises(LifeConflict):
                case.scenarios.set_state(ANN, case.scenario, step, after=2, comment="再议")
        with case.store.writing(ANN) as write:
            decisions.withdraw(write, made, "数据有误")
    case.decide(case.b)
    case.scenarios.set_state(ANN, case.scenario, State.APPROVED, after=2)


def test_papers_or_plans_that_were_touched_are_told_and_not_printed(case: Case) -> None:
    made = case.decide(case.a)
    with case.store.writing(PROGRAM) as write:
        write.db.execute(update(tables.packs).values(content=PACK.pack(b"other")))
        other = OUTCOME.pack(replace(kept.outcome(kept.dossier().problem), seconds=9.0))
        write.db.execute(update(tables.plans).where(tables.plans.c.plan_id == case.a).values(content=other))
    with case.store.reading() as db:
        with pytest.raises(StoreError, match="not those of the decision"):
            decisions.papers(db, made)
        assert list(decisions.changes(db, made)) == [case.a, "包.zip"]
    assert len(verify(case.store)) == 2


def test_a_backup_brings_decisions_and_papers_back(new_url: Callable[[str], str], tmp_path: Path) -> None:
    store, other = open_store(new_url("sqlite")), open_store(new_url("sqlite"))
    case = Case(store)
    made = case.decide(case.a)
    write_archive(store, tmp_path / "backup.zip")
    restore_archive(other, read_archive(tmp_path / "backup.zip"))
    with other.reading() as db:
        assert decisions.of_project(db, case.project) == (made,)
        assert decisions.papers(db, made) == PAPERS
    store.close()
    other.close()


def test_an_older_database_gets_the_tables_and_goes_back_without_its_decisions(url: str) -> None:
    old = open_store(url)
    case = Case(old)
    case.decide(case.a)
    with old.writing(PROGRAM) as write:
        step_back(write.db, to="0008")
    with old.writing(PROGRAM) as write:
        schema.migrate(write.db)
        assert schema.differences(write.db) == []
        assert decisions.of_project(write.db, case.project) == ()
    assert case.projects.plan(case.b).scenario_id == case.scenario
    old.close()
