"""Floor loads and rents as ledgers write them: in kg/㎡ as often as in kN/㎡, a month, a day, or in all."""

from dataclasses import replace
from fractions import Fraction

from planner.tables.columns.quantity import LOAD, RENT, Quantity

_KN_PER_KG = Fraction(1, 100)
"""Planning conversion: 100 kg/㎡ stand for 1 kN/㎡."""

LEDGER_LOAD = Quantity(
    shown=LOAD.shown,
    factors=dict(LOAD.factors)
    | dict.fromkeys(("kg/m2", "kg"), _KN_PER_KG)
    | dict.fromkeys(("t/m2", "t"), Fraction(10)),
    offers=("kN/㎡", "kg/㎡", "t/㎡"),
    asks=("kg/㎡", "kN/㎡"),
)

LEDGER_RENT = replace(RENT, asks=("元/㎡·月", "元/㎡·天×365/12", "元/㎡·天×30"))
