"""The one door to the services for people who came in by login: each call is held to its line of the catalogue."""

import logging
from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, TypeVar, cast

from planner.domain.projects.person import Permission
from planner.services.authorization.catalogue import CATALOGUE, PARTS, AccessRule
from planner.services.authorization.scopes import Arguments
from planner.services.people.calls import NOT_LISTED, AccessRefusal, Caller, PermissionNeed, called, require
from planner.store.store import Store

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


def guarded(service: T, store: Store, caller: Callable[[], Caller]) -> T:
    """Return a service as its callers are given it: whoever `caller` names may do what the catalogue and the store allow.

    A call is checked when it is made and, if it writes, once more in its transaction (`recheck`). Who acts is the caller,
    whatever actor is handed over. What has no line in the catalogue is refused.
    """
    return cast("T", Guard(service, store, caller))


class Guard:
    """A service behind the check of its calls."""

    def __init__(self, service: Any, store: Store, caller: Callable[[], Caller]) -> None:
        self._service = service
        self._store = store
        self._caller = caller

    def __getattr__(self, name: str) -> Any:
        """Return a function of the service behind its check, or a part of the service under the same guard."""
        kind = type(self._service)
        if (kind, name) in PARTS:
            return Guard(getattr(self._service, name), self._store, self._caller)
        rule = CATALOGUE.get(kind, {}).get(name)
        if rule is None:
            raise AccessRefusal(NOT_LISTED)
        return self._checked(name, rule)

    def _checked(self, name: str, rule: AccessRule) -> Callable[..., Any]:
        call, kind = getattr(self._service, name), type(self._service)
        takes = signature(getattr(kind, name))

        @wraps(call)
        def checked(*given: Any, **named: Any) -> Any:
            caller = self._caller()
            bound = takes.bind(None, *given, **named)
            if "actor" in takes.parameters:
                bound.arguments["actor"] = caller.actor
            bound.apply_defaults()
            try:
                with self._store.reading() as db:
                    needs = _needs(rule, bound.arguments, db)
                    person = require(db, caller, needs)
                with called(caller, needs):
                    answer = call(*bound.args[1:], **bound.kwargs)
            except AccessRefusal as refused:
                _LOG.warning("%s was refused %s: %s", caller.person_id, f"{kind.__name__}.{name}", refused)
                raise
            return answer if rule.narrow is None else rule.narrow(answer, person)

        return checked


def _needs(rule: AccessRule, arguments: Arguments, db: Any) -> tuple[PermissionNeed, ...]:
    permission = (
        rule.permission if isinstance(rule.permission, Permission) else rule.permission(arguments, db)
    )
    return tuple(PermissionNeed(permission, scope(arguments, db)) for scope in rule.scopes)
