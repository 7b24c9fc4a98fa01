"""People and roles: who comes in and may do what, own tokens, and who changed it. Admins say so; everybody sees their own."""

import streamlit as st

from planner.domain.projects.person import EVERYWHERE, ROLE_TITLES, Person, Role
from planner.domain.projects.project import AuditEntry
from planner.text import Lang, Text
from planner.ui import flash, state
from planner.ui.app_services import admission, caller, people, projects
from planner.ui.pages.people import words
from planner.ui.pages.people.own_tokens import own_tokens
from planner.ui.pages.people.role_form import role_form
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.words import history as history_words
from planner.ui.shared.words import shell
from planner.views import format as fmt

MOST_LINES = 100


def page() -> None:
    """Draw the page."""
    lang = state.language()
    person = admission().whoever(caller())
    st.title(shell.PEOPLE.say(lang), anchor=False)
    flash.say_now()
    st.caption(words.WHAT_ROLES_DO.say(lang))
    everybody = people().list() if person.is_admin else ()
    names = {one.project_id: one.name for one in projects().list()} if person.is_admin else {}
    if person.is_admin:
        st.subheader(words.PEOPLE.say(lang))
        _list(everybody, names, lang)
        role_form(everybody, names, lang)
        st.subheader(words.POLICY.say(lang))
        _policy(lang)
    st.subheader(words.TOKENS.say(lang))
    own_tokens(lang)
    if person.is_admin:
        st.subheader(words.TRAIL.say(lang))
        _trail(everybody, names, lang)


def _list(everybody: tuple[Person, ...], names: dict[str, Text], lang: Lang) -> None:
    heads = (words.NAME, words.MAIL, words.ROLES, words.STATE, words.PERSON_ID)
    rows = [
        GridRow(
            cells=(
                one.name,
                one.email or fmt.NONE,
                "\n".join(_grants(one, names, lang)) or fmt.NONE,
                (words.ACTIVE if one.is_active else words.SUSPENDED).say(lang),
                one.person_id,
            )
        )
        for one in everybody
    ]
    sheet(grid([head.say(lang) for head in heads], rows), key="people")


def _grants(person: Person, names: dict[str, Text], lang: Lang) -> list[str]:
    return [
        f"{ROLE_TITLES[one.role].say(lang)} · {_where(one.project_id, names, lang)}" for one in person.grants
    ]


def _where(project_id: str, names: dict[str, Text], lang: Lang) -> str:
    if project_id == EVERYWHERE:
        return words.EVERY_PROJECT.say(lang)
    return names[project_id].say(lang) if project_id in names else project_id


def _policy(lang: Lang) -> None:
    key = "own_approval"
    st.session_state[key] = people().allows_own_approval()
    st.toggle(
        words.OWN_APPROVAL.say(lang), key=key, help=words.OWN_APPROVAL_SAYS.say(lang), on_change=_keep_policy
    )


def _keep_policy() -> None:
    people().allow_own_approval(caller().actor, is_allowed=bool(st.session_state["own_approval"]))


def _trail(everybody: tuple[Person, ...], names: dict[str, Text], lang: Lang) -> None:
    known = {one.person_id: one.name for one in everybody}
    rows = [
        GridRow(
            cells=(
                fmt.moment(entry.at),
                entry.actor.name,
                words.ACTIONS.get(entry.action, Text(entry.action, entry.action)).say(lang),
                known.get(entry.subject, fmt.NONE),
                _said(entry, names, lang) or fmt.NONE,
            )
        )
        for entry in people().trail()[:MOST_LINES]
    ]
    heads = (history_words.WHEN, history_words.WHO, history_words.ACTION, words.WHO, history_words.SAID)
    sheet(grid([head.say(lang) for head in heads], rows), key="people_trail")


def _said(entry: AuditEntry, names: dict[str, Text], lang: Lang) -> str:
    """Return what the trail says beside an act; a role and its project by their titles."""
    parts = entry.detail.rsplit(" · ", 2)
    if not entry.action.endswith("role") or len(parts) != len(("name", "role", "project")):
        return entry.detail
    name, role, project_id = parts
    return " · ".join((name, ROLE_TITLES[Role(role)].say(lang), _where(project_id, names, lang)))


if __name__ == "__main__":
    page()
