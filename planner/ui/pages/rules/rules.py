"""Every rule with purpose and source; segregation, synergies; what the policy sets."""

import streamlit as st

from planner.ui.page_context import PageContext
from planner.ui.pages.rules import words
from planner.ui.pages.rules.policy import places, rules, settings_table, switches, waivers
from planner.ui.shared.editing.editor import desk_of, editor, side_switch
from planner.ui.shared.frame import open_page
from planner.ui.shared.ledger import legend, show_ledger_in_full
from planner.ui.shared.words import shell

_SEGREGATION = ("rule_id", "note_zh", "scope", "hard", "penalty_points", "basis")
_SYNERGIES = ("archetype_a", "archetype_b", "scope", "bonus_points", "note_zh")


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.RULES), anchor=False)
    if side_switch(context):
        editor(context, desk_of(context), ("policy", "segregation_rules", "synergies", "base"))
        return
    rules(context)
    st.subheader(context.say(words.SEGREGATION))
    legend(context=context, key="legend")
    show_ledger_in_full(context, "segregation_rules", only=_SEGREGATION)
    st.subheader(context.say(words.SYNERGIES))
    show_ledger_in_full(context, "synergies", only=_SYNERGIES)
    left, right = st.columns(2, gap="large")
    with left:
        switches(context)
        waivers(context)
        places(context)
    with right:
        settings_table(context)


if __name__ == "__main__":
    open_page(page)
