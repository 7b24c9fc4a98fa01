"""Tables edited by a person: every change kept as it is typed, read as it stands, saved as a version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from planner.domain.changes.merge import MergeSide, Place
from planner.domain.edits import Edit, EditConflict, apply
from planner.domain.park.dossier import Dossier
from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import Draft, StaleDraft, TypedTable
from planner.domain.projects.project import StaleVersion, VersionNote
from planner.domain.projects.row_merge import RowClash, RowsEdit, carried
from planner.services.editing.draft_changes import counted_comment
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor_view import EditorView
from planner.services.projects.projects import ProjectMerge, Projects
from planner.services.projects.readings import Readings, SavedTables
from planner.tables.typed import typed_of

__all__ = ["EditConflict", "Editing", "EditorView", "RowClash", "RowsEdit", "StaleDraft", "StaleVersion"]

GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStep:
    """A step that a draft is to take: whose, the tables it brings, the revision it was made on, what it is called."""

    actor: Actor
    changed: Sequence[TypedTable]
    revision: int
    label: str


class Editing:
    """The editing of the projects of one database."""

    def __init__(self, projects: Projects, drafts: Drafts) -> None:
        self._projects = projects
        self._drafts = drafts
        self.readings = Readings(projects)

    def desk(self, actor: Actor, project_id: str) -> EditorView:
        """Return the project as this person sees it: their draft, or the newest version."""
        draft = self._drafts.find(actor, project_id)
        return self._desk(self._seen(project_id, draft), draft)

    def unsaved_tables(self, actor: Actor, project_id: str) -> tuple[str, ...]:
        """Return the names of the tables that differ from the version they were typed on; asked on every page."""
        draft = self._drafts.find(actor, project_id)
        if draft is None or not draft.tables:
            return ()
        typed = self.readings.open(project_id, draft.base).differing(draft.tables)
        return tuple(table.name for table in typed)

    def type_in(
        self, actor: Actor, project_id: str, changed: Sequence[TypedTable], *, revision: int, label: str = ""
    ) -> EditorView:
        """Keep tables as they were typed, as one step; a table typed back to what was saved stays in the draft.

        Raises
        ------
        StaleDraft
            If the draft was changed elsewhere since `revision` (-1: there was none).
        """
        draft = self._drafts.find(actor, project_id)
        step = DraftStep(actor=actor, changed=changed, revision=revision, label=label)
        return self._lay(self._seen(project_id, draft), draft, step)

    def type_over(self, actor: Actor, project_id: str, edit: RowsEdit, *, label: str = "") -> EditorView:
        """Keep what a person typed over the rows they had before them, on the draft as it stands now.

        Raises
        ------
        RowClash
            If the very same cells were changed elsewhere meanwhile: nothing is written.
        StaleDraft
            If the draft is changed elsewhere at this very moment, twice in a row: nothing is written.
        """
        try:
            return self._type_over(actor, project_id, edit, label)
        except StaleDraft:
            return self._type_over(actor, project_id, edit, label)

    def lay_in(
        self, actor: Actor, project_id: str, dossier: Dossier, *, revision: int, label: str = ""
    ) -> EditorView:
        """Put a whole dossier into the draft as one step: each table that it says otherwise.

        Raises
        ------
        StaleDraft
            If the draft was changed elsewhere since `revision`: nothing is written.
        """
        desk = self.desk(actor, project_id)
        changed = [typed for table in desk.tables if (typed := typed_of(dossier, table.name)) != table]
        return self.type_in(actor, project_id, changed, revision=revision, label=label) if changed else desk

    def lay_edits(
        self, actor: Actor, seen: EditorView, edits: Sequence[Edit], *, label: str = ""
    ) -> EditorView:
        """Carry edits out on what was seen, as one step of the draft.

        A draft begun by it stands on the version that was seen, also if someone saved meanwhile:
        `save` then tells, and nothing of either is lost.

        Raises
        ------
        EditConflict
            If they do not fit, or make facts that no table would be let in with: nothing is written.
        StaleDraft
            If the draft was changed elsewhere meanwhile: nothing is written.
        ValueError
            If something typed before cannot be read.
        """
        if seen.dossier is None:
            raise ValueError("nothing that can be edited")
        project_id = seen.saved.project_id
        draft = self._drafts.find(actor, project_id)
        if (draft.revision if draft else -1) != seen.revision:
            raise StaleDraft(draft)
        edited = replace(seen.dossier, problem=reduce(apply, edits, seen.dossier.problem))
        tables = tuple(typed_of(edited, table.name) for table in seen.tables)
        opened = SavedTables(saved=seen.saved, tables=seen.before)
        reading = self.readings.read(opened, opened.differing(tables))
        if reading.dossier is None:
            raise EditConflict(*(issue for issue in reading.issues if issue.is_error))
        changed = [table for table, was in zip(tables, seen.tables, strict=True) if table != was]
        if not changed:
            return self.desk(actor, project_id)
        step = DraftStep(actor=actor, changed=changed, revision=seen.revision, label=label)
        return self._lay(opened, draft, step)

    def undo(self, actor: Actor, project_id: str) -> EditorView:
        """Take back the last step."""
        return self._move(actor, project_id, back=True)

    def redo(self, actor: Actor, project_id: str) -> EditorView:
        """Do again the step last taken back."""
        return self._move(actor, project_id, back=False)

    def discard(self, actor: Actor, seen: EditorView) -> EditorView:
        """Drop what was typed and not saved, as a step of the draft: `undo` brings all of it back.

        Raises
        ------
        StaleDraft
            If the draft was changed elsewhere since it was seen: nothing is given up.
        """
        typed = seen.draft.tables if seen.draft else ()
        before = [typed_of(seen.saved.dossier, table.name) for table in typed]
        return self.type_in(actor, seen.saved.project_id, before, revision=seen.revision, label=GIVEN_UP)

    def save(self, actor: Actor, project_id: str, *, comment: str = "") -> VersionNote:
        """Save what was typed as a new version; without a comment it says how many rows of which tables differ.

        Raises
        ------
        StaleVersion
            If someone saved meanwhile; see `bring_together`.
        ValueError
            If something typed cannot be read, or nothing was typed.
        """
        desk = self.desk(actor, project_id)
        if desk.draft is None or desk.dossier is None:
            raise ValueError("nothing that can be saved")
        said = comment.strip() or counted_comment(desk)
        return self._projects.save(actor, project_id, desk.dossier, base=desk.saved.note.number, comment=said)

    def bring_together(
        self, actor: Actor, project_id: str, choices: dict[Place, MergeSide] | None = None
    ) -> ProjectMerge:
        """Merge what was typed with the version that someone saved meanwhile; nothing is saved.

        Raises
        ------
        ValueError
            If something typed cannot be read, or nothing was typed.
        """
        desk = self.desk(actor, project_id)
        if desk.draft is None or desk.dossier is None:
            raise ValueError("nothing that can be brought together")
        return self._projects.bring_together(project_id, desk.dossier, base=desk.draft.base, choices=choices)

    def take_over(self, actor: Actor, project_id: str, bringing: ProjectMerge) -> EditorView:
        """Put the draft on the newest version, with what was brought together as its content."""
        desk = self.desk(actor, project_id)
        if desk.draft is None:
            return desk
        newest = self.readings.open(project_id, bringing.saved.number)
        merged = tuple(typed_of(bringing.merge.dossier, table.name) for table in desk.tables)
        draft = self._drafts.rebase(
            actor,
            project_id,
            newest.differing(merged),
            revision=desk.draft.revision,
            base=newest.saved.note.number,
        )
        return self._desk(newest, draft)

    def _type_over(self, actor: Actor, project_id: str, edit: RowsEdit, label: str) -> EditorView:
        desk = self.desk(actor, project_id)
        table = desk.table(edit.table)
        rows = carried(edit, table.rows)
        if rows == table.rows:
            return desk
        changed = [replace(table, rows=rows)]
        step = DraftStep(actor=actor, changed=changed, revision=desk.revision, label=label)
        return self._lay(SavedTables(saved=desk.saved, tables=desk.before), desk.draft, step)

    def _seen(self, project_id: str, draft: Draft | None) -> SavedTables:
        """Return the version a person sees: that of their draft, the newest if nothing is typed on it."""
        if draft is None:
            return self.readings.open(project_id)
        opened = self.readings.open(project_id, draft.base)
        return opened if opened.differing(draft.tables) else self.readings.open(project_id)

    def _lay(self, seen: SavedTables, draft: Draft | None, step: DraftStep) -> EditorView:
        """Keep tables typed on what was seen as a step; a draft that says nothing moves there with it."""
        actor, project_id, base = step.actor, seen.saved.project_id, seen.saved.note.number
        if draft is None:
            draft = self._drafts.begin(actor, project_id, base=base)
        elif draft.revision != step.revision:
            raise StaleDraft(draft)
        if draft.base != base:
            rebase = self._drafts.rebase
            return self._desk(
                seen, rebase(actor, project_id, step.changed, revision=draft.revision, base=base)
            )
        draft = self._drafts.type_in(
            actor, project_id, step.changed, revision=draft.revision, label=step.label
        )
        return self._desk(seen, draft)

    def _move(self, actor: Actor, project_id: str, *, back: bool) -> EditorView:
        draft = self._drafts.find(actor, project_id)
        if draft is None:
            return self.desk(actor, project_id)
        go = self._drafts.undo if back else self._drafts.redo
        moved = go(actor, project_id, revision=draft.revision)
        return self._desk(self._seen(project_id, moved), moved)

    def _desk(self, seen: SavedTables, draft: Draft | None) -> EditorView:
        says = draft is not None and draft.base == seen.saved.note.number
        typed = seen.differing(draft.tables) if draft and says else ()
        shown = replace(draft, tables=typed) if draft else None
        reading = self.readings.read(seen, typed)
        return EditorView(
            saved=seen.saved,
            draft=shown,
            before=seen.tables,
            tables=seen.laid_over(typed),
            dossier=reading.dossier,
            issues=reading.issues,
        )
