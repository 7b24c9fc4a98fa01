"""Prices of reliefs in words: what there is more of, or what is left out, and what it brings."""

from planner.domain.park.problem import Problem
from planner.domain.sweeping.price import ReliefGain, ReliefKind, ReliefPrice
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import Resource
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.places import goal_titles, joined
from planner.views.unplaced import rule_title


def relief_text(price: ReliefPrice) -> Text:
    """Say what a relief is: `A2: 250 kW more power from 2025Q1`."""
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
    titles = goal_titles(problem)
    told = (one for one in price.gains if (one.least, one.most) != (0, 0))
    said = (
        Text(f"{titles[one.tier].zh} {gain_text(one).zh}", f"{titles[one.tier].en} {gain_text(one).en}")
        for one in told
    )
    return message("{relief}：{gains}", "{relief}: {gains}", relief=relief, gains=joined(said))


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
