"""Makers of edits of firms: all of them scaled or left out, or one of them changed."""

from decimal import Decimal

import streamlit as st

from planner.domain.edits import (
    ChangeFirm,
    DemandPart,
    Edit,
    MinProbability,
    OnlySigned,
    RemoveFirm,
    RenewLease,
    ScaleDemand,
)
from planner.domain.edits.reports import window_edits
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.seats import QUARTERS_A_YEAR
from planner.domain.vocabulary.terms import Stage
from planner.domain.vocabulary.words import WORDS
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.shared.choosing import choice, exact, firm, key_of, quarter

_ONE = Decimal(1)


def demand(context: PageContext, _problem: Problem) -> tuple[Edit, ...]:
    """Scale the demand."""
    part = choice(context, words.PART, words.PARTS, ("demand", "part"))
    factor = exact(st.slider(context.say(words.FACTOR), 0.5, 2.0, 1.1, 0.05, key=key_of("demand", "factor")))
    return (ScaleDemand(of=DemandPart(part), factor=factor),) if part and factor != _ONE else ()


def signed(context: PageContext, _problem: Problem) -> tuple[Edit, ...]:
    """Leave out every firm that is not signed."""
    st.caption(context.say(words.SIGNED_SAYS))
    return (OnlySigned(),)


def probability(context: PageContext, _problem: Problem) -> tuple[Edit, ...]:
    """Leave out less likely firms."""
    least = st.slider(context.say(words.PROBABILITY), 0.0, 1.0, 0.6, 0.05, key=key_of("probability", "least"))
    return (MinProbability(value=exact(least)),)


def remove(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Remove a firm."""
    chosen = firm(context, problem, "remove")
    return (RemoveFirm(firm=chosen),) if chosen else ()


def resize(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Change the area a firm asks for; the least and the most it takes follow in proportion."""
    chosen = firm(context, problem, "resize")
    if not chosen:
        return ()
    one = problem.firm[chosen]
    key = key_of("resize", f"area.{chosen}")
    new = int(st.number_input(context.say(words.AREA), 50, 200_000, one.area_req_m2, 50, key=key))
    if new == one.area_req_m2:
        return ()
    least, most = (round(area * new / one.area_req_m2) for area in (one.area_min_m2, one.area_max_m2))
    areas = {"area_min_m2": least, "area_req_m2": new, "area_max_m2": most}
    return tuple(ChangeFirm(firm=chosen, field=field, value=area) for field, area in areas.items())


def time(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Move a firm's window; its latest quarter moves with the desired one."""
    chosen = firm(context, problem, "time")
    if not chosen:
        return ()
    one = problem.firm[chosen]
    key = f"time.{chosen}"
    wanted = Quarter.parse(quarter(context, problem, key, words.DESIRED, start=str(one.desired_quarter)))
    return window_edits(one, wanted)


def stage(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Change the stage of a firm."""
    chosen = firm(context, problem, "stage")
    if not chosen:
        return ()
    names = {member.value: title for member, title in WORDS[Stage].items()}
    now = problem.firm[chosen].stage.value
    new = choice(context, words.STAGE, names, ("stage", f"stage.{chosen}"), start=now)
    return (ChangeFirm(firm=chosen, field="stage", value=new),) if new != now else ()


def renew(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Let a sitting firm stay some years beyond the end of its lease, or beyond today if that is over."""
    leases = {
        f"{firm.firm_id}:{one.lease_id}": (firm, one)
        for firm in problem.firms
        for one in firm.contracts
        if one.lease_end is not None
    }
    names = {
        code: f"{firm.firm_id} {context.say(firm.name)} · {' '.join(one.units)} · {one.lease_end}"
        for code, (firm, one) in sorted(leases.items(), key=lambda row: (row[1][1].lease_end, row[0]))
    }
    chosen = choice(context, words.LEASE, names, ("renew", "lease"))
    if not chosen:
        return ()
    years = st.slider(context.say(words.RENEW_YEARS), 1, 20, 3, key=key_of("renew", "years"))
    firm, one = leases[chosen]
    opening = max(park.opening_quarter for park in problem.parks)
    until = max(one.lease_end or opening, opening) + QUARTERS_A_YEAR * years
    return (RenewLease(firm=firm.firm_id, lease=one.lease_id if firm.leases else None, until=until),)
