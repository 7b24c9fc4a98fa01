"""The places found for a firm, ranked; one of them in full, with hold, pipeline and offer sheet."""

from dataclasses import replace

import streamlit as st

from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.sweeping.place_offer import EnquiryAnswer, PlaceOffer
from planner.services.editing.editor import EditConflict, StaleDraft
from planner.services.editing.editor_view import next_firm_id
from planner.services.studies.enquiries import HOLD_QUARTERS, hold_price, pipeline_edits
from planner.services.tasks.book import Question
from planner.ui import flash, state
from planner.ui.app_services import editing, me, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.enquiry import words
from planner.ui.pages.enquiry.enquiry_form import topic_of
from planner.ui.pages.enquiry.offer_file import offer_file
from planner.ui.pages.enquiry.telling import area_of, effects_text, price_text, sum_text
from planner.ui.shared.editing.editor import desk_of
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, ListItem, Tone, grid, heading, items, paragraph, sheet
from planner.ui.shared.task_panel import task_panel
from planner.views import format as fmt
from planner.views.offers import way_text

_DRAWN = f"{state.PREFIX}enquiry_drawn"
"""The places below which hold and offer sheet are drawn."""


def places(context: PageContext, report: Report) -> None:
    """Show the newest answer for the plan on show, as it grows; a chosen place in full once it is there."""
    topic = topic_of(context)
    question = tasks().question(topic)
    answer: EnquiryAnswer | None = question.latest if question is not None else None
    st.session_state[_DRAWN] = _keys(answer)
    task_panel(topic, lambda question: _table(context, report, question))
    if answer is None:
        return
    if answer.offers:
        _one(context, report, answer)


def _keys(answer: EnquiryAnswer | None) -> tuple[str, ...]:
    """Return what the places of an answer are told apart by, in their order."""
    return () if answer is None else tuple(_key(one) for one in answer.offers)


def _key(offer: PlaceOffer) -> str:
    return f"{' '.join(offer.placement.units)} {offer.placement.start}"


def _table(context: PageContext, report: Report, question: Question) -> None:
    answer: EnquiryAnswer | None = question.latest
    if answer is None:
        return
    if _keys(answer) != st.session_state.get(_DRAWN):
        st.rerun()  # a place came, or another is the first: what can be done with each stands below
    lang, problem, firm = context.lang, report.problem, answer.firm
    kind = problem.archetype[firm.archetype].name.say(lang)
    said = words.FOR.fill(
        lang,
        firm=firm.firm_id,
        name=firm.name.say(lang),
        least=fmt.number(firm.area_min_m2),
        most=fmt.number(firm.area_max_m2),
        quarter=str(firm.desired_quarter),
        kind=kind,
    )
    parts = [heading(said)]
    is_over = question.state.is_over
    rows = [
        GridRow(
            cells=(
                str(at),
                " ".join(offer.placement.units),
                fmt.area(area_of(problem, offer.placement.units)),
                str(offer.placement.start),
                way_text(problem, offer, lang),
                effects_text(offer.effects, lang),
                price_text(offer.price, lang, is_over=is_over),
                str(offer.production),
            ),
            tone=Tone.ACCENT if at == 1 else Tone.PLAIN,
        )
        for at, offer in enumerate(answer.offers, start=1)
    ]
    if rows:
        parts.append(grid([head.say(lang) for head in words.HEADS], rows, right={2}))
    elif is_over:
        parts += [paragraph(words.NONE.say(lang), Tone.WARN)]
        parts += [items(*(ListItem(title=why.say(lang)) for why in answer.reasons))] if answer.reasons else []
    sheet(*parts, key="enquiry_places")


def _one(context: PageContext, report: Report, answer: EnquiryAnswer) -> None:
    keys = list(_keys(answer))
    if st.session_state.get("enquiry_pick") not in keys:
        st.session_state["enquiry_pick"] = keys[0]
    picked = st.segmented_control(
        context.say(words.PICK),
        keys,
        format_func=lambda key: str(keys.index(key) + 1) if key in keys else "",
        key="enquiry_pick",
        required=True,
    )
    offer = answer.offers[keys.index(picked) if picked in keys else 0]
    lang = context.lang
    reasons = items(*(ListItem(title=one.say(lang)) for one in offer.reasons))
    musts = items(*(ListItem(title=one.say(lang)) for one in offer.conditions))
    told = sum_text(answer, offer, lang)
    sheet(
        *([paragraph(told)] if told else []),
        heading(context.say(words.WHY)),
        reasons,
        heading(context.say(words.MUST)),
        musts,
        key="enquiry_offer",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        until = _hold(context, report, offer)
        st.button(
            context.say(words.TAKE),
            key="enquiry_take",
            on_click=_take,
            args=(context, answer, offer, until),
            **granted(),
        )
        offer_file(context, report, answer, offer, until=until)
    rent = fmt.number(hold_price(report.problem, offer.placement.units))
    st.caption(context.fill(words.HOLD_PRICE, units=" ".join(offer.placement.units), rent=rent))
    flash.say_now()


def _hold(context: PageContext, report: Report, offer: PlaceOffer) -> Quarter | None:
    park = report.problem.park_of(report.problem.unit[offer.placement.units[0]].building_id)
    first = park.opening_quarter + 1
    quarters = [one for one in report.problem.quarters if one >= first]
    usual = park.opening_quarter + HOLD_QUARTERS
    options = ["", *(str(one) for one in quarters)]
    none = context.say(words.HOLD_NONE)
    chosen = st.selectbox(
        context.say(words.HOLD),
        options,
        index=options.index(str(usual)) if str(usual) in options else 0,
        format_func=lambda code: code or none,
        key="enquiry_hold",
        width=220,
    )
    return Quarter.parse(chosen) if chosen else None


def _take(context: PageContext, answer: EnquiryAnswer, offer: PlaceOffer, until: Quarter | None) -> None:
    """Lay the firm, and the hold of its place, into the draft as one step."""
    desk = desk_of(context)
    if desk.dossier is None:
        flash.say_next(context.fill(words.BLOCKED, count=len(desk.errors)), "warn")
        return
    firm = replace(answer.firm, firm_id=next_firm_id(desk))
    edits = pipeline_edits(firm, offer.placement, until)
    try:
        editing().lay_edits(me(), desk, edits, label=_label(context, firm.firm_id))
    except EditConflict as refused:
        why = "；".join(issue.message.say(context.lang) for issue in refused.issues[:3])
        flash.say_next(context.fill(words.REFUSED, why=show(why)), "warn")
        return
    except StaleDraft:
        flash.say_next(context.fill(words.REFUSED, why=""), "warn")
        return
    units = " ".join(offer.placement.units)
    hold = context.fill(words.TAKEN_HOLD, units=units, until=str(until)) if until else ""
    flash.say_next(context.fill(words.TAKEN, firm=show(firm.firm_id), hold=hold))


def _label(context: PageContext, firm_id: str) -> str:
    return f"{context.say(words.TAKE)} {firm_id}"
