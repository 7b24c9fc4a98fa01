"""Conflicts by name and the repairs proven to work, with a button for each: what it does is handed in."""

from collections.abc import Callable

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.sweeping.repair import RepairAnswer, RepairOffer
from planner.services.studies.repairs import answer_message
from planner.services.tasks.book import Question
from planner.text import Text, plain
from planner.ui import state
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import ListItem, Tone, heading, items, paragraph, sheet
from planner.ui.shared.words import repairs as words

Act = Callable[[tuple[Edit, ...], RepairOffer], None]
"""Does what a repair offers, by its edits."""


def offer_text(offer: RepairOffer) -> str:
    """Return what a repair changes, part by part."""
    return " + ".join(part.message.say(state.language()) for part in offer.parts)


def draw_repairs(title: Text, act: Act, task: Question) -> None:
    """Draw the conflicts and the repairs found so far; each repair has a button with a `title`, and `act` hears it."""
    answer, lang = task.latest, state.language()
    if not isinstance(answer, RepairAnswer):
        return
    parts = [paragraph(answer_message(answer).say(lang))]
    if answer.groups:
        heads = words.GROUPS if answer.has_all_groups else words.GROUPS_OR_MORE
        parts.append(heading(heads.fill(lang, count=len(answer.groups))))
        parts.append(
            items(
                *(
                    ListItem(
                        title=" · ".join(group.firms),
                        text=words.BETWEEN.say(lang).join(said.say(lang) for said in group.messages),
                        tone=Tone.BAD,
                    )
                    for group in answer.groups
                )
            )
        )
    sheet(*parts, key="repair_groups")
    if answer.plan is not None:
        return
    if answer.offers:
        sheet(
            heading(words.OFFERS.say(lang)),
            paragraph(words.EFFORT_SAYS.say(lang), Tone.MUTED),
            key="repair_head",
        )
    elif task.state.is_over:
        sheet(paragraph(words.NOTHING.say(lang), Tone.WARN), key="repair_none")
    for number, offer in enumerate(answer.offers, start=1):
        _offer(answer, number, offer, title=title, act=act)


def _offer(answer: RepairAnswer, number: int, offer: RepairOffer, *, title: Text, act: Act) -> None:
    lang = state.language()
    with st.container(horizontal=True, vertical_alignment="center"):
        lines = [
            ListItem(
                title=f"{number}. {offer_text(offer)}",
                text=" · ".join([*_steps(offer), offer.placements.say(lang)]),
                badge=words.EFFORT.fill(lang, points=plain(offer.effort)),
            )
        ]
        with st.container(width="stretch"):
            sheet(items(*lines), key=f"repair_offer_{number}")
        made = pressed(title.say(lang), key=f"repair_make_{number}", width="content")
    if made:
        act(offer.scenario_edits(answer.to_promise), offer)


def _steps(offer: RepairOffer) -> list[str]:
    lang = state.language()
    return [
        words.STEP.fill(lang, step=plain(part.step), unit=part.unit.say(lang))
        for part in offer.parts
        if part.step
    ]
