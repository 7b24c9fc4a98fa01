"""What was typed over the rows of a table, carried onto the rows as somebody else left them meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planner.domain.changes.merge import is_clash
from planner.domain.projects.draft import Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsEdit:
    """All rows of a table before and after a person typed in it."""

    table: str
    before: tuple[Cells, ...]
    after: tuple[Cells, ...]


class RowClash(Exception):  # noqa: N818  # two people at one cell, not a mishap
    """The same cells were typed over elsewhere; `texts` are those that found no place."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__("the same cells were typed over elsewhere")
        self.texts = tuple(texts)


def carried(edit: RowsEdit, now: tuple[Cells, ...]) -> tuple[Cells, ...]:
    """Return the rows of `now` with everything that was typed.

    Cells are changed, rows deleted and rows added, the added ones at the end; what both sides
    did alike is done once.

    Raises
    ------
    RowClash
        If both sides typed over one cell, or one deleted a row that the other changed.
    """
    was, typed = edit.before, edit.after
    if now == was:
        return typed
    mine, theirs = _places(was, typed), _places(was, now)
    rows: list[Cells | None] = list(now)
    clashing: list[str] = []
    for at, before in enumerate(was):
        here, there = mine[at], theirs[at]
        after = None if here is None else typed[here]
        if after == before:
            continue
        found = None if there is None else now[there]
        if found is None:
            clashing += [new for old, new in zip(before, after or before, strict=True) if new != old]
        elif after is None:
            clashing += [""] if found != before else []
            rows[there or 0] = None
        else:
            rows[there or 0] = _joined(before, after, found, clashing)
    if clashing:
        raise RowClash([text for text in clashing if text])
    kept = {place for place in mine if place is not None}
    added = [row for at, row in enumerate(typed) if at not in kept]
    return (*(row for row in rows if row is not None), *added)


def _joined(before: Cells, after: Cells, found: Cells, clashing: list[str]) -> Cells:
    joined = list(found)
    for at, (old, new, other) in enumerate(zip(before, after, found, strict=True)):
        if is_clash(old, new, other):
            clashing.append(new)
        joined[at] = other if new == old else new
    return tuple(joined)


def _places(was: Sequence[Cells], other: Sequence[Cells]) -> list[int | None]:
    """Return where each row of `was` stands in `other`; None where it is gone."""
    if len(was) == len(other):
        return list(range(len(was)))
    places: list[int | None] = [None] * len(was)
    for tag, low, high, first, last in SequenceMatcher(None, was, other, autojunk=False).get_opcodes():
        if tag in {"equal", "replace"}:
            for step in range(min(high - low, last - first)):
                places[low + step] = first + step
    return places
