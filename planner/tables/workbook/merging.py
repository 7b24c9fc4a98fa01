"""Merged blocks: the value belongs to every row the block spans."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.tables.sheets import Mark
from planner.tables.workbook.scan import Place, address
from planner.text import message

Block = tuple[Place, Place]
"""First and last cell of a merged block."""


def spread(grid: Sequence[list[str]], marks: dict[Place, Mark], blocks: Iterable[Block]) -> None:
    """Write the value of each block into its first column, row by row, in place.

    What a block covers beyond its first column stays empty: it is one value, and belongs to
    one column. The marks of the first cell hold for every row.
    """
    for first, last in blocks:
        row, column = first
        if row >= len(grid) or column >= len(grid[row]) or last[0] == row:
            continue
        own = marks.get(first)
        text = grid[row][column]
        if not text.strip() and own is None:
            continue
        said = message(
            "合并单元格 {block}，取其值“{text}”",
            "merged block {block}; its value “{text}” is taken",
            block=f"{address(first)}:{address(last)}",
            text=text,
        )
        shared = tuple(range(row + 1, min(last[0] + 1, len(grid)) + 1))
        marks[first] = replace(own, shared=shared) if own is not None else Mark(said=said, shared=shared)
        for below in range(row + 1, min(last[0] + 1, len(grid))):
            grid[below][column] = text
            barred = own if own is not None else Mark(said=said, is_told=True)
            marks[below, column] = Mark(
                said=barred.said, bars=barred.bars, is_told=barred.is_told, is_copied=True, shared=shared
            )
