"""From plain values to a PDF: the one door to the typesetter.

A page is a template in this folder that imports `frame.typ` or `paper.typ` and reads its values from `data`: no figure
stands in a template. The fonts are embedded, the PDF is PDF/A-2a (archive) and PDF/UA-1 (tagged for screen readers), and the
same values give the same bytes: nothing of the clock or the machine goes in. Text of people is set as text, never as markup,
for it comes as data.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from planner.exports.typeset.coverage import FONTS, showable

_HERE = Path(__file__).parent
STANDARDS = ["a-2a", "ua-1"]
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Characters that have no place in a page: controls, marks of direction and width, and halves of others."""


@dataclass(frozen=True, kw_only=True)
class PageData:
    """What a page is filled with: the template's name, its values, and the day it is made for."""

    template: str
    values: Mapping[str, Any]
    day: date


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def typeset(page: PageData) -> bytes:
    """Return a page as PDF bytes; equal values give equal bytes.

    Raises
    ------
    typst.TypstError
        If the template does not fit its values: a fault of ours.
    """
    return _made(page, "pdf")


def typeset_png(page: PageData, ppi: float = 110) -> bytes:
    """Return the first page as a PNG, to be looked at."""
    return _made(page, "png", ppi)


def _made(page: PageData, kind: str, ppi: float | None = None) -> bytes:
    values = json.dumps(
        _clean({**page.values, "day": page.day.isoformat()}), ensure_ascii=False, sort_keys=True
    )
    compiled: Any = typst.compile  # its types tell each output apart, and we ask for two
    made = compiled(
        str(_HERE / f"{page.template}.typ"),
        root=str(_HERE),
        font_paths=_fonts(),
        format=kind,
        ppi=ppi,
        sys_inputs={"data": values},
        pdf_standards=STANDARDS if kind == "pdf" else None,
        timestamp=datetime(page.day.year, page.day.month, page.day.day, tzinfo=UTC),
    )
    return made if isinstance(made, bytes) else bytes(made[0])


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return showable(_UNSEEN.sub("", value))
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value
