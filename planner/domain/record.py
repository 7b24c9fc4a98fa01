"""How every domain value is declared: strict types, closed to unknown fields, one spelling a number."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, ConfigDict
from pydantic_core import PydanticCustomError

from planner.text import plain

STRICT = ConfigDict(strict=True, extra="forbid")


_MOST_PLACES = 1_100
"""Places before or after the point that a number may take: written out, `1e999999999` fills all memory. Edits may ask for 1e1000,
and are told what is wrong with it by the facts they make."""


def _one_spelling(number: Decimal) -> Decimal:
    if not number:
        return Decimal(0)
    if abs(number.adjusted()) > _MOST_PLACES or len(number.as_tuple().digits) > _MOST_PLACES:
        raise PydanticCustomError("number_too_long", "a number of fewer places is needed")
    return Decimal(plain(number))


Exact = Annotated[Decimal, AfterValidator(_one_spelling)]
"""An exact number; 0.40 is kept as 0.4, so that equal facts have one fingerprint."""
