"""The robust plan in words: which candidate it is, and what it brings in fresh futures."""

from collections.abc import Mapping
from math import inf

from planner.domain.goal import PRESET_TITLES
from planner.domain.sweeping.robust import (
    LEAST_SURE,
    CandidatePlan,
    CandidateSource,
    RobustSummary,
    RobustTable,
)
from planner.text import Message, Text, listed, message
from planner.views import format as fmt
from planner.views.reserve import perfect_message
from planner.views.risk import mean_text, probability_text

_WEIGHTS: Mapping[str, Text] = {
    "certain": Text("各家都按一定会来求解", "solved as if every firm came for certain"),
    "square": Text("概率取平方求解", "solved with probabilities squared"),
    "hindsight": Text(
        "按答复全部已知时落位的频率加权求解",
        "solved with firms weighted by how often they are placed where all is known",
    ),
    "often": Text(
        "只排答复全部已知时至少一半落位的企业",
        "solved for firms placed in half of the futures or more where all is known",
    ),
    "likely": Text("只排概率一半以上的企业", "solved for firms with a probability of a half or more"),
}


def candidate_title(one: CandidatePlan) -> Text:
    """Name a candidate by where its plan comes from, for how many that are not signed its rooms are kept, and how many wait."""
    title, kept, waiting = _plan_title(one), len(one.keeps), len(one.waitlist)
    zh = f"，另为 {kept} 家留房" if kept else ""
    en = f", rooms kept for {kept} more" if kept else ""
    if waiting:
        zh, en = f"{zh}，{waiting} 家候补", f"{en}, {waiting} on the waiting list"
    return Text(f"{title.zh}{zh}", f"{title.en}{en}")


def _plan_title(one: CandidatePlan) -> Text:
    if one.source is CandidateSource.SHOWN:
        return Text("当前方案", "the plan on show")
    if one.source is CandidateSource.PRESET:
        title = PRESET_TITLES[one.detail]
        return Text(f"目标：{title.zh}", f"goals: {title.en}")
    if one.source is CandidateSource.LIKELIHOOD:
        return _WEIGHTS[one.detail]
    if one.source is CandidateSource.DRAW:
        return Text(
            f"为第 {one.detail} 个另抽的未来求解", f"solved for future {one.detail} drawn for this alone"
        )
    return Text(f"近似最优方案 {one.detail}", f"near plan {one.detail}")


def robust_lines(table: RobustTable, summary: RobustSummary) -> tuple[Message, ...]:
    """Return the answer in sentences: the choice, what it brings, and what knowing all would be worth."""
    if not table.is_chosen:
        return (_under_way(table),)
    chosen = _chosen_line(table, summary) if summary.chosen else _kept_line(table, summary)
    kept = (*_sure_lines(table, summary), *_kept_lines(table.candidates[summary.chosen]))
    if summary.paired is None or summary.tail_gain is None:
        return (chosen, *kept)
    if summary.chosen == 0:
        told = message(
            "{fresh} 个新未来（种子 {seed}）里它平均 {mean} 点，最差 5% 平均 {tail} 点。",
            "In {fresh} fresh futures (seed {seed}) it has {mean} points on average, {tail} in the worst 5%.",
            fresh=len(table.judged),
            seed=table.seed + 1,
            mean=fmt.number(summary.mean or 0.0),
            tail=fmt.number(summary.paired.tail),
        )
    else:
        told = message(
            "在 {fresh} 个新未来（种子 {seed}）里平均 {mean} 点，当前方案 {other} 点；逐个未来相减为 {gain} 点（随机解的价值）。"
            "最差 5% 平均 {tail} 点，当前方案 {other_tail} 点，相差 {tail_gain} 点；更好的未来占 {better}。",
            "In {fresh} fresh futures (seed {seed}) it has {mean} points on average, the plan on show {other}; the "
            "difference, future by future, is {gain} (the value of the stochastic solution). The worst 5% have {tail}, with the "
            "plan on show {other_tail}, a difference of {tail_gain}. It is better in {better} of the futures.",
            fresh=len(table.judged),
            seed=table.seed + 1,
            mean=fmt.number(summary.mean or 0.0),
            other=fmt.number(summary.mean_shown or 0.0),
            gain=mean_text(summary.paired.gain),
            tail=fmt.number(summary.paired.tail),
            other_tail=fmt.number(summary.paired.tail_other),
            tail_gain=mean_text(summary.tail_gain),
            better=probability_text(summary.paired.better),
        )
    known = () if summary.perfect is None else (perfect_message(summary.perfect),)
    return (chosen, *kept, told, *known)


def _under_way(table: RobustTable) -> Message:
    if table.is_search_complete:
        return message(
            "{count} 个候选方案里最好的几个，已在 {done}/{all} 个另抽的未来里复核。",
            "The best of {count} candidates: {done} of {all} futures drawn to confirm them played.",
            count=len(table.candidates),
            done=len(table.confirmed),
            all=table.confirming,
        )
    return message(
        "已有 {count} 个候选方案，已推演 {done}/{all} 个训练未来。",
        "{count} candidates so far; {done} of {all} training futures played.",
        count=len(table.candidates),
        done=len(table.trained),
        all=table.training,
    )


def _chosen_line(table: RobustTable, summary: RobustSummary) -> Message:
    return message(
        "{count} 个候选方案里，训练用的 {training} 个未来（种子 {seed}）选出：{title}。"
        "标准是平均与最差 5% 平均的加权和，后者占 {weight}。",
        "Of {count} candidates the {training} training futures (seed {seed}) choose: {title}. The criterion is the weighted "
        "sum of the mean and the mean of the worst 5%, which has {weight}.",
        count=len(table.candidates),
        training=table.training,
        seed=table.seed,
        title=candidate_title(table.candidates[summary.chosen]),
        weight=fmt.percent(float(table.weight), 0),
    )


def _sure_lines(table: RobustTable, summary: RobustSummary) -> tuple[Message, ...]:
    """Say what the choice gains in the futures to confirm it."""
    gain = dict(zip(summary.finalists, summary.gains, strict=False)).get(summary.chosen)
    if gain is None:
        return ()
    return (
        message(
            "另抽 {count} 个未来（种子 {seed}）复核：按这个标准相差 {gain} 点，碰巧最多差 {noise} 点。",
            "{count} futures drawn to confirm it (seed {seed}) say so too: by this criterion it gains {gain} points, where "
            "chance makes {noise} at most.",
            count=len(table.confirmed),
            seed=table.seed + 3,
            gain=fmt.number(gain.mean, 1),
            noise=fmt.number(gain.high - gain.mean, 1),
        ),
    )


def _kept_line(table: RobustTable, summary: RobustSummary) -> Message:
    """Say why the plan on show stays: no candidate did better, or none for sure."""
    if not summary.gains:
        return message(
            "{count} 个候选方案在 {training} 个训练未来（种子 {seed}）里没有一个更好：当前方案就是稳健的选择。",
            "Not one of {count} candidates does better in the {training} training futures (seed {seed}): the plan on show is the "
            "robust choice.",
            count=len(table.candidates),
            training=table.training,
            seed=table.seed,
        )
    gain = max(summary.gains, key=lambda one: one.mean)
    best = table.candidates[summary.finalists[summary.gains.index(gain)]]
    if gain.low == -inf:
        return message(
            "{count} 个复核未来太少，说不准有没有更稳健的方案（至少要 {least} 个）：保留当前方案。",
            "{count} futures are too few to confirm that a candidate is better ({least} at least): the plan on show stays.",
            count=len(table.confirmed),
            least=LEAST_SURE,
        )
    return message(
        "没有哪个候选方案确实比当前方案更稳健：{count} 个里最好的（{title}）在另抽的 {confirmed} 个未来（种子 {seed}）里，"
        "按平均与最差 5% 平均的加权和相差 {gain} 点，碰巧就能差 ±{noise} 点。保留当前方案。",
        "No robust plan is surely better than the plan on show: the best of {count} candidates ({title}) differs by {gain} "
        "points, by the weighted sum of mean and mean of the worst 5%, in {confirmed} futures drawn to confirm it (seed {seed}), "
        "and chance alone makes ±{noise}. The plan on show stays.",
        count=len(table.candidates),
        title=candidate_title(best),
        confirmed=len(table.confirmed),
        seed=table.seed + 3,
        gain=fmt.number(gain.mean, 1),
        noise=fmt.number(gain.high - gain.mean, 1),
    )


def _kept_lines(one: CandidatePlan) -> tuple[Message, ...]:
    kept = message(
        "它的房间也为尚未签约的 {firms} 保留，直到各家答复。",
        "Its rooms are also kept for {firms}, which are not signed, until they answer.",
        firms=listed(one.keeps),
    )
    waiting = message(
        "{firms} 依次候补：剩下的面积和能耗够排在前面、还没有答复的企业（按概率）用时才给房。",
        "On the waiting list, in this order: {firms}. They are given a room while what is left of space and utilities is enough "
        "for those before them that are yet to answer, by their probability.",
        firms=listed(one.waitlist),
    )
    return (*((kept,) if one.keeps else ()), *((waiting,) if one.waitlist else ()))
