"""The policy table: rows of settings to a `Policy`, without loss.

Each row has a `kind`. What the other columns mean depends on it:

| kind | key | subject | clause | value | until |
|---|---|---|---|---|---|
| preset | | | | name of the preset | |
| mode | | | | ranked, weighted | |
| rate | name of the rate | | | number | |
| tier | tier | empty | value, tidiness | weight | |
| tier | tier | goal | | rate of the goal in the tier above | |
| threshold | name | | | number | |
| switch | rule | | clause or empty | on, off | |
| waiver | rule | firms | clause or empty | | |
| pin | firm | units | building | | start |
| forbid | firm | units | building | | |
| hold | firm or empty | units | | | until |
| reserve | park | units | | share of the ground floor | until |
| entry | name of the term | | | number or list | |
| hold_quarters, expansion_quarters | | | | number | |

`note_zh` and `note_en` are the reason of a waiver, hold or reserve, and the title of a tier.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from planner.domain.goal import PRESETS, GoalMode, Term, Tier
from planner.domain.park.calendar import MOST_TRIAL_WEEKS, TRIAL_RUN
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    ValueRates,
    Waiver,
)
from planner.domain.vocabulary.terms import RegPath
from planner.tables.cells.amounts import read_decimal, read_whole
from planner.tables.cells.cell_result import CellFault, Verdict
from planner.tables.cells.choices import read_list, read_word, read_yes_no
from planner.tables.columns.quantity import SHARE
from planner.tables.lines import ParsedRow
from planner.tables.policy_builder import PolicyBuilder, PolicyRead
from planner.tables.sheets import Faults
from planner.text import Text, message

DECIMALS = 6
"""Most decimals of a number in the policy table."""


def policy_of(lines: Sequence[ParsedRow], faults: Faults) -> PolicyRead | None:
    """Return the policy that the rows say; nothing if any row is in error. Order of rows is kept."""
    builder = PolicyBuilder(faults)
    for line in lines:
        keep = _KINDS.get(line.values["kind"])
        if keep is None:
            known = "/".join(_KINDS)
            builder.refuse(
                line, "kind", message("未知种类，应为 {known}", "unknown kind; one of {known}", known=known)
            )
        else:
            keep(line, builder)
    if faults.has_error:
        return None
    tiers = tuple(_whole_tier(builder, head, terms) for head, terms in builder.lists.pop("tiers", ()))
    settings: dict[str, Any] = {name: tuple(items) for name, items in builder.lists.items()}
    settings |= builder.single
    rates, entry = ValueRates(**builder.rates), EntryTerms(**builder.entry)
    policy = Policy(tiers=tiers, rates=rates, entry=entry, **settings)
    return PolicyRead(policy, lines, builder.origins)


def _whole_tier(builder: PolicyBuilder, head: dict[str, Any], terms: list[Term]) -> Tier:
    tier = Tier(**{name: value for name, value in head.items() if name != "line"}, terms=tuple(terms))
    builder.came(tier, head["line"])
    return tier


def _number(text: str) -> Verdict:
    return read_decimal(text, of=None, decimals=DECIMALS)


def _preset(line: ParsedRow, builder: PolicyBuilder) -> None:
    if line.values["value"] not in PRESETS:
        known = "/".join(PRESETS)
        builder.refuse(line, "value", message("应为 {known}", "one of {known} is needed", known=known))
    elif builder.once(line):
        builder.single["preset"] = line.values["value"]


def _mode(line: ParsedRow, builder: PolicyBuilder) -> None:
    builder.value(line, read_word(line.values["value"], GoalMode), builder.single, "mode")


def _rate(line: ParsedRow, builder: PolicyBuilder) -> None:
    key = line.values["key"]
    kinds = {field.name: field.type for field in fields(ValueRates)}
    if key not in kinds:
        _unknown_key(line, builder, kinds)
        return
    read = read_whole(line.values["value"], of=None) if kinds[key] is int else _number(line.values["value"])
    builder.value(line, read, builder.rates, key)


def _tier(line: ParsedRow, builder: PolicyBuilder) -> None:
    key, subject = line.values["key"], line.values["subject"]
    if subject:
        _term(line, builder, subject)
        return
    weight = _number(line.values["value"] or "1")
    if isinstance(weight, CellFault):
        builder.refuse(line, "value", weight.reason)
    elif line.values["clause"] not in {"value", "tidiness"}:
        builder.refuse(line, "clause", message("应为 value 或 tidiness", "value or tidiness is needed"))
    else:
        head = {
            "key": key,
            "title": _note(line),
            "carries_value": line.values["clause"] == "value",
            "weight": weight.value,
            "line": line,
        }
        builder.append("tiers", (head, []), line)


def _term(line: ParsedRow, builder: PolicyBuilder, goals: tuple[str, ...]) -> None:
    rate = read_whole(line.values["value"], of=None)
    empty: tuple[Any, list[Term]] = (None, [])
    head, terms = next(
        (tier for tier in reversed(builder.lists.get("tiers", [])) if tier[0]["key"] == line.values["key"]),
        empty,
    )
    if head is None:
        builder.refuse(line, "key", message("上面没有这一级", "there is no such tier above"))
    elif isinstance(rate, CellFault):
        builder.refuse(line, "value", rate.reason)
    elif len(goals) != 1:
        builder.refuse(line, "subject", message("一行只写一个目标", "one goal a row"))
    else:
        term = Term(goal=goals[0], rate=rate.value)
        builder.came(term, line)
        terms.append(term)


def _threshold(line: ParsedRow, builder: PolicyBuilder) -> None:
    read = _number(line.values["value"])
    if isinstance(read, CellFault):
        builder.refuse(line, "value", read.reason)
    elif line.values["key"] == TRIAL_RUN[0] and not 0 <= read.value <= MOST_TRIAL_WEEKS:
        most = MOST_TRIAL_WEEKS
        builder.refuse(
            line,
            "value",
            message("试产应为 0 至 {most} 周", "trial run takes 0 to {most} weeks", most=most),
        )
    elif builder.once(line):
        builder.append("thresholds", Threshold(key=line.values["key"], value=read.value), line)


def _switch(line: ParsedRow, builder: PolicyBuilder) -> None:
    read = read_yes_no(line.values["value"], yes=("on", "开"), no=("off", "关"))
    if isinstance(read, CellFault):
        builder.refuse(line, "value", read.reason)
    else:
        item = Switch(rule=line.values["key"], clause=line.values["clause"] or None, on=read.value)
        builder.append("switches", item, line)


def _waiver(line: ParsedRow, builder: PolicyBuilder) -> None:
    values = line.values
    item = Waiver(
        rule=values["key"], clause=values["clause"] or None, firms=values["subject"], reason=_note(line)
    )
    builder.append("waivers", item, line)


def _pin(line: ParsedRow, builder: PolicyBuilder) -> None:
    values = line.values
    item = Pin(
        firm_id=values["key"],
        building_id=values["clause"] or None,
        units=values["subject"],
        start=values["until"],
    )
    builder.append("pins", item, line)


def _forbid(line: ParsedRow, builder: PolicyBuilder) -> None:
    values = line.values
    item = Forbid(firm_id=values["key"], building_id=values["clause"] or None, units=values["subject"])
    builder.append("forbids", item, line)


def _hold(line: ParsedRow, builder: PolicyBuilder) -> None:
    values = line.values
    if values["until"] is None:
        _no_end(line, builder)
        return
    item = Hold(
        units=values["subject"], until=values["until"], firm_id=values["key"] or None, reason=_note(line)
    )
    builder.append("holds", item, line)


def _reserve(line: ParsedRow, builder: PolicyBuilder) -> None:
    values = line.values
    share = read_decimal(values["value"] or "0", of=SHARE, decimals=DECIMALS)
    if values["until"] is None:
        _no_end(line, builder)
    elif isinstance(share, CellFault):
        builder.refuse(line, "value", share.reason)
    else:
        item = Reserve(
            park_id=values["key"],
            until=values["until"],
            ground_share=share.value,
            units=values["subject"],
            reason=_note(line),
        )
        builder.append("reserves", item, line)


def _entry(line: ParsedRow, builder: PolicyBuilder) -> None:
    key, value = line.values["key"], line.values["value"]
    if key == "reg_paths":
        _entry_paths(line, builder)
    elif key == "min_area_m2":
        builder.value(line, read_whole(value, of=None), builder.entry, key)
    elif key in {"min_tax_10k_per_mu", "min_output_10k_per_mu"}:
        builder.value(line, _number(value), builder.entry, key)
    else:
        _unknown_key(line, builder, {field.name: None for field in fields(EntryTerms)})


def _entry_paths(line: ParsedRow, builder: PolicyBuilder) -> None:
    listed = read_list(line.values["value"])
    words = () if isinstance(listed, CellFault) else tuple(read_word(one, RegPath) for one in listed.value)
    refused = (
        [listed] if isinstance(listed, CellFault) else [one for one in words if isinstance(one, CellFault)]
    )
    if refused:
        builder.refuse(line, "value", refused[0].reason)
    elif builder.once(line):
        builder.entry["reg_paths"] = tuple(one.value for one in words if not isinstance(one, CellFault))


def _quarters(name: str) -> Callable[[ParsedRow, PolicyBuilder], None]:
    def keep(line: ParsedRow, builder: PolicyBuilder) -> None:
        builder.value(line, read_whole(line.values["value"], of=None), builder.single, name)

    return keep


def _note(line: ParsedRow) -> Text:
    return Text(line.values["note_zh"], line.values["note_en"])


def _no_end(line: ParsedRow, builder: PolicyBuilder) -> None:
    builder.refuse(line, "until", message("缺少截止季度", "the quarter it ends is missing"))


def _unknown_key(line: ParsedRow, builder: PolicyBuilder, known: Mapping[str, Any]) -> None:
    names = "/".join(known)
    builder.refuse(line, "key", message("应为 {names}", "one of {names} is needed", names=names))


_KINDS: Mapping[str, Callable[[ParsedRow, PolicyBuilder], None]] = {
    "preset": _preset,
    "mode": _mode,
    "rate": _rate,
    "tier": _tier,
    "threshold": _threshold,
    "switch": _switch,
    "waiver": _waiver,
    "pin": _pin,
    "forbid": _forbid,
    "hold": _hold,
    "reserve": _reserve,
    "entry": _entry,
    "hold_quarters": _quarters("speculative_hold_quarters"),
    "expansion_quarters": _quarters("expansion_quarters"),
}
