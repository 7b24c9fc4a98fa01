"""Rows and columns of an old workbook that are not shown, which the workbook library does not tell."""

import struct
from collections.abc import Iterator

from planner.tables.limits import MOST_COLUMNS, MOST_ROWS
from planner.tables.workbook.compound import stream_of

_BEGIN, _END, _SHEET, _ROW, _COLUMNS = 0x0809, 0x000A, 0x0085, 0x0208, 0x007D
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01

Unshown = tuple[set[int], set[int]]
"""Rows and columns, from 0."""


def unshown_of(content: bytes) -> list[Unshown] | None:
    """What each sheet does not show, in the order of the tabs; None if that cannot be told."""
    try:
        stream = stream_of(content, ("Workbook", "Book"))
        starts = [
            int(struct.unpack_from("<I", data)[0]) for kind, data in _records(stream, 0) if kind == _SHEET
        ]
        return [_unshown(stream, start) for start in starts] or None
    except (struct.error, IndexError):
        return None


def _unshown(stream: bytes, start: int) -> Unshown:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, data in _records(stream, start):
        if kind == _ROW:
            number, height, options = (
                *struct.unpack_from("<H4xH", data),
                struct.unpack_from("<I", data, 12)[0],
            )
            if (options & _ROW_HIDDEN or height == 0) and number < MOST_ROWS:
                rows.add(number)
        elif kind == _COLUMNS:
            first, last, width, _, options = struct.unpack_from("<5H", data)
            if options & _COLUMN_HIDDEN or width == 0:
                columns |= set(range(first, min(last + 1, MOST_COLUMNS)))
    return rows, columns


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, without those of parts that lie inside it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        depth += kind == _BEGIN
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + length]
        depth -= kind == _END
        if depth <= 0:
            return
        start += 4 + length
