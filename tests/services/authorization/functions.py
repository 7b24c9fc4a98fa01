"""The list of every public function of the services, made from their source, and which of them reach what is kept."""

import ast
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

import planner.services
from planner.store.store import Store
from planner.store.transaction import Transaction

STORE = ("planner.store", "planner.services.database")


@cache
def modules() -> tuple[ModuleType, ...]:
    names = (one.name for one in pkgutil.walk_packages(planner.services.__path__, "planner.services."))
    return tuple(import_module(name) for name in names)


def public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Return the public classes and functions that a module defines."""
    for name, one in vars(module).items():
        if not name.startswith("_") and getattr(one, "__module__", "") == module.__name__:
            yield name, one


@cache
def stateful() -> frozenset[type]:
    """Return the classes that are made with the store, or with one that is."""
    found: set[type] = {Store, Transaction}
    while True:
        more = {
            one
            for module in modules()
            for _, one in public(module)
            if inspect.isclass(one) and not found.isdisjoint(_taken(one.__init__))
        }
        if more <= found:
            return frozenset(found - {Store, Transaction})
        found |= more


def methods(kind: type) -> set[str]:
    """Return the names of the public functions of a class."""
    return {name for name, one in vars(kind).items() if isinstance(one, FunctionType) and name[0] != "_"}


def reaching() -> set[str]:
    """Return the functions that take the store or a class made with it, or whose module knows the store."""
    return {
        f"{module.__name__.removeprefix('planner.services.')}.{name}"
        for module in modules()
        for name, one in public(module)
        if inspect.isfunction(one) and (_knows_the_store(module) or not _reached().isdisjoint(_taken(one)))
    }


@cache
def _reached() -> frozenset[type]:
    return stateful() | {Store, Transaction}


@cache
def _knows_the_store(module: ModuleType) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and (node.module or "").startswith(STORE)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
    )


def _taken(function: Any) -> set[Any]:
    """Return the types that a function takes."""
    try:
        hints = typing.get_type_hints(function)
    except (NameError, TypeError):
        return set()
    given = [hint for name, hint in hints.items() if name != "return"]
    return {one for hint in given for one in (hint, *typing.get_args(hint)) if isinstance(one, type)}
