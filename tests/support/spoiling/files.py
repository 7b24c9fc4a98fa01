"""Good files, and ways to damage their bytes."""

import io
from collections.abc import Callable
from functools import cache
from random import Random

import xlsxwriter
import xlwt

from tests.support.sheets import Tables, book_of, csv_bytes, saved, small_tables

Damage = Callable[[Random, bytes], bytes]


def _with_xlsxwriter(tables: Tables) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in tables.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return out.getvalue()


def _with_xlwt(tables: Tables) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in tables.items():
        page = book.add_sheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                page.write(number, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def good_files() -> tuple[tuple[str, bytes], ...]:
    """Return good files of every kind we read, by name."""
    tables = small_tables()
    units = tables["units"]
    return (
        ("openpyxl.xlsx", saved(book_of(tables))),
        ("xlsxwriter.xlsx", _with_xlsxwriter(tables)),
        ("xlwt.xls", _with_xlwt(tables)),
        ("units.csv", csv_bytes(units)),
        ("单元.csv", csv_bytes(units, "gb18030")),
        ("units.txt", csv_bytes(units, "utf-16", delimiter="\t")),
    )


def _flip(random: Random, content: bytes) -> bytes:
    made = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def _overwrite(random: Random, content: bytes) -> bytes:
    begin, length = random.randrange(len(content)), random.choice((1, 4, 64, 1024))
    filling = random.choice((b"\x00", b"\xff", random.randbytes(1)))
    return content[:begin] + filling * min(length, len(content) - begin) + content[begin + length :]


def _cut(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(len(content))]


def _drop(random: Random, content: bytes) -> bytes:
    begin = random.randrange(len(content))
    return content[:begin] + content[begin + random.choice((1, 2, 16, 512)) :]


def _insert(random: Random, content: bytes) -> bytes:
    begin = random.randrange(len(content))
    return content[:begin] + random.randbytes(random.choice((1, 2, 16, 512))) + content[begin:]


def _swap(random: Random, content: bytes) -> bytes:
    size = random.choice((16, 256, 1024))
    one, other = sorted(random.randrange(max(1, len(content) - size)) for _ in range(2))
    if other < one + size:
        return content
    first, second = content[one : one + size], content[other : other + size]
    return content[:one] + second + content[one + size : other] + first + content[other + size :]


def _lengthen(random: Random, content: bytes) -> bytes:
    """Make a number somewhere in a header huge."""
    begin = random.randrange(max(1, len(content) - 4))
    return content[:begin] + random.choice((b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff")) + content[begin + 4 :]


DAMAGES: tuple[Damage, ...] = (_flip, _overwrite, _cut, _drop, _insert, _swap, _lengthen)


def damaged(seed: int) -> tuple[str, bytes, bytes, str]:
    """Return a file's name, its good bytes, its damaged ones, and the kind of damage."""
    random = Random(seed)
    name, content = random.choice(good_files())
    damage = random.choice(DAMAGES)
    return name, content, damage(random, content), damage.__name__.strip("_")
