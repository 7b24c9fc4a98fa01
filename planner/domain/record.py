"""How every domain value is declared: strict types, closed to unknown fields, one spelling a number."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from planner.text import plain

STRICT = ConfigDict(strict=True, extra="forbid")


def _one_spelling(number: Decimal) -> Decimal:
    return Decimal(plain(number)) if number else Decimal(0)


Exact = Annotated[Decimal, AfterValidator(_one_spelling)]
"""An exact number; 0.40 is kept as 0.4, so that equal facts have one fingerprint."""
