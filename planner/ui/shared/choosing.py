"""Pick lists of things in the park, keyed by id so that they outlive a change of language."""

from collections.abc import Mapping
from decimal import Decimal

import streamlit as st

from planner.domain.park.problem import Problem
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.shared.words import what_if as words
from planner.views import format as fmt


def key_of(kind: str, field: str) -> str:
    """Return the key of a widget of a maker."""
    return f"what_if.{kind}.{field}"


def firm(context: PageContext, problem: Problem, kind: str) -> str | None:
    """Offer every firm; the firm chosen elsewhere comes first."""
    names = {one.firm_id: f"{one.firm_id} {context.say(one.name)}" for one in problem.firms}
    start = context.firm_id if context.firm_id in names else None
    return _one(context, words.FIRM, names, (kind, "firm"), start=start)


def building(context: PageContext, problem: Problem, kind: str, *, anywhere: bool = False) -> str | None:
    """Offer every building with units; with `anywhere`, also none of them, as an empty id."""
    names = {
        one.building_id: f"{one.building_id} {context.say(one.name)}"
        for one in problem.buildings
        if problem.units_of[one.building_id]
    }
    if anywhere:
        names = {"": context.say(words.ANYWHERE), **names}
    return _one(context, words.BUILDING, names, (kind, "building"))


def quarter(context: PageContext, problem: Problem, kind: str, title: Text, *, start: str = "") -> str:
    """Offer every quarter of the horizon."""
    names = {str(one): str(one) for one in problem.quarters}
    return _one(context, title, names, (kind, "quarter"), start=start) or ""


def units(context: PageContext, problem: Problem, kind: str) -> tuple[str, ...]:
    """Offer every unit, any number of them."""
    names = {one.unit_id: f"{one.unit_id} · {fmt.area(one.leasable_m2)}" for one in problem.units}
    chosen = st.multiselect(
        context.say(words.UNITS), list(names), format_func=lambda code: names[code], key=key_of(kind, "units")
    )
    return tuple(chosen)


def choice(
    context: PageContext,
    title: Text,
    names: Mapping[str, Text | str],
    place: tuple[str, str],
    *,
    start: str | None = None,
) -> str | None:
    """Offer a few things by name; None if there are none."""
    said = {code: name if isinstance(name, str) else context.say(name) for code, name in names.items()}
    return _one(context, title, said, place, start=start)


def exact(value: float) -> Decimal:
    """Return what a slider says, exactly to four places."""
    return Decimal(repr(round(value, 4)))


def _one(
    context: PageContext,
    title: Text,
    names: dict[str, str],
    place: tuple[str, str],
    *,
    start: str | None = None,
) -> str | None:
    if not names:
        st.caption(context.say(words.NOTHING_TO_CHOOSE))
        return None
    codes, key = list(names), key_of(*place)
    if st.session_state.get(key) not in codes:
        # Set, not handed over as `index`: facts change while the page is open, and a value that is no option any more
        # ends the page.
        st.session_state[key] = next((code for code in codes if code == start), codes[0])
    return st.selectbox(context.say(title), codes, format_func=lambda code: names.get(code, code), key=key)
