"""By how much a finding fails, read from what it needs and what there is."""

import re
from decimal import Decimal
from fractions import Fraction

from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding, Reason
from planner.domain.vocabulary.terms import HazardClass
from planner.text import Text, money, plain, separated

_NUMBER = re.compile(r"^(-?\d+(?:\.\d+)?)\s*(\S*)$")
_QUARTER = re.compile(r"^\d{4}Q[1-4]$")
_CLASSES = frozenset(HazardClass)
Cause = tuple[str, str]
"""Rule and clause, without the quarter."""

A_YEAR = 4
WHOLLY = Fraction(1)
"""The shortfall of what one has or has not, such as a dock."""


def cause_of(finding: Finding) -> Cause:
    """Return the rule and clause of a finding, without the quarter."""
    return finding.rule, finding.clause.split("@")[0]


def shortfall(finding: Finding) -> Fraction:
    """Return the shortfall as a share of the need; quarters as years, classes as steps."""
    amounts = _amounts(finding)
    if amounts is not None:
        (need, _), (there, _) = amounts
        return abs(Fraction(need) - Fraction(there)) / max(abs(Fraction(need)), Fraction(1, 1000))
    quarters = _quarters_late(finding)
    if quarters is not None:
        return Fraction(abs(quarters), A_YEAR)
    if finding.need in _CLASSES and finding.available in _CLASSES:
        return Fraction(abs(HazardClass(finding.need).rank - HazardClass(finding.available).rank))
    return WHOLLY


def gap_text(finding: Finding) -> Text | None:
    """Write by how much it fails, with unit; None if that is not a quantity."""
    amounts = _amounts(finding)
    if amounts is not None:
        (need, _), (there, _) = amounts
        size = amount_text(missing_text(finding))
        return (
            Text(f"差 {size.zh}", f"{size.en} too little")
            if there < need
            else Text(f"超 {size.zh}", f"{size.en} too much")
        )
    quarters = _quarters_late(finding)
    if quarters is None:
        return None
    count = abs(quarters)
    return Text(f"差 {count} 个季度", f"off by {count} {'quarter' if count == 1 else 'quarters'}")


def amount_text(amount: str) -> Text:
    """Return a figure of a finding as sentences write it: thousands parted, 万元/亩 as yuan in English."""
    figure, _, unit = amount.partition(" ")
    if not unit or not _NUMBER.match(figure):
        return Text(amount, amount)
    told = separated(Decimal(figure))
    if unit == "万元/亩":
        return Text(f"{told} {unit}", f"{money(Decimal(figure)).en} per mu")
    return Text(f"{told} {unit}", f"{told} {unit}")


def missing_text(one: Finding | Reason) -> str:
    """Write how much is lacking, or is too much, with its unit; empty if that is not a quantity."""
    amounts = _amounts(one)
    if amounts is None:
        return ""
    (need, unit), (there, _) = amounts
    return f"{plain(abs(need - there))} {unit}".strip()


def _amounts(finding: Finding | Reason) -> tuple[tuple[Decimal, str], tuple[Decimal, str]] | None:
    need, there = _NUMBER.match(finding.need), _NUMBER.match(finding.available)
    if need is None or there is None or _quarters_late(finding) is not None:
        return None
    return (Decimal(need[1]), need[2]), (Decimal(there[1]), there[2])


def _quarters_late(finding: Finding | Reason) -> int | None:
    if not _QUARTER.match(finding.need) or not _QUARTER.match(finding.available):
        return None
    return Quarter.parse(finding.available) - Quarter.parse(finding.need)
