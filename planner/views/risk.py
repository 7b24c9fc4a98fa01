"""Risk in words: what is likely, how bad it can get, what to decide now and whom to call first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite

from planner.domain.keys import GoalKey
from planner.domain.measures import headline_kpis
from planner.domain.measures.kpi import FRACTION
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.future import AllocationPolicy
from planner.domain.sweeping.risk import (
    DecisionVerdict,
    MeanEstimate,
    PlaceRisk,
    Probability,
    RiskSummary,
)
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Message, Text, listed, message
from planner.views import format as fmt

VALUE = GoalKey.EXPECTED_VALUE.value
POLICIES: Mapping[AllocationPolicy, Text] = {
    AllocationPolicy.PLAN: Text("按方案留房", "rooms kept by the plan"),
    AllocationPolicy.FIRST_COME: Text("先到先得", "first come, first served"),
}
POLICY_SAYS: Mapping[AllocationPolicy, Text] = {
    AllocationPolicy.PLAN: Text(
        "方案给已签企业的房间一直留到它答复为止（希望入驻的季度，迟到则顺延）。每季度答复“来”的企业依次拿房：先是有留房的，再是其他；"
        "取规则允许且最早能开始的位置，同样早时先取方案给它的那一处，再取方案没有安排给他人的，再按目标排序。拿到房后不再移动；没有房的在等待期限内"
        "每季度再试一次。",
        "Rooms that the plan gives to signed firms are kept until the firm answers, in the quarter in which it wants to come, "
        "late as it may be. Those who say yes in a quarter are given rooms one after the other, who has rooms kept first: of "
        "what the rules allow the earliest start; of equal starts the room that the plan has for it, then one planned for "
        "nobody, then by the goals. Nobody moves afterwards; who finds nothing "
        "is tried again each quarter until its time for waiting is over.",
    ),
    AllocationPolicy.FIRST_COME: Text(
        "对照：只留在园、已交房和有承诺的企业的房间；其余谁先答复谁先拿，取最早能开始的，同样早时取面积最小的。",
        "For comparison: rooms are kept for firms that sit, have their rooms or are promised a place, and for nobody else; who "
        "answers first takes the earliest start, of equal starts the smallest room.",
    ),
}
VERDICTS: Mapping[DecisionVerdict, Text] = {
    DecisionVerdict.NOW: Text("现在就定", "do now"),
    DecisionVerdict.LATER: Text("先不定", "postpone"),
    DecisionVerdict.OPEN: Text("未来数不够，说不准", "more futures are needed"),
}
SPACE_ASKED = Text("面积", "space")
_LIKELY = 0.5
NOTHING = Text("还没有算出任何未来。", "No future is worked out yet.")


@dataclass(frozen=True)
class FigureName:
    """What a figure of the futures is called, its unit, and whether it is a share."""

    title: Text
    unit: Text
    is_share: bool = False


def figure_titles(problem: Problem, plan: Plan) -> dict[str, FigureName]:
    """Return what each figure is called, by its key."""
    return {
        VALUE: FigureName(Text("落位价值", "Value of who is placed"), Text("点", "points")),
        **{
            one.key: FigureName(one.title, one.unit, one.unit == FRACTION)
            for one in headline_kpis(problem, plan)
        },
    }


def written(title: FigureName, value: float) -> str:
    """Write a figure: a share as per cent."""
    return fmt.percent(value) if title.is_share else fmt.short_number(value, 0 if abs(value) >= 100 else 2)


def written_mean(title: FigureName, one: MeanEstimate) -> str:
    """Write the mean of a figure with its interval, if one is known."""
    if not isfinite(one.low):
        return written(title, one.mean)
    return f"{written(title, one.mean)} ({written(title, one.low)}–{written(title, one.high)})"


def probability_text(one: Probability) -> str:
    """Write a probability with its interval: `63.0% (60.0%–66.0%)`."""
    if one.share is None:
        return fmt.NONE
    return f"{fmt.percent(one.share)} ({fmt.percent(one.low)}–{fmt.percent(one.high)})"


def mean_text(one: MeanEstimate, places: int = 1) -> str:
    """Write a mean with its interval, if one is known; one value alone has none."""
    if not isfinite(one.low):
        return fmt.number(one.mean, places)
    return f"{fmt.number(one.mean, places)} ({fmt.interval(one.low, one.high, places)})"


def place_title(problem: Problem, one: PlaceRisk) -> Text:
    """Name a building, or what of a park or building is limited."""
    if not one.resource:
        return Text(one.subject_id, one.subject_id)
    name = SPACE_ASKED if one.resource == "area" else RESOURCE_NAMES[Resource(one.resource)]
    if one.scope == CapScope.BUILDING:
        return Text(f"{one.subject_id} {name.zh}", f"{one.subject_id}: {name.en}")
    if len(problem.parks) == 1:
        return name
    park = problem.park[one.subject_id].name
    return Text(f"{park.zh} {name.zh}", f"{park.en}: {name.en}")


def basis_message(summary: RiskSummary) -> Message:
    """Say what the figures stand on: futures, seed, confidence, the checker's verdict."""
    return message(
        "{futures} 个未来（共 {asked} 个），随机种子 {seed}，置信水平 {confidence}。{check}{promises}",
        "{futures} of {asked} futures, seed {seed}, confidence {confidence}. {check}{promises}",
        futures=fmt.number(summary.futures),
        asked=fmt.number(summary.asked),
        seed=summary.seed,
        confidence=fmt.percent(summary.confidence, 0),
        check=Text(
            "每个未来的方案都通过了独立检查。", "Every plan of every future passes the independent check."
        )
        if not summary.faults
        else Text(
            f"有 {summary.faults} 个方案没有通过独立检查。",
            f"{summary.faults} plans do not pass the independent check.",
        ),
        promises=Text("", "")
        if not summary.promises.count
        else Text(
            f"其中 {probability_text(summary.promises)} 的未来里有承诺的位置无法兑现。",
            f" In {probability_text(summary.promises)} of the futures a promised place cannot be had.",
        ),
    )


def value_message(summary: RiskSummary, key: str, title: FigureName) -> Message:
    """Say what a figure comes to, how bad it gets, and what keeping rooms by the plan brings."""
    here, there = summary.figure(key), summary.figure(key, AllocationPolicy.FIRST_COME)
    if here is None or there is None:
        return message("{said}", "{said}", said=NOTHING)
    return message(
        "{title}平均 {mean}，九成的未来在 {p5} 与 {p95} 之间，最差的 5% 平均 {tail}；先到先得平均 {other}。",
        "{title}: {mean} on average; nine futures in ten lie between {p5} and {p95}, the worst 5% have "
        "{tail}. First come, first served has {other} on average.",
        title=title.title,
        mean=written_mean(title, here.mean),
        p5=written(title, here.p5),
        p95=written(title, here.p95),
        tail=written(title, here.tail),
        other=written(title, there.mean.mean),
    )


def space_message(problem: Problem, summary: RiskSummary) -> Message:
    """Say how much is let at the end, and which building is likeliest to be full."""
    if not summary.space:
        return message("{said}", "{said}", said=NOTHING)
    last = summary.space[-1]
    total = sum(unit.leasable_m2 for unit in problem.units)
    full = [
        (one.subject_id, share)
        for one in summary.full
        if (share := one.by_quarter[-1][1]).share is not None and (share.share or 0.0) >= _LIKELY
    ]
    return message(
        "到 {quarter} 平均租出 {mean}（全部可租 {total} 的 {share}），最少的 5% 不超过 {p5}；"
        "到那时满租的可能性过半的楼栋：{full}。",
        "By {quarter} {mean} are let on average ({share} of all {total}); in the lowest 5% no more than {p5}. Likelier full by "
        "then than not: {full}.",
        quarter=str(last.quarter),
        mean=fmt.area(last.mean.mean),
        total=fmt.area(total),
        share=fmt.percent(last.mean.mean / total if total else 0),
        p5=fmt.area(last.p5),
        full=listed(f"{name} {fmt.percent(one.share)}" for name, one in full) if full else Text("无", "none"),
    )


def notable_limits(summary: RiskSummary) -> list[PlaceRisk]:
    """Return the limits that are told: those of parks, and of buildings those alone that may fall short; most never do."""
    return [one for one in summary.beyond if one.scope == CapScope.PARK or one.ever.count]


def likeliest(one: PlaceRisk) -> tuple[Quarter, Probability]:
    """Return the quarter in which a place is likeliest to be full or to fall short, the first of several."""
    return max(one.by_quarter, key=lambda told: told[1].share or 0.0)


def limits_message(problem: Problem, summary: RiskSummary) -> Message:
    """Say which limit is likeliest to be asked beyond, and when."""
    rows = [one for one in notable_limits(summary) if one.ever.count]
    if not summary.futures or not rows:
        return message(
            "没有一个未来里来的企业所需超过面积或公用工程的上限。",
            "In no future do those who come ask for more than there is of space or of a capped utility.",
        )
    worst = max(rows, key=lambda one: one.ever.share or 0.0)
    quarter, most = likeliest(worst)
    return message(
        "最可能不够的是{name}：{ever} 的未来里有季度所需超过上限，最可能在 {quarter}（{most}）。",
        "Likeliest to fall short is {name}: in {ever} of the futures more is asked for than there is in some quarter, likeliest "
        "in {quarter} ({most}).",
        name=place_title(problem, worst),
        ever=probability_text(worst.ever),
        quarter=str(quarter),
        most=probability_text(most),
    )


def firms_message(problem: Problem, summary: RiskSummary) -> Message:
    """Say who is least sure of a place if it comes."""
    rows = [one for one in summary.firms if one.comes.count]
    if not rows:
        return message("{said}", "{said}", said=NOTHING)
    sure = sum((one.place.share or 0.0) >= 0.9 for one in rows)
    worst = min(rows, key=lambda one: (one.place.share or 0.0, one.firm_id))
    return message(
        "{count} 家企业中，{sure} 家只要来，至少九成的未来里有位置；最没有把握的是 {name}：来了有位置的概率 {place}。",
        "Of {count} firms {sure} have a place in at least nine futures of ten in which they come; least sure is {name}, with "
        "{place} if it comes.",
        count=len(rows),
        sure=sure,
        name=firm_text(problem, worst.firm_id),
        place=probability_text(worst.place),
    )


def decisions_message(summary: RiskSummary) -> Message:
    """Say how many rooms can be decided now, how many should wait."""
    counts = {
        verdict: sum(one.verdict is verdict for one in summary.decisions) for verdict in DecisionVerdict
    }
    return message(
        "{now} 家的房间现在就可以定：来的话，至少 90% 的未来都给同一处；{later} 家先不定；{open} 家还说不准。",
        "The rooms of {now} firms can be decided now: if they come, it is the same room in at least 90% of the futures. Postpone "
        "{later}; of {open} the futures do not say yet.",
        now=counts[DecisionVerdict.NOW],
        later=counts[DecisionVerdict.LATER],
        open=counts[DecisionVerdict.OPEN],
    )


def calls_message(problem: Problem, summary: RiskSummary) -> Message:
    """Say whom to call first."""
    rows = [one for one in summary.impacts if one.changes.mean > 0][:3]
    if not rows:
        return message(
            "没有一家企业的答复会改变别家的位置。", "No firm's answer changes the place of another."
        )
    first = rows[0]
    return message(
        "先问 {names}：{first} 的答复一变，平均有 {changes} 家别的企业换位或未落位。",
        "Call {names} first: with the answer of {first} {changes} other firms on average are elsewhere, or without a place.",
        names=Text(
            "、".join(firm_text(problem, one.firm_id).zh for one in rows),
            ", ".join(firm_text(problem, one.firm_id).en for one in rows),
        ),
        first=first.firm_id,
        changes=mean_text(first.changes),
    )


def gain_message(summary: RiskSummary) -> Message:
    """Say by how much keeping rooms beats first come, first served, future by future."""
    if summary.gain is None:
        return message("{said}", "{said}", said=NOTHING)
    gain, is_more = summary.gain, summary.gain.mean >= 0
    if not is_more:
        gain = replace(gain, mean=-gain.mean, low=-gain.high, high=-gain.low)
    return message(
        "同样的未来里，按方案留房比先到先得平均{side} {gain} 点。",
        "In the same futures keeping rooms by the plan brings {gain} points {side} than first come, first served.",
        side=Text("多", "more") if is_more else Text("少", "less"),
        gain=mean_text(gain, 0),
    )


def firm_text(problem: Problem, firm_id: str) -> Text:
    """Name a firm with its id."""
    name = problem.firm[firm_id].name
    return Text(f"{firm_id} {name.zh}", f"{firm_id} {name.en}")


def answers(problem: Problem, plan: Plan, summary: RiskSummary) -> dict[str, Message]:
    """Return the answer to each question, in a sentence."""
    return {
        "value": value_message(summary, VALUE, figure_titles(problem, plan)[VALUE]),
        "space": space_message(problem, summary),
        "limits": limits_message(problem, summary),
        "firms": firms_message(problem, summary),
        "decisions": decisions_message(summary),
        "calls": calls_message(problem, summary),
    }
