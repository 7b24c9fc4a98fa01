"""The tokens of whoever looks: made, shown once, withdrawn."""

from datetime import UTC, datetime

import streamlit as st

from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.person import LONGEST_TOKEN_DAYS, AccessToken
from planner.text import Lang
from planner.ui import flash, state
from planner.ui.app_services import me, people
from planner.ui.markdown import show
from planner.ui.pages.people import words
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.views import format as fmt

_NAME, _DAYS = "token_name", "token_days"
_SECRET = f"{state.PREFIX}token_secret"
USUAL_DAYS = 90


def own_tokens(lang: Lang) -> None:
    """Show the tokens, and offer to make and to withdraw one."""
    st.caption(words.TOKENS_SAY.say(lang))
    secret = st.session_state.pop(_SECRET, None)
    if secret:
        st.success(words.TOKEN_MADE.say(lang))
        st.code(secret, language=None)
    mine = people().own_tokens(me())
    if mine:
        heads = (words.TOKEN_NAME, words.MADE, words.EXPIRES, words.STATE, words.TOKEN_ID)
        sheet(grid([head.say(lang) for head in heads], [_row(one, lang) for one in mine]), key="own_tokens")
    else:
        st.caption(words.NO_TOKENS.say(lang))
    with st.container(border=True, key="token_form"):
        name, days = st.columns((3, 1))
        name.text_input(words.TOKEN_NAME.say(lang), key=_NAME, max_chars=80)
        state.remember(_DAYS, USUAL_DAYS)
        days.number_input(words.TOKEN_DAYS.say(lang), 1, LONGEST_TOKEN_DAYS, key=_DAYS)
        st.button(words.MAKE_TOKEN.say(lang), key="token_make", on_click=_make, args=(lang,))
        for one in mine:
            if one.holds(datetime.now(UTC)):
                label = words.WITHDRAW_TOKEN.fill(lang, name=show(one.name))
                key = f"token_withdraw_{one.token_id}"
                st.button(label, key=key, on_click=_withdraw, args=(one.token_id,))


def _row(token: AccessToken, lang: Lang) -> GridRow:
    stands = words.HOLDS if token.holds(datetime.now(UTC)) else words.OVER
    said = words.WITHDRAWN if token.withdrawn_at is not None else stands
    return GridRow(
        cells=(
            token.name,
            fmt.moment(token.made_at),
            fmt.moment(token.expires_at),
            said.say(lang),
            token.token_id,
        )
    )


def _make(lang: Lang) -> None:
    name, days = str(st.session_state.get(_NAME) or ""), int(st.session_state.get(_DAYS) or 0)
    try:
        st.session_state[_SECRET] = people().make_own_token(me(), name, days=days).secret
    except LifeConflict as refused:
        flash.say_next(show(refused.issue.message.say(lang)), "warn")
        return
    st.session_state[_NAME] = ""


def _withdraw(token_id: str) -> None:
    people().withdraw_own_token(me(), token_id)
