"""Quarters, the clock of a plan: text `2024Q3`, arithmetic in whole quarters."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that facts may speak of: no park was planned before, none is planned beyond."""
_CALENDAR = range(1000, 9001)
"""The years that a quarter may lie in, with what is added to facts, so that no sum leaves the calendar."""
_WRITTEN = re.compile(r"([0-9]{4})Q([1-4])")


def is_in_reach(year: int) -> bool:
    """Whether a year is one that facts may speak of."""
    return FIRST_YEAR <= year <= LAST_YEAR


@dataclass(frozen=True, slots=True)
class Quarter:
    """One calendar quarter.

    `index` counts quarters since year 0, so that differences are plain integers.
    """

    index: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024Q3`.

        Raises
        ------
        ValueError
            If `text` is anything else, or lies at the ends of the calendar.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a quarter such as 2024Q3: {text!r}")
        if int(match[1]) not in _CALENDAR:
            raise ValueError(f"not a quarter from {_CALENDAR[0]} to {_CALENDAR[-1]}: {text!r}")
        return cls(int(match[1]) * 4 + int(match[2]) - 1)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter that `day` lies in."""
        return cls(day.year * 4 + (day.month - 1) // 3)

    @property
    def year(self) -> int:
        """Calendar year."""
        return self.index // 4

    @property
    def number(self) -> int:
        """1 to 4."""
        return self.index % 4 + 1

    @property
    def first_day(self) -> date:
        """First day of the quarter."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before: the last one in which what ends with this quarter is still there."""
        return Quarter(self.index - 1)

    def __add__(self, quarters: int) -> "Quarter":
        return Quarter(self.index + quarters)

    def __sub__(self, other: "Quarter") -> int:
        return self.index - other.index

    # All four are written out: plans compare quarters by the ten thousand, and `total_ordering` takes two calls for each.
    def __lt__(self, other: object) -> bool:
        return self.index < other.index if isinstance(other, Quarter) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.index <= other.index if isinstance(other, Quarter) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.index > other.index if isinstance(other, Quarter) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.index >= other.index if isinstance(other, Quarter) else NotImplemented

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.number}"

    def __repr__(self) -> str:
        return f"Quarter({self})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from_text = core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(pattern=r"^\d{4}Q[1-4]$")
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(str, when_used="json"),
        )


def span(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    """Return every quarter from `first` to `last`, both included; empty if `last` is earlier."""
    return tuple(Quarter(i) for i in range(first.index, last.index + 1))
