"""What every document is put together from: parts in one language, tables of ready text, pictures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planner.text import Lang, Text
from planner.views.assumptions import PLANNING_ASSUMPTION
from planner.views.imprint import Imprint

_NO_TITLE = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageColumn:
    """A column of a printed table: `width` in shares of the page, 0 for as broad as its text."""

    title: Text
    width: float = 0
    is_number: bool = False


def column(zh: str, en: str, width: float = 0, *, number: bool = False) -> PageColumn:
    """Return a column by its title in both languages."""
    return PageColumn(title=Text(zh, en), width=width, is_number=number)


def sheet(
    columns: Sequence[PageColumn],
    rows: Iterable[Sequence[Text | str]],
    lang: Lang,
    *,
    title: Text = _NO_TITLE,
) -> dict[str, Any]:
    """Return a table as a template takes it."""
    return {
        "title": title.say(lang),
        "columns": [
            {"title": one.title.say(lang), "width": one.width, "number": one.is_number} for one in columns
        ],
        "rows": [[cell.say(lang) if isinstance(cell, Text) else cell for cell in row] for row in rows],
    }


def part(imprint: Imprint, lang: Lang, title: Text, **values: Any) -> dict[str, Any]:
    """Return one part of a document: its head, its foot and its values, all in `lang`."""
    return {
        "lang": lang.value,
        "title": title.say(lang),
        "subtitle": imprint.line.say(lang),
        "head": f"{imprint.park.say(lang)} · {imprint.plan.say(lang)}",
        "short": title.say(lang),
        "foot": f"{imprint.facts.say(lang)} · {imprint.verdict.say(lang)}\n{PLANNING_ASSUMPTION.say(lang)}",
        "foundation": imprint.foundation.say(lang),
        **values,
    }


def in_languages(langs: Sequence[Lang], made: Callable[[Lang], dict[str, Any]]) -> dict[str, Any]:
    """Return the values of a document: a part for each language, in the order asked for."""
    return {"parts": [made(lang) for lang in langs]}
