"""Drafts: what a person typed and has not saved, kept at every step, with undo and redo."""

from collections.abc import Sequence

from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import Draft, StaleDraft, TypedTable
from planner.services.wording.typed_text import one_line
from planner.store import drafts, projects
from planner.store.store import Store

__all__ = ["Drafts", "StaleDraft"]


class Drafts:
    """The drafts of one database, one a person and project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, actor: Actor, project_id: str) -> Draft | None:
        """Return the actor's draft as it stands; None if nothing was typed."""
        with self._store.reading() as db:
            return drafts.find(db, project_id, actor.actor_id)

    def begin(self, actor: Actor, project_id: str, *, base: int | None = None) -> Draft:
        """Return the actor's draft, or begin one on version `base` (the newest unless given)."""
        with self._store.writing(actor) as write:
            # Two tabs of one person may both find none: the one that comes second waits here, and finds the other's.
            projects.hold(write, project_id)
            there = drafts.find(write.db, project_id, actor.actor_id)
            if there is not None:
                return there
            number = base or projects.version(write.db, project_id).note.number
            return drafts.begin(write, project_id, base=number)

    def type_in(
        self,
        actor: Actor,
        project_id: str,
        changed: Sequence[TypedTable],
        *,
        revision: int,
        label: str = "",
    ) -> Draft:
        """Keep a step: the tables that were typed in, whole, right or wrong.

        Raises
        ------
        StaleDraft
            If the draft was changed elsewhere since `revision`; nothing is written.
        """
        with self._store.writing(actor) as write:
            return drafts.type_in(write, project_id, changed, revision=revision, label=one_line(label))

    def undo(self, actor: Actor, project_id: str, *, revision: int) -> Draft:
        """Take back a step; at least 50 can be taken back."""
        with self._store.writing(actor) as write:
            return drafts.go(write, project_id, steps=-1, revision=revision)

    def redo(self, actor: Actor, project_id: str, *, revision: int) -> Draft:
        """Do again a step that was taken back."""
        with self._store.writing(actor) as write:
            return drafts.go(write, project_id, steps=1, revision=revision)

    def rebase(
        self, actor: Actor, project_id: str, changed: Sequence[TypedTable], *, revision: int, base: int
    ) -> Draft:
        """Put the draft on another version, with the tables as they differ from it."""
        with self._store.writing(actor) as write:
            return drafts.rebase(write, project_id, changed, revision=revision, base=base)

    def discard(self, actor: Actor, project_id: str) -> None:
        """Throw the draft away."""
        with self._store.writing(actor) as write:
            drafts.discard(write, project_id)
