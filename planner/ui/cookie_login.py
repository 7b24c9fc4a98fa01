"""The login of a plain request, where no page is drawn: files are for who is in, and the way out ends the login."""

from contextlib import suppress

from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit.web.server.starlette import starlette_websocket as cookies
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from planner.services.database.opening import StoreError
from planner.services.people.calls import LOGIN_OVER, AccessRefusal, Caller
from planner.ui.app_services import admission, settings

FILES = ("/_stcore/upload_file/", "/media/")
LOGOUT = "/auth/logout"


def is_of_file(scope: Scope) -> bool:
    """Whether a request brings a file, or asks for one that a page offered."""
    return scope["type"] == "http" and any(one in str(scope["path"]) for one in FILES)


def is_logout(scope: Scope) -> bool:
    """Whether a browser is on its way out."""
    return scope["type"] == "http" and str(scope["path"]).endswith(LOGOUT)


def has_role(scope: Scope) -> bool:
    """Whether whoever asks is in, by the cookie of the login, and has a role.

    Streamlit itself asks for no login here: it takes a file for any session, and keeps it in the memory that everybody shares.
    """
    try:
        return bool(admission().whoever(_caller(scope)).grants)
    except (AccessRefusal, StoreError):
        return False


def is_stranger(scope: Scope) -> bool:
    """Whether it is sure that whoever asks is not in, or has no role; not while the database does not answer."""
    try:
        return not admission().whoever(_caller(scope)).grants
    except AccessRefusal:
        return True
    except StoreError:
        return False


def end_login(scope: Scope) -> None:
    """End the login of the cookie, if it is one: Streamlit makes the browser forget it, and a copy of it would go on."""
    with suppress(AccessRefusal, StoreError):
        admission().leave(_caller(scope))


def _caller(scope: Scope) -> Caller:
    login = settings().login
    said = dict(HTTPConnection(scope).cookies)
    # There is no open way to read the cookie outside of a page.
    signed = cookies._get_signed_cookie_with_chunks(said, USER_COOKIE_NAME)  # noqa: SLF001
    if not signed or login is None:
        raise AccessRefusal(LOGIN_OVER, needs_login=True)
    return admission().enter(cookies._parse_decoded_user_cookie(signed, login.public_url))  # noqa: SLF001
