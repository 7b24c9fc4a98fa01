"""The decisions on plans: who approved or rejected what, the papers again, and the way back."""

import streamlit as st

from planner.domain.projects.decision import Decision
from planner.domain.projects.person import Permission
from planner.services.database.opening import StoreError
from planner.services.scenarios.decision_pack import LETTERS
from planner.services.workbench.what_if import LifeConflict
from planner.ui import flash
from planner.ui.app_services import decisions, me, name_me
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.history import words
from planner.ui.shared.decision_lines import contradiction_lines, reprint_button, resolution
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.words import decisions as decision_words
from planner.ui.shared.words import history as history_words
from planner.views import format as fmt
from planner.views.imprint import MARK_LENGTH

_NAME = "withdrawal_name"


def list_decisions(context: PageContext) -> None:
    """Show the decisions; each can be printed again and, while it stands, withdrawn with a reason."""
    kept = decisions().of_project(context.facts.project_id)
    if not kept:
        st.caption(context.say(words.NO_DECISIONS))
        return
    heads = (
        history_words.WHEN,
        history_words.WHO,
        decision_words.DECISION,
        history_words.SAID,
        decision_words.STATE,
        decision_words.PRINTS,
        decision_words.PAPERS,
    )
    rows = [GridRow(cells=_cells(context, one)) for one in kept]
    titles = [context.say(head) for head in heads]
    titles[2:2] = [context.fill(decision_words.PLAN, letter=letter) for letter in LETTERS]
    sheet(grid(titles, rows), key="decisions_kept")
    for one in kept:
        with st.container(horizontal=True, vertical_alignment="center", key=f"decision_{one.decision_id}"):
            st.caption(f"{fmt.moment(one.decided_at)} · {resolution(context, one)}", width="content")
            reprint_button(context, one, key=f"reprint_{one.decision_id}")
            if one.stands:
                _withdrawal(context, one)


def _cells(context: PageContext, decision: Decision) -> tuple[str, ...]:
    gone = decision.withdrawal
    return (
        fmt.moment(decision.decided_at),
        decision.actor.name,
        *(context.say(one.name) for one in decision.options),
        resolution(context, decision),
        decision.comment,
        "\n".join((context.say(decision_words.STANDS), *contradiction_lines(context, decision)))
        if gone is None
        else "\n".join(
            (context.say(decision_words.WITHDRAWN), gone.actor.name, fmt.moment(gone.at), gone.comment)
        ),
        "\n".join(one.fingerprint[:MARK_LENGTH] for one in decision.options),
        decision.pack.digest[:MARK_LENGTH],
    )


def _withdrawal(context: PageContext, decision: Decision) -> None:
    key, own_name = f"withdrawal_{decision.decision_id}", f"{_NAME}_{decision.decision_id}"
    with st.popover(context.say(words.WITHDRAW)):
        if not me().name:
            st.text_input(context.say(decision_words.YOUR_NAME), key=own_name, max_chars=40)
        st.text_input(context.say(words.WHY), key=key, max_chars=200)
        st.button(
            context.say(words.WITHDRAW_NOW),
            key=f"withdraw_{decision.decision_id}",
            on_click=_withdraw,
            args=(context, decision, key, own_name),
            **granted(Permission.APPROVE),
        )


def _withdraw(context: PageContext, decision: Decision, key: str, own_name: str) -> None:
    if name := str(st.session_state.get(own_name) or "").strip():
        name_me(name)
    try:
        decisions().withdraw(me(), decision.decision_id, str(st.session_state.get(key) or ""))
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
    except StoreError as fault:
        flash.say_next(show(context.say(fault.message)), "warn")
    else:
        flash.say_next(context.say(words.WITHDRAWN))
