"""Prices of reliefs in words: what there is more of, or what is left out, and what it brings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.price import PriceProof, PriceTable, ReliefGain, ReliefKind, ReliefPrice
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import Resource
from planner.text import Message, Text, listed, message
from planner.views import format as fmt
from planner.views.places import goal_titles, joined
from planner.views.unplaced import rule_title

PROOFS: dict[PriceProof, Text] = {
    PriceProof.SOLVED: Text("两次求解之差", "two solves"),
    PriceProof.PART: Text("更大的一步也没有增益", "a larger step brings nothing"),
    PriceProof.TOGETHER: Text("与其他各项合在一起也没有增益", "with others at once it brings nothing"),
    PriceProof.BETWEEN: Text("更早与更晚的季度增益相同", "the same from an earlier and a later quarter"),
    PriceProof.ACROSS: Text(
        "从几个季度中任何一季起都没有更好的方案", "no better plan from any of several quarters"
    ),
    PriceProof.LATER: Text("更早的季度起也没有增益", "nothing from an earlier quarter either"),
}
NOT_PROVEN = Text("未证明，为区间", "not proven: an interval")
RESOURCE_KINDS = (ReliefKind.STEP, ReliefKind.EQUIPMENT, ReliefKind.SPACE)
RULE_KINDS = (ReliefKind.RULE, ReliefKind.CLAUSE)


def relief_text(price: ReliefPrice) -> Text:
    """Say what a relief is: `A2: 250 kW more power from 2025Q1`."""
    if price.kind is ReliefKind.TRIAL:
        return Text("试行规则", "the rule tried")
    if price.kind is ReliefKind.RULE:
        title = rule_title(price.subject)
        return Text(f"停用“{title.zh}”", f"without “{title.en}”")
    if price.kind is ReliefKind.CLAUSE:
        title = rule_title(price.subject)
        return Text(f"停用“{title.zh}”的 {price.clause} 行", f"without row {price.clause} of “{title.en}”")
    amount = f"{fmt.short_number(price.amount)} {price.unit}"
    since = Text(f"自 {price.since} 起", f" from {price.since}") if price.since else Text("", "")
    if price.kind is ReliefKind.SPACE:
        return Text(
            f"{price.subject} {since.zh}多一个 {amount} 的单元",
            f"{price.subject}: one unit of {amount} more{since.en}",
        )
    what = RESOURCE_NAMES[Resource(price.clause)]
    return Text(
        f"{price.subject} {since.zh}{what.zh}多 {amount}",
        f"{price.subject}: {amount} more {what.en}{since.en}",
    )


def price_sentence(problem: Problem, price: ReliefPrice) -> Message:
    """Say what a relief brings, tier by tier; or that it was not asked, or that there is no plan with it."""
    relief = relief_text(price)
    if not price.is_asked:
        return message("{relief}：尚未计价", "{relief}: not priced yet", relief=relief)
    if not price.gains:
        return message(
            "{relief}：没有找到守住全部承诺的方案",
            "{relief}: no plan was found that keeps every promise",
            relief=relief,
        )
    if price.brings_nothing:
        return message("{relief}：没有增益", "{relief}: brings nothing", relief=relief)
    return message(
        "{relief}：{gains}{each}",
        "{relief}: {gains}{each}",
        relief=relief,
        gains=gains_text(problem, price),
        each=each_text(price),
    )


def since_text(price: ReliefPrice) -> Text:
    """Say from when on a relief holds."""
    return Text("全期", "all along") if price.since is None else Text(str(price.since), str(price.since))


def each_text(price: ReliefPrice) -> Text:
    """Say what one ㎡, kW, … of a relief brings on average; empty where that is not exact, or several tiers change."""
    told = [one for one in price.gains if (one.least, one.most) != (0, 0)]
    if price.kind not in RESOURCE_KINDS or len(told) != 1 or not told[0].is_point or told[0].most is None:
        return Text("", "")
    value = told[0].most / price.amount
    said = fmt.short_number(value, 2 if abs(value) >= 1 else 3)
    return Text(f"（每 {price.unit} 合 {said}）", f" ({said} per {price.unit})")


def gains_text(problem: Problem, price: ReliefPrice) -> Text:
    """Say what a price comes to, tier by tier; empty where there is no plan, 0 where it is nothing."""
    return tier_gains_text(problem, price.gains)


def tier_gains_text(problem: Problem, gains: Sequence[ReliefGain]) -> Text:
    """Say what gains come to, tier by tier; empty where there are none, 0 where all are nothing."""
    if not gains:
        return Text("", "")
    titles = goal_titles(problem)
    told = [one for one in gains if (one.least, one.most) != (0, 0)]
    if not told:
        return Text("0", "0")
    return joined(
        Text(f"{titles[one.tier].zh} {gain_text(one).zh}", f"{titles[one.tier].en} {gain_text(one).en}")
        for one in told
    )


def gain_text(gain: ReliefGain) -> Text:
    """Write a gain with its sign: a point, an interval, or what one end of it is."""
    least, most = (None if end is None else _signed(end) for end in (gain.least, gain.most))
    if gain.is_point:
        return Text(f"{least}", f"{least}")
    if least is None and most is None:
        return Text("未定", "not known")
    if least is None:
        return Text(f"至多 {most}", f"at most {most}")
    if most is None:
        return Text(f"至少 {least}", f"at least {least}")
    return Text(f"{least} 至 {most}", f"{least} to {most}")


def _signed(value: int) -> str:
    return f"+{fmt.number(value)}" if value > 0 else fmt.number(value)


def proof_text(price: ReliefPrice) -> Text:
    """Say how a price is known."""
    if not price.is_asked:
        return Text("尚未计价", "not priced yet")
    if not price.gains:
        return Text("没有方案", "no plan")
    return PROOFS[price.proof] if price.proof and price.is_proven else NOT_PROVEN


def prices_message(table: PriceTable) -> Message:
    """Say in one sentence how far a table is."""
    if table.plan is None:
        return message(
            "没有可对照的方案，无法计价。", "There is no plan to hold prices against, so nothing is priced."
        )
    asked = [row for row in table.rows if row.is_asked]
    return message(
        "共 {rows} 项，已计价 {asked} 项，其中有增益的 {gaining} 项，已证明的 {proven} 项。",
        "Rows: {rows}; priced: {asked}; of these with a sure gain: {gaining}; proven: {proven}.",
        rows=len(table.rows),
        asked=len(asked),
        gaining=sum(_gains(row) for row in asked),
        proven=sum(row.is_proven for row in asked),
    )


def answer_message(problem: Problem, table: PriceTable) -> Message:
    """Say in one sentence what is worth most so far: of space, of equipment, of rules."""
    told = []
    for kinds, zh, en in (
        ((ReliefKind.SPACE,), "面积", "space"),
        ((ReliefKind.EQUIPMENT, ReliefKind.STEP), "公用工程", "utilities"),
        (RULE_KINDS, "规则", "rules"),
    ):
        rows = [row for row in all_along(table) if row.kind in kinds and row.is_asked]
        # A unit that is there from later on may bring more: it does not stand empty for too long.
        best = next((row for row in table.rows if row.kind in kinds and _gains(row)), None)
        if best is not None:
            said = price_sentence(problem, best).both()
            told.append(Text(f"{zh}中，{said.zh}", f"of {en}, {said.en}"))
        elif rows and len(rows) == sum(row.kind in kinds for row in all_along(table)):
            told.append(Text(f"{zh}中，没有一项有增益", f"of {en}, none brings more"))
    if table.plan is None or not told:
        return prices_message(table)
    return message("增益最大：{told}。", "Worth most: {told}.", told=joined(told))


def _gains(price: ReliefPrice) -> bool:
    return any(gain > 0 for gain in price.worth)


def all_along(table: PriceTable) -> tuple[ReliefPrice, ...]:
    """Return the prices of what there is more of, or less, in the whole horizon."""
    return tuple(row for row in table.rows if row.since is None)


def main_tier(table: PriceTable) -> str:
    """Return the tier of goals in which most prices differ from nothing, else the last; empty if there is none."""
    count = Counter(gain.tier for row in table.rows for gain in row.gains if gain.least or gain.most)
    tiers = [gain.tier for row in table.rows for gain in row.gains]
    return count.most_common(1)[0][0] if count else next(reversed(tiers), "")


@dataclass(frozen=True, kw_only=True)
class PriceBar:
    """One bar: what is priced, its gain in a tier (None: not known), how far it may go, whether it is exact."""

    price: ReliefPrice
    title: Text
    least: int | None
    most: int | None

    @property
    def is_point(self) -> bool:
        """Whether the gain is known exactly."""
        return self.least is not None and self.least == self.most


def price_bars(table: PriceTable, kinds: Iterable[ReliefKind], tier: str) -> tuple[PriceBar, ...]:
    """Return a bar for each price that is not known to bring nothing, the highest first."""
    wanted = frozenset(kinds)
    rows = [row for row in all_along(table) if row.kind in wanted and row.gains and not row.brings_nothing]
    bars = [PriceBar(price=row, title=relief_text(row), least=None, most=None) for row in rows]
    return tuple(
        PriceBar(price=bar.price, title=bar.title, least=gain.least, most=gain.most)
        for bar in bars
        for gain in bar.price.gains
        if gain.tier == tier
    )


@dataclass(frozen=True, kw_only=True)
class PriceRow:
    """A row of the map of quarters: what there is more of, and its price from each quarter on that was asked for."""

    title: Text
    by_quarter: Mapping[Quarter, ReliefPrice]


def price_rows(problem: Problem, table: PriceTable) -> tuple[tuple[Quarter, ...], tuple[PriceRow, ...]]:
    """Return the quarters and a row for each resource and each space, the one that brings most first.

    Before the first quarter from which a price is told apart it is the one all along the horizon.
    """
    later: dict[tuple[str, str, str], dict[Quarter, ReliefPrice]] = {}
    for price in table.rows:
        if price.since is not None and price.gains:
            later.setdefault((price.kind.value, price.subject, price.clause), {})[price.since] = price
    rows = []
    for price in all_along(table):
        own = later.get((price.kind.value, price.subject, price.clause), {})
        if price.kind not in RESOURCE_KINDS or not any(map(_gains, (price, *own.values()))):
            continue
        first = min(own, default=None)
        before = (
            {one: price for one in problem.quarters if first is None or one < first} if price.gains else {}
        )
        rows.append(PriceRow(title=relief_text(price), by_quarter={**before, **own}))
    return problem.quarters, tuple(rows)


@dataclass(frozen=True, kw_only=True)
class PlanEffects:
    """Who leaves, comes in or moves from one plan to another."""

    out: tuple[str, ...]
    joined: tuple[str, ...]
    moved: tuple[str, ...]


def plan_effects(before: Plan | None, after: Plan | None) -> PlanEffects:
    """Return what differs between two plans; nothing where one is missing."""
    if before is None or after is None:
        return PlanEffects(out=(), joined=(), moved=())
    old, new = before.by_firm, after.by_firm
    return PlanEffects(
        out=tuple(sorted(old.keys() - new.keys())),
        joined=tuple(sorted(new.keys() - old.keys())),
        moved=tuple(sorted(name for name in old.keys() & new.keys() if old[name] != new[name])),
    )


def effects_message(effects: PlanEffects) -> Message:
    """Say who leaves, comes in or moves."""
    none = Text("无", "none")
    return message(
        "失去位置：{out}；补入：{joined}；换位：{moved}",
        "out: {out}; in: {joined}; elsewhere: {moved}",
        out=_list(effects.out) or none,
        joined=_list(effects.joined) or none,
        moved=_list(effects.moved) or none,
    )


def _list(names: Sequence[str]) -> Text | None:
    return listed(names) if names else None
