"""The planner's settings as rows of the policy table: what `policies` reads, written."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from planner.domain.csv_text import guard
from planner.domain.goal import Tier
from planner.domain.park.policy import EntryTerms, Policy, ValueRates
from planner.text import Text, plain

_EMPTY = ("kind", "key", "subject", "clause", "value", "until", "note_zh", "note_en", "basis")


def rows_of_policy(policy: Policy) -> tuple[Mapping[str, str], ...]:
    """Return one row a setting; what is at its default is written too, so that it can be seen."""
    return tuple(_rows(policy))


def _rows(policy: Policy) -> Iterator[Mapping[str, str]]:
    yield _row("preset", value=policy.preset)
    yield _row("mode", value=policy.mode.value)
    yield from _tiers(policy.tiers)
    for field in fields(ValueRates):
        yield _row("rate", key=field.name, value=getattr(policy.rates, field.name))
    yield _row("hold_quarters", value=policy.speculative_hold_quarters)
    yield _row("expansion_quarters", value=policy.expansion_quarters)
    for threshold in policy.thresholds:
        yield _row("threshold", key=threshold.key, value=threshold.value)
    for switch in policy.switches:
        yield _row("switch", key=switch.rule, clause=switch.clause, value="on" if switch.on else "off")
    yield from _decisions(policy)
    for field in fields(EntryTerms):
        yield _row("entry", key=field.name, value=getattr(policy.entry, field.name))


def _decisions(policy: Policy) -> Iterator[Mapping[str, str]]:
    for waiver in policy.waivers:
        yield _row("waiver", key=waiver.rule, clause=waiver.clause, subject=waiver.firms, note=waiver.reason)
    for pin in policy.pins:
        yield _row("pin", key=pin.firm_id, clause=pin.building_id, subject=pin.units, until=pin.start)
    for forbid in policy.forbids:
        yield _row("forbid", key=forbid.firm_id, clause=forbid.building_id, subject=forbid.units)
    for hold in policy.holds:
        yield _row("hold", key=hold.firm_id, subject=hold.units, until=hold.until, note=hold.reason)
    for reserve in policy.reserves:
        yield _row(
            "reserve",
            key=reserve.park_id,
            subject=reserve.units,
            value=reserve.ground_share,
            until=reserve.until,
            note=reserve.reason,
        )


def _tiers(tiers: tuple[Tier, ...]) -> Iterator[Mapping[str, str]]:
    for tier in tiers:
        clause = "value" if tier.carries_value else "tidiness"
        yield _row("tier", key=tier.key, clause=clause, value=tier.weight, note=tier.title)
        for term in tier.terms:
            yield _row("tier", key=tier.key, subject=(term.goal,), value=term.rate)


def _row(kind: str, *, note: Text | None = None, **cells: Any) -> Mapping[str, str]:
    row = dict.fromkeys(_EMPTY, "") | {"kind": kind}
    row |= {key: _text(value) for key, value in cells.items()}
    if note is not None:
        row |= {"note_zh": guard(note.zh), "note_en": guard(note.en)}
    return row


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return guard(";".join(str(item) for item in value))
    return plain(value) if isinstance(value, Decimal) else guard(str(value))
