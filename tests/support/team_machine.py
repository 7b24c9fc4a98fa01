"""People of a team at work through the guarded services, any act after any other, against a model of what must come of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from planner.domain.changes.merge import MergeSide
from planner.services.editing.editor import StaleDraft, StaleVersion
from planner.services.people.calls import AccessRefusal
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.store import trail
from planner.store.errors import StoreError, StoreFault
from tests.support.team_model import (
    DraftModel,
    Facts,
    ProjectModel,
    merged,
)
from tests.support.team_office import (
    PLANNERS,
    WORDS,
    TeamOffice,
    dossier_of,
    facts_of,
    planners,
    refused,
    solved,
)


def act(**given: Any) -> Callable[[Callable[..., Any]], Any]:
    """Make a rule of a method, and count how often it is carried out."""

    def made(method: Callable[..., Any]) -> Any:
        @wraps(method)
        def counted(self: "TeamMachine", **named: Any) -> Any:
            self.acts[method.__name__] += 1
            self.touched = named
            return method(self, **named)

        ruled: Callable[[Callable[..., Any]], Any] = rule(**given)
        return ruled(counted)

    return made


class TeamMachine(RuleBasedStateMachine):
    """Acts of people, each with what it must come to; what was acknowledged is there at every moment."""

    office: TeamOffice
    acts: Counter[str]
    projects = Bundle("projects")

    def __init__(self) -> None:
        super().__init__()
        self.models: dict[str, ProjectModel] = {}
        self.touched: dict[str, Any] = {}
        self.people = {name: self.office.services(name) for name in self.office.people}

    @act(target=projects, who=planners, facts=facts_of)
    def make(self, who: str, facts: Facts) -> str:
        mine = self.people[who]
        saved = mine.projects.create(mine.actor, "园区", dossier_of(facts))
        self.models[saved.project_id] = ProjectModel(versions=[facts], trail=[("create", who)])
        return saved.project_id

    @act(project=projects, who=planners, facts=facts_of)
    def take_in(self, project: str, who: str, facts: Facts) -> None:
        """Lay a file into the draft."""
        mine, model = self.people[who], self.models[project]
        view = mine.editing.desk(mine.actor, project)
        is_other = model.shown(who) != facts
        after = mine.editing.lay_in(mine.actor, project, dossier_of(facts), revision=view.revision)
        mine.projects.note_import(mine.actor, project, "park.xlsx")
        model.trail.append(("import", who))
        if is_other:
            model.typed(who, facts)
        assert after.dossier is not None
        assert after.dossier.problem.fingerprint == dossier_of(facts).problem.fingerprint

    @act(project=projects, who=planners, firm=st.sampled_from((0, 1)), word=st.sampled_from(WORDS))
    def type_in(self, project: str, who: str, firm: int, word: str) -> None:
        mine, model = self.people[who], self.models[project]
        before = model.shown(who)
        facts = (word, before[1]) if firm == 0 else (before[0], word)
        view = mine.editing.desk(mine.actor, project)
        table = view.table("firms")
        at = table.columns.index("product")
        rows = list(table.rows)
        rows[firm] = (*rows[firm][:at], word, *rows[firm][at + 1 :])
        changed = [replace(table, rows=tuple(rows))]
        mine.editing.type_in(mine.actor, project, changed, revision=view.revision)
        model.typed(who, facts)

    @act(project=projects, who=planners)
    def type_in_an_old_tab(self, project: str, who: str) -> None:
        mine, model = self.people[who], self.models[project]
        draft = model.drafts.get(who)
        if draft is not None:
            table = mine.editing.desk(mine.actor, project).table("firms")
            refused(
                StaleDraft,
                lambda: mine.editing.type_in(mine.actor, project, [table], revision=draft.revision + 1),
            )

    @act(project=projects, who=planners, back=st.booleans())
    def undo_or_redo(self, project: str, who: str, *, back: bool) -> None:
        mine, model = self.people[who], self.models[project]
        (mine.editing.undo if back else mine.editing.redo)(mine.actor, project)
        if (draft := model.drafts.get(who)) is not None:
            draft.moved(-1 if back else 1)

    @act(project=projects, who=planners)
    def save(self, project: str, who: str) -> None:
        """Save what was typed; whoever is told of another merges, and then saves."""
        mine, model = self.people[who], self.models[project]
        if who not in model.drafts:
            refused(ValueError, lambda: mine.editing.save(mine.actor, project))
        elif model.is_away:
            assert (
                refused(StoreError, lambda: mine.editing.save(mine.actor, project)).fault
                is StoreFault.MISSING
            )
        elif model.seen_version(who) != model.head:
            refused(StaleVersion, lambda: mine.editing.save(mine.actor, project))
            self._merge(project, who)
        else:
            note = mine.editing.save(mine.actor, project)
            model.saved(who, model.shown(who))
            del model.drafts[who]
            assert note.number == model.head

    def _merge(self, project: str, who: str) -> None:
        mine, model = self.people[who], self.models[project]
        base, newest = model.drafts[who].base, model.versions[-1]
        facts, clashes = merged(model.versions[base - 1], model.shown(who), newest)
        found = mine.editing.bring_together(mine.actor, project)
        assert len(found.merge.clashes) == clashes
        choices = {one.place: MergeSide.MINE for one in found.merge.clashes}
        mine.editing.take_over(mine.actor, project, mine.editing.bring_together(mine.actor, project, choices))
        model.drafts[who] = DraftModel(base=model.head)
        if facts != newest:
            model.drafts[who].typed(facts)

    @act(project=projects, who=planners, which=st.integers(0, 9))
    def go_back(self, project: str, who: str, which: int) -> None:
        mine, model = self.people[who], self.models[project]
        number = 1 + which % model.head

        def go(base: int) -> Any:
            return mine.projects.restore_version(mine.actor, project, number, base=base)

        if model.is_away:
            assert refused(StoreError, lambda: go(model.head)).fault is StoreFault.MISSING
            return
        if model.head > 1:
            refused(StaleVersion, lambda: go(model.head - 1))
        note = go(model.head)
        model.saved(who, model.versions[number - 1])
        assert note.fingerprint == dossier_of(model.versions[number - 1]).problem.fingerprint

    @act(project=projects)
    def put_away_or_back(self, project: str) -> None:
        """Only an admin does so; of what was there nothing is lost."""
        for name in PLANNERS:
            mine = self.people[name]
            refused(AccessRefusal, partial(mine.projects.delete, mine.actor, project))
        boss, model = self.people["boss"], self.models[project]
        (boss.projects.restore if model.is_away else boss.projects.delete)(boss.actor, project)
        model.trail.append(("restore" if model.is_away else "delete", "boss"))
        model.is_away = not model.is_away

    @invariant()
    def what_was_acknowledged_is_there(self) -> None:
        """Look at the project that was touched; the others are read at the end."""
        about = self.touched.get("project") or next(
            iter(self.touched.get("plan") or self.touched.get("scenario") or ()), None
        )
        for project in self.models if about is None else (about,):
            self._compare(project)

    def _compare(self, project: str) -> None:
        model, found = self.models[project], Projects(self.office.store)
        seen = found.find(project)
        assert seen is not None
        assert (seen.head, seen.is_deleted, seen.plan_in_force) == (model.head, model.is_away, model.in_force)
        prints = [dossier_of(facts).problem.fingerprint for facts in model.versions]
        assert [one.fingerprint for one in reversed(found.history(project))] == prints
        told = [(one.action, self.office.names[one.actor.actor_id]) for one in reversed(found.trail(project))]
        assert told == model.trail
        for who in PLANNERS:
            self._compare_draft(project, who)
        for is_away in (False, True):
            listed = Scenarios(self.office.store).list(project, deleted=is_away)
            there = {one.scenario_id: (one.state, one.note.number) for one in listed}
            wanted = {key: one for key, one in model.scenarios.items() if one.is_away is is_away}
            assert there == {key: (one.state, one.number) for key, one in wanted.items()}

    def _compare_draft(self, project: str, who: str) -> None:
        model, mine = self.models[project], self.people[who]
        draft = model.drafts.get(who)
        view = mine.editing.desk(mine.actor, project)
        assert view.revision == (-1 if draft is None else draft.revision)
        assert view.dossier is not None
        assert view.dossier.problem.fingerprint == dossier_of(model.shown(who)).problem.fingerprint

    def teardown(self) -> None:
        """Read every version and plan back, whole, and follow the chain of the trail."""
        with self.office.store.reading() as db:
            assert trail.faults(db) == ()
        for project, model in self.models.items():
            self._compare(project)
            found = Projects(self.office.store)
            for number, facts in enumerate(model.versions, start=1):
                assert found.open(project, number).dossier == dossier_of(facts)
            for plan_id, plan in model.plans.items():
                stored = found.plan(plan_id)
                assert (self.office.names[stored.actor.actor_id], stored.project_version) == (
                    plan.author,
                    plan.version,
                )
                assert stored.outcome.plan == solved(plan.facts).plan
