"""A sheet of plain parts: tiles, meters, lines to click, pairs. Text stays text.

Names typed by people go to the browser as data and become text nodes there, so nothing in
them is read as markup.
"""

import json
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import streamlit as st

from planner.services.recent import RecentViews
from planner.ui import state

_HERE = Path(__file__).parent


class Tone(StrEnum):
    """How a part is coloured; words say the same beside it."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    MUTED = "muted"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterBar:
    """A stretch of a meter; `share` is of the meter's whole width, 0 to 1."""

    share: float
    tone: Tone = Tone.PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A bar of parts with its figure beside it."""

    label: str
    value: str
    parts: tuple[MeterBar, ...]
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """A row of a list; with `pick` a click chooses that firm."""

    title: str
    text: str = ""
    badge: str = ""
    pick: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label with its value."""

    label: str
    value: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A short verdict; `title` is read out on hover."""

    text: str
    title: str = ""
    tone: Tone = Tone.PLAIN


Item = Tile | Meter | ListItem | Pair | Badge
Part = dict[str, Any]

_KINDS: dict[type[Item], str] = {
    Tile: "tiles",
    Meter: "meters",
    ListItem: "lines",
    Pair: "pairs",
    Badge: "badges",
}
_COMPONENT = st.components.v2.component(
    "park_planner_sheet",
    css=(_HERE / "sheet.css").read_text("utf-8"),
    js=(_HERE / "sheet.js").read_text("utf-8"),
)


def items(
    *made: Item, least_px: int | None = None, most_px: int | None = None, most: str | None = None
) -> Part:
    """A part of items of one kind; `least_px` is the narrowest column, `most_px` the height before it scrolls.

    `most` says that height in terms of CSS.
    """
    kind = _KINDS[type(made[0])] if made else "lines"
    return {
        "kind": kind,
        "items": [asdict(item) for item in made],
        "least_px": least_px,
        "most": most or (f"{most_px}px" if most_px else None),
    }


def heading(text: str) -> Part:
    """Return a small heading."""
    return {"kind": "heading", "text": text}


def paragraph(text: str, tone: Tone = Tone.PLAIN) -> Part:
    """Return a paragraph."""
    return {"kind": "text", "text": text, "tone": tone}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of a grid; with `pick` a click chooses that firm."""

    cells: tuple[str, ...]
    pick: str = ""
    tone: Tone = Tone.PLAIN


def grid(heads: Sequence[str], rows: Sequence[GridRow], *, right: Collection[int] = ()) -> Part:
    """Return a table whose text wraps and prints; `right` numbers the columns set to the right."""
    return {
        "kind": "grid",
        "heads": list(heads),
        "right": [at in right for at in range(len(heads))],
        "rows": [{"cells": list(row.cells), "firm": row.pick, "tone": row.tone} for row in rows],
    }


def packed(value: Any) -> bytes:
    """Return data as a component of ours is handed it: JSON as bytes, which Streamlit passes on as they are."""
    return json.dumps(value, separators=(",", ":")).encode()


def sheet(
    *parts: Part, key: str, on_pick: Callable[[str], None] = state.choose_firm, reveal: str = ""
) -> None:
    """Draw the parts; a click on a line with `pick` hands that id to `on_pick`.

    A new `reveal` brings the sheet into view.
    """
    _show(packed(parts), key, on_pick, reveal)


def sheet_of(
    subject: object,
    look: Hashable,
    parts: Callable[[], Iterable[Part]],
    *,
    key: str,
    on_pick: Callable[[str], None] = state.choose_firm,
) -> None:
    """Draw the parts of what never changes, a report for instance, that were made once for all who look at it.

    `look` is all that they hang on beside it and `key`; the language is among it.
    """
    _show(_PARTS.of(subject, (key, look), lambda: packed(list(parts()))), key, on_pick, "")


_PARTS: RecentViews[bytes] = RecentViews(256)


def _show(parts: bytes, key: str, on_pick: Callable[[str], None], reveal: str) -> None:
    def picked() -> None:
        firm_id = st.session_state[key].get("picked")
        if firm_id:
            on_pick(str(firm_id))

    rest = packed({"name": key, "chosen": state.FIRM.get(), "reveal": reveal})
    _COMPONENT(key=key, data=rest[:-1] + b',"parts":' + parts + b"}", on_picked_change=picked)
