"""Floor loads as ledgers write them: kg/㎡ as often as kN/㎡."""

from decimal import Decimal

from planner.tables.columns.quantity import LOAD, Quantity

_KN_PER_KG = Decimal("0.01")
"""Planning conversion: 100 kg/㎡ stand for 1 kN/㎡."""

LEDGER_LOAD = Quantity(
    shown=LOAD.shown,
    factors=dict(LOAD.factors)
    | dict.fromkeys(
        ("kg/m2", "公斤/m2", "公斤/平方米", "kg/平方米", "kg/平米", "千克/平方米", "kg"), _KN_PER_KG
    )
    | dict.fromkeys(("t/m2", "吨/m2", "吨/平方米", "吨/平米", "t/平方米", "t", "吨"), Decimal(10)),
    asks=("kg/㎡", "kN/㎡"),
)
