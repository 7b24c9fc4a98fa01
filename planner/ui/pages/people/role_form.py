"""A role given or taken away, a person suspended or let in again: each counts from the next act on."""

from collections.abc import Callable

import streamlit as st

from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.person import EVERYWHERE, ROLE_TITLES, Person, Role, RoleGrant
from planner.text import Lang, Text
from planner.ui import flash
from planner.ui.app_services import me, people
from planner.ui.login import roles_line
from planner.ui.markdown import show
from planner.ui.pages.people import words

_WHO, _ROLE, _WHERE = "people_who", "people_role", "people_where"


def role_form(everybody: tuple[Person, ...], names: dict[str, Text], lang: Lang) -> None:
    """Offer what an admin does with people; `names` are those of the projects."""
    known = {one.person_id: one for one in everybody}
    with st.container(border=True, key="role_form"):
        first, second, third = st.columns(3)
        first.selectbox(
            words.WHO.say(lang), list(known), key=_WHO, format_func=lambda one: _called(known[one], everybody)
        )
        second.selectbox(
            words.ROLE.say(lang),
            [one.value for one in Role],
            key=_ROLE,
            format_func=lambda one: ROLE_TITLES[Role(one)].say(lang),
        )
        third.selectbox(
            words.WHERE.say(lang),
            [EVERYWHERE, *names],
            key=_WHERE,
            format_func=lambda one: (words.EVERY_PROJECT if one == EVERYWHERE else names[one]).say(lang),
        )
        acts: tuple[tuple[str, Text, Callable[[Lang], None]], ...] = (
            ("grant", words.GRANT, _grant),
            ("withdraw", words.WITHDRAW, _withdraw),
            ("suspend", words.SUSPEND, _suspend),
            ("restore", words.RESTORE, _restore),
            ("end_logins", words.END_LOGINS, _end_logins),
        )
        with st.container(horizontal=True):
            for key, title, act in acts:
                st.button(title.say(lang), key=f"people_{key}", on_click=_done, args=(act, lang))


def _called(person: Person, everybody: tuple[Person, ...]) -> str:
    """Return the name, with what tells namesakes apart."""
    is_one = sum(one.name == person.name for one in everybody) == 1
    return person.name if is_one else f"{person.name} · {person.email or person.person_id}"


def _done(act: Callable[[Lang], None], lang: Lang) -> None:
    try:
        act(lang)
    except LifeConflict as refused:
        flash.say_next(show(refused.issue.message.say(lang)), "warn")


def _chosen() -> tuple[str, RoleGrant]:
    chosen = st.session_state
    return str(chosen[_WHO]), RoleGrant(Role(str(chosen[_ROLE])), str(chosen[_WHERE]))


def _grant(lang: Lang) -> None:
    _say_roles(people().grant(me(), *_chosen()), lang)


def _withdraw(lang: Lang) -> None:
    _say_roles(people().withdraw(me(), *_chosen()), lang)


def _suspend(lang: Lang) -> None:
    _say(people().suspend(me(), _chosen()[0]), words.NOW_OUT, lang)


def _restore(lang: Lang) -> None:
    _say(people().restore(me(), _chosen()[0]), words.NOW_IN, lang)


def _end_logins(lang: Lang) -> None:
    person_id = _chosen()[0]
    people().end_logins(me(), person_id)
    person = next(one for one in people().list() if one.person_id == person_id)
    _say(person, words.LOGINS_ENDED, lang)


def _say_roles(person: Person, lang: Lang) -> None:
    said = words.GRANTED.fill(lang, name=show(person.name), roles=show(roles_line(person, lang)))
    flash.say_next(said)


def _say(person: Person, text: Text, lang: Lang) -> None:
    flash.say_next(text.fill(lang, name=show(person.name)))
