"""Exact whole numbers from exact figures."""

from decimal import Decimal
from fractions import Fraction
from math import floor


def half_up(value: Decimal | Fraction) -> int:
    """Round to the nearest whole number, halves away from zero for the positive values used here."""
    return floor(Fraction(value) + Fraction(1, 2))
