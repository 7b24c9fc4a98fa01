"""A change made to functions as they stand in memory: their code is exchanged, and nothing is read anew."""

import gc
import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from inspect import CO_OPTIMIZED
from types import CodeType, FunctionType

Place = tuple[str, str, int]
"""File, qualified name and first line of a function."""


class ReadAtImport(Exception):  # noqa: N818  # says what is so; nothing is wrong
    """What changed runs while its module is read, or belongs to no function in memory."""


def compiled(source: str, path: str) -> CodeType:
    """Return the code of a module; that the change made is odd Python (`is "text"`) is no warning, which pytest would raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(source, path, "exec", dont_inherit=True)


def functions_in_memory(files: Sequence[str]) -> Mapping[Place, list[FunctionType]]:
    """Return the functions of these files by where they stand in them, but for those that are frozen."""
    wanted, found = frozenset(files), defaultdict(list)
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename in wanted:
            found[_place(one.__code__)].append(one)
    return found


def exchanges(
    before: CodeType, after: CodeType, functions: Mapping[Place, Sequence[FunctionType]]
) -> list[tuple[FunctionType, CodeType]]:
    """Return the functions that must get other code for a module `before` to be as it is in `after`.

    Raises
    ------
    ReadAtImport
        If that is not enough.
    """
    made: list[tuple[FunctionType, CodeType]] = []
    for old, new in _different(before, after):
        known = functions.get(_place(old), ())
        if not known or old.co_freevars != new.co_freevars:
            raise ReadAtImport(old.co_qualname)
        made += ((one, new) for one in known)
        # Functions that it has made before now, as a decorator does, are in memory beside it.
        for inner, other in _pairs(old, new):
            made += (
                (one, other)
                for one in functions.get(_place(inner), ())
                if inner.co_freevars == other.co_freevars
            )
    return made


def _different(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield the outermost functions that differ, before and after."""
    if _own(before) != _own(after):
        raise ReadAtImport(before.co_qualname)
    for old, new in zip(_inside(before), _inside(after), strict=True):
        if _is_same(old, new):
            continue
        if old.co_flags & CO_OPTIMIZED:
            yield old, new
        else:
            yield from _different(old, new)


def _pairs(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield what is inside of both, level by level, as long as they are built alike."""
    old, new = _inside(before), _inside(after)
    if [one.co_name for one in old] == [one.co_name for one in new]:
        for pair in zip(old, new, strict=True):
            yield pair
            yield from _pairs(*pair)


def _is_same(one: CodeType, other: CodeType) -> bool:
    inner, others = _inside(one), _inside(other)
    return (
        _own(one) == _own(other)
        and len(inner) == len(others)
        and all(_is_same(a, b) for a, b in zip(inner, others, strict=True))
    )


def _own(code: CodeType) -> tuple[object, ...]:
    """Return all that a code does, but for the code inside it and for where it stands."""
    constants = tuple(None if isinstance(one, CodeType) else repr(one) for one in code.co_consts)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return (
        code.co_qualname,
        code.co_code,
        constants,
        names,
        code.co_flags,
        code.co_argcount,
        code.co_kwonlyargcount,
        code.co_exceptiontable,
    )


def _inside(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _place(code: CodeType) -> Place:
    return (code.co_filename, code.co_qualname, code.co_firstlineno)
