"""What a person has typed and not saved: cells as text, right or wrong, step by step."""

from dataclasses import dataclass
from datetime import datetime

from pydantic.dataclasses import dataclass as strict_dataclass

from planner.domain.projects.actor import Actor
from planner.domain.record import STRICT

Cells = tuple[str, ...]
"""One row of a table as text."""

KEPT_STEPS = 200
"""Steps that can be undone; what was typed before them stays, as one step."""


@strict_dataclass(frozen=True, kw_only=True, config=STRICT)
class TypedTable:
    """One table as it was typed: columns by key, every cell as its text."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The draft of one person on one project.

    `tables` are those that differ from version `base`. `revision` counts every change, also
    an undo, so that two tabs of one person notice each other. Step 0 is the saved version.
    """

    project_id: str
    actor: Actor
    base: int
    revision: int
    step: int
    last_step: int
    first_step: int
    touched_at: datetime
    label: str
    tables: tuple[TypedTable, ...]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.step > self.first_step

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be done again."""
        return self.step < self.last_step


class StaleDraft(Exception):  # noqa: N818  # a change that came too late, not a mishap
    """The draft was changed elsewhere, in another tab for instance; `draft` is how it stands (None: gone)."""

    def __init__(self, draft: Draft | None) -> None:
        super().__init__("the draft was changed elsewhere")
        self.draft = draft
