"""Which inputs a sweep varies, over which values."""

import streamlit as st

from planner.domain.edits import EditConflict
from planner.domain.solving.report import Report
from planner.domain.sweeping.sweep import MOST_AXES, Axis, Sweep
from planner.services.studies.sweep_making import CELL_SECONDS, axis_title, inputs, sweep_of, typed_values
from planner.services.studies.sweeps import orders_of
from planner.ui.app_services import settings
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.sweep import words

MOST_ON_SCREEN = 200


def sweep_form(context: PageContext, report: Report, asked: Sweep | None) -> Sweep | None:
    """Draw the form; return the sweep it asks for, or None while something is missing.

    `asked` is the sweep on show, from which a form that nobody has touched is filled.
    """
    known = inputs(report.problem, report.measures)
    if asked is not None and _axis_key(0) not in st.session_state:
        _fill(asked, known)
    axes: list[Axis] = []
    for at, column in enumerate(st.columns(MOST_AXES, gap="medium")):
        with column:
            axis = _axis(context, report, known, at)
        if axis is not None:
            axes.append(axis)
    seconds = st.number_input(
        context.say(words.SECONDS),
        1.0,
        600.0,
        CELL_SECONDS,
        1.0,
        key="sweep.seconds",
        width=180,
        persist_state="session",
    )
    if not axes or len({str(axis.edit) for axis in axes}) < len(axes):
        return None
    sweep = sweep_of("sweep", axes, seconds=float(seconds))
    return sweep if _fits(context, report, sweep) else None


def _fill(asked: Sweep, known: dict[str, Axis]) -> None:
    for at, axis in enumerate(asked.axes):
        code = next((code for code, one in known.items() if one.edit == axis.edit), None)
        if code is not None:
            st.session_state[_axis_key(at)] = code
            st.session_state[_values_key(at, code)] = ", ".join(map(str, axis.values))


def _axis_key(at: int) -> str:
    return f"sweep.axis.{at}"


def _values_key(at: int, code: str) -> str:
    return f"sweep.values.{at}.{code}"


def _axis(context: PageContext, report: Report, known: dict[str, Axis], at: int) -> Axis | None:
    key = _axis_key(at)
    options = [*known] if at == 0 else ["", *known]
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    chosen = st.selectbox(
        context.fill(words.AXIS, at=at + 1),
        options,
        format_func=lambda code: context.say(
            axis_title(report.problem, known[code]) if code else words.NO_AXIS
        ),
        key=key,
    )
    if not chosen:
        return None
    axis = known[chosen]
    usual = ", ".join(map(str, axis.values))
    st.session_state.setdefault(_values_key(at, chosen), usual)
    typed = st.text_input(context.say(words.VALUES), key=_values_key(at, chosen), max_chars=200)
    values = typed_values(typed)
    if values is None:
        st.error(context.say(words.BAD_VALUES))
        return None
    parts = [str(value) for value in values if not isinstance(value, int)]
    if axis.field == "quarters" and parts:
        st.error(context.fill(words.WHOLE_VALUES, text=", ".join(parts[:3])))
        return None
    return Axis(edit=axis.edit, field=axis.field, values=values)


def _fits(context: PageContext, report: Report, sweep: Sweep) -> bool:
    count = len(sweep.cells)
    if count > MOST_ON_SCREEN:
        st.error(context.fill(words.TOO_MANY, count=count, most=MOST_ON_SCREEN))
        return False
    try:
        orders_of(report.problem, report.plan, sweep)
    except EditConflict as refused:
        said = [f"- {show(context.say(issue.message))}" for issue in refused.issues[:5]]
        st.error("\n".join([context.say(words.MISFIT), "", *said]))
        return False
    most = round(count * sweep.time_limit_s / settings().spread_workers)
    st.caption(context.fill(words.COUNT, count=count, seconds=most))
    return True
