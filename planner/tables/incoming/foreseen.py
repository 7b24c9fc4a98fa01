"""Faults that no answer will mend, told beside the questions that are still open.

The sheets are read twice more as if the questions were answered, with the first reading of each and
with the last; what is wrong both times does not hang on the answers.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from planner.domain.solving.finding import Issue
from planner.tables.incoming.answers import (
    LEAVE_COLUMN,
    LEAVE_OUT,
    Answers,
    answer_id,
    row_id_of,
    row_name,
)
from planner.tables.sheets import Faults, Sheet
from planner.text import Lang, Text

Run = Callable[[Answers], Faults]
"""Reads the sheets under answers; returns what was found."""

MOST_ROUNDS = 4
"""Answers may open further questions so many times."""


def foreseen(run: Run, given: Answers, faults: Faults, sheets: tuple[Sheet, ...]) -> tuple[Issue, ...]:
    """Return the faults behind the open questions of `faults` that stay whatever is answered, each once.

    A row that cannot be read is left out for it; what then speaks of that row's names is not told.
    """
    if not faults.has_error:
        return ()
    known = {_same(issue) for issue in faults.issues}
    first, last = (_behind(run, given, faults, at=at) for at in (0, -1))
    there = {_same(issue) for issue in last[0]}
    unsure = _texts(sheets, {**first[1], **last[1]})
    found: dict[tuple[object, ...], Issue] = {}
    for issue in first[0]:
        same = _same(issue)
        if same in there and same not in known and unsure.isdisjoint(_names(issue)):
            found.setdefault(same, issue)
    return tuple(found.values())


def _behind(run: Run, given: Answers, faults: Faults, *, at: int) -> tuple[list[Issue], dict[str, str]]:
    """Return the errors found when all that is asked is answered, and the rows left out for it."""
    answers, left_out, found = dict(given), dict[str, str](), list[Issue]()
    for _ in range(MOST_ROUNDS):
        picks = dict(_picks(faults, at))
        rows = dict.fromkeys(_unreadable(faults), LEAVE_OUT)
        if not picks and not rows:
            break
        answers |= picks | rows
        left_out |= rows
        faults = run(answers)
        found += [one.issue for one in faults.found if one.issue.is_error and not one.choices]
    return found, left_out


def _picks(faults: Faults, at: int) -> Iterator[tuple[str, str]]:
    """Yield an answer to each open question; of several columns of one kind the first is kept."""
    doubled: set[tuple[str, str]] = set()
    for asked in faults.found:
        readings = [one.text for one in asked.choices if one.text not in {LEAVE_COLUMN, LEAVE_OUT}]
        name = answer_id(asked)
        if readings and name:
            yield name, readings[at]
        elif asked.choices and name:
            kind = (_title(asked.issue), asked.issue.message.say(Lang.ZH))
            if kind in doubled:
                yield name, LEAVE_COLUMN
            doubled.add(kind)


def _unreadable(faults: Faults) -> Iterator[str]:
    """Yield the rows with a cell that has no reading."""
    for one in faults.found:
        is_unreadable = one.issue.is_error and one.is_of_a_column and not one.choices
        if is_unreadable and (row := row_id_of(one.issue)):
            yield row


def _title(issue: Issue) -> str:
    return Sheet(file=issue.cell.file, name=issue.cell.sheet).title if issue.cell else ""


def _same(issue: Issue) -> tuple[object, ...]:
    return issue.cell, issue.message.say(Lang.ZH)


def _texts(sheets: tuple[Sheet, ...], left_out: Answers) -> frozenset[str]:
    """Return what the cells of rows that were left out say."""
    return frozenset(
        cell.strip()
        for sheet in sheets
        for row in sheet.rows
        if row_name(sheet.title, row.number) in left_out
        for cell in row.cells
        if cell.strip()
    )


def _names(issue: Issue) -> set[str]:
    values = (one for one in issue.message.values.values() if not isinstance(one, Decimal | int))
    return {*(one.zh if isinstance(one, Text) else one for one in values), *issue.subjects}
