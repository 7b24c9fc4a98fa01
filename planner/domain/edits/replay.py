"""Edits put to work: one, or an ordered list replayed on a base."""

from collections.abc import Sequence
from itertools import combinations

from planner.domain.edits.conflict import EditConflict, Key, as_text
from planner.domain.edits.goals import SetGoal, SetWeight
from planner.domain.edits.kinds import Edit
from planner.domain.edits.lost_targets import orphaned
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue, Severity
from planner.domain.validation import flaws_of_rows
from planner.domain.vocabulary.titles import named
from planner.text import Lang, Message, Text, message


def describe(edit: Edit) -> Message:
    """Say what an edit does, in both languages."""
    return edit.said()


def apply(problem: Problem, edit: Edit) -> Problem:
    """Return the problem after one edit, whether or not it is marked off.

    Raises
    ------
    EditConflict
        If the edit does not fit the problem: naming the edit, the field and what to do.
    """
    return edit.applied(problem)


def replay(problem: Problem, edits: Sequence[Edit]) -> Problem:
    """Return the problem after all edits that are not off, in their order.

    Raises
    ------
    EditConflict
        With every conflict between the edits, and every edit that does not fit; else with what
        the edits made of the facts that no table would be let in with.
    """
    active = [edit for edit in edits if not edit.off]
    issues = list(conflicts(problem, active))
    edited = problem
    for place, edit in enumerate(active):
        before = edited
        try:
            edited = edit.applied(before)
        except EditConflict as refusal:
            issues.extend(refusal.issues)
        else:
            issues.extend(orphaned(active[:place], edit, before=before, after=edited))
    if not issues and active:
        issues.extend(_new_faults(problem, edited))
    if issues:
        raise EditConflict(*issues)
    return edited


def _new_faults(base: Problem, edited: Problem) -> list[Issue]:
    """Return the faults of the edited facts that those of the base do not have."""
    found = _faults(edited)
    known = _faults(base) if found else {}
    return [issue for said, issue in found.items() if said not in known]


def _faults(problem: Problem) -> dict[str, Issue]:
    """Return what is wrong with single facts; that nothing points at what is gone, the edits see to."""
    issues = (flaw.issue for flaw in flaws_of_rows(Dossier(problem=problem)))
    return {f"{one.subjects} {one.message.say(Lang.EN)}": one for one in issues if one.is_error}


def conflicts(problem: Problem, edits: Sequence[Edit]) -> tuple[Issue, ...]:
    """Return an issue for each two edits, not off, that write one field, or undo each other."""
    found = []
    active = [(edit, edit.touched(problem)) for edit in edits if not edit.off]
    for (earlier, left), (later, right) in combinations(active, 2):
        if shared := sorted(left & right):
            found.append(_same_field(earlier, later, field=shared[0]))
        elif isinstance(earlier, SetWeight) and earlier.tier and isinstance(later, SetGoal):
            found.append(_undone(earlier, later))
    return tuple(found)


def _same_field(earlier: Edit, later: Edit, *, field: Key) -> Issue:
    return Issue(
        severity=Severity.ERROR,
        subjects=(" · ".join(field),),
        message=message(
            "修改“{earlier}”与“{later}”都改动同一字段（{field}）。请停用其中一项。",
            "Edits “{earlier}” and “{later}” both write one field ({field}). Switch one of them off.",
            earlier=as_text(earlier.said()),
            later=as_text(later.said()),
            field=Text(*(" · ".join(named(one).say(lang) for one in field) for lang in (Lang.ZH, Lang.EN))),
        ),
    )


def _undone(earlier: Edit, later: Edit) -> Issue:
    return Issue(
        severity=Severity.ERROR,
        subjects=("goal",),
        message=message(
            "修改“{later}”会抹去前面的“{earlier}”。请把目标放在权重之前。",
            "Edit “{later}” wipes out “{earlier}” before it. Put the goal before the weight.",
            earlier=as_text(earlier.said()),
            later=as_text(later.said()),
        ),
    )
