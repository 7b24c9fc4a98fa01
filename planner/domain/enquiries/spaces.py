"""How much space a text asks for: one area or a range, without the areas that are something else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planner.domain.enquiries.amounts import Amount
from planner.domain.enquiries.fields import EnquiryField, Mention
from planner.domain.enquiries.passage import Passage

_OTHER = re.compile(
    r"占地|现有|目前|原有|已有|用地|土地|(?:our|the|their)\s+(?:present|current|existing)|\bsite\s+is\b|land"
)
_PART = re.compile(r"其中|包括|包含|含(?!量)|including|of\s+which|incl\.")
_LAND = re.compile(r"^\s*(?:of\s+land|土地|用地)")
_LEAST = re.compile(
    r"(?:不少于|不低于|不小于|至少|最少|≥|>=?|at\s+least|no\s+less\s+than|minimum(?:\s+of)?)\s*$"
)
_MOST = re.compile(
    r"(?:不超过|不大于|最多|至多|≤|<=?|at\s+most|no\s+more\s+than|up\s+to|maximum(?:\s+of)?)\s*$"
)
_OR_MORE = re.compile(r"^\s*(?:以上|or\s+more|起)")
_OR_LESS = re.compile(r"^\s*(?:以内|以下|or\s+less)")


@dataclass(frozen=True)
class _Span:
    least: Decimal | None
    most: Decimal | None
    amount: Amount


def spaces(passage: Passage, found: Iterable[Amount]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the mentions of the least and of the greatest area, in whole ㎡."""
    spans = [span for one in found if one.measure == "area" and (span := _span(passage, one)) is not None]
    whole = [span for span in spans if span.least is not None and span.most is not None]
    least = whole or [span for span in spans if span.least is not None]
    most = whole or [span for span in spans if span.most is not None]
    return (
        tuple(_mention(passage, EnquiryField.AREA_MIN, span.least, span.amount) for span in least),
        tuple(_mention(passage, EnquiryField.AREA_MAX, span.most, span.amount) for span in most),
    )


def _span(passage: Passage, amount: Amount) -> _Span | None:
    before, after = passage.clause(amount.start, amount.end)
    whole, _ = passage.sentence(amount.start, amount.end)
    if _OTHER.search(before) or _LAND.match(after) or _PART.search(whole):
        return None
    if amount.low == amount.high and (_LEAST.search(before) or _OR_MORE.match(after)):
        return _Span(amount.low, None, amount)
    if amount.low == amount.high and (_MOST.search(before) or _OR_LESS.match(after)):
        return _Span(None, amount.high, amount)
    return _Span(min(amount.low, amount.high), max(amount.low, amount.high), amount)


def _mention(passage: Passage, field: EnquiryField, m2: Decimal | None, amount: Amount) -> Mention:
    whole = int((m2 or Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP))
    return Mention(
        field=field, value=whole, words=passage.words(amount.start, amount.end), start=amount.start
    )
