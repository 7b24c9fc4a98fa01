"""Makers of edits of places: pins, bars, reserves, promises taken back, units split and joined."""

import streamlit as st

from planner.domain.edits import (
    Edit,
    EndCommitment,
    EndHold,
    ForbidFirm,
    JoinUnits,
    PinFirm,
    ReleaseFirm,
    ReserveSpace,
    SplitUnit,
)
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.shared.choosing import building, choice, exact, firm, key_of, quarter, units
from planner.views import format as fmt

LEAST_PART_M2 = 50
_AT_ONCE = ""


def pin(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Make a firm be placed: anywhere, in a building, or on units."""
    chosen = firm(context, problem, "pin")
    where = building(context, problem, "pin", anywhere=True)
    rooms = units(context, problem, "pin")
    if not chosen:
        return ()
    return (PinFirm(firm=chosen, building=None if rooms else where or None, units=rooms),)


def forbid(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Bar a firm from the park, a building, or units."""
    chosen = firm(context, problem, "forbid")
    where = building(context, problem, "forbid", anywhere=True)
    rooms = units(context, problem, "forbid")
    if not chosen:
        return ()
    return (ForbidFirm(firm=chosen, building=None if rooms else where or None, units=rooms),)


def release(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Take pins and bars from a firm."""
    chosen = firm(context, problem, "release")
    return (ReleaseFirm(firm=chosen),) if chosen else ()


def reserve(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Keep units, or a share of the ground floor, free until a quarter."""
    parks = {one.park_id: one.name for one in problem.parks}
    park = choice(context, words.PARK, parks, ("reserve", "park"))
    until = quarter(context, problem, "reserve", words.UNTIL)
    rooms = units(context, problem, "reserve")
    share = 0.0
    if not rooms:
        share = st.slider(context.say(words.SHARE), 0.0, 1.0, 0.1, 0.05, key=key_of("reserve", "share"))
    if not park or not (rooms or share):
        return ()
    return (ReserveSpace(park=park, until=Quarter.parse(until), ground_share=exact(share), units=rooms),)


def end_hold(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """End a hold of units at once, or in a quarter before it would end."""
    holds = {" ".join(one.units): one for one in problem.policy.holds}
    names = {
        code: f"{code} · {one.until}" + (f" · {one.firm_id}" if one.firm_id else "")
        for code, one in sorted(holds.items(), key=lambda row: (row[1].until, row[0]))
    }
    chosen = choice(context, words.HOLD, names, ("end_hold", "hold"))
    if not chosen:
        return ()
    hold = holds[chosen]
    sooner = {str(one): str(one) for one in problem.quarters if one < hold.until}
    at = choice(context, words.ENDS, {_AT_ONCE: words.AT_ONCE, **sooner}, ("end_hold", f"at.{chosen}"))
    return (EndHold(units=hold.units, at=Quarter.parse(at) if at else None),)


def end_commitment(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Release a firm that is still to come from the place it is committed to."""
    names = {
        one.firm_id: f"{one.firm_id} {context.say(one.name)} · "
        f"{' '.join(one.committed_units) or one.committed_building}"
        for one in problem.firms
        if one.is_committed and not one.is_sitting
    }
    start = context.firm_id if context.firm_id in names else None
    chosen = choice(context, words.COMMITTED, names, ("end_commitment", "firm"), start=start)
    return (EndCommitment(firm=chosen),) if chosen else ()


def split(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Split a unit in two."""
    large = {one.unit_id: one for one in problem.units if one.leasable_m2 > 2 * LEAST_PART_M2}
    names = {code: _unit(code, one.leasable_m2) for code, one in large.items()}
    chosen = choice(context, words.UNIT, names, ("split", "unit"))
    if not chosen:
        return ()
    whole = large[chosen].leasable_m2
    key = key_of("split", f"part.{chosen}")
    first = int(
        st.number_input(
            context.say(words.FIRST_PART), LEAST_PART_M2, whole - LEAST_PART_M2, whole // 2, 10, key=key
        )
    )
    return (SplitUnit(unit=chosen, parts=(first, whole - first)),)


def join(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Join neighbouring units of a floor."""
    rooms = units(context, problem, "join")
    return (JoinUnits(units=rooms),) if len(rooms) > 1 else ()


def _unit(code: str, area_m2: int) -> Text:
    said = f"{code} · {fmt.area(area_m2)}"
    return Text(said, said)
