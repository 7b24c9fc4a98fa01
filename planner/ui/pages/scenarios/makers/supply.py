"""Makers of edits of buildings and caps."""

import streamlit as st

from planner.domain.edits import CloseBuilding, CloseFloor, DelayHandover, Edit, SetCap
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Cap, Phase
from planner.domain.vocabulary.terms import CapScope
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.shared.choosing import building, choice, exact, key_of, quarter
from planner.views import format as fmt
from planner.views.words import RESOURCES

HALF_A_YEAR = 2


def late_phase(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Move the handover of a phase; the last phase comes first."""
    several = len(problem.parks) > 1
    names = {
        f"{one.park_id}:{one.phase_id}": _phase(context, problem, one, several=several)
        for one in reversed(problem.phases)
    }
    chosen = choice(context, words.PHASE, names, ("late_phase", "phase"))
    quarters = _quarters(context, "late_phase")
    if not chosen or not quarters:
        return ()
    park, _, phase = chosen.partition(":")
    return (DelayHandover(phase=phase, park=park if several else None, quarters=quarters),)


def late_building(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Move the handover of a building."""
    chosen = building(context, problem, "late_building")
    quarters = _quarters(context, "late_building")
    return (DelayHandover(building=chosen, quarters=quarters),) if chosen and quarters else ()


def close(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Close a building or one floor of it."""
    chosen = building(context, problem, "close")
    if not chosen:
        return ()
    floors = sorted({unit.floor for unit in problem.units_of[chosen]})
    names = {"": context.say(words.ALL_FLOORS), **{str(one): f"{one}F" for one in floors}}
    floor = choice(context, words.FLOOR, names, ("close", "floor"))
    return (CloseFloor(building=chosen, floor=int(floor)) if floor else CloseBuilding(building=chosen),)


def cap(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Set a cap from a quarter on: times what it is, or to a value."""
    known = {f"{one.subject_id}.{one.resource.value}": one for one in problem.caps}
    names = {
        code: f"{_subject(context, one)} · {context.say(RESOURCES[one.resource])}"
        for code, one in known.items()
    }
    chosen = choice(context, words.SUBJECT, names, ("cap", "subject"))
    if not chosen:
        return ()
    row = known[chosen]
    start = Quarter.parse(quarter(context, problem, "cap", words.FROM))
    now = _cap_at(problem, row, start).value
    way = choice(context, words.CAP_BY, words.CAP_WAYS, ("cap", "way"))
    if way == "times":
        factor = st.slider(context.say(words.FACTOR), 0.1, 2.0, 0.9, 0.05, key=key_of("cap", "factor"))
        new = exact(factor) * now
    else:
        key = key_of("cap", f"value.{chosen}")
        new = exact(st.number_input(context.say(words.VALUE), 0.0, 1e7, float(now), key=key))
    said = context.fill(words.CAP_NOW, value=fmt.amount(now, row.resource), new=fmt.amount(new, row.resource))
    st.caption(said)
    is_park = row.scope is CapScope.PARK
    return (
        SetCap(
            park=row.subject_id if is_park else None,
            building=None if is_park else row.subject_id,
            resource=row.resource,
            from_quarter=start,
            value=new,
        ),
    )


def _quarters(context: PageContext, kind: str) -> int:
    return st.slider(context.say(words.QUARTERS), -4, 8, HALF_A_YEAR, key=key_of(kind, "quarters"))


def _phase(context: PageContext, problem: Problem, phase: Phase, *, several: bool) -> str:
    name = context.say(phase.name)
    return f"{context.say(problem.park[phase.park_id].name)} · {name}" if several else name


def _subject(context: PageContext, row: Cap) -> str:
    known = context.problem.park if row.scope is CapScope.PARK else {}
    return context.say(known[row.subject_id].name) if row.subject_id in known else row.subject_id


def _cap_at(problem: Problem, row: Cap, start: Quarter) -> Cap:
    rows = [
        one
        for one in problem.caps
        if (one.scope, one.subject_id, one.resource) == (row.scope, row.subject_id, row.resource)
    ]
    before = [one for one in rows if one.from_quarter <= start] or rows
    return max(before, key=lambda one: one.from_quarter)
