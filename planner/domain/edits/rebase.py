"""A scenario put on a base that has moved on: what of each edit still stands, for a review."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.domain.changes.difference import RowChange, row_changes
from planner.domain.edits import Edit, EditConflict, describe
from planner.domain.edits.scenario import Scenario
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue
from planner.text import Message, Text


class EditStanding(StrEnum):
    """What has become of an edit."""

    FITS = "fits"
    """It does on the new base what it did on the old one."""
    OVERTAKEN = "overtaken"
    """What it writes was changed in the base meanwhile: somebody should look."""
    NEEDLESS = "needless"
    """The new base says already what the edit would make it say."""
    REFUSED = "refused"
    """It does not fit the new base; it is switched off."""
    OFF = "off"
    """It was switched off before."""


STANDING_TITLES: dict[EditStanding, Text] = {
    EditStanding.FITS: Text("仍适用", "still fits"),
    EditStanding.OVERTAKEN: Text("基准已改动同一处，请核对", "the base changed the same place; look again"),
    EditStanding.NEEDLESS: Text("基准已如此，不再需要", "the base says so already"),
    EditStanding.REFUSED: Text("与新基准不符，已停用", "does not fit the new base; switched off"),
    EditStanding.OFF: Text("原已停用", "switched off before"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditReview:
    """One edit under review; `rows` are the changes of the base it meets."""

    edit: Edit
    standing: EditStanding
    rows: tuple[RowChange, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def says(self) -> Message:
        """What the edit does."""
        return describe(self.edit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebase:
    """The scenario on its new base, with the review of each edit and all that moved in the base."""

    scenario: Scenario
    reviews: tuple[EditReview, ...]
    rows: tuple[RowChange, ...]


def rebase(scenario: Scenario, old: Problem, new: Problem) -> Rebase:
    """Return a scenario made on `old` put on `new`; edits that do not fit there are switched off.

    Every edit comes back reviewed: as it was, met by a change of the facts, or refused and why.
    """
    moved = row_changes(old, new)
    reviews: list[EditReview] = []
    before, after = old, new
    for edit in scenario.edits:
        review, before, after = _review(edit, moved, before, after)
        reviews.append(review)
    edits = tuple(
        replace(review.edit, off=True) if review.standing is EditStanding.REFUSED else review.edit
        for review in reviews
    )
    return Rebase(
        scenario=replace(scenario, base=new.fingerprint, edits=edits),
        reviews=tuple(reviews),
        rows=moved,
    )


def _review(
    edit: Edit, moved: Sequence[RowChange], before: Problem, after: Problem
) -> tuple[EditReview, Problem, Problem]:
    if edit.off:
        return EditReview(edit=edit, standing=EditStanding.OFF), before, after
    try:
        edited = edit.applied(after)
    except EditConflict as refusal:
        return EditReview(edit=edit, standing=EditStanding.REFUSED, issues=refusal.issues), before, after
    try:
        was = edit.applied(before)
    except EditConflict:
        was = before
    writes = frozenset[tuple[str, ...]]().union(
        *(row.written for row in (*row_changes(after, edited), *row_changes(before, was)))
    )
    met = tuple(row for row in moved if row.written & writes)
    standing = EditStanding.OVERTAKEN if met else EditStanding.FITS
    if edited == after and was != before:
        standing = EditStanding.NEEDLESS
    return EditReview(edit=edit, standing=standing, rows=met), was, edited
