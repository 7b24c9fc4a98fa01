"""The file that came in and was not imported yet: how it is read, what was answered. Kept for the session."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import streamlit as st

from planner.domain.changes.merge import MergeSide, Place
from planner.services.editing.editor import EditorView
from planner.services.editing.file_merge import FileBase, FileMerge, base_of, merge_file
from planner.services.importing.review import (
    LEAVE_OUT,
    Inspection,
    SheetInspection,
    SheetMapping,
    as_whole,
)
from planner.ui import state
from planner.ui.app_services import projects

DRAFT, NEW = "draft", "new"
"""Where a file goes: into the draft, or into a project of its own."""

_KEY = f"{state.PREFIX}incoming"
_REVIEW = f"{state.PREFIX}incoming_review"
_BASE = f"{state.PREFIX}incoming_base"
_TURN = f"{state.PREFIX}incoming_turn"


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A file with what a person said of it; `looked_at` is the sheet whose columns are shown.

    `choices` says whose value stands where file and project both changed one.
    """

    inspection: Inspection
    mappings: Mapping[str, SheetMapping | None]
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    choices: Mapping[Place, MergeSide] = field(default_factory=lambda: MappingProxyType({}))
    looked_at: str = ""
    into: str = DRAFT

    @property
    def chosen(self) -> tuple[SheetMapping, ...]:
        """The mappings of the sheets that are read."""
        return tuple(one for one in self.mappings.values() if one is not None)

    def asks_as(self, other: "Incoming") -> bool:
        """Whether the review of both is the same."""
        if self.inspection is not other.inspection or self.into != other.into:
            return False
        said, before = ((one.mappings, one.answers, one.choices) for one in (self, other))
        return said == before

    @property
    def corrected(self) -> tuple[SheetMapping, ...]:
        """The mappings that are not as they were guessed; whether rows are kept is asked anew for each file."""
        guessed = {one.title: one.mapping for one in self.inspection.sheets}
        return tuple(
            one
            for one in self.chosen
            if (guess := guessed[one.sheet]) is None or as_whole(guess, replaces=one.replaces) != one
        )

    def is_corrected(self, title: str) -> bool:
        """Whether a sheet is read otherwise than it was guessed."""
        guessed = {one.title: one.mapping for one in self.inspection.sheets}
        return self.mappings[title] != guessed[title]

    @property
    def sheet(self) -> SheetInspection:
        """The sheet that is looked at, else the one that was least surely read."""
        sheets = self.inspection.sheets
        for one in sheets:
            if one.title == self.looked_at:
                return one
        return min(sheets, key=lambda one: one.mapping.confidence if one.mapping else 0.0)

    def mapped(self, title: str, mapping: SheetMapping | None) -> "Incoming":
        """Return the file with one sheet read otherwise, or not at all."""
        return replace(self, mappings={**self.mappings, title: mapping}, looked_at=title)

    def going(self, into: str) -> "Incoming":
        """Return the file on its way to the draft, or to a new project."""
        return replace(self, into=into)

    def answered(self, name: str, answer: str | None) -> "Incoming":
        """Return the file with one answer more, or one (None) less."""
        kept = {key: one for key, one in self.answers.items() if key != name}
        return replace(self, answers=kept if answer is None else {**kept, name: answer})

    def chose(self, choices: Mapping[Place, MergeSide]) -> "Incoming":
        """Return the file with more places for which a side was chosen."""
        return replace(self, choices={**self.choices, **choices})


def came_in(inspection: Inspection) -> None:
    """Take a file that was read."""
    mappings = {one.title: one.mapping for one in inspection.sheets}
    keep(Incoming(inspection=inspection, mappings=mappings))


def keep(incoming: Incoming) -> None:
    """Keep the file as it now is."""
    st.session_state[_KEY] = incoming


def current() -> Incoming | None:
    """Return the file, if there is one."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Incoming) else None


def forget() -> None:
    """Let go of the file; the place to choose one is empty again."""
    for key in (_KEY, _REVIEW, _BASE):
        st.session_state.pop(key, None)
    # An uploader cannot be emptied; another key is another uploader.
    st.session_state[_TURN] = turn() + 1


def turn() -> int:
    """Return how many files were let go of."""
    return int(st.session_state.get(_TURN, 0))


def reviewed(incoming: Incoming, desk: EditorView) -> FileMerge:
    """Review the file against the draft as it stands, or against nothing; once while neither changes."""
    stamp = (desk.saved.project_id, desk.saved.note.number, desk.revision)
    kept = st.session_state.get(_REVIEW)
    if kept is not None and kept[0].asks_as(incoming) and kept[1] == stamp:
        merge: FileMerge = kept[2]
        return merge
    is_new = incoming.into == NEW
    merge = merge_file(
        None if is_new else desk.dossier,
        None if is_new else _base(incoming.inspection, desk),
        incoming.inspection,
        mappings=incoming.chosen,
        answers=incoming.answers,
        choices=incoming.choices,
    )
    st.session_state[_REVIEW] = (incoming, stamp, merge)
    return merge


def _base(inspection: Inspection, desk: EditorView) -> FileBase | None:
    """Return what the file was written from; looked for once, since every version may have to be opened."""
    stamp = (inspection.mark, desk.saved.project_id)
    found = st.session_state.get(_BASE)
    if found is None or found[0] != stamp:
        base = base_of(projects(), desk.saved.project_id, inspection.mark, desk.dossier)
        st.session_state[_BASE] = found = (stamp, base)
    base_found: FileBase | None = found[1]
    return base_found


def answer(name: str, row: str, text: str | None) -> None:
    """Take an answer: text for a cell, or that its row is left out."""
    incoming = current()
    if incoming is not None and text and text.strip():
        is_left_out = text == LEAVE_OUT
        keep(incoming.answered(row if is_left_out else name, text.strip()))
