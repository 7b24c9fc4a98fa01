"""Faults to be found, made by the operators of cosmic-ray: `python listing.py`, run where cosmic-ray is installed.

Reads {"root", "paths", "count", "seed"} and writes a list of mutants, each a module with one change. Places are drawn first, then one of the changes that can be made
there, so that a sum, of which eleven others can be made, weighs no more than a number. Left out are annotations and decorators, which say nothing that runs, and what is no
Python any more.
"""

import ast
import json
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

Span = tuple[tuple[int, int], tuple[int, int]]


def main() -> None:
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    asked = json.load(sys.stdin)
    sources = {path: (Path(asked["root"]) / path).read_text("utf-8") for path in asked["paths"]}
    places: list[tuple[str, Span, list[tuple[str, int]]]] = []
    for path, source in sources.items():
        places += [(path, span, changes) for span, changes in sorted(_places(source).items())]
    dice = Random(asked["seed"])
    dice.shuffle(places)
    made: list[dict[str, Any]] = []
    for path, (begin, _), changes in places:
        if len(made) == asked["count"]:
            break
        name, number = dice.choice(changes)
        source = sources[path]
        try:
            changed = mutate_code(source, get_operator(name)(), number)
        except AttributeError:  # operators of cosmic-ray take some nodes for leaves that are none
            continue
        if changed is None or changed == source or not _is_python(changed):
            continue
        before, after = _line(source, changed)
        made.append({
            "path": path, "line": begin[0], "operator": name.removeprefix("core/"), "before": before, "after": after, "source": changed,
        })  # fmt: skip
    json.dump({"places": len(places), "mutants": made}, sys.stdout)


def _places(source: str) -> dict[Span, list[tuple[str, int]]]:
    """Return the changes that can be made at each place: the operator, and which of its places it is."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    left_out = list(_left_out(source))
    found: dict[Span, list[tuple[str, int]]] = {}
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        kind = get_operator(name)
        if kind.arguments():
            continue
        operator, numbers = kind(), count()
        for node in nodes:
            for begin, end in operator.mutation_positions(node):
                number = next(numbers)
                if not any(first <= begin < last for first, last in left_out):
                    found.setdefault((begin, end), []).append((name, number))
    return found


def _left_out(source: str) -> Iterator[Span]:
    """Yield where annotations and decorators stand, as cosmic-ray counts: lines from 1, letters from 0."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        inside = [
            getattr(node, "annotation", None),
            getattr(node, "returns", None),
            *getattr(node, "decorator_list", ()),
        ]
        for one in inside:
            if one is not None:
                first = len(lines[one.lineno - 1].encode()[: one.col_offset].decode())
                last = len(lines[one.end_lineno - 1].encode()[: one.end_col_offset].decode())
                yield (one.lineno, max(0, first - 1)), (one.end_lineno, last)


def _is_python(source: str) -> bool:
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _line(source: str, changed: str) -> tuple[str, str]:
    """Return the first line that differs, before and after."""
    pairs = zip(source.splitlines(), changed.splitlines(), strict=False)
    return next(((one.strip(), other.strip()) for one, other in pairs if one != other), ("", ""))


if __name__ == "__main__":
    main()
