"""How much a file of tables may hold, and the refusal of one that holds more."""

from planner.text import Message, Text, message

LARGEST_FILE = 20_000_000
"""Bytes of a file."""
MOST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook together, unpacked."""
MOST_MEMBERS = 500
"""Parts of a workbook."""
MOST_ROWS = 20_000
"""Rows of a sheet down to the last that holds anything."""
MOST_COLUMNS = 256
"""Columns of a sheet up to the last that holds anything."""
MOST_ELEMENTS = 2_000_000
"""Tags in one part."""
MOST_CELLS = 400_000
"""Cells of all sheets that hold anything."""
MOST_TEXT = 50_000_000
"""Characters of all cells together."""
MOST_MERGES = 20_000
"""Merged blocks of a sheet."""
MOST_SHEETS = 100

ROWS = Text("行", "rows")
COLUMNS = Text("列", "columns")
CELLS = Text("个单元格", "cells")
CHARACTERS = Text("个字符", "characters")
SHEETS = Text("张工作表", "sheets")
MEMBERS = Text("个部件", "parts")
MERGES = Text("处合并", "merged blocks")
ELEMENTS = Text("个标记", "tags")
UNPACKED = Text("字节（解压后）", "unpacked bytes")
BYTES = Text("字节", "bytes")


class FileRefusal(Exception):  # noqa: N818  # it is a verdict, not a mishap
    """A file that is not read at all; `said` tells why and what to do."""

    def __init__(self, said: Message, *, sheet: str = "") -> None:
        super().__init__(said.text.en)
        self.said = said
        self.sheet = sheet


def hold(found: int, most: int, what: Text, *, at_least: bool = False, sheet: str = "") -> None:
    """Refuse if `found` is more than `most`; `at_least` if counting stopped there.

    Raises
    ------
    Refused
        Naming the limit and the value found.
    """
    if found > most:
        more = Text("至少 ", "at least ") if at_least else Text("", "")
        raise FileRefusal(
            message(
                "限 {most} {what}，文件有 {more}{found} {what}；请删去多余内容后再试",
                "the limit is {most} {what}, the file has {more}{found}; remove what is not needed",
                most=most,
                found=found,
                what=what,
                more=more,
            ),
            sheet=sheet,
        )
