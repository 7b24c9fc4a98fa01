"""Funds in place: what firms have paid in of what they have contracted, as the park office's records tell."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from planner.domain.measures.indicators.scope import IndicatorScope
from planner.domain.measures.kpi import FIRMS, FRACTION, MONEY, Kpi, Measure
from planner.domain.park.dossier import Record
from planner.text import Text

_SOURCE = "企业档案的到位资金和合同金额 / funds in place and contract value of the records table"
_BOTH = Text("两项都已登记的落位企业", "placed firms with both on record")
FUNDS = Kpi(
    key="funds_in_place_10k",
    title=Text("到位资金", "Funds in place"),
    unit=MONEY,
    formula=Text(f"Σ 到位资金，{_BOTH.zh}", f"Σ funds in place, {_BOTH.en}"),
    source=_SOURCE,
)
CONTRACT = Kpi(
    key="contract_value_10k",
    title=Text("合同金额", "Contract value"),
    unit=MONEY,
    formula=Text(f"Σ 合同金额，{_BOTH.zh}", f"Σ contract value, {_BOTH.en}"),
    source=_SOURCE,
)
RATE = Kpi(
    key="funds_in_place_rate",
    title=Text("资金到位率", "Share of funds in place"),
    unit=FRACTION,
    formula=Text(f"到位资金 ÷ 合同金额，{_BOTH.zh}", f"funds in place ÷ contract value, {_BOTH.en}"),
    source=_SOURCE,
)
KNOWN = Kpi(
    key="funds_known_count",
    title=Text("已登记资金的企业", "Firms with funds on record"),
    unit=FIRMS,
    formula=Text(
        "到位资金和合同金额都已登记的落位企业数",
        "placed firms whose funds in place and contract value are on record",
    ),
    source=_SOURCE,
)


def tell(scope: IndicatorScope) -> Iterator[Measure]:
    """The sums and the rate of the firms on record; None where no firm is."""
    part = scope.part
    known = [
        amounts for firm in part.firms if (amounts := funds_of(scope.records.get(firm.firm_id))) is not None
    ]
    paid, agreed = (sum((one[at] for one in known), Decimal(0)) for at in (0, 1))
    yield part.tell(FUNDS, paid if known else None)
    yield part.tell(CONTRACT, agreed if known else None)
    yield part.ratio(RATE, paid, agreed)
    yield part.tell(KNOWN, len(known))


def funds_of(record: Record | None) -> tuple[Decimal, Decimal] | None:
    """Return funds in place and contract value of a firm in 万元; None unless both are on record as amounts."""
    if record is None:
        return None
    paid, agreed = _amount(record.funds_in_place_10k), _amount(record.contract_value_10k)
    return None if paid is None or agreed is None else (paid, agreed)


def _amount(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None
