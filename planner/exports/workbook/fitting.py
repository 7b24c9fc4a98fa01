"""How broad columns are, so that a sheet one page wide is printed in letters one can read on as few lines as that takes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

FONT_PT, LEAST_PT = 9, 7
"""The size of letters in a sheet, and the least that is printed."""
MARGIN_IN, A4_IN = 0.25, (8.27, 11.69)
_ABOVE_AND_BELOW_IN = 0.78
NARROWEST, WIDEST = 4.0, 46.0
LINE_PT, LATIN_PT, MOST_ROW_PT = 12.4, 11.2, 400.0
"""The height of a line, with Chinese letters in it and without, and the most that a row takes. Source: Excel's limit is 409."""
_HEADING_PT = 10.4
_CHARACTER_PT = 5.56
"""Width of a digit of the workbook's default font, in points; columns are measured in it."""
_PADDING = 0.72
_PER_CHARACTER = 0.84
"""What a character of a cell takes of one of the default font."""
_EM = FONT_PT / _CHARACTER_PT
_NARROW, _WIDE = frozenset("fijlrtI.,:()/ "), frozenset("mwMW")
_WORD = re.compile(r"[(（][^)）\s]{1,12}[)）]|[^\s\u2e80-\uffff]+|[\u2e80-\uffff]")
"""What no line break goes through: a unit in brackets, a word of Latin letters, a Chinese character."""
_WHOLE_WORDS = (14, 9, 7, 5)
"""How long words of headings may be that stay whole: the longest first, shorter ones where they cost a page."""
_MOST_TEXT = 2000
_SHIFTS = (1, 2, 3, 4, 6, 8)

Lines = list[list[int]]


@lru_cache(maxsize=8192)
def characters(text: str) -> int:
    """Return the width of a text in characters; those of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(c) in {"W", "F", "A"} else 1 for c in text[:_MOST_TEXT])


def needed_width(text: str) -> float:
    """Return the column width in which a text stands on one line."""
    return characters(text) * _PER_CHARACTER + 1.2


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of that width."""
    fits = max(1.0, (width - 0.8) / _PER_CHARACTER)
    return sum(max(1, -int(-characters(part) // fits)) for part in text[:_MOST_TEXT].split("\n"))


def heading_width(text: str, longest: int = _WHOLE_WORDS[0]) -> float:
    """Return the least column width in which no word of a heading is broken; words beyond the longest may be."""
    words = [word for word in _WORD.findall(text[:_MOST_TEXT]) if len(word) <= longest]
    return max(NARROWEST, max(map(_bold_width, words), default=0.0) + 0.3)


def _bold_width(text: str) -> float:
    """Return the width of bold letters of the default font in column widths. Source: the widths of Helvetica-Bold."""
    ems = (
        0.33
        if c in _NARROW
        else 0.88
        if c in _WIDE
        else 1.0
        if c > "\u2e80"
        else 0.7
        if c.isupper()
        else 0.57
        for c in text
    )
    return sum(ems) * _EM


def is_upright(text: str, width: float) -> bool:
    """Whether a heading is written upwards, since its column is narrower than its longest word."""
    return heading_width(text) > width + 0.1


def heading_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row of headings in points, whose words stay whole."""
    heights = (_heading_height(text, width) for text, width in zip(texts, widths, strict=True))
    return min(MOST_ROW_PT, max(heights, default=LINE_PT))


def _heading_height(text: str, width: float) -> float:
    if not is_upright(text, width):
        return _heading_lines(text, width) * LINE_PT
    room = max(1, int((width + _PADDING) * _CHARACTER_PT // _HEADING_PT))
    words = [*_WORD.findall(text[:_MOST_TEXT])]
    long = max(map(_bold_width, words), default=0.0) + 0.2
    while _heading_lines(text, long) > room:
        long += 0.25
    return min(MOST_ROW_PT, long * _CHARACTER_PT + 4)


def _heading_lines(text: str, width: float) -> int:
    room, at, lines = width - 0.2, 0.0, 1
    for word in _WORD.finditer(text[:_MOST_TEXT]):
        size = _bold_width(word.group())
        if at and at + size > room:
            lines, at = lines + 1, 0.0
        at += size + (text[word.end() : word.end() + 1] == " ") * 0.33 * _EM
    return lines


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row in points, with room for what is wrapped."""
    heights = (_height(text, width) for text, width in zip(texts, widths, strict=True))
    return min(MOST_ROW_PT, max(heights, default=LINE_PT))


def _height(text: str, width: float) -> float:
    return line_count(text, width) * (LATIN_PT if characters(text) == len(text[:_MOST_TEXT]) else LINE_PT)


def page_room(printed: int, *, is_portrait: bool) -> float:
    """Return the sum of column widths that one page takes in the least letters."""
    room = (A4_IN[0] if is_portrait else A4_IN[1]) - 2 * MARGIN_IN
    return room * 72 / (LEAST_PT / FONT_PT) / _CHARACTER_PT - printed * _PADDING


def fitted_widths(heads: Sequence[str], columns: Sequence[Sequence[str]], most: float) -> list[float]:
    """Return widths of columns whose sum is at most `most`; columns are given by their texts.

    What makes the fewest more lines gives way first, the broadest of those; where there is room, headings have it. Words of
    headings stay whole as far as that takes no page more.
    """
    whole = _widths(heads, columns, most, _WHOLE_WORDS[0])
    if _pages(heads, columns, whole) == 1:
        return whole
    none = _widths(heads, columns, most, 0)
    least = _pages(heads, columns, none)
    if _pages(heads, columns, whole) <= least:
        return whole
    for longest in _WHOLE_WORDS[1:]:
        tried = _widths(heads, columns, most, longest)
        if _pages(heads, columns, tried) <= least:
            return tried
    return none


def _pages(heads: Sequence[str], columns: Sequence[Sequence[str]], widths: Sequence[float]) -> int:
    """Return how many pages on their side the rows take in the least letters."""
    head = heading_height(heads, widths) + 2
    room = (A4_IN[0] - _ABOVE_AND_BELOW_IN) * 72 / (LEAST_PT / FONT_PT) - head
    rows = sum(row_height(row, widths) for row in zip(*columns, strict=True))
    return max(1, -int(-rows // room))


def _widths(heads: Sequence[str], columns: Sequence[Sequence[str]], most: float, longest: int) -> list[float]:
    least = [heading_width(head, longest) for head in heads]
    if sum(least) > most:
        least = [NARROWEST] * len(heads)
    widths = [
        min(WIDEST * 2, max(floor, needed_width(head) / 3, *map(needed_width, texts)))
        for floor, head, texts in zip(least, heads, columns, strict=True)
    ]
    lines = [
        [line_count(text, width) for text in texts] for texts, width in zip(columns, widths, strict=True)
    ]
    while sum(widths) > most:
        chosen = _cheapest(columns, widths, lines, least)
        if chosen is None:
            break
        widths[chosen] -= 1
        lines[chosen] = [line_count(text, widths[chosen]) for text in columns[chosen]]
    widths = balanced(columns, widths, least)
    for column, head in enumerate(heads):
        more = min(needed_width(head), WIDEST) - widths[column]
        if 0 < more <= most * 0.9 - sum(widths):
            widths[column] += more
    return widths


def _cheapest(
    columns: Sequence[Sequence[str]], widths: Sequence[float], lines: Lines, least: Sequence[float]
) -> int | None:
    """Return the column that can be made narrower at the cost of the fewest lines; None if none can."""
    tops = [sorted(row, reverse=True)[:2] for row in zip(*lines, strict=True)]
    found: tuple[int, float, int] | None = None
    for column, width in enumerate(widths):
        if width - 1 < least[column]:
            continue
        cost = 0
        for top, text, now in zip(tops, columns[column], lines[column], strict=True):
            others = top[1] if len(top) > 1 and now == top[0] else top[0]
            if len(top) == 1:
                others = 0
            cost += max(others, line_count(text, width - 1)) - top[0]
        if found is None or (cost, -width, column) < found:
            found = (cost, -width, column)
    return None if found is None else found[2]


def balanced(
    columns: Sequence[Sequence[str]], widths: Sequence[float], floors: Sequence[float]
) -> list[float]:
    """Return widths of the same sum at which the rows are as low as giving width from one column to another can make them.

    No column becomes narrower than its floor.
    """
    best = list(widths)
    heights = [[_height(text, width) for text in texts] for texts, width in zip(columns, best, strict=True)]
    least = _sum(heights)
    while True:
        found: tuple[float, int, int, int] | None = None
        for taker, giver, shift in _shifts(heights, best, floors):
            tried = [
                [_height(text, best[column] + (shift if column == taker else -shift)) for text in texts]
                if column in {taker, giver}
                else heights[column]
                for column, texts in enumerate(columns)
            ]
            total = _sum(tried)
            if total < least - 1 and (found is None or total < found[0]):
                found = (total, taker, giver, shift)
        if found is None:
            return best
        least, taker, giver, shift = found
        best[taker] += shift
        best[giver] -= shift
        for column in (taker, giver):
            heights[column] = [_height(text, best[column]) for text in columns[column]]


def _shifts(
    heights: list[list[float]], widths: list[float], floors: Sequence[float]
) -> Iterator[tuple[int, int, int]]:
    takers = [column for column, one in enumerate(heights) if max(one, default=0) > LINE_PT]
    for taker in takers:
        for giver, width in enumerate(widths):
            for shift in _SHIFTS:
                if giver != taker and width - shift >= floors[giver]:
                    yield taker, giver, shift


def _sum(heights: list[list[float]]) -> float:
    rows: Iterator[tuple[float, ...]] = zip(*heights, strict=True)
    return sum(max(row) for row in rows)
