"""How broad columns are, so that a sheet one page wide is printed in letters one can read on as few lines as that takes."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

FONT_PT, LEAST_PT = 9, 7
"""The size of letters in a sheet, and the least that is printed."""
MARGIN_IN, A4_IN = 0.25, (8.27, 11.69)
NARROWEST, WIDEST = 4.0, 46.0
LINE_PT, LATIN_PT, MOST_ROW_PT = 12.4, 11.2, 400.0
"""The height of a line, with Chinese letters in it and without, and the most that a row takes. Source: Excel's limit is 409."""
_CHARACTER_PT = 5.56
"""Width of a digit of the workbook's default font, in points; columns are measured in it."""
_PADDING = 0.72
_PER_CHARACTER = 0.84
"""What a character of a cell takes of one of the default font."""
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

    What makes the fewest more lines gives way first, the broadest of those; where there is room, headings have it.
    """
    widths = [
        min(WIDEST * 2, max(NARROWEST, needed_width(head) / 3, *map(needed_width, texts)))
        for head, texts in zip(heads, columns, strict=True)
    ]
    lines = [
        [line_count(text, width) for text in texts] for texts, width in zip(columns, widths, strict=True)
    ]
    while sum(widths) > most:
        chosen = _cheapest(columns, widths, lines)
        if chosen is None:
            break
        widths[chosen] -= 1
        lines[chosen] = [line_count(text, widths[chosen]) for text in columns[chosen]]
    widths = balanced(columns, widths)
    for column, head in enumerate(heads):
        more = min(needed_width(head), WIDEST) - widths[column]
        if 0 < more <= most * 0.9 - sum(widths):
            widths[column] += more
    return widths


def _cheapest(columns: Sequence[Sequence[str]], widths: Sequence[float], lines: Lines) -> int | None:
    """Return the column that can be made narrower at the cost of the fewest lines; None if none can."""
    tops = [sorted(row, reverse=True)[:2] for row in zip(*lines, strict=True)]
    found: tuple[int, float, int] | None = None
    for column, width in enumerate(widths):
        if width - 1 < NARROWEST:
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


def balanced(columns: Sequence[Sequence[str]], widths: Sequence[float]) -> list[float]:
    """Return widths of the same sum at which the rows are as low as giving width from one column to another can make them."""
    best = list(widths)
    heights = [[_height(text, width) for text in texts] for texts, width in zip(columns, best, strict=True)]
    least = _sum(heights)
    while True:
        found: tuple[float, int, int, int] | None = None
        for taker, giver, shift in _shifts(heights, best):
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


def _shifts(heights: list[list[float]], widths: list[float]) -> Iterator[tuple[int, int, int]]:
    takers = [column for column, one in enumerate(heights) if max(one, default=0) > LINE_PT]
    for taker in takers:
        for giver, width in enumerate(widths):
            for shift in _SHIFTS:
                if giver != taker and width - shift >= NARROWEST:
                    yield taker, giver, shift


def _sum(heights: list[list[float]]) -> float:
    rows: Iterator[tuple[float, ...]] = zip(*heights, strict=True)
    return sum(max(row) for row in rows)
