"""Logging in and out where people do: nobody sees a page before, and every page is out once a login is over."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit import config

from planner.domain.projects.person import ROLE_TITLES, Person
from planner.services.people.calls import AccessRefusal
from planner.settings import LoginSettings, SettingsError, read_settings
from planner.text import Lang, Text
from planner.ui import state
from planner.ui.app_services import admission, caller, is_team, settings
from planner.ui.markdown import show
from planner.ui.shared.words import login as words
from planner.ui.shared.words import shell

CALLBACK = "/oauth2callback"
HOSTS = "server.allowedHosts"
ICON = "/app/static/icon.png"
"""By its address: a file that a page offers is for those alone who are in."""


def configured_login() -> LoginSettings | None:
    """Return how people log in; None on one PC, and where the settings cannot be read: then no page is shown."""
    try:
        return read_settings().login
    except SettingsError:
        return None


def is_by_tls() -> bool:
    """Whether people log in at an address of TLS."""
    login = configured_login()
    return login is not None and login.public_url.startswith("https:")


def login_secrets() -> dict[str, Any] | None:
    """Return what Streamlit has to know of the provider; None on one PC. The name of this server is answered to."""
    login = configured_login()
    if login is None:
        return None
    hosts = [*(config.get_option(HOSTS) or ()), login.host]
    config.set_option(HOSTS, list(dict.fromkeys(hosts)))
    return {
        "auth": {
            "redirect_uri": f"{login.public_url}{CALLBACK}",
            "cookie_secret": login.cookie_secret,
            "client_id": login.client_id,
            "client_secret": login.client_secret,
            "server_metadata_url": login.metadata_url,
        }
    }


def stop_without_login(hide_pages: Callable[[], object]) -> None:
    """Where people log in, offer the login instead of a page to whoever is not in, and stop; else do nothing.

    A browser that was in goes on showing the way to the pages until they are hidden.
    """
    if not is_team():
        return
    try:
        person = admission().whoever(caller())
    except AccessRefusal as refused:
        _front_page(hide_pages)
        if st.user.get("is_logged_in"):
            _say_both(refused)
        if refused.needs_login:
            st.button(_both(words.LOG_IN), key="log_in", type="primary", on_click=st.login)
        else:
            _log_out_button(_both(words.LOG_OUT))
        st.stop()
    if not person.grants:
        _front_page(hide_pages)
        for lang in Lang:
            st.info(words.NO_ROLE.fill(lang, name=show(person.name), person=person.person_id))
        _log_out_button(_both(words.LOG_OUT))
        st.stop()


def login_foot() -> None:
    """Say in the sidebar who is in, with which roles, and offer the way out."""
    if not is_team():
        return
    lang = state.language()
    person = admission().whoever(caller())
    st.caption(words.WHO.fill(lang, name=show(person.name), roles=roles_line(person, lang)))
    _log_out_button(words.LOG_OUT.say(lang))


def roles_line(person: Person, lang: Lang) -> str:
    """Return the roles of a person, each once."""
    roles = dict.fromkeys(ROLE_TITLES[one.role].say(lang) for one in person.grants)
    return words.BETWEEN.say(lang).join(roles) or words.NO_ROLES.say(lang)


def _log_out_button(label: str) -> None:
    st.button(label, key="log_out", type="tertiary", on_click=_log_out)


def _log_out() -> None:
    """End the login for every page of this browser, then have Streamlit forget it."""
    with suppress(AccessRefusal):  # it is over already
        admission().leave(caller())
    st.logout()


def _front_page(hide_pages: Callable[[], object]) -> None:
    st.set_page_config(page_title=shell.PRODUCT.say(settings().language), page_icon=ICON)
    hide_pages()
    st.title(_both(shell.PRODUCT), anchor=False)


def _say_both(refused: AccessRefusal) -> None:
    for lang in Lang:
        st.warning(show(refused.message.say(lang)))


def _both(text: Text) -> str:
    return f"{text.zh} · {text.en}"
