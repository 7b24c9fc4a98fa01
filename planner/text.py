"""Bilingual text as a value: a sentence is a pair, not a string."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Lang(StrEnum):
    """Language of a screen or a file."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text in both languages; both are required."""

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.zh if lang is Lang.ZH else self.en

    def fill(self, lang: Lang, **values: Any) -> str:
        """Return the text in `lang` with its gaps filled; the values are never taken for patterns."""
        return filled(self, lang, values)


_MEASURED = re.compile(r"\{(\w+)\}(?= (?:㎡|kW|m³/d|t/h|t/a|万元))")
"""The gaps of a pattern that stand before a unit of measure."""
Value = str | int | Decimal | Text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence pattern with named values, rendered only at the edges.

    `text` holds `str.format` fields, the same names in both languages; a value that is
    itself a `Text` is said in the language of the sentence. The thousands of an amount are parted:
    of a `Decimal`, and of an `int` before a unit of measure; any other `int`, such as the number
    of a row, is no amount.
    """

    text: Text
    values: Mapping[str, Value] = field(default_factory=dict)

    def say(self, lang: Lang) -> str:
        """Return the sentence in `lang`, values filled in."""
        amounts = _MEASURED.findall(self.text.zh)
        values = {k: Decimal(v) if k in amounts and isinstance(v, int) else v for k, v in self.values.items()}
        return filled(self.text, lang, {k: _shown(v, lang) for k, v in values.items()})

    def both(self) -> Text:
        """Return the sentence in both languages, to stand as a value in another."""
        return Text(self.say(Lang.ZH), self.say(Lang.EN))

    def __hash__(self) -> int:
        return hash((self.text, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


_COUNTED = re.compile(r"\{(\w+)\} (\w+?)(es|s)\b( are\b| have\b| were\b)?")
_THINGS = (
    "building cell change character clash column decimal edit fault field finding firm floor hour job lease month move "
    "note person place plan point problem project question quarter room row rule scenario sheet source step table time unit "
    "version week year"
)
_COUNTABLE = frozenset(_THINGS.split())
_OF_ONE = {" are": " is", " have": " has", " were": " was"}


def filled(text: Text, lang: Lang, values: Mapping[str, Any]) -> str:
    """Return a text with its gaps filled; in English one of a thing is said in the singular."""

    def singular(found: re.Match[str]) -> str:
        name, stem, ending, verb = found[1], found[2], found[3], found[4] or ""
        thing = stem if stem in _COUNTABLE else f"{stem}{ending[:-1]}"
        if str(values.get(name)) != "1" or thing not in _COUNTABLE:
            return found[0]
        return f"{{{name}}} {thing}{_OF_ONE.get(verb, verb)}"

    pattern = text.say(lang)
    return (_COUNTED.sub(singular, pattern) if lang is Lang.EN else pattern).format(**values)


def of_number(thing: Text, number: Decimal | int) -> Text:
    """Return what is counted, in the singular where there is one of it (`firms` → `firm`)."""
    stem = thing.en.removesuffix("s")
    return Text(thing.zh, stem) if number == 1 and stem in _COUNTABLE else thing


def message(zh: str, en: str, **values: Value) -> Message:
    """Return a `Message` from its two patterns and its values."""
    return Message(Text(zh=zh, en=en), values)


def listed(names: Iterable[str], most: int | None = None) -> Text:
    """Return names in a row, of many the first `most`: `F01、F02` in Chinese, `F01, F02` in English."""
    every = list(names)
    shown = every if most is None else every[:most]
    more = " …" if len(shown) < len(every) else ""
    return Text("、".join(shown) + more, ", ".join(shown) + more)


def _shown(value: Value, lang: Lang) -> Any:
    if isinstance(value, Text):
        return value.say(lang)
    return separated(value) if isinstance(value, Decimal) else value


def separated(number: Decimal) -> str:
    """Write an amount as sentences do: thousands parted by commas, no trailing zeros (`2700.00` → `2,700`)."""
    text = format(number, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount_10k: Decimal | int) -> Text:
    """Return an amount of 万元 in words: `2,150 万元`, `21.5 million yuan`; in English to four figures."""
    yuan = Decimal(amount_10k) * 10_000
    zh = f"{separated(Decimal(amount_10k))} 万元"
    for size, name in _LARGE:
        if abs(yuan) >= size:
            share = yuan / size
            places = max(0, 3 - share.copy_abs().adjusted())
            return Text(zh, f"{separated(round(share, places))} {name} yuan")
    return Text(zh, f"{separated(round(yuan, 0))} yuan")


_LARGE = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros (`1.50` → `1.5`)."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def halves(text: str) -> Text:
    """Part `中文 / English`; text in one language stands for both."""
    zh, slash, en = text.partition(" / ")
    return Text(zh, en) if slash and zh and en else Text(text, text)
