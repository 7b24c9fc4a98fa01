"""Three people at random over the services, beside a simple model of what should be there."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import StaleDraft
from planner.domain.projects.project import StaleVersion
from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.store.errors import StoreError
from planner.store.opening import open_store
from planner.store.verify import verify
from tests.support import kept

PEOPLE = tuple(Actor(name, name) for name in ("ann", "bob", "cai"))
FACTS = {name: kept.dossier("F1", product=name) for name in "甲乙丙丁"}
people, facts = st.sampled_from(PEOPLE), st.sampled_from(sorted(FACTS))


class Keeping(RuleBasedStateMachine):
    """Every answer of the services must be the one the model gives."""

    projects_made = Bundle("projects")
    views = Bundle("views")

    @initialize()
    def open(self) -> None:
        self.store = open_store("sqlite://")
        self.projects, self.drafts = Projects(self.store), Drafts(self.store)
        self.versions: dict[str, list[tuple[str, Actor]]] = {}
        self.away: set[str] = set()
        self.steps: dict[tuple[str, Actor], tuple[list[str], int, int]] = {}

    @rule(target=projects_made, who=people, what=facts)
    def create(self, who: Actor, what: str) -> Any:
        if len(self.versions) == 3:
            return multiple()
        key = self.projects.create(who, what, FACTS[what]).project_id
        self.versions[key] = [(what, who)]
        return key

    @rule(target=views, key=projects_made)
    def read(self, key: str) -> tuple[str, int]:
        found = self.projects.open(key)
        number = found.note.number
        assert (number, found.dossier) == (len(self.versions[key]), FACTS[self.versions[key][-1][0]])
        return key, number

    @rule(view=views, who=people, what=facts)
    def save(self, view: tuple[str, int], who: Actor, what: str) -> None:
        key, base = view
        newest = len(self.versions[key])
        try:
            note = self.projects.save(who, key, FACTS[what], base=base)
        except StaleVersion as stale:
            assert (base < newest, key in self.away) == (True, False)
            assert (stale.saved.number, stale.saved.actor) == (newest, self.versions[key][-1][1])  # noqa: PT017  # one of three answers
        except StoreError:
            assert key in self.away
        else:
            assert (base, note.number) == (newest, newest + 1)
            self.versions[key].append((what, who))
            self.steps.pop((key, who), None)

    @rule(key=projects_made, who=people)
    def delete(self, key: str, who: Actor) -> None:
        self.projects.delete(who, key)
        self.away.add(key)

    @rule(key=projects_made, who=people)
    def restore(self, key: str, who: Actor) -> None:
        self.projects.restore(who, key)
        self.away.discard(key)

    @rule(key=projects_made, who=people, cell=st.text(max_size=3), late=st.booleans())
    def type_in(self, key: str, who: Actor, cell: str, *, late: bool) -> None:
        draft = self.drafts.begin(who, key)
        typed, at, revision = self.steps.setdefault((key, who), ([], 0, 0))
        assert draft.revision == revision
        if late:
            try:
                self.drafts.type_in(who, key, [kept.typed(cell)], revision=revision - 1)
            except StaleDraft as stale:
                assert stale.draft == draft  # noqa: PT017  # as above
            else:
                raise AssertionError("a stale draft was taken")
            return
        self.drafts.type_in(who, key, [kept.typed(cell)], revision=revision)
        self.steps[key, who] = ([*typed[:at], cell], at + 1, revision + 1)

    @rule(key=projects_made, who=people, back=st.booleans())
    def undo_or_redo(self, key: str, who: Actor, *, back: bool) -> None:
        if (key, who) not in self.steps:
            return
        typed, at, revision = self.steps[key, who]
        move = self.drafts.undo if back else self.drafts.redo
        move(who, key, revision=revision)
        at = max(0, at - 1) if back else min(len(typed), at + 1)
        self.steps[key, who] = (typed, at, revision + 1)

    @invariant()
    def every_draft_is_what_was_typed(self) -> None:
        for (key, who), (typed, at, revision) in getattr(self, "steps", {}).items():
            draft = self.drafts.find(who, key)
            assert draft is not None
            assert draft.tables == ((kept.typed(typed[at - 1]),) if at else ())
            assert (draft.revision, draft.can_undo, draft.can_redo) == (revision, at > 0, at < len(typed))

    @invariant()
    def every_version_is_there(self) -> None:
        for key, versions in getattr(self, "versions", {}).items():
            notes = [(note.number, note.actor) for note in reversed(self.projects.history(key))]
            assert notes == [(number, who) for number, (_, who) in enumerate(versions, start=1)]
        if hasattr(self, "away"):
            assert {one.project_id for one in self.projects.list()} == set(self.versions) - self.away

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert verify(self.store) == ()
            for key, versions in self.versions.items():
                for number, (what, _) in enumerate(versions, start=1):
                    assert self.projects.open(key, number).dossier == FACTS[what]
            self.store.close()


TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(max_examples=10, stateful_step_count=25)
