"""The fields of an enquiry, typed or read from a text; each shows the words it came from."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

import streamlit as st

from planner.domain.enquiries import FIELD_TITLES, EnquiryField, EnquiryReading
from planner.domain.enquiries.fields import FieldReading
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.place_offer import EnquiryAnswer
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Stage
from planner.domain.vocabulary.words import WORDS
from planner.services.studies.enquiry_forms import EnquiryForm, firm_from, read_text
from planner.services.tasks.enquiries import ENQUIRY, EnquiryOrder
from planner.text import plain
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.enquiry import words
from planner.ui.shared.press import pressed
from planner.ui.shared.task_panel import is_under_way
from planner.ui.shared.words import editing as editing_words

SOLVE_S = 20.0
MOST = 10**7
_READ = f"{state.PREFIX}enquiry_read"
_FIRM = f"{state.PREFIX}enquiry_firm"
"""The firm that places were asked for last, until there is an answer."""
_TEXT = f"{state.PREFIX}enquiry_text"
"""The text that the fields were read from, or that was there when places were asked for."""
_AREAS = (EnquiryField.AREA_MIN, EnquiryField.AREA_MAX)
_NEEDS = (
    EnquiryField.LOAD,
    EnquiryField.HEIGHT,
    EnquiryField.POWER,
    EnquiryField.STEAM,
    EnquiryField.WASTEWATER,
)


def topic_of(context: PageContext) -> str:
    """Return what the places found for the plan on show are kept under."""
    return f"enquiry:{context.version.version_id if context.version else ''}"


def enquiry_form(context: PageContext, report: Report) -> bool:
    """Draw the form; a click asks for places. Return whether the newest answer is of what stands in the form.

    An empty form has the newest answer: so it is after a refresh.
    """
    st.text_area(
        context.say(words.TEXT), key="enquiry.text", height=100, max_chars=4000, persist_state="session"
    )
    with st.container(horizontal=True):
        st.button(
            context.say(words.READ), key="enquiry_read", on_click=_read, args=(report,), type="secondary"
        )
        if not _typed("text"):
            st.button(
                context.say(words.TRY_SAMPLE),
                key="enquiry_sample",
                on_click=_read_sample,
                args=(report, context.say(words.SAMPLE)),
                type="tertiary",
            )
    reading: EnquiryReading | None = st.session_state.get(_READ)
    if reading is not None:
        _doubts(context, reading)
    _first(context, report, reading)
    with st.expander(context.say(words.NEEDS), expanded=_has_needs(reading)):
        _needs(context, reading)
    fields, faults = _fields(context)
    form = EnquiryForm(
        fields=fields,
        name=_typed("name"),
        stage=Stage(st.session_state.get(_key("stage")) or Stage.NEGOTIATING.value),
        product=_typed("product"),
    )
    joint = context.say(editing_words.AND)
    if form.missing:
        named = joint.join(context.say(FIELD_TITLES[field]) for field in form.missing)
        st.caption(context.fill(words.MISSING, fields=named))
    for fault in faults:
        st.error(fault)
    firm = None if form.missing or faults else firm_from(report.problem, form)
    topic, text = topic_of(context), _typed("text")
    question = tasks().question(topic)
    is_new = bool(text) and text != st.session_state.get(_TEXT, text)
    is_empty = not fields and not text
    answer: EnquiryAnswer | None = question.latest if question is not None else None
    is_same = firm is not None and firm == (answer.firm if answer else st.session_state.get(_FIRM))
    is_off = firm is None or (is_same and is_under_way(topic))
    if pressed(context.say(words.FIND), key="enquiry_find", type="primary", disabled=is_off):
        assert firm is not None
        if question is not None and not question.state.is_over and not is_same:
            tasks().cancel(question.task_id, actor=me())
        order = EnquiryOrder(
            problem=report.problem, plan=report.plan, firm=firm, limits=Limits(time_limit_s=SOLVE_S)
        )
        tasks().ask(ENQUIRY, topic, order, actor=me(), project_id=here())
        st.session_state[_TEXT], st.session_state[_FIRM] = text, firm
        st.rerun()
    return is_empty or (is_same and not is_new)


def _key(name: str) -> str:
    return f"enquiry.{name}"


def _typed(name: str) -> str:
    return str(st.session_state.get(_key(name)) or "").strip()


def _read(report: Report) -> None:
    """Put what the text says into the fields; what it does not say is emptied, for it is another enquiry."""
    reading = read_text(report.problem, _typed("text"))
    st.session_state[_READ] = reading
    st.session_state[_TEXT] = _typed("text")
    for field in EnquiryField:
        value = reading.value(field)
        st.session_state[_key(field.value)] = _as_typed(field, value)


def _read_sample(report: Report, text: str) -> None:
    """Put a letter into the empty field and read it, to show what can be read."""
    st.session_state[_key("text")] = text
    _read(report)


def _as_typed(field: EnquiryField, value: FieldReading | None) -> str | None:
    if value is None:
        return "" if field in (*_AREAS, *_NEEDS) else None
    return plain(value) if isinstance(value, Decimal) else str(value)


def _doubts(context: PageContext, reading: EnquiryReading) -> None:
    if not reading.mentions and not reading.doubts:
        st.warning(context.say(words.NOTHING_READ))
    for doubt in reading.doubts:
        options = [_as_typed(doubt.field, one.value) or "" for one in doubt.mentions]
        said = {
            code: context.fill(words.DOUBT_OPTION, value=code, told=one.words)
            for code, one in zip(options, doubt.mentions, strict=True)
        }
        key = f"enquiry.doubt.{doubt.field.value}"
        if st.session_state.get(key) not in {None, *said}:
            del st.session_state[key]
        st.radio(
            context.fill(words.DOUBT, field=context.say(FIELD_TITLES[doubt.field])),
            [*said],
            index=None,
            format_func=partial(_said, said),
            key=key,
            horizontal=True,
            on_change=_settle,
            args=(doubt.field.value, key),
        )


def _said(said: Mapping[str, str], code: str) -> str:
    return show(said.get(code, code))


def _settle(field: str, key: str) -> None:
    st.session_state[_key(field)] = st.session_state[key]


def _first(context: PageContext, report: Report, reading: EnquiryReading | None) -> None:
    problem = report.problem
    kinds = {one.archetype: context.say(one.name) for one in problem.archetypes}
    columns = st.columns(4)
    with columns[0]:
        st.text_input(context.say(words.NAME), key=_key("name"), max_chars=80, persist_state="session")
        _choice(context, EnquiryField.ARCHETYPE, kinds, reading)
    with columns[1]:
        _number(context, EnquiryField.AREA_MIN, reading)
        _number(context, EnquiryField.AREA_MAX, reading)
    with columns[2]:
        _choice(context, EnquiryField.QUARTER, {str(one): str(one) for one in problem.quarters}, reading)
        stages = {one.value: context.say(WORDS[Stage][one]) for one in Stage if one is not Stage.EXITED}
        st.session_state.setdefault(_key("stage"), Stage.NEGOTIATING.value)
        st.selectbox(
            context.say(words.STAGE),
            [*stages],
            format_func=lambda code: stages.get(code, code),
            key=_key("stage"),
            persist_state="session",
        )
    with columns[3]:
        st.text_input(context.say(words.PRODUCT), key=_key("product"), max_chars=120, persist_state="session")


def _needs(context: PageContext, reading: EnquiryReading | None) -> None:
    columns = st.columns(4)
    hazards = {one.value: context.say(WORDS[HazardClass][one]) for one in HazardClass}
    grounds = {one.value: context.say(WORDS[GroundFloor][one]) for one in GroundFloor}
    with columns[0]:
        _choice(context, EnquiryField.HAZARD, hazards, reading)
        _choice(context, EnquiryField.GROUND, grounds, reading)
    for at, field in enumerate(_NEEDS):
        with columns[1 + at % 3]:
            _number(context, field, reading)


def _has_needs(reading: EnquiryReading | None) -> bool:
    needs = {*_NEEDS, EnquiryField.HAZARD, EnquiryField.GROUND}
    return reading is not None and any(field in needs for field in reading.mentions)


def _choice(
    context: PageContext, field: EnquiryField, options: Mapping[str, str], reading: EnquiryReading | None
) -> None:
    key = _key(field.value)
    if st.session_state.get(key) not in {None, *options}:
        st.session_state[key] = None
    st.selectbox(
        context.say(FIELD_TITLES[field]),
        [*options],
        index=None,
        format_func=lambda code: options.get(code, code),
        key=key,
        persist_state="session",
    )
    _source(context, field, reading)


def _number(context: PageContext, field: EnquiryField, reading: EnquiryReading | None) -> None:
    st.text_input(
        context.say(FIELD_TITLES[field]), key=_key(field.value), max_chars=20, persist_state="session"
    )
    _source(context, field, reading)


def _source(context: PageContext, field: EnquiryField, reading: EnquiryReading | None) -> None:
    """Say which words a field was read from, as long as it says what was read."""
    mention = reading.mentions.get(field) if reading else None
    if mention is not None and st.session_state.get(_key(field.value)) == _as_typed(field, mention.value):
        st.caption(show(context.fill(words.FROM, told=mention.words)))


def _fields(context: PageContext) -> tuple[dict[EnquiryField, Any], list[str]]:
    """Return the fields as values, and a sentence for each that is none."""
    found: dict[EnquiryField, Any] = {}
    faults = []
    for field in EnquiryField:
        typed = _typed(field.value)
        if not typed:
            continue
        value = _value(field, typed)
        if value is None:
            name = context.say(FIELD_TITLES[field])
            faults.append(context.fill(words.BAD_NUMBER, field=name, text=show(typed)))
        else:
            found[field] = value
    low, high = (found.get(field) for field in _AREAS)
    if low is not None and high is not None and high < low:
        faults.append(context.say(words.BAD_AREA))
    return found, faults


_CODES: Mapping[EnquiryField, Callable[[str], FieldReading]] = {
    EnquiryField.ARCHETYPE: str,
    EnquiryField.QUARTER: Quarter.parse,
    EnquiryField.HAZARD: HazardClass,
    EnquiryField.GROUND: GroundFloor,
}
"""How what was chosen from a list is read."""


def _value(field: EnquiryField, typed: str) -> FieldReading | None:
    if field in _CODES:
        return _CODES[field](typed)
    try:
        number = Decimal(typed.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    is_sound = number.is_finite() and (number > 0 if field in _AREAS else number >= 0) and number < MOST
    if not is_sound:
        return None
    return int(number) if field in _AREAS else number
