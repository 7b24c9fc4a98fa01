"""Tables of a random park as people might send them: cells reworded, spoiled or changed, layouts moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any

from planner.domain.park.dossier import Dossier
from planner.domain.vocabulary.words import WORDS
from planner.tables.columns import TABLE
from planner.tables.columns.column import Column, Kind
from planner.text import Lang
from tests.support.random_parks import SMALL, random_park
from tests.support.sheets import Rows, Tables, tables_of

Address = tuple[str, str, str]
"""Table, row id, column."""


@dataclass
class Sent:
    """A workbook as it is sent, and what must come of it.

    `bad` are cells that must be named; `new` the text that cells must come to; all else stays.
    """

    dossier: Dossier
    tables: Tables = field(default_factory=dict)
    bad: set[tuple[str, int, str]] = field(default_factory=set)
    new: dict[Address, str] = field(default_factory=dict)


BLANKS = " \u3000\u00a0"
Reword = Callable[[Random, str, Column], str | None]


def sent(seed: int) -> Sent:
    """Return some tables of a random park, up to five cells of them touched, in a random layout."""
    random = Random(seed)
    dossier = Dossier(problem=random_park(seed % 50, SMALL))
    whole = tables_of(dossier)
    names = [name for name in whole if name not in {"policy", "base"}]
    chosen = random.sample(names, random.randint(1, min(3, len(names))))
    made = Sent(dossier, {name: [list(row) for row in whole[name]] for name in chosen})
    for _ in range(random.randint(0, 5)):
        _touch(random, made)
    for name in chosen:
        made.tables[name] = _laid_out(random, name, made.tables[name])
    return made


def _touch(random: Random, made: Sent) -> None:
    name = random.choice(sorted(made.tables))
    table, rows = TABLE[name], made.tables[name]
    number = random.randrange(1, len(rows))
    column = random.choice([one for one in table.columns if one.key not in table.keys])
    place = [one.key for one in table.columns].index(column.key)
    address = (name, _row_id(name, rows[number]), column.key)
    if address in made.new or any(one[:2] == (name, number) for one in made.bad):
        return
    text = str(rows[number][place])
    kind = random.random()
    if kind < 0.6:
        said = _same(random, text, column)
        if said is not None:
            rows[number][place] = said
            made.new[address] = text
    elif kind < 0.85:
        spoiled = _spoiled(random, column)
        if spoiled is not None:
            rows[number][place] = spoiled
            made.bad.add((name, number, column.key))
    elif column.kind is Kind.TEXT and text and column.key not in {"name_zh", "name_en"}:
        rows[number][place] = f"{text}补充"
        made.new[address] = f"{text}补充"


def _row_id(name: str, row: list[Any]) -> str:
    table = TABLE[name]
    keys = [column.key for column in table.columns]
    return ":".join(str(row[keys.index(key)]) for key in table.keys).rstrip(":")


def _same(random: Random, text: str, column: Column) -> str | None:
    """Say the same in other words."""
    if not text:
        return random.choice([" ", "\u3000", "\u00a0"]) if column.kind is not Kind.TEXT else None
    ways: Mapping[Kind, list[Reword]] = {
        Kind.WHOLE: [_wide, _spaced, _pointed, _with_unit],
        Kind.DECIMAL: [_wide, _spaced, _with_unit],
        Kind.QUARTER: [_quarter_in_words, _month, _wide, _spaced],
        Kind.DATE: [_day_in_words],
        Kind.YES_NO: [_yes_in_words],
        Kind.WORD: [_word],
        Kind.LIST: [_listed],
    }
    if column.kind not in ways:
        return None
    return random.choice(ways[column.kind])(random, text, column)


def _wide(_: Random, text: str, __: Column) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if one.isascii() and one.isalnum() else one for one in text)


def _spaced(random: Random, text: str, _: Column) -> str:
    return random.choice(BLANKS) + text + random.choice(BLANKS)


def _pointed(_: Random, text: str, __: Column) -> str:
    return f"{text}.0" if text.lstrip("-").isdigit() else text


def _with_unit(random: Random, text: str, column: Column) -> str | None:
    same = (
        sorted(
            unit for unit, factor in column.quantity.factors.items() if factor == 1 and not unit[0].isdigit()
        )
        if column.quantity
        else []
    )
    return f"{text}{random.choice(same)}" if same else None


def _quarter_in_words(random: Random, text: str, _: Column) -> str:
    year, number = text.split("Q")
    return random.choice(
        [f"{year}年第{number}季度", f"{year}年{'一二三四'[int(number) - 1]}季度", f"{year}-Q{number}"]
    )


def _month(random: Random, text: str, _: Column) -> str:
    year, number = text.split("Q")
    month = int(number) * 3 - random.randint(0, 2)
    return random.choice([f"{year}年{month}月", f"{year}/{month}", f"{year}-{month:02d}-15"])


def _day_in_words(_: Random, text: str, __: Column) -> str:
    year, month, day = text.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _yes_in_words(random: Random, text: str, _: Column) -> str:
    return random.choice(["是", "有", "√", "TRUE"] if text == "Y" else ["否", "无", "×", "FALSE"])


def _word(random: Random, text: str, column: Column) -> str:
    assert column.words is not None
    word: StrEnum = column.words(text)
    said = WORDS[column.words][word]
    return random.choice([said.zh, said.en, text.upper() if text.isascii() else text])


def _listed(random: Random, text: str, _: Column) -> str | None:
    return (
        random.choice(["；", "、", ", "]).join(text.split(";"))
        if text != "-"
        else random.choice(["无", "none"])
    )


def _spoiled(random: Random, column: Column) -> str | None:
    """Return text that can be read in no way, or in several."""
    ways: Mapping[Kind, list[str]] = {
        Kind.WHOLE: ["很多", "1-2", "1e5", "1_0", "=A1", "二十", "1,2", "#REF!", "12.5"],
        Kind.DECIMAL: ["很多", "1-2", "1e5", "nan", "inf", "1,5", "0x10", "1.23456789"],
        Kind.QUARTER: ["2024", "2024年", "03/04/2024", "2024Q5", "明年", "2024.10", "1"],
        Kind.DATE: ["03/04/2024", "2024-02-30", "昨天", "2024"],
        Kind.YES_NO: ["也许", "2", "是否"],
        Kind.WORD: ["？", "maybe", "甲乙"],
        Kind.TEXT: ["a\x1bb", "\x00"],
        Kind.ID: ["a;b", "a\x07"],
        Kind.LIST: ["a;a", "a;-"],
    }
    return random.choice(ways[column.kind]) if column.kind in ways else None


def _laid_out(random: Random, name: str, rows: Rows) -> Rows:
    """Move columns, say headers in a language, put titles above, totals below and blanks between."""
    table = TABLE[name]
    lang = random.choice([None, *Lang])
    header: list[Any] = [column.header(lang) if lang else column.key for column in table.columns]
    order = list(range(len(header)))
    random.shuffle(order)
    laid = [[row[place] for place in order] for row in [header, *rows[1:]]]
    if random.random() < 0.3:
        laid.insert(random.randint(2, len(laid)), [""] * len(header))
    if random.random() < 0.3:
        laid.append(["合计", *[""] * (len(header) - 1)])
    if random.random() < 0.4:
        laid = [[table.title.zh, *[""] * (len(header) - 1)], [""] * len(header), *laid]
    return laid
