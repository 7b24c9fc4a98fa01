"""Edits that lose what they speak of, because a later edit takes the firm, building or units away."""

from collections.abc import Iterator, Sequence

from planner.domain.edits.conflict import as_text
from planner.domain.edits.demand import MinProbability, OnlySigned
from planner.domain.edits.firms import RemoveFirm
from planner.domain.edits.kinds import Edit
from planner.domain.edits.supply import CloseBuilding, CloseFloor
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue, Severity
from planner.text import message

_TAKE_AWAY = (RemoveFirm, OnlySigned, MinProbability, CloseBuilding, CloseFloor)
_ONE, _SEVERAL = ("firm", "building", "unit"), ("firms", "units")


def orphaned(earlier: Sequence[Edit], edit: Edit, *, before: Problem, after: Problem) -> Iterator[Issue]:
    """Return an issue for each earlier edit all of whose subjects `edit` takes away.

    Edits of everybody, such as scaled demand, name no subject and lose nothing.
    """
    if not isinstance(edit, _TAKE_AWAY):
        return
    gone = {*before.firm, *before.unit} - {*after.firm, *after.unit}
    gone |= {name for name, units in before.units_of.items() if units and not after.units_of.get(name)}
    for one in earlier:
        named = _named(one)
        if named and named <= gone and not isinstance(one, _TAKE_AWAY):
            yield _issue(one, edit, subject=", ".join(sorted(named)))


def _named(edit: Edit) -> frozenset[str]:
    """Return the ids an edit speaks of: the firm if it names one, else the units or the building."""
    single = [value for name in _ONE if isinstance(value := getattr(edit, name, None), str) and value]
    several = [one for name in _SEVERAL for one in getattr(edit, name, ())]
    return frozenset(single[:1] or several)


def _issue(earlier: Edit, later: Edit, *, subject: str) -> Issue:
    return Issue(
        severity=Severity.ERROR,
        subjects=(subject,),
        message=message(
            "修改“{later}”会去掉 {subject}，而前面的“{earlier}”正是针对它的。请停用其中一项。",
            "Edit “{later}” removes {subject}, which the earlier edit “{earlier}” is about. Switch one of them off.",
            earlier=as_text(earlier.said()),
            later=as_text(later.said()),
            subject=subject,
        ),
    )
