"""Facts changed by what settles their contradictions, and solved again."""

import streamlit as st

from planner.domain.edits import Edit, EditConflict
from planner.domain.sweeping.repair import RepairOffer
from planner.services.editing.editor import StaleDraft, StaleVersion
from planner.ui import flash
from planner.ui.app_services import editing, me, workbench
from planner.ui.markdown import show
from planner.ui.on_show import watch
from planner.ui.page_context import PageContext
from planner.ui.shared import goal_state
from planner.ui.shared.editing.editor import desk_of
from planner.ui.shared.repair_offers import offer_text
from planner.ui.shared.words import editing as editing_words
from planner.ui.shared.words import repairs as words


def settle(context: PageContext, edits: tuple[Edit, ...], offer: RepairOffer) -> None:
    """Save the facts with a change that settles their contradictions, and solve them as the form says."""
    desk, what = desk_of(context), offer_text(offer)
    if desk.is_changed:
        what += context.say(words.KEPT_ALONG)
    try:
        editing().lay_edits(me(), desk, edits, label=what)
        editing().save(me(), context.facts.project_id, comment=what)
    except EditConflict as refused:
        for issue in refused.issues:
            flash.say_next(show(context.say(issue.message)), "warn")
    except (StaleDraft, StaleVersion):
        flash.say_next(context.say(editing_words.MOVED_ON), "warn")
    else:
        facts = workbench().facts(context.facts.project_id)
        asked = goal_state.solve_settings(context.dossier.problem.policy)
        watch(workbench().start(facts, asked, goal_state.limits(), actor=me()))
        flash.say_next(context.fill(words.ADOPTED, what=show(what)))
    st.rerun()
