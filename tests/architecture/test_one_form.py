"""Numbers, quarters and dates have one form: what people read is written by `planner.views.format` or in a sentence."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMATTERS = {"views/format.py"}
GEOMETRY = {"drawings"}
"""Rooms whose numbers are coordinates."""
ROOMS = ("ui", "cli", "views", "exports", "charts", "drawings", "analysis", "check", "services")
SHAPED = re.compile(r"[,_%]|\.\d|[efgn]$|%[YmdHM]")
PATTERN = re.compile(r"\{\w*:[^{}]*[,.%][^{}]*\}")
PERCENT = re.compile(r"%[-+0 ]*\d*\.\d+[fge]")
SEEN = ("ui", "cli", "views")
"""Rooms where dates are for readers only; elsewhere they may be for machines."""


def own_forms(source: str, *, dates: bool) -> list[str]:
    """Return where a file writes numbers or dates in a form of its own."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(
                str(one.value) for one in ast.walk(node.format_spec) if isinstance(one, ast.Constant)
            )
            if SHAPED.search(spec):
                found.append(f"{node.lineno}: {{…:{spec}}}")
        elif (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Mod)
            and isinstance(node.left, ast.Constant)
        ):
            if isinstance(node.left.value, str) and PERCENT.search(node.left.value):
                found.append(f"{node.lineno}: {node.left.value}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and PATTERN.search(node.value):
            found.append(f"{node.lineno}: {node.value}")
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            is_date = dates and name in {"strftime", "isoformat"}
            if is_date or (name == "format" and isinstance(node.func, ast.Name)):
                found.append(f"{node.lineno}: {name}()")
    return found


def files() -> list[Path]:
    return sorted(
        path
        for room in ROOMS
        if room not in GEOMETRY
        for path in (ROOT / "planner" / room).rglob("*.py")
        if path.relative_to(ROOT / "planner").as_posix() not in FORMATTERS
    )


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in GEOMETRY])
def test_no_room_writes_numbers_in_a_form_of_its_own(room: str) -> None:
    own = {
        path.relative_to(ROOT).as_posix(): forms
        for path in files()
        if path.is_relative_to(ROOT / "planner" / room)
        and (forms := own_forms(path.read_text("utf-8"), dates=room in SEEN))
    }
    assert own == {}


@pytest.mark.parametrize(
    "source",
    [
        'f"{area:,} ㎡"',
        'f"{share:.1%}"',
        'f"{seconds:.0f} s"',
        'f"{made:%Y-%m-%d}"',
        '"%.2f" % rent',
        'Text("{m2:,} ㎡", "{m2:,} ㎡")',
        "format(tax, ',.1f')",
        "day.strftime('%d.%m.%Y')",
        "day.isoformat()",
    ],
)
def test_a_form_of_its_own_is_found(source: str) -> None:
    assert own_forms(source, dates=True)


@pytest.mark.parametrize(
    "source", ['f"{name} · {number}"', 'f"{name:>10}"', 'Text("{m2}：{n}", "{m2}: {n}")', "fmt.area(m2)"]
)
def test_what_has_no_form_of_its_own_is_let_through(source: str) -> None:
    assert own_forms(source, dates=True) == []
